// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace bnm {

/// BITCOIN_RPC_HOST: a host, host:port, [v6]:port, a bare v6 address, or an http or https URL.
struct RpcHost {
    QUrl url; ///< scheme, host and path; a port only if one was given
    bool holdsCredentials = false;

    bool hasPort() const { return url.port() > 0; }
    /// The default port: for https the usual one, since a proxy is in front of the node.
    std::optional<quint16> ownDefaultPort() const;
};

/// Nothing for any other text, or for an invalid port.
std::optional<RpcHost> readRpcHost(const QString &text);

/// A name or address that always means the local machine.
bool isOwnMachine(const QString &host);
/// Also a name or address by which others know this machine.
bool isThisMachine(const QString &host);
/// 0.0.0.0, ::, * or empty: all addresses of a machine.
bool isWildcard(const QString &host);

/// A host and optionally a port; Core's SplitHostPort(). Nothing: the port is invalid.
struct HostAndPort {
    QString host;     ///< without brackets
    quint16 port = 0; ///< 0: none was given
};
std::optional<HostAndPort> splitHostAndPort(const QString &text);
/// Exactly a decimal number from 1 to 65535.
std::optional<quint16> readPort(const QString &text);

} // namespace bnm
