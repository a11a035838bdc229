// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QByteArray>

namespace bnm {

/// Appends the point as one line of InfluxDB line protocol (v2 specification), including the
/// newline; nothing for a point without fields. Time in ms, tags sorted by key, empty tag values
/// left out, floats in their shortest exact form.
///
/// Line protocol cannot represent a line break in a tag or a name, and receivers split lines before
/// they parse quotes. So line breaks are written as the two characters \n everywhere. A backslash
/// in a tag value before a blank, comma, equals sign, line break or backslash, or at its end, has
/// no notation that all receivers parse alike; it becomes a slash.
void appendLine(QByteArray &out, const Point &point);

QByteArray toLines(const Points &points);

} // namespace bnm
