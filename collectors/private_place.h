// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Creates a folder, with its parents, that only its owner may enter (mode 0700). An existing one
/// stays as it is. False: it does not exist.
bool makePrivateFolder(const QString &path);

/// Creates an empty file that only its owner may read (mode 0600) from the first moment; an
/// existing one stays as it is.
void createPrivately(const QString &path);

/// Whether others than the owner may read or write a file. False on systems without such modes.
bool isOpenToOthers(const QString &path);

} // namespace bnm
