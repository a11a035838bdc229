// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/durable_buffer.h"

#include "collectors/words.h"
#include "influx/line_protocol.h"

#include <algorithm>
#include <limits>

namespace bnm {

DurableBuffer::DurableBuffer(SpoolOptions options) : m_spool(std::move(options))
{
    logSetAside();
}

void DurableBuffer::append(std::span<const PointsPtr> batches)
{
    QByteArray lines;
    qint64 oldestMs = std::numeric_limits<qint64>::max();
    for (const PointsPtr &points : batches)
        for (const Point &point : *points) {
            appendLine(lines, point);
            oldestMs = std::min(oldestMs, point.timeMs);
        }
    if (lines.isEmpty())
        return;
    m_spool.append(PackedText(lines).stored(), oldestMs, static_cast<int>(lines.count('\n')));
    logSetAside();
}

LineBatch DurableBuffer::read(qint64 after, qint64 before, qsizetype most)
{
    LineBatch batch;
    for (const Spool::Block &block : m_spool.read(after, before, most)) {
        batch.blocks.push_back(block.id);
        if (auto lines = PackedText::fromStored(block.data)) {
            batch.packed.push_back(*std::move(lines));
            batch.count += block.items;
        } else {
            leaveOut(block);
        }
    }
    return batch;
}

/// A block damaged by the disk; reported and counted once, however often it is read.
void DurableBuffer::leaveOut(const Spool::Block &block)
{
    if (!m_spoilt.insert(block.id).second)
        return;
    m_unreadable += block.items;
    qWarning("InfluxDB: %d points of the queue cannot be read and are left out.", block.items);
}

QString DurableBuffer::trouble() const
{
    if (const StoreTrouble &trouble = m_spool.trouble())
        return trouble.sentence + QLatin1Char(' ') +
               Words::tr("Until then points for InfluxDB wait in memory only.");
    return {};
}

void DurableBuffer::logSetAside()
{
    if (const QString aside = m_spool.takeSetAside(); !aside.isEmpty())
        qWarning("InfluxDB: the queue was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
}

} // namespace bnm
