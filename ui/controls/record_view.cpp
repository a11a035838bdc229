// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/record_view.h"

#include "app/core/series/csv.h"
#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/small_button.h"
#include "ui/text/csv_text.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>

namespace bnm {

RecordView::RecordView(std::vector<RecordColumn> columns, RecordViewTexts texts, QWidget *parent)
    : FilteredTable(parent),
      m_texts(std::move(texts)),
      m_model(new RecordModel(std::move(columns), this)),
      m_summary(plainLabel({}, this)),
      m_export(new SmallButton(tr("Export"), this))
{
    setModel(m_model, RecordModel::sortRole);
    table()->setAccessibleName(m_texts.name);
    dressColumns();
    fillTop();
    showRows();
}

void RecordView::fillTop()
{
    filter()->setPlaceholderText(m_texts.filter);
    filter()->setAccessibleName(tr("Filter"));
    filter()->setToolTip(tr("Shows rows with this text in any column (Ctrl+F)"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_export->setToolTip(tr("Saves the rows shown as a CSV file"));
    connect(m_export, &QAbstractButton::clicked, this,
            [this] { saveAsCsv(this, m_texts.name, m_texts.file, [this] { return asCsv(); }); });
    top()->addWidget(filter(), 2);
    top()->addStretch(1);
    top()->addWidget(m_summary);
    top()->addWidget(m_export);
}

void RecordView::dressColumns()
{
    table()->sortByColumn(0, Qt::DescendingOrder);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const RecordColumn &one = m_model->columns()[static_cast<std::size_t>(column)];
        table()->setColumnWidth(column, gridUnits(this, one.width));
        if (one.stretches)
            table()->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
}

void RecordView::setRecords(const std::vector<Record> &records)
{
    m_model->setRecords(records);
    showRows();
}

void RecordView::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

QString RecordView::emptyText() const
{
    return proxy().rowCount() > 0 ? QString()
           : rowsOfModel() == 0   ? m_texts.empty
                                  : tr("No row matches the filter.");
}

void RecordView::showRows()
{
    FilteredTable::showRows();
    m_export->setEnabled(proxy().rowCount() > 0);
}

QString RecordView::asCsv() const
{
    QStringList titles;
    for (const RecordColumn &column : m_model->columns())
        titles << (column.csvTitle.isEmpty() ? column.title : column.csvTitle);
    QByteArray text = csv::row(titles);
    for (int row = 0; row < proxy().rowCount(); ++row) {
        QStringList cells;
        for (const RecordCell &cell : m_model->entry(rowInModel(row)))
            cells << (cell.value.typeId() == QMetaType::Double
                          ? QString::fromLatin1(csv::number(cell.value.toDouble()))
                          : csvText(cell.value.toString()));
        text += csv::row(cells);
    }
    return QString::fromUtf8(text);
}

QSize RecordView::minimumSizeHint() const
{
    return {gridUnits(this, 60), gridUnits(this, 50)};
}

} // namespace bnm
