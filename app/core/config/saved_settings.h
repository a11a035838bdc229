// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace bnm {

/// The settings saved by the dialog, by name; unknown names are ignored. A missing file is empty.
QHash<QString, QString> readSavedSettings(const QString &file, QString *error);

/// Makes these the saved settings: other settings of the table are removed, unknown entries stay.
/// The file is replaced atomically and readable only by its owner. Secrets are never written.
/// Returns what went wrong, or nothing.
QString writeSavedSettings(const QString &file, const QHash<QString, QString> &values);

} // namespace bnm
