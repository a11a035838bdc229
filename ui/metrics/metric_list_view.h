// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QLabel;

namespace bnm {

/// The list of fields: a click anywhere in a row, Space or Enter picks it, P pins it. Says what to
/// do where it is empty.
class MetricListView : public QListView {
    Q_OBJECT
public:
    explicit MetricListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void pinWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_empty;
};

} // namespace bnm
