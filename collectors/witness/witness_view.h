// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// Result of one witness (another server with a view of the chain): the verdict on the chain is
/// based on it. Heights are those of the last comparison.
struct WitnessView {
    enum class State {
        Waiting, ///< not compared yet, or the node provides nothing to compare
        Agrees,  ///< the same block at the lower of both heights; it may be ahead
        Behind,  ///< the same, but the witness is more than one block behind the node
        Differs, ///< another block at the lower of both heights
        Silent,  ///< not reachable; no statement about the chain
        Invalid, ///< its data is implausible, or its certificate has changed; it does not count
    };
    /// Where the two chains part.
    struct Fork {
        qint64 height = 0; ///< of the first block that differs
        QString ourHash;   ///< of the blocks at that height
        QString itsHash;
        qint64 ourBlocks = 0; ///< from that height on
        qint64 itsBlocks = 0;
        qint64 sinceMs = 0;  ///< Unix time when this fork was first seen
        bool isFound = true; ///< false: it lies at that height or below
    };

    QString name;
    State state = State::Waiting;
    QString reason;                   ///< for Silent, Invalid and Waiting: a clause
    std::optional<qint64> height;     ///< of the witness's last block, once known
    std::optional<qint64> nodeHeight; ///< of our node at the comparison
    std::optional<Fork> fork;         ///< while they differ, also if it does not answer any more
    qint64 answeredMs = 0;            ///< Unix time of its last valid answer; 0: none
    qint64 comparedMs = 0;            ///< Unix time of the last comparison by hash; 0: none
    qint64 sinceMs = 0;               ///< Unix time of the last change of state

    /// Whether a verdict may use it: it was compared, and recently.
    bool counts() const
    {
        return state == State::Agrees || state == State::Behind || state == State::Differs;
    }
    /// Blocks the witness is behind the node; negative: it is ahead.
    std::optional<qint64> blocksBehind() const
    {
        return height && nodeHeight ? std::optional(*nodeHeight - *height) : std::nullopt;
    }
};
using WitnessViews = std::vector<WitnessView>; // as configured

} // namespace bnm

Q_DECLARE_METATYPE(bnm::WitnessView)
Q_DECLARE_METATYPE(bnm::WitnessViews)
