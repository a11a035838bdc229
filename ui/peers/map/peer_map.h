// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"
#include "ui/peers/map/map_camera.h"
#include "ui/peers/map/map_clusters.h"
#include "ui/peers/map/map_painter.h"
#include "ui/peers/map/map_peers.h"
#include "ui/theme.h"

#include <QPixmap>
#include <QSet>
#include <QWidget>

#include <memory>

class QAbstractButton;
class QGestureEvent;

namespace bnm {

/// The world with the peers on it. Drag, wheel, pinch and the keys + - 0 and arrows move it;
/// N and P go from marker to marker, Enter selects its peers. Peers without a place are
/// counted in words and never put anywhere.
class PeerMap : public QWidget {
    Q_OBJECT
public:
    /// A Glance is small and still: no zoom, a click opens more.
    enum class Mode { Full, Glance };

    PeerMap(const Theme &theme, std::shared_ptr<const MapOutlines> outlines, Mode mode,
            QWidget *parent = nullptr);

    /// The peers to show, out of the snapshot.
    void setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers);
    void setOwnPlace(const std::optional<Place> &place);
    void setSelected(const QList<qint64> &ids);
    /// Why no peer has a place and what to do about it; plain text, shown when none has one.
    void setHint(const QString &hint);
    /// Who is to be named for the places, as their licences ask.
    void setAttribution(const QStringList &sentences);

    const MapPeers &peers() const { return m_peers; }
    const std::vector<MapCluster> &clusters() const;
    QPointF screenOf(const MapCluster &cluster) const;
    const MapCamera &camera() const { return m_camera; }
    QString strip() const { return placelessText(m_peers); }
    QStringList cardText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void zoomAt(QPointF position, double factor);
    void zoomBy(double factor);
    void goHome();

Q_SIGNALS:
    /// A marker was clicked; empty: beside all of them.
    void peersChosen(const QList<qint64> &ids);
    /// In a Glance: more is wanted.
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
    void addButtons();
    void placeButtons();
    void moved();
    void pointAt(int cluster);
    void stepMarker(int step);
    void choose(int cluster);
    int clusterAt(QPointF position) const;
    MarkerLook lookOf(const MapCluster &cluster, bool pointedAt) const;
    ClusterSizes sizes() const;
    void updateWorld();
    void paintMarkers(QPainter &painter);
    void paintCard(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;
    double paintLegend(QPainter &painter, const QRectF &line) const; ///< gives where it ends
    void paintHint(QPainter &painter) const;
    void describe();

    const Theme &m_theme;
    std::shared_ptr<const MapOutlines> m_outlines;
    Mode m_mode;
    MapCamera m_camera;
    PeerSnapshotPtr m_snapshot; ///< keeps the peers that m_peers points to
    MapPeers m_peers;
    std::optional<QPointF> m_ownPlane;
    QSet<qint64> m_selected;
    QString m_hint;
    QStringList m_attribution;
    std::vector<QAbstractButton *> m_buttons;

    QPixmap m_world; ///< sea and land as last seen
    QString m_worldKey;
    mutable std::vector<MapCluster> m_clusters; ///< in pixels from the middle of the plane
    mutable double m_clusteredScale = 0;
    int m_pointedAt = -1;
    std::optional<QPointF> m_pressedAt;
    QPointF m_draggedTo;
    bool m_dragging = false;
};

} // namespace bnm
