// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Why a file that was only found is not to be believed, as the end of a sentence: it belongs to
/// neither this user nor root, or others may write it. Empty: it may be. A group of the owner's own
/// (of the same number) counts as the owner. Where files have no such modes: empty.
QString distrustOf(const QString &path);

/// Whether everybody on this machine may read a regular file: by its mode and those of the folders
/// above it. Below /run it is placed there by the system or a container, whose mode says nothing.
bool isReadableByAll(const QString &path);
/// That a file with a secret in it is, in a sentence.
QString openToAll(const QString &path);

} // namespace bnm
