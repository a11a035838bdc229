// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/hostile/limits_document.h"

#include <QFile>
#include <QMap>
#include <QStringList>

#include <cmath>

namespace bnm {

namespace {

using namespace Qt::StringLiterals;

constexpr double unlikeMegabytes = 50; // between one run and another

/// The greatest figure of each row.
QMap<QString, MeasuredLimit> byRow(const std::vector<MeasuredLimit> &measured)
{
    QMap<QString, MeasuredLimit> rows;
    for (const MeasuredLimit &one : measured)
        if (!rows.contains(one.limit) || rows[one.limit].megabytes < one.megabytes)
            rows[one.limit] = one;
    return rows;
}

QString cellOf(const MeasuredLimit &measured)
{
    return u"%1%2 MB"_s.arg(measured.isAdded ? u"+"_s : QString())
        .arg(measured.megabytes, 0, 'f', 0);
}

/// Cells of a row of the table; none: the line is not one.
QStringList cellsOf(const QString &line)
{
    const QStringList cells = line.split(u'|');
    return cells.size() == 6 ? cells : QStringList();
}

QString withFigures(const QString &text, const QMap<QString, MeasuredLimit> &rows)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        QStringList cells = cellsOf(line);
        if (cells.isEmpty() || !rows.contains(cells[1].trimmed()))
            continue;
        cells[4] = u' ' + cellOf(rows[cells[1].trimmed()]) + u' ';
        line = cells.join(u'|');
    }
    return lines.join(u'\n');
}

QStringList differences(const QString &text, const QMap<QString, MeasuredLimit> &rows)
{
    QMap<QString, QString> documented;
    for (const QString &line : text.split(u'\n'))
        if (const QStringList cells = cellsOf(line); !cells.isEmpty())
            documented[cells[1].trimmed()] = cells[4].trimmed();
    QStringList found;
    for (const MeasuredLimit &row : rows) {
        const QString cell = documented.value(row.limit);
        const double megabytes = cell.section(u' ', 0, 0).toDouble();
        if (cell.isEmpty() || cell.startsWith(u'+') != row.isAdded ||
            std::abs(megabytes - row.megabytes) > unlikeMegabytes)
            found << u"%1: %2, documented as \"%3\""_s.arg(row.limit, cellOf(row), cell);
    }
    return found;
}

} // namespace

QStringList differencesFromLimits(const std::vector<MeasuredLimit> &measured)
{
    QFile file(QStringLiteral(TESTS_DIR "/../packaging/docs/limits.md"));
    if (!file.open(QIODevice::ReadWrite))
        return {file.errorString()};
    const QString text = QString::fromUtf8(file.readAll());
    if (!qEnvironmentVariableIsSet("UPDATE_LIMITS"))
        return differences(text, byRow(measured));
    const QString updated = withFigures(text, byRow(measured));
    file.resize(0);
    file.seek(0);
    file.write(updated.toUtf8());
    return differences(updated, byRow(measured)); // of rows that are not there
}

double processMegabytes(qint64 pid, const QByteArray &field)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(field + ':'))
            return line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
    return 0;
}

} // namespace bnm
