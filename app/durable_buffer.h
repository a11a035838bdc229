// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/spool.h"
#include "influx/point_buffer.h"

#include <set>

namespace bnm {

/// The mirror's buffer on disk: each append is one block of a Spool with compressed lines.
class DurableBuffer : public PointBuffer {
public:
    explicit DurableBuffer(SpoolOptions options);

    void append(std::span<const PointsPtr> batches) override;
    LineBatch read(qint64 after, qint64 before, qsizetype most) override;
    void remove(const LineBatch &batch) override { m_spool.remove(batch.blocks); }
    void sync() override { m_spool.sync(); }
    qsizetype size() const override { return static_cast<qsizetype>(m_spool.items()); }
    qint64 bytes() const override { return m_spool.bytes(); }
    qint64 dropped() const override { return m_spool.dropped() + m_unreadable; }
    qint64 newestBlock() const override { return m_spool.newestId(); }
    std::optional<qint64> oldestMs() override { return m_spool.oldestMs(); }
    bool isLasting() const override { return !m_spool.trouble(); }
    QString trouble() const override;

private:
    void logSetAside();
    void leaveOut(const Spool::Block &block);

    Spool m_spool;
    std::set<qint64> m_spoilt; ///< unreadable blocks
    qint64 m_unreadable = 0;   ///< points in them
};

} // namespace bnm
