// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Makes a folder, with those above it, that its owner alone may enter (mode 0700). One that is
/// there stays as it is. False: it is not there.
bool makePrivateFolder(const QString &path);

/// Makes an empty file that its owner alone may read (mode 0600) from the first moment; one that is
/// there stays as it is.
void createPrivately(const QString &path);

/// Whether others than the owner may read or write a file. Where files have no such modes: no.
bool isOpenToOthers(const QString &path);

} // namespace bnm
