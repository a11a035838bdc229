// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

class QTableView;

namespace bnm {

/// The look of tables: rows separated by thin lines, a subtle selection, a mark on the focused row.
/// Item views do not parse markup, which is relied upon.
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TableDelegate(QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    /// Draws before the text; returns the width used.
    virtual int paintLeading(QPainter *painter, const QRect &area, const QModelIndex &index) const;
};

/// Titles in the dim colour, with a small arrow on the sorted column.
class TableHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

/// Row height, palette and behaviour that all tables share.
void dressTable(QTableView &table);

} // namespace bnm
