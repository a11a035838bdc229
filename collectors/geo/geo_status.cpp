// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_status.h"

#include <algorithm>

namespace bnm {

namespace {

bool any(const std::vector<GeoDatabaseInfo> &databases, bool GeoDatabaseInfo::*has)
{
    return std::any_of(databases.begin(), databases.end(),
                       [has](const GeoDatabaseInfo &database) { return database.*has; });
}

} // namespace

bool GeoStatus::knowsCountries() const
{
    return any(databases, &GeoDatabaseInfo::hasCountry);
}

bool GeoStatus::knowsCities() const
{
    return any(databases, &GeoDatabaseInfo::hasCity);
}

bool GeoStatus::knowsProviders() const
{
    return any(databases, &GeoDatabaseInfo::hasAsn);
}

std::optional<qint64> GeoStatus::oldestBuiltSeconds() const
{
    const auto oldest = std::min_element(databases.begin(), databases.end(),
                                         [](const GeoDatabaseInfo &a, const GeoDatabaseInfo &b) {
                                             return a.builtSeconds < b.builtSeconds;
                                         });
    return oldest == databases.end() ? std::nullopt : std::optional(oldest->builtSeconds);
}

QStringList GeoStatus::attributions() const
{
    QStringList sentences;
    for (const GeoDatabaseInfo &database : databases)
        if (!database.attribution.isEmpty())
            sentences << database.attribution;
    sentences.removeDuplicates();
    return sentences;
}

} // namespace bnm
