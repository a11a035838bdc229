// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace bnm {

/// Properties of the node other than figures.
struct NodeIdentity {
    QString chain;      ///< reported by the node: main, test, testnet4, signet, regtest
    QString subversion; ///< reported by the node, for instance /Satoshi:30.0.0/; plain text
    QStringList warnings;
};

/// A block of the active chain, from its header (getblockheader).
struct BlockSummary {
    qint64 height = 0;
    QString hash;
    qint64 timeSeconds = 0;
    qint64 txCount = -1; ///< -1: not known
    qint64 version = 0;  ///< of the header; BIP 9 signals in it; 0: not known
};
using BlockSummaries = std::vector<BlockSummary>; // oldest first

} // namespace bnm

Q_DECLARE_METATYPE(bnm::NodeIdentity)
Q_DECLARE_METATYPE(bnm::BlockSummaries)
