// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/rpc_host.h"

#include <QHash>

namespace bnm {

/// What a node does that was started with a bitcoin.conf and nothing else, as Bitcoin Core's own
/// code derives it (src/httpserver.cpp, httprpc.cpp, zmq/). Paths are as Core writes them: a
/// relative one belongs below the network's folder.
struct ConfiguredNode {
    struct Listener {
        HostAndPort address; ///< always with a port; the host may be a wildcard
        QString source;
    };

    Network network = Network::Main;
    std::vector<Listener> rpc;
    std::optional<BitcoinConf::Value> rpcPort;    ///< rpcport=
    std::optional<BitcoinConf::Value> rpcConnect; ///< of bitcoin-cli
    std::optional<BitcoinConf::Value> user;
    std::optional<BitcoinConf::Value> password; ///< where there is one, there is no cookie
    bool isLoginUnread = false;                 ///< there is a password, of bytes that are no text
    QString cookie;                             ///< empty: none is written
    std::optional<BitcoinConf::Value> dataDirectory;
    std::optional<BitcoinConf::Value> blocksDirectory;
    QString pidFile;
    QHash<QString, std::vector<BitcoinConf::Value>> zmq; ///< by key, as zmqpubrawtx
    QStringList remarks;                                 ///< what was not understood

    static ConfiguredNode of(const BitcoinConf &conf, Network network);
};

/// A publisher's address, as a subscriber has to write it.
struct Publisher {
    QString endpoint; ///< empty: there is none to be used
    QString why;      ///< then: why not, as the end of a sentence
};
/// Where `zmqpub...=address` is reached from, with the node at that host. An address that means
/// the node's own machine is turned towards it.
Publisher publisherOf(const QString &address, const QString &nodeHost);

} // namespace bnm
