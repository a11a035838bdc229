// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/rpc_host.h"

#include <QHash>

namespace bnm {

/// The node's behaviour that follows from its bitcoin.conf alone, derived like Bitcoin Core's own
/// code (src/httpserver.cpp, httprpc.cpp, zmq/). Paths are as Core writes them: relative ones are
/// below the network's folder.
struct ConfiguredNode {
    struct Listener {
        HostAndPort address; ///< always with a port; the host may be a wildcard
        QString source;
    };

    Network network = Network::Main;
    std::vector<Listener> rpc;
    std::optional<BitcoinConf::Value> rpcPort;    ///< rpcport=
    std::optional<BitcoinConf::Value> rpcConnect; ///< for bitcoin-cli
    std::optional<BitcoinConf::Value> user;
    std::optional<BitcoinConf::Value> password; ///< with a password there is no cookie
    bool isLoginUnread = false;                 ///< the password's bytes are not valid text
    QString cookie;                             ///< empty: no cookie
    std::optional<BitcoinConf::Value> dataDirectory;
    std::optional<BitcoinConf::Value> blocksDirectory;
    QString pidFile;
    QHash<QString, std::vector<BitcoinConf::Value>> zmq; ///< by key, as zmqpubrawtx
    QStringList remarks;                                 ///< lines that were not understood

    static ConfiguredNode of(const BitcoinConf &conf, Network network);
};

/// A publisher's address in the form a subscriber needs.
struct Publisher {
    QString endpoint; ///< empty: not usable
    QString why;      ///< the reason if not usable, as the end of a sentence
};
/// Where `zmqpub...=address` is reachable if the node runs on that host. An address that means the
/// node's own machine is replaced by the host.
Publisher publisherOf(const QString &address, const QString &nodeHost);

} // namespace bnm
