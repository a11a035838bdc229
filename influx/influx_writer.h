// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "influx/influx_target.h"
#include "influx/write_answer.h"

#include <functional>
#include <memory>

namespace bnm {

/// Writes line protocol to an InfluxDB v2 receiver (POST /api/v2/write), one request at a time.
/// Each has a total deadline and a limit on its answer. Errors: see WriteOutcome.
class InfluxWriter : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostAnswerBytes = 4 * 1024 * 1024; ///< lower for a small batch

    explicit InfluxWriter(InfluxTarget target, QObject *parent = nullptr);

    bool isBusy() const { return m_isBusy; }
    /// Writes lines in gzip format; textBytes is their unpacked size, because an answer may name
    /// every line. The handler is called once, from the event loop. Not to be called while busy.
    void write(const QByteArray &gzipped, qint64 textBytes,
               std::function<void(const WriteOutcome &)> handler);

private:
    HttpRequest request() const;

    InfluxTarget m_target;
    std::unique_ptr<HttpClient> m_client; ///< a child too, so that it moves along
    bool m_isBusy = false;
};

} // namespace bnm
