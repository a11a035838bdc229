// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/write_job.h"

#include "influx/gzip.h"

#include <utility>

namespace bnm {

namespace {

QByteArray joined(const QByteArrayList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

} // namespace

WriteJob::WriteJob(LineBatch batch) : m_batch(std::move(batch))
{
    if (!m_batch.lines.isEmpty())
        m_parts.push_back({std::exchange(m_batch.lines, {}), {}});
}

const QByteArray &WriteJob::body()
{
    Part &part = m_parts.back();
    if (part.body.isEmpty())
        part.body = gzip(part.lines);
    return part.body;
}

void WriteJob::partWritten()
{
    m_parts.pop_back();
}

void WriteJob::partRefused(const WriteOutcome &outcome)
{
    QByteArrayList lines = m_parts.back().lines.split('\n');
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
        m_parts.push_back({joined(lines), {}});
}

/// Halves until the culprit is alone; whatever is good goes through on the way.
void WriteJob::split(const QByteArrayList &lines)
{
    const qsizetype half = lines.size() / 2;
    m_parts.push_back({joined(lines.mid(half)), {}});
    m_parts.push_back({joined(lines.first(half)), {}});
}

} // namespace bnm
