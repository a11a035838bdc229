// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/memory_buffer.h"

#include "influx/line_protocol.h"

#include <algorithm>

namespace bnm {

void MemoryBuffer::append(const Point &point)
{
    QByteArray line;
    appendLine(line, point);
    if (line.isEmpty())
        return;
    line.squeeze();
    m_bytes += line.size();
    m_lines.push_back({++m_newest, std::move(line), point.timeMs});
}

void MemoryBuffer::append(std::span<const PointsPtr> batches)
{
    for (const PointsPtr &points : batches)
        for (const Point &point : *points)
            append(point);
    while (m_bytes > m_mostBytes && !m_lines.empty()) {
        m_bytes -= m_lines.front().text.size();
        m_lines.pop_front();
        ++m_dropped;
    }
}

LineBatch MemoryBuffer::read(qint64 after, qint64 before, qsizetype most)
{
    LineBatch batch;
    QByteArray lines;
    const auto first =
        std::upper_bound(m_lines.begin(), m_lines.end(), after,
                         [](qint64 block, const Line &line) { return block < line.block; });
    for (auto it = first; it != m_lines.end() && it->block < before && batch.count < most; ++it) {
        lines += it->text;
        batch.blocks.push_back(it->block);
        ++batch.count;
    }
    if (batch.count > 0)
        batch.packed.emplace_back(lines);
    return batch;
}

void MemoryBuffer::remove(const LineBatch &batch)
{
    const auto isTold = [&batch](const Line &line) {
        return std::binary_search(batch.blocks.begin(), batch.blocks.end(), line.block);
    };
    for (const Line &line : m_lines)
        if (isTold(line))
            m_bytes -= line.text.size();
    m_lines.erase(std::remove_if(m_lines.begin(), m_lines.end(), isTold), m_lines.end());
}

std::optional<qint64> MemoryBuffer::oldestMs()
{
    return m_lines.empty() ? std::nullopt : std::optional(m_lines.front().timeMs);
}

} // namespace bnm
