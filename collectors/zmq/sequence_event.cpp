// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/sequence_event.h"

#include <QtEndian>

#include <cstring>

namespace bnm {

std::optional<SequenceEvent> readSequenceEvent(const char *body, std::size_t size)
{
    using Kind = SequenceEvent::Kind;
    SequenceEvent event;
    constexpr std::size_t hashSize = sizeof event.hash;
    if (size <= hashSize)
        return std::nullopt;
    std::memcpy(event.hash.data(), body, hashSize);
    switch (body[hashSize]) {
    case 'C': event.kind = Kind::BlockConnected; break;
    case 'D': event.kind = Kind::BlockDisconnected; break;
    case 'A': event.kind = Kind::Added; break;
    case 'R': event.kind = Kind::Removed; break;
    default: return std::nullopt;
    }
    const bool ofMempool = event.kind == Kind::Added || event.kind == Kind::Removed;
    if (size != hashSize + 1 + (ofMempool ? sizeof(quint64) : 0))
        return std::nullopt;
    if (ofMempool)
        event.mempoolSequence = qFromLittleEndian<quint64>(body + hashSize + 1);
    return event;
}

} // namespace bnm
