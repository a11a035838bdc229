// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/memory_buffer.h"

#include "influx/line_protocol.h"

#include <algorithm>

namespace bnm {

void MemoryBuffer::append(const Points &points)
{
    for (const Point &point : points) {
        QByteArray line;
        appendLine(line, point);
        if (line.isEmpty())
            continue;
        line.squeeze();
        m_bytes += line.size();
        m_lines.push_back({std::move(line), point.timeMs});
    }
    while (m_bytes > m_mostBytes && !m_lines.empty()) {
        removeFront(1);
        ++m_dropped;
    }
}

LineBatch MemoryBuffer::front(qsizetype most) const
{
    LineBatch batch;
    batch.count = std::min(most, size());
    for (qsizetype i = 0; i < batch.count; ++i)
        batch.lines += m_lines[static_cast<std::size_t>(i)].text;
    return batch;
}

void MemoryBuffer::removeFront(qsizetype count)
{
    for (; count > 0 && !m_lines.empty(); --count) {
        m_bytes -= m_lines.front().text.size();
        m_lines.pop_front();
    }
}

std::optional<qint64> MemoryBuffer::oldestMs() const
{
    return m_lines.empty() ? std::nullopt : std::optional(m_lines.front().timeMs);
}

} // namespace bnm
