// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mempool_reading.h"

/// getrawmempool.
void bnm::fuzz_mempool_list(const QByteArray &input)
{
    MempoolAnswers answers;
    MempoolList list;
    QByteArray body = input;
    const RpcError error = answers.readList(body, list);
    fuzz::expectMempoolError(error);
    fuzz::expect(list.txids.size() <= static_cast<std::size_t>(input.size()) / 66,
                 "none is made up");
    if (error)
        return;
    MempoolMirror mirror(1);
    const std::size_t listed = list.txids.size();
    mirror.takeList(std::move(list.txids));
    fuzz::expect(mirror.size() <= listed && mirror.unknownCount() == mirror.size(), "all are new");
}
