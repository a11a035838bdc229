// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// A network as getnetworkinfo lists it.
struct ReachableNetwork {
    QString name; ///< ipv4, ipv6, onion, i2p, cjdns
    bool isReachable = false;
    QString proxy; ///< address and port; empty: none
};

/// What getnetworkinfo and uptime report of the node. All text is plain text from outside.
struct NodeDetails {
    qint64 timeMs = 0;                     ///< Unix time in ms of the answer; 0: none yet
    QString version;                       ///< "30.0.0"
    std::optional<qint64> protocolVersion; ///< as in its version message
    QStringList services;                  ///< NETWORK, WITNESS, ...
    QStringList ownAddresses;              ///< with port, as announced to other nodes
    std::vector<ReachableNetwork> networks;
    std::optional<qint64> startedMs; ///< Unix time in ms, to about a second
};

/// Properties of the node other than figures.
struct NodeIdentity {
    QString chain = {};      ///< reported by the node: main, test, testnet4, signet, regtest
    QString subversion = {}; ///< reported by the node, for instance /Satoshi:30.0.0/; plain text
    QStringList warnings = {};
    NodeDetails details = {};
};

/// The statistics of a block (getblockstats); what the node did not give is left out.
struct BlockStats {
    std::optional<qint64> txCount;
    std::optional<qint64> weight;    ///< of the transactions without the coinbase, in weight units
    std::optional<qint64> sizeBytes; ///< of the same transactions
    std::optional<qint64> totalFeeSat;
    std::optional<double> medianFeerate; ///< sat/vB; none if the coinbase is the only transaction
    std::optional<double> minFeerate;
};

/// A block of the active chain, from its header (getblockheader).
struct BlockSummary {
    qint64 height = 0;
    QString hash;
    qint64 timeSeconds = 0;
    qint64 txCount = -1;                  ///< -1: not known
    qint64 version = 0;                   ///< of the header; BIP 9 signals in it; 0: not known
    std::optional<BlockStats> stats = {}; ///< nothing: not requested yet
};
using BlockSummaries = std::vector<BlockSummary>; // oldest first

/// Blocks of the active chain that were replaced by others.
struct Reorganisation {
    qint64 timeMs = 0;     ///< Unix time in ms when it was seen
    int depth = 0;         ///< number of replaced blocks
    qint64 forkHeight = 0; ///< of the last block that both branches have
    QString replacedTip;   ///< hash of the previous tip; its height is forkHeight + depth
    QString tip;           ///< hash of the new tip
    qint64 tipHeight = 0;
};
using Reorganisations = std::vector<Reorganisation>; // newest first

} // namespace bnm

Q_DECLARE_METATYPE(bnm::NodeDetails)
Q_DECLARE_METATYPE(bnm::Reorganisation)
Q_DECLARE_METATYPE(bnm::Reorganisations)
Q_DECLARE_METATYPE(bnm::NodeIdentity)
Q_DECLARE_METATYPE(bnm::BlockSummaries)
