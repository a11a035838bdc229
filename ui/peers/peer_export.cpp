// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_export.h"

#include "app/core/series/csv.h"
#include "ui/text/csv_text.h"

#include <QStringList>

namespace bnm {

QString csvCell(const QString &text)
{
    return QString::fromUtf8(csv::cell(csvText(text)));
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
            cells << csvText(peerMachineText(peerColumn(column), *row));
        text += csv::row(cells);
    }
    return QString::fromUtf8(text);
}

} // namespace bnm
