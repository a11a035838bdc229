// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <array>
#include <cstddef>
#include <optional>

namespace bnm {

/// One message of the stream "sequence" (doc/zmq.md of Bitcoin Core).
struct SequenceEvent {
    enum class Kind {
        BlockConnected,    ///< its transactions have left the mempool, without Removed
        BlockDisconnected, ///< transactions that return to the mempool are Added
        Added,
        Removed, ///< replaced, expired, evicted, in conflict with a block; not mined
    };
    Kind kind = Kind::Added;
    std::array<quint8, 32> hash = {}; ///< of a block or a transaction, in display order
    /// Of Added and Removed. The node counts every change of the mempool with it, including the
    /// unpublished removals by a block: these are skipped numbers.
    quint64 mempoolSequence = 0;

    friend bool operator==(const SequenceEvent &, const SequenceEvent &) = default;
};

/// Nothing if the message's body has another form.
std::optional<SequenceEvent> readSequenceEvent(const char *body, std::size_t size);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::SequenceEvent)
