// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace bnm {

/// BITCOIN_RPC_HOST: a host, host:port, [v6]:port, a bare v6 address, or an http or https URL.
struct RpcHost {
    QUrl url; ///< scheme, host and path; a port only where one was given
    bool holdsCredentials = false;

    bool hasPort() const { return url.port() > 0; }
    /// What is asked where no port is given: of https the usual one, for there a proxy stands
    /// before the node.
    std::optional<quint16> ownDefaultPort() const;
};

/// Nothing: it is none of them, or its port is none.
std::optional<RpcHost> readRpcHost(const QString &text);

/// A name or address that means the machine it is used on.
bool isOwnMachine(const QString &host);
/// Also one that others know this machine by.
bool isThisMachine(const QString &host);
/// 0.0.0.0, ::, * or nothing: every address of a machine.
bool isWildcard(const QString &host);

/// A host and perhaps a port; Core's SplitHostPort(). Nothing: the port is none.
struct HostAndPort {
    QString host;     ///< without brackets
    quint16 port = 0; ///< 0: none was given
};
std::optional<HostAndPort> splitHostAndPort(const QString &text);
/// A decimal number from 1 to 65535 and nothing else.
std::optional<quint16> readPort(const QString &text);

} // namespace bnm
