// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/write_job.h"

#include <algorithm>
#include <utility>

namespace bnm {

WriteJob::WriteJob(LineBatch batch) : m_batch(std::move(batch))
{
    if (m_batch.count > 0)
        m_parts.push_back({m_batch.packed, m_batch.count});
}

const QByteArray &WriteJob::body()
{
    Part &part = m_parts.back();
    if (part.body.isEmpty())
        part.body = gzip(part.packed);
    return part.body;
}

qint64 WriteJob::textBytes() const
{
    qint64 bytes = 0;
    for (const PackedText &piece : m_parts.back().packed)
        bytes += piece.textBytes();
    return bytes;
}

void WriteJob::partWritten(const WriteOutcome &outcome)
{
    if (outcome.kind == WriteOutcome::Kind::PartlyWritten) {
        m_losses.push_back(outcome);
        PartialLoss &loss = m_losses.back().loss;
        loss.points = std::min<qint64>(loss.points, m_parts.back().lines);
    }
    m_parts.pop_back();
}

/// Splits in halves until the culprit is alone; the rest goes through on the way.
void WriteJob::partRefused(const WriteOutcome &outcome)
{
    QByteArrayList lines = textOf(m_parts.back().packed).split('\n');
    lines.removeLast(); // after the last line break
    m_parts.pop_back();

    std::vector<RefusedLine> bad;
    if (outcome.kind == WriteOutcome::Kind::BadData)
        bad = refusedLines(outcome.answer, lines);
    if (bad.empty() && lines.size() == 1)
        bad = {{0, outcome.sentence}};
    for (const RefusedLine &line : bad)
        m_refused.push_back({std::exchange(lines[line.index], {}), line.reason});
    if (bad.empty()) {
        push(lines.mid(lines.size() / 2));
        push(lines.first(lines.size() / 2));
        return;
    }
    lines.removeAll({});
    push(lines);
}

void WriteJob::push(const QByteArrayList &lines)
{
    if (!lines.isEmpty())
        m_parts.push_back({{PackedText(lines.join('\n') + '\n')}, lines.size()});
}

qint64 WriteJob::writtenPoints() const
{
    qint64 points = m_batch.count - static_cast<qint64>(m_refused.size());
    for (const WriteOutcome &loss : m_losses)
        points -= loss.loss.points;
    return points;
}

} // namespace bnm
