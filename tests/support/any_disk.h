// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace bnm {

/// Limits of alerts under which a disk is never said to be nearly full: what a test expects must
/// not hang on how full the disk is that it runs on.
inline QHash<QString, double> limitsForAnyDisk()
{
    return {{QStringLiteral("disk_low"), 1e-6}};
}

} // namespace bnm
