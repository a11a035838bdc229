// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/peers/map/map_scene.h"

#include <QCoreApplication>

#include <functional>
#include <vector>

class QWidget;

namespace bnm {

/// Draws all that lies over the world, for the length of one paint event: markers, words, the
/// legend, the card of the marker that is pointed at.
class MapOverlay {
    Q_DECLARE_TR_FUNCTIONS(MapOverlay)
public:
    MapOverlay(QPainter &painter, const MapScene &scene, const QWidget &widget);

    void paintMarkers();
    void paintHeading();        ///< of a glance
    void paintLegendAndStrip(); ///< what the markers mean, and who has no place
    void paintCredits(const QStringList &attribution, Qt::Edge edge); ///< top or bottom
    void paintHint(const QString &hint);
    void paintCard();

private:
    double units(double count) const; ///< of the widget's grid, in pixels
    QRectF lineAt(double top) const;
    /// So that words are read whatever is on the map below them.
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

/// The lines of a card, broken between names or, where one name is too long, between words; nothing
/// of them is left out but of a word that is longer than a line.
QStringList brokenLines(const QString &line, const QFontMetricsF &metrics, double widest);

} // namespace bnm
