// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <memory>
#include <vector>

class QPainter;
class QRectF;

namespace bnm {

struct Colours;

/// Something that happened, on the time axis of every chart.
struct ChartMark {
    enum class Kind { Block, Reorganisation, Restart, Alert };

    Kind kind = Kind::Block;
    qint64 timeMs = 0;                                   ///< Unix time
    QString text;                                        ///< plain text: "Block 920 284"
    AlertSeverity severity = AlertSeverity::Information; ///< of an alert

    friend bool operator==(const ChartMark &, const ChartMark &) = default;
};
using ChartMarks = std::vector<ChartMark>; // in the order of time
using ChartMarksPtr = std::shared_ptr<const ChartMarks>;

/// What a kind is called in menus.
QString titleOf(ChartMark::Kind kind);

/// The sign of a mark within a square area. That of a block is a small stroke.
void paintMark(QPainter &painter, const ChartMark &mark, const QRectF &area,
               const Colours &colours);

} // namespace bnm
