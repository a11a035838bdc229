// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_filter.h"

#include <QWidget>

class QLabel;

namespace bnm {

class ChoiceButton;
class FilterField;
class PeerTableView;
class SegmentBox;
class SmallButton;

/// The peer table with its filters, columns and export.
class PeerList : public QWidget {
    Q_OBJECT
public:
    explicit PeerList(PeerFilterProxy *proxy, QWidget *parent = nullptr);

    PeerTableView *table() { return m_table; }
    void setGroup(const std::optional<PeerGroupChoice> &group);
    /// Only these, as far as they pass the other filters; empty: all.
    void setOnly(const QSet<qint64> &ids);
    void clearFilters();
    void setDetailsShown(bool shown);
    /// After new data.
    void refresh();
    /// Writes all peers and all columns; returns the error, or nothing.
    QString exportTo(const QString &path) const;

    QSize minimumSizeHint() const override; ///< with the choices in a menu

Q_SIGNALS:
    void detailsWanted(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFilterRow();
    SegmentBox *makeDirections();
    SegmentBox *makeNetworks();
    void applyFilter();
    void updateEmptyText();
    void openChoices();
    void openColumns();
    void openExport();
    void saveAll();

    PeerFilterProxy *m_proxy;
    PeerTableView *m_table;
    FilterField *m_text;
    QLabel *m_empty;
    SegmentBox *m_directionBox;
    SegmentBox *m_networkBox;
    SmallButton *m_choices; ///< replaces both if there is little room
    SmallButton *m_columns;
    SmallButton *m_export;
    SmallButton *m_detailsButton;
    std::vector<std::pair<std::optional<bool>, ChoiceButton *>> m_directions;
    std::vector<std::pair<PeerNetwork, ChoiceButton *>> m_networks;
    std::optional<PeerGroupChoice> m_group;
    QSet<qint64> m_only;
};

} // namespace bnm
