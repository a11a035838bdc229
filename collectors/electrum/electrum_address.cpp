// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_address.h"

#include "collectors/http/url_parts.h"

namespace bnm {

QString ElectrumAddress::server() const
{
    return hostAndPort(host, port);
}

std::optional<ElectrumAddress> readElectrumUrl(const QUrl &url)
{
    constexpr quint16 plainPort = 50001;
    constexpr quint16 encryptedPort = 50002;
    const bool isEncrypted = url.scheme() == QLatin1String("electrums");
    if (!isEncrypted && url.scheme() != QLatin1String("electrum"))
        return std::nullopt;
    const bool hasPath = !url.path().isEmpty() && url.path() != QLatin1String("/");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || hasPath ||
        url.hasQuery() || url.hasFragment() || url.port() == 0)
        return std::nullopt;
    return ElectrumAddress{url.host(),
                           static_cast<quint16>(url.port(isEncrypted ? encryptedPort : plainPort)),
                           isEncrypted};
}

} // namespace bnm
