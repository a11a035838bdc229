// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_history_view.h"

#include "ui/alerts/alert_history_model.h"
#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/table_look.h"
#include "ui/controls/theme.h"
#include "ui/text/csv_text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace bnm {

namespace {

using Model = AlertHistoryModel;

/// Draws the severity's shape before its text.
class HistoryDelegate : public TableDelegate {
public:
    using TableDelegate::TableDelegate;

protected:
    int paintLeading(QPainter *painter, const QRect &area, const QModelIndex &index) const override
    {
        if (index.column() != Model::Severity)
            return 0;
        const auto severity = static_cast<AlertSeverity>(index.data(Model::sortRole).toInt());
        const double size = area.height() * 0.5;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintStatus(*painter, QRectF(area.left(), area.center().y() - size / 2 + 0.5, size, size),
                    statusIconOf(severity, Theme::colours()), Theme::colours());
        painter->restore();
        return static_cast<int>(size * 1.5);
    }
};

} // namespace

AlertHistoryView::AlertHistoryView(QWidget *parent)
    : FilteredTable(parent),
      m_model(new AlertHistoryModel(this)),
      m_export(new SmallButton(tr("Export"), this))
{
    setModel(m_model, Model::sortRole);
    dressColumns();
    fillTop();
    showRows();
}

void AlertHistoryView::fillTop()
{
    QLabel *title = plainLabel(tr("Past alerts"), this);
    title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    filter()->setPlaceholderText(tr("Filter: alert, severity, details…"));
    filter()->setAccessibleName(tr("Filter past alerts"));
    filter()->setToolTip(tr("Shows alerts with this text in any column (Ctrl+F)"));
    m_export->setToolTip(tr("Copy or save past alerts"));
    connect(m_export, &QAbstractButton::clicked, this, &AlertHistoryView::openExport);
    top()->addWidget(title);
    top()->addStretch(1);
    top()->addWidget(filter(), 2);
    top()->addWidget(m_export);
}

void AlertHistoryView::dressColumns()
{
    table()->setItemDelegate(new HistoryDelegate(table()));
    table()->setAccessibleName(tr("Past alerts"));
    table()->sortByColumn(Model::Began, Qt::DescendingOrder);
    const std::pair<int, double> widths[] = {
        {Model::Began, 42}, {Model::Lasted, 24}, {Model::Severity, 33}, {Model::What, 56}};
    for (const auto &[column, width] : widths)
        table()->setColumnWidth(column, gridUnits(this, width));
    table()->horizontalHeader()->setStretchLastSection(true);
}

void AlertHistoryView::setHistory(const std::vector<Alert> &resolved)
{
    m_model->setHistory(resolved);
    showRows();
}

QString AlertHistoryView::emptyText() const
{
    if (proxy().rowCount() > 0)
        return {};
    return rowsOfModel() == 0 ? tr("No past alerts. They are kept for a year.")
                              : tr("No alert matches the filter. Esc in the filter shows all.");
}

void AlertHistoryView::showRows()
{
    FilteredTable::showRows();
    m_export->setEnabled(rowsOfModel() > 0);
}

std::vector<Alert> AlertHistoryView::rowsToCopy() const
{
    std::vector<int> rows;
    const QModelIndexList selected = table()->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    for (int i = 0; selected.isEmpty() && i < proxy().rowCount(); ++i)
        rows.push_back(i);
    std::sort(rows.begin(), rows.end());
    std::vector<Alert> alerts;
    for (const int row : rows)
        alerts.push_back(m_model->entry(rowInModel(row)));
    return alerts;
}

void AlertHistoryView::openExport()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool some = table()->selectionModel()->hasSelection();
    connect(
        menu->addAction(some ? tr("Copy selected alerts as CSV") : tr("Copy shown alerts as CSV")),
        &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(alertsAsCsv(rowsToCopy())); });
    connect(menu->addAction(some ? tr("Save selected alerts as CSV…")
                                 : tr("Save shown alerts as CSV…")),
            &QAction::triggered, this, [this] {
                saveAsCsv(this, tr("Save alerts"), QStringLiteral("alerts.csv"),
                          [this] { return alertsAsCsv(rowsToCopy()); });
            });
    menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height())));
}

QSize AlertHistoryView::minimumSizeHint() const
{
    return {gridUnits(this, 95), gridUnits(this, 50)};
}

} // namespace bnm
