// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/peers/map/map_scene.h"

#include <QCoreApplication>

#include <functional>
#include <vector>

class QWidget;

namespace bnm {

/// Draws everything on top of the world during one paint event: markers, texts, the legend, the
/// card of the hovered marker.
class MapOverlay {
    Q_DECLARE_TR_FUNCTIONS(MapOverlay)
public:
    MapOverlay(QPainter &painter, const MapScene &scene, const QWidget &widget);

    void paintMarkers();
    void paintHeading();        ///< in Glance mode
    void paintLegendAndStrip(); ///< the meaning of markers, and the peers without a place
    void paintCredits(const QStringList &attribution, Qt::Edge edge); ///< top or bottom
    void paintHint(const QString &hint);
    void paintCard();

private:
    double units(double count) const; ///< converts grid units to pixels
    QRectF lineAt(double top) const;
    /// A background that makes text readable on any part of the map.
    void paintGround(const QRectF &words);
    struct LegendEntry {
        QString label;
        std::function<void(QPointF)> paint;
    };
    std::vector<LegendEntry> legend();
    double legendWidth(const std::vector<LegendEntry> &entries) const;
    void paintLegend(const std::vector<LegendEntry> &entries, const QRectF &line);
    QRectF cardOver(const MapCluster &cluster, QSizeF text) const;

    QPainter &m_painter;
    const MapScene &m_scene;
    const QWidget &m_widget;
    const Colours &m_colours;
    const QColor m_sea;
};

/// The lines of a card, broken between names or, if one name is too long, between words; only a
/// word that is longer than a line is shortened.
QStringList brokenLines(const QString &line, const QFontMetricsF &metrics, double widest);

} // namespace bnm
