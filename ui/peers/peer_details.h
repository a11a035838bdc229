// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_facts.h"
#include "ui/peers/peer_filter.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QStandardItemModel;
class QTableView;

namespace bnm {

class SmallButton;

/// All data about one peer, formatted or as JSON from the node. All of it is plain text that can be
/// selected and copied.
class PeerDetails : public QWidget {
    Q_OBJECT
public:
    explicit PeerDetails(QWidget *parent = nullptr);

    /// Without a peer: none is selected. Selection and scroll position stay while the peer is the
    /// same.
    void setPeer(const PeerRow &row, qint64 nowMs);
    QString asText() const; ///< the displayed text
    QSize sizeHint() const override;

Q_SIGNALS:
    void closed();
    void groupWanted(const bnm::PeerGroupChoice &group); ///< show only the peers of this provider

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHeading();
    QWidget *makeButtons();
    QTableView *makeTable();
    void fillFacts(const std::vector<PeerFactGroup> &groups);
    void showJson(const Peer &peer);

    QString m_address;
    PeerGroupChoice m_provider;
    QLabel *m_heading;
    QLabel *m_empty;
    QWidget *m_buttons;
    SmallButton *m_onlyProvider;
    SmallButton *m_json;
    QStackedWidget *m_content;
    QStandardItemModel *m_facts;
    QTableView *m_table;
    QPlainTextEdit *m_raw;
};

} // namespace bnm
