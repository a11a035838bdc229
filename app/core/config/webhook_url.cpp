// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/webhook_url.h"

#include <QHostAddress>
#include <QStringList>
#include <QUrlQuery>

#include <algorithm>

namespace bnm {

namespace {

bool isOrIsUnder(const QString &host, QLatin1String domain)
{
    return host == domain || host.endsWith(QLatin1Char('.') + domain);
}

bool isPrivateAddress(const QHostAddress &address)
{
    static const QList<QPair<QHostAddress, int>> subnets = {
        QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
        QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
        QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")),
        QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
        QHostAddress::parseSubnet(QStringLiteral("100.64.0.0/10")), // also of mesh VPNs
        QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
        QHostAddress::parseSubnet(QStringLiteral("fe80::/10"))};
    return std::any_of(subnets.begin(), subnets.end(),
                       [&address](const auto &subnet) { return address.isInSubnet(subnet); });
}

} // namespace

bool looksLikeToken(const QString &part)
{
    constexpr int shortestToken = 16;
    const auto any = [&part](auto is) { return std::any_of(part.begin(), part.end(), is); };
    return part.size() >= shortestToken && any([](QChar c) { return c.isDigit(); }) &&
           any([](QChar c) { return c.isLetter(); });
}

WebhookFormat formatFor(const QUrl &url, WebhookFormat wanted)
{
    if (wanted != WebhookFormat::Auto)
        return wanted;
    const QString host = url.host().toLower();
    if (isOrIsUnder(host, QLatin1String("discord.com")) ||
        isOrIsUnder(host, QLatin1String("discordapp.com")))
        return WebhookFormat::Discord;
    if (isOrIsUnder(host, QLatin1String("hooks.slack.com")))
        return WebhookFormat::Slack;
    if (host == QLatin1String("ntfy") || host == QLatin1String("ntfy.sh") ||
        host.startsWith(QLatin1String("ntfy.")))
        return WebhookFormat::Ntfy;
    if (host == QLatin1String("api.telegram.org"))
        return WebhookFormat::Telegram;
    return WebhookFormat::Auto;
}

bool holdsSecret(const QUrl &url, WebhookFormat format)
{
    // A Discord or Slack address allows posting, and a topic allows reading.
    const bool isOfAService = format != WebhookFormat::Generic && format != WebhookFormat::Auto;
    if (isOfAService || !url.userInfo().isEmpty())
        return true;
    const QStringList path = url.path().split(QLatin1Char('/'));
    if (std::any_of(path.begin(), path.end(), looksLikeToken))
        return true;
    static const QStringList telling = {QStringLiteral("auth"),  QStringLiteral("key"),
                                        QStringLiteral("token"), QStringLiteral("secret"),
                                        QStringLiteral("pass"),  QStringLiteral("sig")};
    const auto items = QUrlQuery(url).queryItems();
    return std::any_of(items.begin(), items.end(), [](const auto &item) {
        return looksLikeToken(item.second) ||
               std::any_of(telling.begin(), telling.end(), [&item](const QString &word) {
                   return item.first.contains(word, Qt::CaseInsensitive);
               });
    });
}

bool isLocalHost(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isPrivateHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback() || isPrivateAddress(address);
    const QString name = host.toLower();
    // A bare name is in the local network, or a neighbouring container.
    return !name.contains(QLatin1Char('.')) || isOrIsUnder(name, QLatin1String("local")) ||
           isOrIsUnder(name, QLatin1String("lan")) ||
           isOrIsUnder(name, QLatin1String("internal")) ||
           isOrIsUnder(name, QLatin1String("home.arpa")) ||
           isOrIsUnder(name, QLatin1String("localhost"));
}

QString complaintAboutWebhook(const QUrl &url, WebhookFormat wanted)
{
    const WebhookFormat format = formatFor(url, wanted);
    const QUrlQuery query(url);
    if (format == WebhookFormat::Telegram && !query.hasQueryItem(QStringLiteral("chat_id")))
        return QStringLiteral("it names no chat: allowed is https://api.telegram.org/botTOKEN/"
                              "sendMessage?chat_id=NUMBER");
    if (format == WebhookFormat::Gotify && !query.hasQueryItem(QStringLiteral("token")))
        return QStringLiteral("it holds no token of an application: allowed is "
                              "https://HOST/message?token=TOKEN");
    if (url.scheme() != QLatin1String("http"))
        return {};
    const bool ofAService = format == WebhookFormat::Discord || format == WebhookFormat::Slack;
    if (isLocalHost(url.host()) || (!ofAService && isPrivateHost(url.host())) ||
        !holdsSecret(url, format))
        return {};
    return QStringLiteral("it holds a secret and would send it in the clear: allowed is an https "
                          "URL");
}

} // namespace bnm
