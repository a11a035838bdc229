// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QByteArray>

#include <optional>

namespace bnm {

/// Lines taken from the front of a buffer, still in it until they are acknowledged.
struct LineBatch {
    QByteArray lines; ///< line protocol, one point a line
    qsizetype count = 0;
};

/// What stands in front of the writer: points wait here, oldest first, until the receiver
/// has them. Bounded; what does not fit is dropped from the front and counted.
class PointBuffer {
public:
    virtual ~PointBuffer() = default;

    virtual void append(const Points &points) = 0;
    /// The oldest points, at most so many.
    virtual LineBatch front(qsizetype most) const = 0;
    /// Forgets the oldest points.
    virtual void removeFront(qsizetype count) = 0;
    virtual qsizetype size() const = 0;
    virtual qint64 dropped() const = 0;
    /// Time of the oldest point, Unix time in ms.
    virtual std::optional<qint64> oldestMs() const = 0;
};

} // namespace bnm
