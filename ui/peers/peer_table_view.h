// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_filter.h"

#include <QTableView>

class QMenu;
class QSettings;

namespace bnm {

/// The peer table: sortable, columns can be hidden and moved and are stored, rows can be copied as
/// text or CSV.
class PeerTableView : public QTableView {
    Q_OBJECT
public:
    explicit PeerTableView(PeerFilterProxy *proxy, QWidget *parent = nullptr);

    QList<qint64> selectedPeers() const;
    /// Selects these and scrolls to the first; filtered ones are ignored.
    void selectPeers(const QList<qint64> &ids);
    std::vector<int> shownColumns() const; ///< in screen order
    /// Selected rows, or all if none is selected; in display order.
    QString selectionAsText() const;
    QString selectionAsCsv() const;
    QString everythingAsCsv() const;

    QMenu *makeColumnsMenu(QWidget *parent);
    /// For the row with the keyboard's or the mouse's focus.
    QMenu *makeRowMenu();
    QString selectedAddresses() const; ///< one per line
    void restoreColumns(const QSettings &settings);
    void saveColumns(QSettings &settings) const;

Q_SIGNALS:
    void peersSelected(const QList<qint64> &ids);
    void detailsWanted();
    void groupWanted(const bnm::PeerGroupChoice &group); ///< show only the peers of this provider

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
    bool m_widthsChosen = false; ///< by the user: then they stay
    bool m_filling = false;
};

} // namespace bnm
