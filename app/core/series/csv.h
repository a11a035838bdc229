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
/// The shortest form that reads back the same, whole numbers without an exponent; nothing for a
/// value that is not known.
QByteArray number(std::optional<double> value);
/// Local time with its offset, 2026-11-24T13:00:00.000+01:00; with a Z where that is UTC.
QByteArray time(qint64 timeMs);

struct Column {
    QString title;
    Buckets buckets;
};
/// A line a moment, with the network and node of all of it, and a column a series; with least and
/// greatest values where samples were taken together.
QByteArray table(const Identity &node, const std::vector<Column> &columns);

} // namespace bnm::csv
