// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_address.h"

namespace bnm {

namespace {

std::optional<ZmqAddress> readTcp(const QString &place)
{
    const qsizetype colon = place.lastIndexOf(QLatin1Char(':'));
    QString host = place.left(colon);
    bool isNumber = false;
    const ushort port = place.mid(colon + 1).toUShort(&isNumber);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (colon < 0 || host.isEmpty() || !isNumber || port == 0)
        return std::nullopt;
    return ZmqAddress{host, port, {}, false};
}

} // namespace

std::optional<ZmqAddress> readZmqAddress(const QString &endpoint)
{
    static const QString tcp = QStringLiteral("tcp://");
    static const QString ipc = QStringLiteral("ipc://");
    if (endpoint.startsWith(tcp))
        return readTcp(endpoint.mid(tcp.size()));
    if (!endpoint.startsWith(ipc))
        return std::nullopt;
    ZmqAddress address{{}, 0, endpoint.mid(ipc.size()), false};
    if (address.path.startsWith(QLatin1Char('@'))) {
        address.path.remove(0, 1);
        address.isAbstract = true;
    }
    return address.path.isEmpty() ? std::nullopt : std::optional(address);
}

} // namespace bnm
