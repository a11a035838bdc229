// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Where a table of countries may be; what is not there is not used.
struct CountryFiles {
    QString shipped = {};   ///< a file as packaging/country-table.pl writes it
    QString torFolder = {}; ///< holds geoip and geoip6 of Debian's tor-geoipdb
};

} // namespace bnm
