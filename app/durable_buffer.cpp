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
    m_spool.append(PackedText(lines).stored(), oldest->timeMs, static_cast<int>(lines.count('\n')));
    tell();
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

/// A block that a disk has spoilt; said and counted once, however often it is read.
void DurableBuffer::leaveOut(const Spool::Block &block)
{
    if (!m_spoilt.insert(block.id).second)
        return;
    m_unreadable += block.items;
    qWarning("Mirror: %d points of the queue cannot be read and are left out.", block.items);
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
}

} // namespace bnm
