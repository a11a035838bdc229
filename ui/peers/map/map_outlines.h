// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// Land and borders of the world, read from resources/map/outlines.bin (its format is described in
/// convert-outlines.py) and projected once. Coordinates are those of equalEarth::project().
class MapOutlines {
public:
    /// A line or ring, with its bounding box.
    struct Shape {
        QPolygonF points;
        QRectF bounds;
    };
    /// All shapes with the detail for a scale.
    struct Level {
        std::vector<Shape> land; ///< rings; the holes in it are rings too (odd-even rule)
        std::vector<Shape> coasts;
        std::vector<Shape> borders;
    };

    /// Nothing if the data is not such a file.
    static std::optional<MapOutlines> read(const QByteArray &data);
    /// From the program's own resource; empty if that is damaged.
    static std::shared_ptr<const MapOutlines> fromResource();

    /// The shapes for a scale in pixels per radius of the globe; created on first use of each power
    /// of two and then kept.
    const Level &level(double scale) const;
    /// A point well inside a country, longitude as x; code as ISO 3166-1 alpha-2.
    std::optional<QPointF> insideOf(const QString &countryCode) const;

private:
    Level thinned(double least) const;

    Level m_all;
    QHash<QString, QPointF> m_countries;
    mutable std::map<int, Level> m_levels;
};

} // namespace bnm
