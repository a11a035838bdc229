// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace bnm {

/// The desktop's font at a share of its size.
QFont scaledFont(const QFont &font, double factor, QFont::Weight weight = QFont::Normal);

/// With digits of one width, so that columns of figures line up; where the font has them.
QFont tabularFont(const QFont &font);

} // namespace bnm
