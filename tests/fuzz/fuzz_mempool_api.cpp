// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectFeerate(std::optional<double> feerate)
{
    fuzz::expect(!feerate || (*feerate >= 0 && *feerate <= 1e9), "a feerate");
}

void readHistogram(const QByteArray &body)
{
    const auto mempool = readApiMempool(body);
    if (!mempool)
        return;
    fuzz::expect(mempool->txCount.value_or(0) >= 0 && mempool->vsize.value_or(0) >= 0, "counts");
    MempoolSnapshot snapshot;
    describe(*mempool, snapshot);
    qint64 listed = 0;
    for (const auto &[feerate, vsize] : mempool->histogram) {
        expectFeerate(feerate);
        listed += vsize;
    }
    qint64 inBins = 0;
    for (const BinContent &bin : snapshot.bins.value_or(MempoolSnapshot::Histogram()))
        inBins += bin.vsize;
    fuzz::expect(snapshot.bins.has_value() == mempool->hasHistogram(), "bins of a histogram");
    fuzz::expect(inBins == listed, "bins have the whole vsize");
    fuzz::expect(snapshot.blocks.size() <= 8, "few blocks");
}

} // namespace

/// The three answers of a mempool server, and the sentence about what is none.
void bnm::fuzz_mempool_api(const QByteArray &input)
{
    readHistogram(input);
    if (const auto feerates = readApiFeerates(input))
        for (const auto &one :
             {feerates->nextBlock, feerates->halfHour, feerates->hour, feerates->economy})
            expectFeerate(one);
    const auto blocks = readApiBlocks(input);
    fuzz::expect(!blocks || blocks->size() <= 8, "few blocks");
    for (const ProjectedBlock &block : blocks.value_or(std::vector<ProjectedBlock>()))
        fuzz::expect(block.vsize >= 0 && block.txCount.value_or(0) >= 0, "counts");
    for (const int status : {200, 302, 404, 500}) {
        const HttpAnswer answer{.status = status, .headers = {{"Location", input}}, .body = input};
        fuzz::expectReason(true, apiTrouble(QStringLiteral("example.org"), answer));
    }
}
