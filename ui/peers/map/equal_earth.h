// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

/// The Equal Earth projection: countries keep their areas. B. Šavrič, T. Patterson and
/// B. Jenny, "The Equal Earth map projection", IJGIS 2018. Plane coordinates are in radii of
/// the globe, x to the east and y to the north; longitude and latitude in degrees.
namespace bnm::equalEarth {

constexpr double halfWidth = 2.706629983696;  ///< x at 180° E on the equator
constexpr double halfHeight = 1.317362759157; ///< y at the north pole

/// All points of one latitude: they have the same height and equal distances.
struct Parallel {
    double y = 0;
    double xPerDegree = 0;
};
Parallel parallelAt(double latitude);
QPointF project(double longitude, double latitude);

} // namespace bnm::equalEarth
