// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// Whether the metadata of a file in MaxMind's format may be read by libmaxminddb, which turns its
/// languages and descriptions into lists when it opens the file: it follows pointers, which may
/// repeat one list in another without end, and leaks a list in which it finds something wrong.
bool hasSoundMetadata(const QByteArray &path);
/// The same of the last bytes of a file.
bool isSoundMetadata(QByteArrayView end);

inline constexpr int mostMetadataValues = 2'000;           ///< with those that pointers repeat
inline constexpr qsizetype mostMetadataBytes = 128 * 1024; ///< behind which it is not searched for

} // namespace bnm
