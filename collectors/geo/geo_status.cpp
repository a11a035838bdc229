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

std::optional<qint64> oldest(const std::vector<GeoDatabaseInfo> &databases, bool isCountryTable)
{
    std::optional<qint64> built;
    for (const GeoDatabaseInfo &database : databases)
        if (database.isCountryTable == isCountryTable)
            built = std::min(built.value_or(database.builtSeconds), database.builtSeconds);
    return built;
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
    return oldest(databases, false);
}

std::optional<qint64> GeoStatus::countryTableBuiltSeconds() const
{
    return oldest(databases, true);
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
