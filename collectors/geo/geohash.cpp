// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geohash.h"

#include <string_view>

namespace bnm {

namespace {

constexpr std::string_view geohashDigits = "0123456789bcdefghjkmnpqrstuvwxyz";
constexpr int bitsPerDigit = 5;

/// Halves the interval around a value and returns its half.
int halve(double &low, double &high, double value)
{
    const double middle = (low + high) / 2;
    const bool isUpper = value >= middle;
    (isUpper ? low : high) = middle;
    return isUpper ? 1 : 0;
}

} // namespace

QString geohash(double latitude, double longitude, int characters)
{
    double south = -90;
    double north = 90;
    double west = -180;
    double east = 180;
    QString hash;
    for (int bit = 0, digit = 0; hash.size() < characters;) {
        const bool isLongitude = bit % 2 == 0;
        digit = digit << 1 |
                (isLongitude ? halve(west, east, longitude) : halve(south, north, latitude));
        if (++bit % bitsPerDigit == 0) {
            hash += QLatin1Char(geohashDigits[static_cast<std::size_t>(digit)]);
            digit = 0;
        }
    }
    return hash;
}

} // namespace bnm
