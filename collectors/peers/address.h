// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace bnm {

enum class AddressKind { Ipv4, Ipv6, Onion, I2p, Cjdns, HostName, Unreadable };

/// An address as getpeerinfo and getnetworkinfo write it: with or without a port, an IPv6
/// address with or without brackets or zone. An IPv4-mapped IPv6 address is an IPv4 address.
struct PeerAddress {
    AddressKind kind = AddressKind::Unreadable;
    QString host;    ///< in normal form, without brackets, port and zone
    QHostAddress ip; ///< for IPv4, IPv6 and CJDNS
    std::optional<quint16> port;
};
PeerAddress readAddress(const QString &text);

/// Whether it is an IP address of the public internet; only these have a place. Not a host name, an
/// overlay network, this machine, a private or a reserved network (RFC 6890).
bool isPublicIp(const PeerAddress &address);

} // namespace bnm
