// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_join.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

Txid few(fuzz::Input &in)
{
    return {static_cast<quint8>(in.byte() % 16U)};
}

Txids someOf(fuzz::Input &in)
{
    Txids txids;
    for (int left = in.byte() % 8; left > 0; --left)
        txids.push_back(few(in));
    return txids;
}

void takeEvent(fuzz::Input &in, MempoolJoin &join, quint32 number)
{
    using Kind = SequenceEvent::Kind;
    constexpr std::array kinds = {Kind::Added, Kind::Removed, Kind::BlockConnected,
                                  Kind::BlockDisconnected};
    join.take({kinds[in.byte() % kinds.size()], few(in), in.byte()}, number);
}

} // namespace

/// Events, lists, blocks and failures in any order.
void bnm::fuzz_mempool_join(const QByteArray &input)
{
    MempoolMirror mirror(1);
    MempoolJoin join(mirror);
    quint32 number = 0;
    qint64 gaps = 0;
    for (fuzz::Input in(input); !in.isEmpty();) {
        switch (in.byte() % 8U) {
        case 0: join.connected(); break;
        case 1: join.listRequested(); break;
        case 2: join.takeList(someOf(in), in.byte()); break;
        case 3: join.listFailed(); break;
        case 4: join.takeBlock(join.wantedBlock().value_or(few(in)), someOf(in)); break;
        case 5: join.blockFailed(few(in)); break;
        case 6: number += in.byte(); [[fallthrough]];
        default: takeEvent(in, join, number++);
        }
        fuzz::expect(join.gaps() >= gaps, "gaps are never taken back");
        gaps = join.gaps();
        fuzz::expect(!join.isJoined() || !join.wantsList(), "joined, or a list is wanted");
        fuzz::expect(mirror.size() <= 16 && mirror.unknownCount() <= mirror.size(), "sizes agree");
    }
}
