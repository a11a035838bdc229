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

/// Lines taken from a buffer; they stay in it until they are removed.
struct LineBatch {
    std::vector<PackedText> packed; ///< line protocol, one point a line
    qsizetype count = 0;
    std::vector<qint64> blocks; ///< what the buffer knows them by, in rising order

    bool isEmpty() const { return blocks.empty(); }
    QByteArray lines() const { return textOf(packed); }
};

/// What stands in front of the writer: points wait here in blocks, in the order in which they
/// came, until the receiver has them. Bounded; what does not fit is dropped from the front
/// and counted.
class PointBuffer {
public:
    static constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

    virtual ~PointBuffer() = default;

    virtual void append(std::span<const PointsPtr> batches) = 0;
    /// The oldest blocks with after < number < before, until so many points are together.
    virtual LineBatch read(qint64 after, qint64 before, qsizetype most) = 0;
    virtual void remove(const LineBatch &batch) = 0;
    /// Makes lasting what remove() has left for later.
    virtual void sync() {}
    virtual qsizetype size() const = 0; ///< points
    virtual qint64 bytes() const = 0;
    virtual qint64 dropped() const = 0; ///< points, since the start
    virtual qint64 newestBlock() const = 0;
    /// Time of the oldest point, Unix time in ms.
    virtual std::optional<qint64> oldestMs() = 0;
    /// What is in here now survives the end of the program.
    virtual bool isLasting() const { return false; }
    /// What keeps points from being safe in here, in words for a person; empty: nothing does.
    virtual QString trouble() const { return {}; }
};

} // namespace bnm
