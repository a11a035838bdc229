// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bnm {

/// Detects the software of a host: ntfy (GET /v1/health,
/// https://docs.ntfy.sh/config/#health-checks), then Gotify (GET /version,
/// https://gotify.net/api-docs). Two small requests with a deadline each. From the address they
/// contain only the host, and for Gotify the folder of its /message: no login, no token, no topic.
class FormatQuestion : public QObject {
    Q_OBJECT
public:
    struct Result {
        std::optional<WebhookFormat> format; ///< Generic: neither of them; nothing: no answer
        bool wasReached = true;              ///< something answered, other than an unreachable host
        QString reason = {};                 ///< the reason for a missing answer, as a sentence
    };
    using Handler = std::function<void(const Result &)>;

    FormatQuestion(HttpClient &http, const QUrl &url, int timeoutMs, QObject *parent = nullptr);

    /// The handler is called once, from the event loop. Not to be called during a query.
    void ask(Handler handler);

private:
    void askNtfy();
    void askGotify();
    void send(const QString &path, bool (*isIt)(const QByteArray &body), WebhookFormat format,
              void (FormatQuestion::*next)());
    void finish(const Result &result);

    HttpClient &m_http;
    QUrl m_host;
    QString m_gotifyFolder;
    int m_timeoutMs;
    Handler m_handler;
};

} // namespace bnm
