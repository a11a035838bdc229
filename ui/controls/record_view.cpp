// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/record_view.h"

#include "app/core/series/csv.h"
#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/text/csv_text.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QSortFilterProxyModel>

namespace bnm {

RecordView::RecordView(std::vector<RecordColumn> columns, RecordViewTexts texts, QWidget *parent)
    : QWidget(parent),
      m_texts(std::move(texts)),
      m_model(new RecordModel(std::move(columns), this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_table(new CopyingTable(this)),
      m_filter(new FilterField(this)),
      m_summary(plainLabel({}, this)),
      m_export(new SmallButton(tr("Export"), this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(RecordModel::sortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(m_texts.name);
    dressColumns();
    m_empty = plainLabel(m_texts.empty, m_table->viewport());
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);
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

QWidget *RecordView::makeTop()
{
    auto *top = new QWidget(this);
    m_filter->setPlaceholderText(m_texts.filter);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Shows rows with this text in any column (Ctrl+F)"));
    m_filter->setMaximumWidth(gridUnits(this, 100));
    connect(m_filter, &FilterField::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        showEmpty();
    });
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_export->setToolTip(tr("Saves the rows shown as a CSV file"));
    connect(m_export, &QAbstractButton::clicked, this,
            [this] { saveAsCsv(this, m_texts.name, m_texts.file, [this] { return asCsv(); }); });
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 2));
    row->addWidget(m_filter, 2);
    row->addStretch(1);
    row->addWidget(m_summary);
    row->addWidget(m_export);
    return top;
}

void RecordView::dressColumns()
{
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::DescendingOrder);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const RecordColumn &one = m_model->columns()[static_cast<std::size_t>(column)];
        m_table->setColumnWidth(column, gridUnits(this, one.width));
        if (one.stretches)
            m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
}

void RecordView::setRecords(std::vector<Record> records)
{
    m_model->setRecords(std::move(records));
    showEmpty();
}

void RecordView::setEmptyText(const QString &text)
{
    m_texts.empty = text;
    showEmpty();
}

void RecordView::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

void RecordView::showEmpty()
{
    m_empty->setText(m_proxy->rowCount() > 0    ? QString()
                     : m_model->rowCount() == 0 ? m_texts.empty
                                                : tr("No row matches the filter."));
    m_empty->setVisible(!m_empty->text().isEmpty());
    m_export->setEnabled(m_proxy->rowCount() > 0);
}

QString RecordView::asCsv() const
{
    QStringList titles;
    for (const RecordColumn &column : m_model->columns())
        titles << (column.csvTitle.isEmpty() ? column.title : column.csvTitle);
    QByteArray text = csv::row(titles);
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        QStringList cells;
        for (const RecordCell &cell :
             m_model->record(m_proxy->mapToSource(m_proxy->index(row, 0)).row()))
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

void RecordView::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
