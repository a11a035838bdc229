// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serve/http_message.h"
#include "app/serve/served.h"

#include <array>

namespace bnm {

/// What the endpoint answers: /metrics, /healthz, /readyz and the page at /. Reads what is on the
/// shelf and nothing else, so that it works on any thread, one request at a time.
class Answers {
public:
    /// Empty token: none is needed.
    Answers(std::shared_ptr<const ServedShelf> shelf, QString token);

    ServedAnswer to(const ServedRequest &request, qint64 steadyMs);

private:
    /// Of the same figures in the same second the text is the same.
    struct Scrape {
        std::shared_ptr<const Served> served;
        qint64 second = 0;
        QByteArray text;
        QByteArray packed; ///< by gzip; empty: not wanted yet
    };

    ServedAnswer route(const ServedRequest &request, qint64 steadyMs);
    ServedAnswer metrics(const ServedRequest &request, qint64 steadyMs);
    ServedAnswer health(const ServedRequest &request, qint64 steadyMs) const;
    ServedAnswer readiness(qint64 steadyMs) const;
    Scrape &scrape(ExpositionFormat format, qint64 steadyMs);

    const std::shared_ptr<const ServedShelf> m_shelf;
    const QString m_token;
    std::array<Scrape, 2> m_scrapes; ///< by format
};

} // namespace bnm
