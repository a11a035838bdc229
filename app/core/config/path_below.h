// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Whether a file is, or would be, in a folder or below it after following symbolic links. Requires
/// an absolute path; false for one that contains "..".
bool liesBelow(const QString &path, const QString &folder);

} // namespace bnm
