// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_answers.h"
#include "collectors/tamed.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectBlock(const std::optional<ElectrumBlock> &block, const ElectrumAnswer &answer)
{
    fuzz::expectReason(!block, answer.reason);
    fuzz::expect(block.has_value() == bool(answer), "a block, or a fault");
    fuzz::expect(!block || (block->height >= 0 && block->header.hasProofOfWork), "proof of work");
}

} // namespace

/// The lines of an Electrum server: a tip, a header, an error.
void bnm::fuzz_electrum_answers(const QByteArray &input)
{
    JsonDocument document;
    for (const QByteArray &line : input.split('\n')) {
        if (!document.parse(line))
            continue;
        ElectrumAnswer tip{.result = document.root()["result"]};
        expectBlock(readElectrumTip(tip), tip);
        ElectrumAnswer header{.result = document.root()["result"]};
        expectBlock(readElectrumBlock(header, 7), header);
        const QString error = electrumErrorText(document.root()["error"]);
        fuzz::expect(fuzz::isOneLine(error) && error.size() <= 200, "a short line");
    }
    fuzz::expect(tamed(QString::fromUtf8(input), 40).size() <= 40, "limited");
}
