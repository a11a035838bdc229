// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_export.h"

#include "ui/plain_text.h"

#include <QStringList>

namespace bnm {

namespace {

bool startsFormula(const QString &text)
{
    return !text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.front());
}

} // namespace

QString csvCell(const QString &text)
{
    // Before the control characters go: a tab in front stays a reason.
    QString cell = startsFormula(text) ? QLatin1Char('\'') + plainLine(text) : plainLine(text);
    if (!cell.contains(QLatin1Char(',')) && !cell.contains(QLatin1Char('"')) &&
        !cell.contains(QLatin1Char(';')))
        return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

QString peersAsText(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns,
                    qint64 nowMs)
{
    QStringList lines;
    QStringList titles;
    for (const int column : columns)
        titles << peerColumnTitle(peerColumn(column));
    lines << titles.join(QLatin1Char('\t'));
    for (const PeerRow *row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << peerColumn(column).text(*row, nowMs);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString peersAsCsv(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns)
{
    QString csv;
    const auto addLine = [&csv](const QStringList &cells) {
        csv += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    };
    QStringList heads;
    for (const int column : columns)
        heads << QLatin1String(peerColumn(column).key);
    addLine(heads);
    for (const PeerRow *row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << csvCell(peerMachineText(peerColumn(column), *row));
        addLine(cells);
    }
    return csv;
}

} // namespace bnm
