// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_session.h"
#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer_snapshot.h"
#include "ui/pages/views_page.h"
#include "ui/peers/peer_filter.h"

#include <memory>

class QLabel;
class QSettings;
class QSplitter;

namespace bnm {

class DependencePanel;
class FilterChip;
class MapOutlines;
class PeerDetails;
class PeerList;
class PeerLogView;
class PeerMap;
class PeerTableModel;
class Veil;

/// The node's peers: map, dependence and table of the current ones, charts over time, and the log
/// of connections. Filter and selection are shared by map and table.
class PeersPage : public ViewsPage {
    Q_OBJECT
public:
    enum View { Now, OverTime, Log };

    PeersPage(std::shared_ptr<const MapOutlines> outlines, QWidget *parent = nullptr);

    void setSnapshot(const PeerSnapshotPtr &snapshot);
    void setGeoStatus(const GeoStatus &status);
    void setChurn(const PeerChurn &churn);
    void showDetails(bool shown);

    void tick(const PageData &view) override;
    void restoreState(const QSettings &settings);
    void saveState(QSettings &settings) const;

    PeerMap *map() { return m_map; }
    PeerList *list() { return m_list; }
    DependencePanel *dependence() { return m_dependence; }
    PeerDetails *details() { return m_details; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeNow();
    void showFiltered();
    void showSelected();
    void makeRoom();
    void showHeading();
    void filterBy(const std::optional<PeerGroupChoice> &group);
    void filterBySelection();
    void offerSelection();

    PeerTableModel *m_model;
    PeerFilterProxy *m_proxy;
    QLabel *m_facts;
    FilterChip *m_chip;
    QSplitter *m_halves = nullptr;
    PeerMap *m_map;
    DependencePanel *m_dependence;
    PeerList *m_list;
    PeerDetails *m_details;
    PeerLogView *m_log;
    std::vector<Veil *> m_veils; ///< over parts with data of the newest snapshot
};

} // namespace bnm
