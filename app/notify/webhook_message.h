// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/config/webhook_url.h"
#include "collectors/point/point.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace bnm {

/// What is posted to a webhook.
struct WebhookMessage {
    QByteArray body;
    QByteArray contentType;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
};

/// One piece of news as the receiver wants it. Whatever is in the texts stays text: no markup,
/// no mentions, no header of its own.
WebhookMessage messageFor(WebhookFormat format, const AlertNews &news, const Identity &identity);

/// Text as Discord shows it unchanged (its Markdown, mentions).
QString escapedForDiscord(const QString &text);
/// Text as Slack shows it unchanged (https://api.slack.com/reference/surfaces/formatting).
QString escapedForSlack(const QString &text);

} // namespace bnm
