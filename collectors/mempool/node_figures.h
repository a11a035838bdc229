// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace bnm {

/// Why the node's mempool gives no recommended feerate: an unknown mempool would look like a cheap
/// one.
enum class FeerateDoubt {
    None,
    NotKnown, ///< the node has not answered one of these calls, or without that figure
    InitialDownload,
    MempoolLoading, ///< out of mempool.dat, after a start (getmempoolinfo, loaded)
    BlocksOnly,     ///< it relays no transactions (getnetworkinfo, localrelay)
};

/// Mempool figures that the fast cycle has already (getmempoolinfo); not requested twice.
struct NodeFigures {
    std::optional<qint64> txCount = {};
    std::optional<double> minFeerate = {};   ///< sat/vB, mempoolminfee
    std::optional<double> relayFeerate = {}; ///< sat/vB, minrelaytxfee
    FeerateDoubt doubt = FeerateDoubt::NotKnown;
    /// Why estimatesmartfee has no answer for the next block, in the node's words; plain text.
    QString estimatorError = {};

    /// Whether the node evicts transactions of low feerates; nothing: not known.
    std::optional<bool> isMempoolFull() const
    {
        if (!minFeerate || !relayFeerate)
            return std::nullopt;
        return *minFeerate > *relayFeerate;
    }
    /// The lowest feerate accepted by a full mempool; nothing while there is room.
    std::optional<double> purgeFeerate() const
    {
        return isMempoolFull().value_or(false) ? minFeerate : std::nullopt;
    }

    friend bool operator==(const NodeFigures &, const NodeFigures &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::NodeFigures)
