// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_table.h"

namespace bnm {

/// Reads the files geoip and geoip6 in this folder, as Debian's tor-geoipdb brings them
/// (IPFire's data): lines "first,last,CC", IPv4 as numbers, IPv6 as addresses, ascending.
/// Nothing, with why in words, when one of them is missing or not as described. Blocking.
std::optional<CountryTable> readTorGeoip(const QString &folder, QString *why);
/// When they were generated, from their heads; the older of the two. Nothing: they tell none.
std::optional<qint64> torGeoipBuilt(const QString &folder);

} // namespace bnm
