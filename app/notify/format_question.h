// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bnm {

/// Asks a host what it is: ntfy (GET /v1/health, https://docs.ntfy.sh/config/#health-checks), then
/// Gotify (GET /version, https://gotify.net/api-docs). Two small requests with a deadline each.
/// They hold nothing of the address but its host, of a Gotify also the folder of its /message: no
/// login, no token, no topic.
class FormatQuestion : public QObject {
    Q_OBJECT
public:
    struct Result {
        std::optional<WebhookFormat> format; ///< Generic: it is neither; nothing: no answer
        bool wasReached = true;              ///< something spoke, and not for one that is away
        QString reason = {};                 ///< why there is no answer, as a sentence
    };
    using Handler = std::function<void(const Result &)>;

    FormatQuestion(HttpClient &http, const QUrl &url, int timeoutMs, QObject *parent = nullptr);

    /// The handler is called once, from the event loop. Not while one is asked already.
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
