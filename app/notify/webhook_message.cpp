// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook_message.h"

#include "app/core/alerts/alert_text.h"
#include "collectors/http/url_parts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace bnm {

namespace {

using NewsKind = AlertNews::Kind;

constexpr qsizetype longestText = 900; // doubled by escapes it still fits Discord's 2,000

const QByteArray json = QByteArrayLiteral("application/json; charset=utf-8");

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

/// The message, with its time if that is long ago.
QString textOf(const AlertNews &news, qsizetype longest = longestText)
{
    const QString delay = newsDelay(news, QDateTime::currentMSecsSinceEpoch());
    const QString text = newsBody(news).left(longest - delay.size() - 1);
    return delay.isEmpty() ? text : text + QLatin1Char(' ') + delay;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

WebhookMessage generic(const AlertNews &news, const Identity &identity)
{
    const Alert &alert = news.alert;
    return {compact({{QStringLiteral("event"), newsName(news.kind)},
                     {QStringLiteral("alert"), alert.rule},
                     {QStringLiteral("severity"), severityName(alert.severity)},
                     {QStringLiteral("title"), alert.title},
                     {QStringLiteral("text"), alert.text},
                     {QStringLiteral("next_step"), alert.nextStep},
                     {QStringLiteral("node"), identity.node},
                     {QStringLiteral("network"), identity.network},
                     {QStringLiteral("fired_at"), isoTime(alert.firedMs)},
                     {QStringLiteral("resolved_at"), news.kind == NewsKind::Resolved
                                                         ? isoTime(alert.resolvedMs)
                                                         : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("happened_at"), isoTime(news.atMs)},
                     {QStringLiteral("earlier"), news.earlier}}),
            json,
            {}};
}

/// A header must be ASCII: RFC 2047, which ntfy supports.
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
        if (news.kind == NewsKind::Resolved)
            return {"3", "white_check_mark"};
        switch (news.alert.severity) {
        case AlertSeverity::Information: return {"3", "information_source"};
        case AlertSeverity::Warning: return {"4", "warning"};
        case AlertSeverity::Critical: return {"5", "rotating_light"};
        }
        return {"3", ""};
    }();
    const QString text = textOf(news) + QLatin1Char('\n') + nodeLine(identity).left(100);
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
                                     escapedForDiscord(textOf(news, longestText - 250)),
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
                         escapedForSlack(textOf(news)) + QLatin1Char('\n') +
                         escapedForSlack(nodeLine(identity).left(100));
    return {compact({{QStringLiteral("text"), text},
                     {QStringLiteral("mrkdwn"), false},
                     {QStringLiteral("parse"), QStringLiteral("none")},
                     {QStringLiteral("link_names"), false},
                     {QStringLiteral("unfurl_links"), false}}),
            json,
            {}};
}

/// https://gotify.net/docs/pushmsg: 8 and more wakes a phone, under 4 it stays silent.
WebhookMessage gotify(const AlertNews &news, const Identity &identity)
{
    const auto priority = [&news] {
        if (news.kind == NewsKind::Resolved)
            return 2;
        switch (news.alert.severity) {
        case AlertSeverity::Information: return 2;
        case AlertSeverity::Warning: return 5;
        case AlertSeverity::Critical: return 8;
        }
        return 5;
    }();
    const QJsonObject plainText{
        {QStringLiteral("client::display"),
         QJsonObject{{QStringLiteral("contentType"), QStringLiteral("text/plain")}}}};
    return {compact({{QStringLiteral("title"), newsTitle(news).left(100)},
                     {QStringLiteral("message"),
                      textOf(news) + QLatin1Char('\n') + nodeLine(identity).left(100)},
                     {QStringLiteral("priority"), priority},
                     {QStringLiteral("extras"), plainText}}),
            json,
            {}};
}

/// https://core.telegram.org/bots/api#sendmessage; without parse_mode text stays text.
WebhookMessage telegram(const AlertNews &news, const Identity &identity)
{
    const QString text = newsTitle(news).left(100) + QLatin1Char('\n') + textOf(news) +
                         QLatin1Char('\n') + nodeLine(identity).left(100);
    return {compact({{QStringLiteral("text"), text},
                     {QStringLiteral("link_preview_options"),
                      QJsonObject{{QStringLiteral("is_disabled"), true}}}}),
            json,
            {}};
}

/// Appends the end of the address if it is missing.
void completePath(QUrl &url, const QString &end)
{
    url = withPath(url, pathWithoutEnd(url).endsWith(end) ? QString() : end);
}

void addressGotify(HttpRequest &request)
{
    const QString name = QStringLiteral("token");
    QUrlQuery query(request.url);
    const QString token = query.queryItemValue(name, QUrl::FullyDecoded);
    query.removeAllQueryItems(name);
    request.url.setQuery(query.isEmpty() ? QString() : query.toString());
    completePath(request.url, QStringLiteral("/message"));
    if (!token.isEmpty())
        request.headers.emplace_back("X-Gotify-Key", token.toUtf8());
}

void addressTelegram(HttpRequest &request)
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto items = QUrlQuery(request.url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        if (name != QLatin1String("parse_mode") && !body.contains(name))
            body.insert(name, value);
    request.body = compact(body);
    request.url.setQuery(QString());
    completePath(request.url, QStringLiteral("/sendMessage"));
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
    case WebhookFormat::Gotify: return gotify(news, identity);
    case WebhookFormat::Telegram: return telegram(news, identity);
    case WebhookFormat::Auto:
    case WebhookFormat::Generic: return generic(news, identity);
    }
    return {};
}

HttpRequest requestFor(WebhookFormat format, const QUrl &url, const AlertNews &news,
                       const Identity &identity)
{
    WebhookMessage message = messageFor(format, news, identity);
    HttpRequest request{.method = HttpRequest::Method::Post,
                        .url = url,
                        .headers = std::move(message.headers),
                        .body = std::move(message.body)};
    request.headers.emplace_back("Content-Type", message.contentType);
    if (format == WebhookFormat::Gotify)
        addressGotify(request);
    else if (format == WebhookFormat::Telegram)
        addressTelegram(request);
    return request;
}

} // namespace bnm
