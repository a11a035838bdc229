// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace bnm {

/// An address of this machine and a port of it, where the program listens.
struct ListenAddress {
    QHostAddress address; ///< AnyIPv4 or AnyIPv6: all of this machine
    quint16 port = 0;

    /// Only from this machine or the networks around it: loopback, private or link-local. Not an
    /// address for all, for that may be reached from anywhere.
    bool isPrivate() const;
    QString text() const; ///< "127.0.0.1:9332", "[::1]:9332"
};

/// address:port, [v6]:port, localhost:port, or :port and *:port for all addresses (IPv6 and IPv4).
/// Nothing: it is none of them. Names other than localhost are not looked up.
std::optional<ListenAddress> readListenAddress(const QString &text);

} // namespace bnm
