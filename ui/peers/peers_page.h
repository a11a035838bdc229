// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_session.h"
#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer_snapshot.h"
#include "ui/pages/page.h"
#include "ui/peers/peer_filter.h"

#include <memory>

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace bnm {

class ChoiceButton;
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
class PeersPage : public Page {
    Q_OBJECT
public:
    enum View { Now, OverTime, Log };

    PeersPage(std::shared_ptr<const MapOutlines> outlines, QWidget *parent = nullptr);

    void setSnapshot(const PeerSnapshotPtr &snapshot);
    void setGeoStatus(const GeoStatus &status);
    void setChurn(const PeerChurn &churn);
    void showView(View view);
    void showDetails(bool shown);

    void refresh(const PageData &view) override;
    void showTime(const PageData &view) override;
    bool showsTime() const override;
    void tick(const PageData &view) override;
    void restoreState(const QSettings &settings);
    void saveState(QSettings &settings) const;

    PeerMap *map() { return m_map; }
    PeerList *list() { return m_list; }
    DependencePanel *dependence() { return m_dependence; }
    PeerDetails *details() { return m_details; }

Q_SIGNALS:
    void viewChanged(); ///< the visible part needs a refresh()

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeading();
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
    QLabel *m_title;
    QLabel *m_facts;
    FilterChip *m_chip;
    std::vector<ChoiceButton *> m_views;
    QStackedWidget *m_stack;
    QSplitter *m_halves = nullptr;
    PeerMap *m_map;
    DependencePanel *m_dependence;
    PeerList *m_list;
    PeerDetails *m_details;
    Page *m_charts;
    PeerLogView *m_log;
    std::vector<Veil *> m_veils; ///< over parts with data of the newest snapshot
};

} // namespace bnm
