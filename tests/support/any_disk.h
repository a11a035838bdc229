// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace bnm {

/// Alert limits under which a disk is never nearly full nor filling up: results must not depend on
/// the disk of the machine that runs the test.
inline QHash<QString, double> limitsForAnyDisk()
{
    return {{QStringLiteral("disk_low"), 1e-6}, {QStringLiteral("disk_full_soon"), 1e-6}};
}

} // namespace bnm
