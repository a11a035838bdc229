// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reorg_log.h"
#include "collectors/node/block_header.h"
#include "tests/fuzz/fuzz.h"

/// The file of reorganisations; what is read, written again, reads the same.
void bnm::fuzz_reorg_list(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    ReorgLog log;
    log.setFile(scratch.write("reorganisations", input));
    fuzz::expect(log.list().size() <= ReorgLog::most, "limited");
    for (const Reorganisation &one : log.list())
        fuzz::expect(one.depth > 0 && one.timeMs > 0 && one.forkHeight >= 0 && one.tipHeight >= 0 &&
                         isBlockHash(one.tip) && isBlockHash(one.replacedTip),
                     "one that can be");
    ReorgLog again;
    again.setFile(scratch.write("reorganisations", log.contents()));
    fuzz::expect(again.contents() == log.contents(), "the same");
    again.add({});
    fuzz::expect(again.list().size() <= ReorgLog::most, "still limited");
}
