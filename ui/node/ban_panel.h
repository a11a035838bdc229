// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace bnm {

class NodeView;
class RecordView;
class SmallButton;

/// The node's bans, read when the button is pressed: the list is not polled. Only shown, never
/// changed.
class BanPanel : public QWidget {
    Q_OBJECT
public:
    explicit BanPanel(QWidget *parent);

    void show(const NodeView &node);

Q_SIGNALS:
    void wanted();

private:
    QLabel *m_state;
    SmallButton *m_read;
    RecordView *m_list;
    qint64 m_shownMs = 0; ///< the time of the list in the table
};

} // namespace bnm
