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
#include <QShortcut>
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
    : QWidget(parent),
      m_model(new AlertHistoryModel(this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_table(new CopyingTable(this)),
      m_filter(new FilterField(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(Model::sortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_proxy);
    dressColumns();
    m_empty = plainLabel({}, m_table->viewport());
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty, 0, Qt::AlignCenter);
    connect(m_filter, &FilterField::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        showEmpty();
    });
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(makeTop());
    layout->addWidget(m_table, 1);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter,
            [this] { m_filter->setFocus(); });
    showEmpty();
}

QWidget *AlertHistoryView::makeTop()
{
    auto *top = new QWidget(this);
    QLabel *title = plainLabel(tr("Past alerts"), top);
    title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_filter->setPlaceholderText(tr("Filter: alert, severity, details…"));
    m_filter->setAccessibleName(tr("Filter past alerts"));
    m_filter->setToolTip(tr("Shows alerts with this text in any column (Ctrl+F)"));
    m_filter->setMaximumWidth(gridUnits(this, 100));
    m_export = new SmallButton(tr("Export"), top);
    m_export->setToolTip(tr("Copy or save past alerts"));
    connect(m_export, &QAbstractButton::clicked, this, &AlertHistoryView::openExport);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 2));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_filter, 2);
    row->addWidget(m_export);
    return top;
}

void AlertHistoryView::dressColumns()
{
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    m_table->setAccessibleName(tr("Past alerts"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(Model::Began, Qt::DescendingOrder);
    const std::pair<int, double> widths[] = {
        {Model::Began, 42}, {Model::Lasted, 24}, {Model::Severity, 33}, {Model::What, 56}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, gridUnits(this, width));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void AlertHistoryView::setHistory(const std::vector<Alert> &resolved)
{
    m_model->setHistory(resolved);
    showEmpty();
}

QString AlertHistoryView::emptyText() const
{
    if (m_proxy->rowCount() > 0)
        return {};
    return m_model->rowCount() == 0
               ? tr("No past alerts. They are kept for a year.")
               : tr("No alert matches the filter. Esc in the filter shows all.");
}

void AlertHistoryView::showEmpty()
{
    m_empty->setText(emptyText());
    m_empty->setVisible(!m_empty->text().isEmpty());
    m_export->setEnabled(m_model->rowCount() > 0);
}

std::vector<Alert> AlertHistoryView::rowsToCopy() const
{
    std::vector<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    for (int i = 0; selected.isEmpty() && i < m_proxy->rowCount(); ++i)
        rows.push_back(i);
    std::sort(rows.begin(), rows.end());
    std::vector<Alert> alerts;
    for (const int row : rows)
        alerts.push_back(m_model->entry(m_proxy->mapToSource(m_proxy->index(row, 0)).row()));
    return alerts;
}

void AlertHistoryView::openExport()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool some = m_table->selectionModel()->hasSelection();
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

void AlertHistoryView::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
