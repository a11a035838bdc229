// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/equal_earth.h"

#include <cmath>
#include <numbers>

namespace bnm::equalEarth {

namespace {

constexpr double a1 = 1.340264;
constexpr double a2 = -0.081106;
constexpr double a3 = 0.000893;
constexpr double a4 = 0.003796;
constexpr double radiansPerDegree = std::numbers::pi / 180;
const double m = std::sqrt(3.0) / 2;

double heightAt(double theta)
{
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    return theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
}

double slopeAt(double theta)
{
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    return a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2);
}

} // namespace

Parallel parallelAt(double latitude)
{
    const double theta = std::asin(m * std::sin(latitude * radiansPerDegree));
    return {heightAt(theta), radiansPerDegree * std::cos(theta) / (m * slopeAt(theta))};
}

QPointF project(double longitude, double latitude)
{
    const Parallel parallel = parallelAt(latitude);
    return {longitude * parallel.xPerDegree, parallel.y};
}

} // namespace bnm::equalEarth
