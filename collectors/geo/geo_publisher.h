// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// The publisher of a GeoIP database and the attribution its licence requires.
struct GeoPublisher {
    QString name;
    QString attribution;
    QString link;
};

/// Recognised by the database's type and description, or else by the file's name. Empty if neither
/// is known.
GeoPublisher geoPublisher(const QString &type, const QString &description, const QString &fileName);

} // namespace bnm
