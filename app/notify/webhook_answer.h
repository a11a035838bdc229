// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/webhook_url.h"
#include "collectors/http/http_client.h"

#include <QString>

namespace bnm {

/// What became of a message, by what its receiver answered.
struct WebhookOutcome {
    enum class Kind {
        Delivered,
        TryLater,    ///< it cannot be reached, or has no time
        Misdirected, ///< not the receiver that was meant, or it lets nobody in: a person's matter
        Refused,     ///< this message, perhaps: others may pass
    };
    Kind kind = Kind::Delivered;
    QString reason = {}; ///< a sentence for a person; nothing of the address in it
    int retryAfterMs = -1;
};

/// Success is what each protocol calls so. ntfy and Gotify give the message an id
/// (https://docs.ntfy.sh/publish/, https://gotify.net/api-docs), Telegram says "ok": true
/// (https://core.telegram.org/bots/api#making-requests), Slack "ok"
/// (https://api.slack.com/messaging/webhooks), Discord 204, or 200 with the message
/// (https://discord.com/developers/docs/resources/webhook#execute-webhook). A page of a router or
/// a login with status 200 is none of these. A receiver of generic JSON says it by any 2xx.
WebhookOutcome outcomeOf(WebhookFormat format, const HttpAnswer &answer);

} // namespace bnm
