// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// Comma-separated values as RFC 4180 has them, in UTF-8.
namespace bnm::csv {

/// Quoted where it must be. Text that a spreadsheet would take for a formula gets an
/// apostrophe in front, for parts of it may come from strangers.
QByteArray cell(const QString &text);
QByteArray row(const QStringList &texts);
/// The shortest form that reads back the same; nothing for a value that is not known.
QByteArray number(std::optional<double> value);
/// As 2026-11-24T12:00:00.000Z.
QByteArray time(qint64 timeMs);

struct Column {
    QString title;
    Buckets buckets;
};
/// A line a moment, a column a series; with least and greatest values where samples were
/// taken together.
QByteArray table(const std::vector<Column> &columns);

} // namespace bnm::csv
