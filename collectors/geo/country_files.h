// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Places of a table of countries; missing ones are ignored.
struct CountryFiles {
    QString shipped = {};   ///< a file as packaging/country-table.pl writes it
    QString torFolder = {}; ///< holds geoip and geoip6 of Debian's tor-geoipdb
};

} // namespace bnm
