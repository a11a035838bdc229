// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mempool_reading.h"

/// getblock.
void bnm::fuzz_mempool_block(const QByteArray &input)
{
    MempoolAnswers answers;
    Txids txids;
    QByteArray body = input;
    fuzz::expectMempoolError(answers.readBlock(body, txids));
    fuzz::expect(txids.size() <= static_cast<std::size_t>(input.size()) / 66, "none is made up");
    for (const Txid &txid : txids) {
        std::array<char, 64> hex;
        writeHex(txid, hex.data());
        fuzz::expect(txidFromHex({hex.data(), hex.size()}) == txid, "the digits say the same");
    }
}
