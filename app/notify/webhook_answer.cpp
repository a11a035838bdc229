// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook_answer.h"

#include "collectors/http/retry_after.h"
#include "collectors/words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

using OutcomeKind = WebhookOutcome::Kind;

constexpr int longestRetryAfterSeconds = 3'600;

bool isOfKind(int status, int hundreds)
{
    return status / 100 == hundreds;
}

bool isTrue(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toBool();
}

/// Slack, and compatible servers: Mattermost also answers "ok", Rocket.Chat {"success":true}.
bool isSlacksYes(const HttpAnswer &answer, const QJsonObject &object)
{
    return answer.body.trimmed() == "ok" || isTrue(object, "ok") || isTrue(object, "success");
}

bool isSuccess(WebhookFormat format, const HttpAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const QJsonValue id = object.value(QStringLiteral("id"));
    const bool hasTextId = id.isString() && !id.toString().isEmpty();
    switch (format) {
    case WebhookFormat::Ntfy: return answer.status == 200 && hasTextId;
    case WebhookFormat::Gotify: return answer.status == 200 && id.isDouble();
    case WebhookFormat::Telegram: return answer.status == 200 && isTrue(object, "ok");
    case WebhookFormat::Slack: return answer.status == 200 && isSlacksYes(answer, object);
    case WebhookFormat::Discord: return answer.status == 204 || (answer.status == 200 && hasTextId);
    case WebhookFormat::Auto:
    case WebhookFormat::Generic: return isOfKind(answer.status, 2);
    }
    return false;
}

/// Telegram sends it in the body.
int retryAfterIn(const QByteArray &body)
{
    const double seconds = QJsonDocument::fromJson(body)
                               .object()
                               .value(QStringLiteral("parameters"))
                               .toObject()
                               .value(QStringLiteral("retry_after"))
                               .toDouble(-1);
    if (!std::isfinite(seconds) || seconds < 0)
        return -1;
    return 1'000 * static_cast<int>(std::min<double>(seconds, longestRetryAfterSeconds));
}

QString whatToCheck(WebhookFormat format, int status)
{
    if (format == WebhookFormat::Telegram && status == 400)
        return Words::tr("Check the chat_id in ALERT_WEBHOOK_URL.");
    if (format == WebhookFormat::Telegram && (status == 401 || status == 404))
        return Words::tr("Check the bot's token in ALERT_WEBHOOK_URL.");
    if (format == WebhookFormat::Telegram && status == 403)
        return Words::tr(
            "The bot may not write to this chat: start it there, or add it to the group.");
    // Gotify 3 answers 400 to the token of a client.
    if (format == WebhookFormat::Gotify && (status == 400 || status == 401 || status == 403))
        return Words::tr("Check the token in ALERT_WEBHOOK_URL; it is that of an application.");
    return Words::tr("Check ALERT_WEBHOOK_URL and ALERT_WEBHOOK_FORMAT.");
}

/// Only these may concern a single message. Telegram answers 400 for an unknown chat.
bool isAboutTheMessage(WebhookFormat format, int status)
{
    return (status == 400 && format != WebhookFormat::Telegram) || status == 413 || status == 422;
}

} // namespace

WebhookOutcome outcomeOf(WebhookFormat format, const HttpAnswer &answer)
{
    const int status = answer.status;
    if (status == 0)
        return {OutcomeKind::TryLater,
                Words::tr("It cannot be reached: %1.").arg(httpFailureText(answer))};
    // A generic receiver has judged the message, whatever became of the rest of its answer.
    if (isSuccess(format, answer))
        return {OutcomeKind::Delivered};
    const QString sentence = Words::tr("It answers with HTTP status %1.").arg(status);
    if (status >= 500 || status == 408 || status == 425 || status == 429)
        return {OutcomeKind::TryLater, sentence,
                std::max(retryAfterMs(answer.header("Retry-After"), answer.header("Date")),
                         retryAfterIn(answer.body))};
    if (isOfKind(status, 2) && answer.failure != HttpAnswer::Failure::None)
        return {OutcomeKind::TryLater,
                Words::tr("Its answer is not complete: %1.").arg(httpFailureText(answer))};
    if (isOfKind(status, 2))
        return {OutcomeKind::Misdirected,
                Words::tr("It answers, but not as a receiver of this format does.") +
                    QLatin1Char(' ') + whatToCheck(format, status)};
    if (isOfKind(status, 3))
        return {OutcomeKind::Misdirected,
                sentence + QLatin1Char(' ') +
                    Words::tr("Set ALERT_WEBHOOK_URL to the address it redirects to.")};
    return {isAboutTheMessage(format, status) ? OutcomeKind::Refused : OutcomeKind::Misdirected,
            sentence + QLatin1Char(' ') + whatToCheck(format, status)};
}

} // namespace bnm
