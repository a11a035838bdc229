// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/write_job.h"

#include <utility>

namespace bnm {

namespace {

PackedText packed(const QByteArrayList &lines)
{
    return PackedText(lines.join('\n') + '\n');
}

} // namespace

WriteJob::WriteJob(LineBatch batch) : m_batch(std::move(batch))
{
    if (m_batch.count > 0)
        m_parts.push_back({m_batch.packed, {}});
}

const QByteArray &WriteJob::body()
{
    Part &part = m_parts.back();
    if (part.body.isEmpty())
        part.body = gzip(part.packed);
    return part.body;
}

void WriteJob::partWritten()
{
    m_parts.pop_back();
}

void WriteJob::partRefused(const WriteOutcome &outcome)
{
    QByteArrayList lines = textOf(m_parts.back().packed).split('\n');
    lines.removeLast(); // behind the last line break
    m_parts.pop_back();

    std::vector<RefusedLine> bad;
    if (lines.size() == 1)
        bad = {{0, outcome.sentence}};
    else if (outcome.kind == WriteOutcome::Kind::BadData)
        bad = refusedLines(outcome.answer, lines);
    for (auto it = bad.rbegin(); it != bad.rend(); ++it)
        m_refused.push_back({lines.takeAt(it->index), it->reason});
    if (bad.empty())
        split(lines);
    else if (!lines.isEmpty())
        m_parts.push_back({{packed(lines)}, {}});
}

/// Halves until the culprit is alone; whatever is good goes through on the way.
void WriteJob::split(const QByteArrayList &lines)
{
    const qsizetype half = lines.size() / 2;
    m_parts.push_back({{packed(lines.mid(half))}, {}});
    m_parts.push_back({{packed(lines.first(half))}, {}});
}

} // namespace bnm
