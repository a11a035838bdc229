// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/json_value.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// A branch beside the active chain, as getchaintips lists it.
struct ChainBranch {
    enum class Status { Invalid, HeadersOnly, ValidHeaders, ValidFork, Other };

    QString hash; ///< of its tip
    qint64 height = 0;
    qint64 length = 0; ///< blocks that are not on the active chain
    Status status = Status::Other;
    QString chainwork; ///< of its tip, 64 hexadecimal digits; empty: not known

    qint64 forkHeight() const { return height - length; } ///< the last common block
    friend bool operator==(const ChainBranch &, const ChainBranch &) = default;
};
using ChainBranches = std::vector<ChainBranch>;

/// The node's own report of its chain and of others, on which the verdict on the chain is based
/// (getblockchaininfo, getchaintips, getblockheader).
struct ChainSigns {
    qint64 timeMs = 0;   ///< Unix time of the answer
    qint64 steadyMs = 0; ///< the same by the steady clock
    qint64 height = 0;
    std::optional<qint64> headers; ///< nothing: not reported
    QString hash;
    QString chainwork;
    std::optional<qint64> tipAgeSeconds; ///< by the block's own timestamp
    bool initialDownload = false;
    std::optional<ChainBranches> branches; ///< nothing: the newest request for them failed

    qint64 lag() const { return headers.value_or(height) - height; } ///< blocks to validate
};

/// Branches that leave the active chain within the last day's blocks or are higher than its tip, at
/// most 32, the highest first. A node keeps older ones for years; they are irrelevant now. Nothing
/// if the answer does not name the active tip.
std::optional<ChainBranches> readBranches(const JsonValue &chainTips);

/// Compares two chainworks as the node writes them.
bool hasMoreWork(const QString &chainwork, const QString &than);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::ChainSigns)
