// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace bnm {

/// The desktop's font, scaled.
QFont scaledFont(const QFont &font, double factor, QFont::Weight weight = QFont::Normal);

/// With digits of equal width, so that columns of figures line up, if the font supports it.
QFont tabularFont(const QFont &font);

} // namespace bnm
