// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_filter.h"

#include <QTableView>

class QMenu;
class QSettings;

namespace bnm {

/// The peer table: sorted, its columns hidden, moved and remembered, its rows copied as text
/// or CSV.
class PeerTableView : public QTableView {
    Q_OBJECT
public:
    explicit PeerTableView(PeerFilterProxy *proxy, QWidget *parent = nullptr);

    QList<qint64> selectedPeers() const;
    /// Selects these and brings the first into view; those the filter hides are left out.
    void selectPeers(const QList<qint64> &ids);
    std::vector<int> shownColumns() const; ///< as ordered on the screen
    /// Selected rows, or all when none is; as sorted.
    QString selectionAsText() const;
    QString selectionAsCsv() const;
    QString everythingAsCsv() const;

    QMenu *makeColumnsMenu(QWidget *parent);
    /// Of the row with the keyboard's or the mouse's focus.
    QMenu *makeRowMenu();
    QString selectedAddresses() const; ///< a line each
    void restoreColumns(const QSettings &settings);
    void saveColumns(QSettings &settings) const;

Q_SIGNALS:
    void peersSelected(const QList<qint64> &ids);
    void detailsWanted();
    void groupWanted(const bnm::PeerGroupChoice &group); ///< only the peers of this provider

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void showFirstColumns();
    void fillWidth();
    void addCopyActions(QMenu &menu);
    void addProviderAction(QMenu &menu);
    void addColumnActions(QMenu &menu, int column);
    std::vector<const PeerRow *> rowsToCopy() const;

    PeerFilterProxy *m_proxy;
    bool m_widthsChosen = false; ///< by hand: then they stay
    bool m_filling = false;
};

} // namespace bnm
