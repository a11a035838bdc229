// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/map/map_drag.h"
#include "ui/peers/map/map_scene.h"
#include "ui/peers/map/map_world_cache.h"

#include <QWidget>

class QGestureEvent;

namespace bnm {

class NoticeLine;
class ZoomButtons;

/// The world map with the peers. Drag, wheel, pinch and the keys + - 0 and arrows move it; N and P
/// step through the markers, Enter selects a marker's peers. Peers without a place are counted in
/// text and not drawn.
class PeerMap : public QWidget {
    Q_OBJECT
public:
    /// A Glance is small and static: no zoom, a click opens the page.
    enum class Mode { Full, Glance };

    PeerMap(std::shared_ptr<const MapOutlines> outlines, Mode mode, QWidget *parent = nullptr);

    /// The peers to show, from the snapshot.
    void setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers);
    void setOwnPlace(const std::optional<Place> &place);
    void setSelected(const QList<qint64> &ids);
    /// Shows the number of selected peers, with a button to filter by them; 0: hidden.
    void offerOnly(int selected);
    /// Why no peer has a place and what to do; plain text, shown if none has one.
    void setHint(const QString &hint);
    /// The attributions that the licences require.
    void setAttribution(const QStringList &sentences);

    const MapPeers &peers() const { return m_scene.peers(); }
    const std::vector<MapCluster> &clusters() const { return m_scene.clusters(); }
    QPointF screenOf(const MapCluster &cluster) const { return m_scene.screenOf(cluster); }
    const MapCamera &camera() const { return m_scene.camera(); }
    QString strip() const { return placelessText(peers()); }
    QStringList cardText() const { return m_scene.cardText(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void zoomAt(QPointF position, double factor);
    void zoomBy(double factor);
    void goHome();

Q_SIGNALS:
    /// A marker was clicked; empty: a click beside all markers.
    void peersChosen(const QList<qint64> &ids);
    void onlySelectedWanted();
    /// A click in a Glance.
    void opened();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool pinch(QGestureEvent *event);
    void moved();
    void pointAt(int cluster);
    void stepMarker(int step);
    void choose(int cluster);
    int clusterAt(QPointF position) const;
    ClusterSizes sizes() const;
    QString hint() const;
    void describe();

    Mode m_mode;
    MapScene m_scene;
    MapWorldCache m_world;
    MapDrag m_drag;
    QString m_hint;
    bool m_isWaiting = true; ///< for the first peers
    bool m_isEmpty = true;
    QStringList m_attribution;
    NoticeLine *m_selection = nullptr; ///< none in a Glance
    ZoomButtons *m_buttons = nullptr;  ///< none in a Glance
};

} // namespace bnm
