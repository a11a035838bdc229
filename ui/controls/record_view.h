// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/filtered_table.h"
#include "ui/controls/record_model.h"

namespace bnm {

class SmallButton;

/// Texts of a table of records.
struct RecordViewTexts {
    QString name;   ///< for screen readers and the file dialog
    QString filter; ///< placeholder of the filter
    QString empty;  ///< without a record: why, and what to do
    QString file;   ///< suggested name of a CSV file
};

/// A panel with a table of records: filter, sorting, copying, and saving as CSV.
class RecordView : public FilteredTable {
    Q_OBJECT
public:
    RecordView(std::vector<RecordColumn> columns, RecordViewTexts texts, QWidget *parent);

    void setRecords(const std::vector<Record> &records);
    /// On the right, above the table.
    void setSummary(const QString &summary);
    QString emptyText() const override;
    QString asCsv() const; ///< all displayed records in their order, exact values
    QSize minimumSizeHint() const override;

protected:
    void showRows() override;

private:
    void fillTop();
    void dressColumns();

    RecordViewTexts m_texts;
    RecordModel *m_model;
    QLabel *m_summary;
    SmallButton *m_export;
};

} // namespace bnm
