// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_row.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;
class QTableView;

namespace bnm {

/// Everything the node said about one peer, and its traffic by message. All of it plain text
/// that can be selected and copied.
class PeerDetails : public QWidget {
    Q_OBJECT
public:
    explicit PeerDetails(QWidget *parent = nullptr);

    /// nullptr: no peer is selected. Selection and scroll stay while the peer is the same.
    void setPeer(const Peer *peer);
    QString asText() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTableView *makeTable(QStandardItemModel *model, const QString &name);
    void fillFacts(const Peer &peer);
    void fillMessages(const Peer &peer);

    QLabel *m_heading;
    QLabel *m_empty;
    QWidget *m_content;
    QStandardItemModel *m_facts;
    QStandardItemModel *m_messages;
    QTableView *m_messageTable;
};

} // namespace bnm
