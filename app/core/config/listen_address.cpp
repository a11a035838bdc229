// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/listen_address.h"

#include "app/core/config/rpc_host.h"
#include "app/core/config/webhook_url.h"

namespace bnm {

bool ListenAddress::isPrivate() const
{
    return !isWildcard(address.toString()) && isPrivateHost(address.toString());
}

QString ListenAddress::text() const
{
    const QString shape = address.protocol() == QAbstractSocket::IPv6Protocol
                              ? QStringLiteral("[%1]:%2")
                              : QStringLiteral("%1:%2");
    return shape.arg(address.toString(), QString::number(port));
}

std::optional<ListenAddress> readListenAddress(const QString &text)
{
    const auto parts = splitHostAndPort(text.trimmed());
    if (!parts || parts->port == 0)
        return std::nullopt;
    if (parts->host.isEmpty() || parts->host == QLatin1String("*"))
        return ListenAddress{QHostAddress(QHostAddress::AnyIPv6), parts->port};
    if (parts->host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return ListenAddress{QHostAddress(QHostAddress::LocalHost), parts->port};
    const QHostAddress address(parts->host);
    return address.isNull() ? std::nullopt : std::optional(ListenAddress{address, parts->port});
}

} // namespace bnm
