// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"
#include "influx/gzip.h"

#include <QByteArray>
#include <QString>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace bnm {

/// Lines of a buffer; they stay in it until they are removed.
struct LineBatch {
    std::vector<PackedText> packed; ///< line protocol, one point a line
    qsizetype count = 0;
    std::vector<qint64> blocks; ///< the buffer's numbers for them, in rising order

    bool isEmpty() const { return blocks.empty(); }
    QByteArray lines() const { return textOf(packed); }
};

/// The queue before the writer: points wait here in blocks, in their order, until the receiver has
/// them. Bounded; the oldest are dropped first and counted.
class PointBuffer {
public:
    static constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

    virtual ~PointBuffer() = default;

    virtual void append(std::span<const PointsPtr> batches) = 0;
    /// The oldest blocks with after < number < before, up to about that many points.
    virtual LineBatch read(qint64 after, qint64 before, qsizetype most) = 0;
    virtual void remove(const LineBatch &batch) = 0;
    /// Makes the effects of remove() durable.
    virtual void sync() {}
    virtual qsizetype size() const = 0; ///< points
    virtual qint64 bytes() const = 0;
    virtual qint64 dropped() const = 0; ///< points, since the start
    virtual qint64 newestBlock() const = 0;
    /// Time of the oldest point, Unix time in ms.
    virtual std::optional<qint64> oldestMs() = 0;
    /// The contents survive the end of the program.
    virtual bool isLasting() const { return false; }
    /// Why points are not safe in here, as a sentence; empty: they are.
    virtual QString trouble() const { return {}; }
};

} // namespace bnm
