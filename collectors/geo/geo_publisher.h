// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Who publishes a GeoIP database, and what its licence asks to be said.
struct GeoPublisher {
    QString name;
    QString attribution;
    QString link;
};

/// Told by the database's type and description, else, for those that say nothing there, by
/// the name of the file. Nothing when neither tells.
GeoPublisher geoPublisher(const QString &type, const QString &description, const QString &fileName);

} // namespace bnm
