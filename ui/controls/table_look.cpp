// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/table_look.h"

#include "ui/controls/fonts.h"
#include "ui/controls/slim_scroll_bar.h"
#include "ui/controls/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

namespace bnm {

namespace {

constexpr double cellPadding = 2; // grid units
constexpr double rowHeight = 6.75;

} // namespace

TableDelegate::TableDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    const bool hasKeyboard = table && table->hasFocus();
    const bool current = table && table->currentIndex().row() == index.row();
    const bool selected = option.state & QStyle::State_Selected;
    const Colours &colours = Theme::colours();
    if (selected)
        painter->fillRect(option.rect, mixed(colours.panel, colours.accent, 0.22));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, mixed(colours.panel, colours.line, 0.45));
    painter->setPen(colours.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (hasKeyboard && current) {
        painter->setPen(colours.accent);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (table->currentIndex() == index)
            painter->fillRect(
                QRect(option.rect.bottomLeft() - QPoint(0, 2), QSize(option.rect.width(), 3)),
                colours.accent);
    }
    const int padding = gridUnits(option.widget, cellPadding);
    QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    area.setLeft(area.left() + paintLeading(painter, area, index));
    painter->setPen(option.palette.color(QPalette::Text));
    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    // Laid out from the left whatever the text is: it is an address or a name, not prose.
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->drawText(
        area, static_cast<int>(option.displayAlignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        metrics.elidedText(option.text, option.textElideMode, area.width()));
}

int TableDelegate::paintLeading(QPainter *, const QRect &, const QModelIndex &) const
{
    return 0;
}

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(gridUnits(this, 6));
    viewport()->setMouseTracking(true);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), gridUnits(this, 7)};
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Colours &colours = Theme::colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, colours.panel);
    painter->setPen(colours.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool hovered = rect.contains(mapFromGlobal(QCursor::pos()));
    painter->setPen(sorted || hovered ? colours.text : colours.dim);
    painter->setFont(scaledFont(font(), 0.95));
    const QString text = model()->headerData(section, orientation()).toString();
    const auto alignment = QFlag(model()
                                     ->headerData(section, orientation(), Qt::TextAlignmentRole)
                                     .value<Qt::Alignment>()
                                     .toInt());
    const int padding = gridUnits(this, cellPadding);
    const double arrow = sorted ? gridUnits(this, 2.5) : 0;
    QRectF area = QRectF(rect).adjusted(padding, 0, -padding, 0);
    const QFontMetrics metrics(painter->font());
    const QString shown =
        metrics.elidedText(text, Qt::ElideRight, static_cast<int>(area.width() - arrow));
    const double width = metrics.horizontalAdvance(shown) + arrow;
    const bool right = static_cast<int>(alignment) & Qt::AlignRight;
    const double left = right ? area.right() - width : area.left();
    painter->drawText(QRectF(left, area.top(), width, area.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (sorted) {
        const double size = gridUnits(this, 0.9);
        const QPointF tip(left + width - size, area.center().y());
        const double down = sortIndicatorOrder() == Qt::DescendingOrder ? 1 : -1;
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.text);
        painter->drawPolygon(QPolygonF({tip + QPointF(-size, -down * size * 0.6),
                                        tip + QPointF(size, -down * size * 0.6),
                                        tip + QPointF(0, down * size * 0.8)}));
    }
    painter->restore();
}

void dressTable(QTableView &table)
{
    table.setVerticalScrollBar(new SlimScrollBar(Qt::Vertical, &table));
    table.setHorizontalScrollBar(new SlimScrollBar(Qt::Horizontal, &table));
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setMouseTracking(true);
    table.setCornerButtonEnabled(false);
    auto *corner = new QWidget(&table); // the corner between both scroll bars
    corner->setBackgroundRole(QPalette::Base);
    corner->setAutoFillBackground(true);
    table.setCornerWidget(corner);
    table.setTabKeyNavigation(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setFont(tabularFont(table.font()));
    table.verticalHeader()->hide();
    table.verticalHeader()->setMinimumSectionSize(1);
    table.verticalHeader()->setDefaultSectionSize(gridUnits(&table, rowHeight));
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

} // namespace bnm
