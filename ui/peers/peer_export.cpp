// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_export.h"

#include "app/core/csv.h"
#include "ui/plain_text.h"

#include <QStringList>

namespace bnm {

namespace {

/// On one line; a tab or return in front, which csv::cell() would have seen, still counts.
QString harmless(const QString &text)
{
    const bool hidesFormula = text.startsWith(QLatin1Char('\t')) ||
                              text.startsWith(QLatin1Char('\r')) ||
                              text.startsWith(QLatin1Char('\n'));
    return hidesFormula ? QLatin1Char('\'') + plainLine(text) : plainLine(text);
}

} // namespace

QString csvCell(const QString &text)
{
    return QString::fromUtf8(csv::cell(harmless(text)));
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
    QStringList heads;
    for (const int column : columns)
        heads << QLatin1String(peerColumn(column).key);
    QByteArray text = csv::row(heads);
    for (const PeerRow *row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << harmless(peerMachineText(peerColumn(column), *row));
        text += csv::row(cells);
    }
    return QString::fromUtf8(text);
}

} // namespace bnm
