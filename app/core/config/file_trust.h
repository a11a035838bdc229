// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Why a found file is not trusted, as the end of a sentence: it belongs to neither this user nor
/// root, or others may write it. Empty: trusted. The owner's private group (same number) counts as
/// the owner. On systems without such modes: empty.
QString distrustOf(const QString &path);

/// Whether everybody on this machine may read a regular file: by its mode and those of its parent
/// folders. Files below /run are created by the system or a container, and their mode is not
/// meaningful.
bool isReadableByAll(const QString &path);
/// A sentence warning about a file with a secret that everybody may read.
QString openToAll(const QString &path);

} // namespace bnm
