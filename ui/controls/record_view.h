// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/record_model.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;

namespace bnm {

class CopyingTable;
class FilterField;
class SmallButton;

/// Texts of a table of records.
struct RecordViewTexts {
    QString name;   ///< for screen readers and the file dialog
    QString filter; ///< placeholder of the filter
    QString empty;  ///< without a record: why, and what to do
    QString file;   ///< suggested name of a CSV file
};

/// A panel with a table of records: filter, sorting, copying, and saving as CSV.
class RecordView : public QWidget {
    Q_OBJECT
public:
    RecordView(std::vector<RecordColumn> columns, RecordViewTexts texts, QWidget *parent);

    void setRecords(std::vector<Record> records);
    void setEmptyText(const QString &text);
    /// On the right, above the table.
    void setSummary(const QString &summary);
    CopyingTable *table() { return m_table; }
    QString asCsv() const; ///< all displayed records in their order, exact values
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeTop();
    void dressColumns();
    void showEmpty();

    RecordViewTexts m_texts;
    RecordModel *m_model;
    QSortFilterProxyModel *m_proxy;
    CopyingTable *m_table;
    FilterField *m_filter;
    QLabel *m_summary;
    SmallButton *m_export;
    QLabel *m_empty;
};

} // namespace bnm
