// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace bnm {

/// Untrusted text for a CSV file, on one line; a leading tab or return, which csv::cell() treats as
/// the start of a formula, still counts.
QString csvText(const QString &text);

/// Writes a whole file or nothing; returns a sentence on failure.
QString writeText(const QString &path, const QString &text);

/// Asks for a file name and saves a CSV file; reports a failure. Does not block.
void saveAsCsv(QWidget *parent, const QString &title, const QString &fileName,
               std::function<QString()> makeText);

} // namespace bnm
