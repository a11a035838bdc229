// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace bnm {

/// The room a file belongs to, as "app/core"; empty for one outside the rooms.
QString roomOf(QStringView path);
/// Whether a file of one folder may include one of the other: app's top -> ui -> app/core ->
/// collectors, and app's top -> influx -> collectors. The demo shares no code with what it tests.
bool mayInclude(const QString &from, const QString &to);
/// The complaints about one file's #include lines, each with its line number.
QStringList includeFaults(const QString &path, const QString &text);

} // namespace bnm
