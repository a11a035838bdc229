// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"

#include <QString>

namespace bnm {

/// Result of a delivery, from the receiver's answer.
struct WebhookOutcome {
    enum class Kind {
        Delivered,
        TryLater,    ///< not reachable, or overloaded
        Misdirected, ///< not the expected receiver, or the login is wrong: the user must act
        Refused,     ///< possibly only this message: others may succeed
    };
    Kind kind = Kind::Delivered;
    QString reason = {}; ///< a sentence; contains nothing of the address
    int retryAfterMs = -1;
};

/// Success as each protocol defines it. ntfy and Gotify return the message's id
/// (https://docs.ntfy.sh/publish/, https://gotify.net/api-docs), Telegram "ok": true
/// (https://core.telegram.org/bots/api#making-requests), Slack "ok"
/// (https://api.slack.com/messaging/webhooks), Discord 204, or 200 with the message
/// (https://discord.com/developers/docs/resources/webhook#execute-webhook). A router's or login
/// page with status 200 is none of these. For a receiver of generic JSON any 2xx is success.
WebhookOutcome outcomeOf(WebhookFormat format, const HttpAnswer &answer);

} // namespace bnm
