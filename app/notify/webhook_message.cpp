// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook_message.h"

#include "app/core/alerts/alert_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

using Kind = AlertNews::Kind;

constexpr qsizetype longestText = 900; // doubled by escapes it still fits Discord's 2,000

const QByteArray json = QByteArrayLiteral("application/json; charset=utf-8");

QString eventName(Kind kind)
{
    switch (kind) {
    case Kind::Fired: return QStringLiteral("fired");
    case Kind::Worsened: return QStringLiteral("worsened");
    case Kind::Again: return QStringLiteral("again");
    case Kind::Reminder: return QStringLiteral("reminder");
    case Kind::Resolved: return QStringLiteral("resolved");
    }
    return {};
}

QJsonValue isoTime(qint64 unixMs)
{
    if (unixMs <= 0)
        return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(unixMs).toUTC().toString(Qt::ISODateWithMs);
}

QString nodeLine(const Identity &identity)
{
    return QStringLiteral("%1 (%2)").arg(identity.node, identity.network);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

WebhookMessage generic(const AlertNews &news, const Identity &identity)
{
    const Alert &alert = news.alert;
    return {compact({{QStringLiteral("event"), eventName(news.kind)},
                     {QStringLiteral("alert"), alert.rule},
                     {QStringLiteral("severity"), severityName(alert.severity)},
                     {QStringLiteral("title"), alert.title},
                     {QStringLiteral("text"), alert.text},
                     {QStringLiteral("next_step"), alert.nextStep},
                     {QStringLiteral("node"), identity.node},
                     {QStringLiteral("network"), identity.network},
                     {QStringLiteral("fired_at"), isoTime(alert.firedMs)},
                     {QStringLiteral("resolved_at"), news.kind == Kind::Resolved
                                                         ? isoTime(alert.resolvedMs)
                                                         : QJsonValue(QJsonValue::Null)}}),
            json,
            {}};
}

/// A header may hold ASCII only: RFC 2047, which ntfy understands.
QByteArray encodedWord(const QString &text)
{
    return "=?UTF-8?B?" + text.toUtf8().toBase64() + "?=";
}

/// https://docs.ntfy.sh/publish/
WebhookMessage ntfy(const AlertNews &news, const Identity &identity)
{
    struct Look {
        const char *priority;
        const char *tag;
    };
    const auto look = [&news]() -> Look {
        if (news.kind == Kind::Resolved)
            return {"3", "white_check_mark"};
        switch (news.alert.severity) {
        case AlertSeverity::Information: return {"3", "information_source"};
        case AlertSeverity::Warning: return {"4", "warning"};
        case AlertSeverity::Critical: return {"5", "rotating_light"};
        }
        return {"3", ""};
    }();
    const QString text =
        newsBody(news).left(longestText) + QLatin1Char('\n') + nodeLine(identity).left(100);
    return {text.toUtf8(),
            QByteArrayLiteral("text/plain; charset=utf-8"),
            {{"Title", encodedWord(newsTitle(news).left(100))},
             {"Priority", look.priority},
             {"Tags", look.tag}}};
}

/// https://discord.com/developers/docs/resources/webhook#execute-webhook
WebhookMessage discord(const AlertNews &news, const Identity &identity)
{
    constexpr int suppressEmbeds = 1 << 2;
    const QString content = QStringLiteral("**%1**\n%2\n%3")
                                .arg(escapedForDiscord(newsTitle(news).left(100)),
                                     escapedForDiscord(newsBody(news).left(longestText - 250)),
                                     escapedForDiscord(nodeLine(identity).left(100)));
    return {compact({{QStringLiteral("content"), content},
                     {QStringLiteral("flags"), suppressEmbeds},
                     {QStringLiteral("allowed_mentions"),
                      QJsonObject{{QStringLiteral("parse"), QJsonArray()}}}}),
            json,
            {}};
}

/// https://api.slack.com/messaging/webhooks
WebhookMessage slack(const AlertNews &news, const Identity &identity)
{
    const QString text = escapedForSlack(newsTitle(news).left(100)) + QLatin1Char('\n') +
                         escapedForSlack(newsBody(news).left(longestText)) + QLatin1Char('\n') +
                         escapedForSlack(nodeLine(identity).left(100));
    return {compact({{QStringLiteral("text"), text},
                     {QStringLiteral("mrkdwn"), false},
                     {QStringLiteral("parse"), QStringLiteral("none")},
                     {QStringLiteral("link_names"), false},
                     {QStringLiteral("unfurl_links"), false}}),
            json,
            {}};
}

} // namespace

QString escapedForDiscord(const QString &text)
{
    constexpr QChar zeroWidthSpace(0x200B);
    QString escaped;
    for (const QChar character : text) {
        if (QStringLiteral("\\*_~`|>#-[]()<:").contains(character))
            escaped += QLatin1Char('\\');
        escaped += character;
        if (character == QLatin1Char('@'))
            escaped += zeroWidthSpace;
    }
    return escaped;
}

QString escapedForSlack(const QString &text)
{
    QString escaped = text;
    return escaped.replace(QLatin1Char('&'), QLatin1String("&amp;"))
        .replace(QLatin1Char('<'), QLatin1String("&lt;"))
        .replace(QLatin1Char('>'), QLatin1String("&gt;"));
}

WebhookMessage messageFor(WebhookFormat format, const AlertNews &news, const Identity &identity)
{
    switch (format) {
    case WebhookFormat::Ntfy: return ntfy(news, identity);
    case WebhookFormat::Discord: return discord(news, identity);
    case WebhookFormat::Slack: return slack(news, identity);
    case WebhookFormat::Auto:
    case WebhookFormat::Generic: return generic(news, identity);
    }
    return {};
}

} // namespace bnm
