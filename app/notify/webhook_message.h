// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"
#include "collectors/point/point.h"

#include <QByteArray>

namespace bnm {

/// What is posted to a webhook.
struct WebhookMessage {
    QByteArray body;
    QByteArray contentType;
    HttpHeaders headers;
};

/// One piece of news as the receiver wants it. Whatever is in the texts stays text: no markup,
/// no mentions, no header of its own.
WebhookMessage messageFor(WebhookFormat format, const AlertNews &news, const Identity &identity);

/// The same as a request to an address. Gotify's token goes into the header X-Gotify-Key, what the
/// query says to Telegram (chat_id, message_thread_id) into the body.
HttpRequest requestFor(WebhookFormat format, const QUrl &url, const AlertNews &news,
                       const Identity &identity);

/// Text as Discord shows it unchanged (its Markdown, mentions).
QString escapedForDiscord(const QString &text);
/// Text as Slack shows it unchanged (https://api.slack.com/reference/surfaces/formatting).
QString escapedForSlack(const QString &text);

} // namespace bnm
