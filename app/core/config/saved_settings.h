// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace bnm {

/// What the settings dialog saved, by setting name; names that are no setting are left out.
/// A file that is not there holds nothing.
QHash<QString, QString> readSavedSettings(const QString &file, QString *error);

/// Makes these the saved settings: others of the table are removed, what is not of the table
/// stays as it is. The file is replaced at once and readable by its owner alone. Secrets are
/// never written. Gives what went wrong, or nothing.
QString writeSavedSettings(const QString &file, const QHash<QString, QString> &values);

} // namespace bnm
