// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// What one witness, another server with a view of the chain, says about the node's chain: what
/// the verdict on the chain goes by. Heights are those of the last comparison.
struct WitnessView {
    enum class State {
        Waiting, ///< not compared yet, or the node gives nothing to compare with
        Agrees,  ///< the same block at the lower of both heights; it may be ahead
        Behind,  ///< likewise, but it is more than one block behind the node
        Differs, ///< another block at the lower of both heights
        Silent,  ///< it cannot be asked; it says nothing about the chain
        Invalid, ///< it sends what cannot be right, or has another certificate; it does not count
    };
    /// Where the two chains part.
    struct Fork {
        qint64 height = 0; ///< of the first block that differs
        QString ourHash;   ///< of the blocks at that height
        QString itsHash;
        qint64 ourBlocks = 0; ///< from that height on
        qint64 itsBlocks = 0;
        qint64 sinceMs = 0; ///< Unix time when this fork was first seen
    };

    QString name;
    State state = State::Waiting;
    QString reason;                   ///< of Silent, Invalid and Waiting: a clause
    std::optional<qint64> height;     ///< of the witness's last block, once it was given
    std::optional<qint64> nodeHeight; ///< of ours when they were compared
    std::optional<Fork> fork;         ///< while they differ
    qint64 answeredMs = 0;            ///< Unix time of its last answer that counts; 0: none
    qint64 comparedMs = 0;            ///< Unix time of the last comparison by hash; 0: none
    qint64 sinceMs = 0;               ///< Unix time since when the state holds

    /// A verdict may go by it: it has been compared, and was now.
    bool counts() const
    {
        return state == State::Agrees || state == State::Behind || state == State::Differs;
    }
    /// Blocks the witness is behind the node; less than 0: it is ahead.
    std::optional<qint64> blocksBehind() const
    {
        return height && nodeHeight ? std::optional(*nodeHeight - *height) : std::nullopt;
    }
};
using WitnessViews = std::vector<WitnessView>; // as configured

} // namespace bnm

Q_DECLARE_METATYPE(bnm::WitnessView)
Q_DECLARE_METATYPE(bnm::WitnessViews)
