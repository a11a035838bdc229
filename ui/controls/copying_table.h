// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace bnm {

/// A text table; Ctrl+C copies the selected rows, tab-separated.
class CopyingTable : public QTableView {
    Q_OBJECT
public:
    explicit CopyingTable(QWidget *parent);

    QString selectionAsText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copy() const;
};

} // namespace bnm
