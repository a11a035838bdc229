// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/point_buffer.h"

#include <deque>

namespace bnm {

/// A PointBuffer in memory, limited by the size of its lines; lost when the program ends. For short
/// runs. Each point is its own block.
class MemoryBuffer : public PointBuffer {
public:
    static constexpr qsizetype defaultBytes = 32 * 1024 * 1024; // about 200,000 points

    explicit MemoryBuffer(qsizetype mostBytes = defaultBytes) : m_mostBytes(mostBytes) {}

    void append(std::span<const PointsPtr> batches) override;
    LineBatch read(qint64 after, qint64 before, qsizetype most) override;
    void remove(const LineBatch &batch) override;
    qsizetype size() const override { return static_cast<qsizetype>(m_lines.size()); }
    qint64 bytes() const override { return m_bytes; }
    qint64 dropped() const override { return m_dropped; }
    qint64 newestBlock() const override { return m_newest; }
    std::optional<qint64> oldestMs() override;

private:
    void append(const Point &point);

    struct Line {
        qint64 block;
        QByteArray text;
        qint64 timeMs;
    };

    qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    qint64 m_dropped = 0;
    qint64 m_newest = 0;
    std::deque<Line> m_lines; // in rising order of blocks
};

} // namespace bnm
