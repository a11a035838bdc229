// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mempool_reading.h"

using namespace bnm;

namespace {

constexpr std::size_t asked = 4;

void expectPlausible(const MempoolEntry &entry)
{
    fuzz::expect(entry.vsize > 0 && entry.vsize <= 1'000'000, "a vsize");
    fuzz::expect(entry.feeSat >= 0 && entry.feeSat <= 2'100'000'000'000'000, "a fee");
    fuzz::expect(std::isfinite(entry.feerate) && entry.feerate >= 0, "a feerate");
    fuzz::expect(entry.relatives.size() <= 1'000, "few relatives");
}

void expectSums(const MempoolMirror &mirror)
{
    MempoolSnapshot snapshot;
    mirror.describe(snapshot);
    qint64 transactions = 0;
    qint64 vsize = 0;
    for (const BinContent &bin : snapshot.bins.value_or(MempoolSnapshot::Histogram())) {
        transactions += bin.txCount.value_or(0);
        vsize += bin.vsize;
    }
    fuzz::expect(transactions == static_cast<qint64>(mirror.size() - mirror.unknownCount()),
                 "bins have all");
    fuzz::expect(vsize == snapshot.vsize.value_or(0), "bins have the whole vsize");
    fuzz::expect(snapshot.blocks.size() <= 8, "few blocks");
    for (const ProjectedBlock &block : snapshot.blocks)
        fuzz::expect(block.vsize > 0 && std::isfinite(block.medianFeerate), "a block with content");
}

} // namespace

/// getmempoolentry, and what the mirror makes of it.
void bnm::fuzz_mempool_entries(const QByteArray &input)
{
    MempoolMirror mirror(1);
    for (quint8 i = 0; i < asked; ++i)
        mirror.add(Txid{i});
    const Txids questions = mirror.takeQuestions(asked);
    fuzz::expect(questions.size() == asked, "all are unknown");
    MempoolAnswers answers;
    std::vector<MempoolMirror::Read> read;
    QByteArray body = input;
    const auto take = [&](std::size_t index, const std::optional<MempoolEntry> &entry) {
        fuzz::expect(index < asked, "an answer to a question");
        if (!entry)
            return mirror.entryGone(questions[index]);
        expectPlausible(*entry);
        read.push_back({questions[index], *entry});
    };
    fuzz::expectMempoolError(answers.readEntries(body, asked, take));
    mirror.entriesRead(read);
    expectSums(mirror);
    for (const Txid &txid : questions)
        mirror.remove(txid);
    fuzz::expect(mirror.size() == 0, "nothing is left");
    expectSums(mirror);
}
