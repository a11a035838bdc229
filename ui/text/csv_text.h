// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace bnm {

/// Text of strangers for a CSV file, on one line; a tab or return in front, which csv::cell()
/// would have taken for the beginning of a formula, still counts.
QString csvText(const QString &text);

/// Writes a whole file or none; a sentence when it cannot.
QString writeText(const QString &path, const QString &text);

/// Asks where to save a CSV file and saves it there; says it when that fails. Waits for nobody.
void saveAsCsv(QWidget *parent, const QString &title, const QString &fileName,
               std::function<QString()> makeText);

} // namespace bnm
