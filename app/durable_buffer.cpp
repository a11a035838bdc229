// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/durable_buffer.h"

#include "influx/line_protocol.h"

#include <QCoreApplication>

#include <algorithm>

namespace bnm {

DurableBuffer::DurableBuffer(SpoolOptions options) : m_spool(std::move(options))
{
    tell();
}

void DurableBuffer::append(const Points &points)
{
    const QByteArray lines = toLines(points);
    if (lines.isEmpty())
        return;
    const auto oldest =
        std::min_element(points.begin(), points.end(),
                         [](const Point &a, const Point &b) { return a.timeMs < b.timeMs; });
    m_spool.append(qCompress(lines), oldest->timeMs, static_cast<int>(lines.count('\n')));
    tell();
}

LineBatch DurableBuffer::read(qint64 after, qint64 before, qsizetype most)
{
    LineBatch batch;
    for (const Spool::Block &block : m_spool.read(after, before, most)) {
        const QByteArray lines = qUncompress(block.data);
        if (lines.isEmpty())
            qWarning("Mirror: %d points of the queue cannot be read and are left out.",
                     block.items);
        batch.lines += lines;
        batch.count += lines.count('\n');
        batch.blocks.push_back(block.id);
    }
    return batch;
}

QString DurableBuffer::trouble() const
{
    if (const StoreTrouble &trouble = m_spool.trouble())
        return trouble.sentence + QLatin1Char(' ') +
               QCoreApplication::translate("DurableBuffer",
                                           "Until then points for InfluxDB wait in memory only.");
    return {};
}

void DurableBuffer::tell()
{
    if (const QString aside = m_spool.takeSetAside(); !aside.isEmpty())
        qWarning("Mirror: the queue was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
    if (m_spool.dropped() == m_droppedTold)
        return;
    m_droppedTold = m_spool.dropped();
    qWarning("Mirror: the queue is full; %lld of its oldest points are dropped so far.",
             static_cast<long long>(m_droppedTold));
}

} // namespace bnm
