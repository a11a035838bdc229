// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Whether a file is, or would be, in a folder or below it, wherever symbolic links lead. An
/// absolute path; one with ".." in it never is.
bool liesBelow(const QString &path, const QString &folder);

} // namespace bnm
