// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook_answer.h"
#include "collectors/http/retry_after.h"
#include "tests/fuzz/fuzz.h"

/// A receiver's answer, for each format; the first line has the headers.
void bnm::fuzz_webhook_answer(const QByteArray &input)
{
    using Kind = WebhookOutcome::Kind;
    constexpr auto statuses = std::to_array({200, 204, 301, 400, 401, 404, 413, 429, 500, 0});
    fuzz::Input in(input);
    const int status = statuses[in.byte() % statuses.size()];
    const QByteArray header = in.upTo('\n');
    const QByteArray body = in.rest();
    for (const auto format :
         {WebhookFormat::Auto, WebhookFormat::Generic, WebhookFormat::Ntfy, WebhookFormat::Discord,
          WebhookFormat::Slack, WebhookFormat::Gotify, WebhookFormat::Telegram}) {
        const WebhookOutcome outcome = outcomeOf(
            format, {.status = status, .headers = {{"Retry-After", header}}, .body = body});
        fuzz::expectReason(outcome.kind != Kind::Delivered, outcome.reason);
        fuzz::expect(outcome.kind != Kind::Delivered || status / 100 == 2, "success is 2xx");
        fuzz::expect(outcome.retryAfterMs >= -1 && outcome.retryAfterMs <= 3'600'000, "an hour");
    }
    const int pause = retryAfterMs(header, body);
    fuzz::expect(pause >= -1 && pause <= 3'600'000, "an hour at most");
}
