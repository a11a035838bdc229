// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_table.h"

namespace bnm {

/// Reads the files geoip and geoip6 in this folder, as in Debian's tor-geoipdb (IPFire's data):
/// lines "first,last,CC", IPv4 as numbers, IPv6 as addresses, ascending. Nothing, with the reason,
/// if one is missing or malformed. Blocking.
std::optional<CountryTable> readTorGeoip(const QString &folder, QString *why);
/// When they were generated, from their heads; the older of the two. Nothing: not stated.
std::optional<qint64> torGeoipBuilt(const QString &folder);

} // namespace bnm
