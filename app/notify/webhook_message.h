// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"
#include "collectors/point/point.h"

#include <QByteArray>

namespace bnm {

/// A message for a webhook.
struct WebhookMessage {
    QByteArray body;
    QByteArray contentType;
    HttpHeaders headers;
};

/// One item of news in the receiver's format. All texts stay text: no markup, no mentions, no extra
/// headers.
WebhookMessage messageFor(WebhookFormat format, const AlertNews &news, const Identity &identity);

/// The same as a request to an address. Gotify's token goes into the header X-Gotify-Key,
/// Telegram's query parameters (chat_id, message_thread_id) into the body.
HttpRequest requestFor(WebhookFormat format, const QUrl &url, const AlertNews &news,
                       const Identity &identity);

/// Escapes Discord's Markdown and mentions.
QString escapedForDiscord(const QString &text);
/// Escapes Slack's markup (https://api.slack.com/reference/surfaces/formatting).
QString escapedForSlack(const QString &text);

} // namespace bnm
