// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/rpc_host.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

namespace bnm {

namespace {

constexpr int httpsPort = 443;

bool isPlainHost(const QString &host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.isSpace() || QStringView(u"/?#@[]\\").contains(c);
    });
}

std::optional<RpcHost> readUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.port() == 0)
        return std::nullopt;
    RpcHost read{url, !url.userInfo().isEmpty()};
    if (read.url.path().isEmpty())
        read.url.setPath(QStringLiteral("/"));
    return read;
}

} // namespace

std::optional<quint16> RpcHost::ownDefaultPort() const
{
    return url.scheme() == QLatin1String("https") ? std::optional<quint16>(httpsPort)
                                                  : std::nullopt;
}

std::optional<RpcHost> readRpcHost(const QString &given)
{
    const QString text = given.trimmed();
    if (text.contains(QLatin1String("://")))
        return readUrl(text);
    if (text.contains(QLatin1Char('@')))
        return RpcHost{{}, true};
    // Texts that Bitcoin Core parses as a host without a port, such as "::1" and "host:", may end
    // in a slash.
    const auto parts = splitHostAndPort(text.endsWith(QLatin1Char('/')) ? text.chopped(1) : text);
    if (!parts || !isPlainHost(parts->host))
        return std::nullopt;
    RpcHost read;
    read.url.setScheme(QStringLiteral("http"));
    read.url.setHost(parts->host, QUrl::StrictMode);
    if (parts->port > 0)
        read.url.setPort(parts->port);
    read.url.setPath(QStringLiteral("/"));
    return read.url.isValid() && !read.url.host().isEmpty() ? std::optional(read) : std::nullopt;
}

bool isOwnMachine(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           QHostAddress(host).isLoopback();
}

bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    return isOwnMachine(host) ||
           host.compare(QHostInfo::localHostName(), Qt::CaseInsensitive) == 0 ||
           (!address.isNull() && QNetworkInterface::allAddresses().contains(address));
}

bool isWildcard(const QString &host)
{
    return host.isEmpty() || host == QLatin1String("*") || host == QLatin1String("0.0.0.0") ||
           QHostAddress(host) == QHostAddress(QHostAddress::AnyIPv6);
}

std::optional<quint16> readPort(const QString &text)
{
    const bool isDigits = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    const ushort port = isDigits ? text.toUShort() : ushort(0);
    return port > 0 ? std::optional<quint16>(port) : std::nullopt;
}

std::optional<HostAndPort> splitHostAndPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    const bool isBracketed =
        colon > 0 && text[0] == QLatin1Char('[') && text[colon - 1] == QLatin1Char(']');
    const bool isOnly = colon >= 0 && text.indexOf(QLatin1Char(':')) == colon;
    HostAndPort parts{text};
    if (isOnly || isBracketed) {
        const auto port = readPort(text.mid(colon + 1));
        if (!port)
            return std::nullopt;
        parts = {text.first(colon), *port};
    }
    if (parts.host.startsWith(QLatin1Char('[')) && parts.host.endsWith(QLatin1Char(']')))
        parts.host = parts.host.mid(1, parts.host.size() - 2);
    return parts;
}

} // namespace bnm
