// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Foreign text for a sentence: on one line, without control characters and limited in length, with
/// an ellipsis.
QString tamed(const QString &text, qsizetype mostCharacters);

} // namespace bnm
