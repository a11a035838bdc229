// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_record.h"

#include "collectors/geo/country_code.h"
#include "collectors/geo/country_name.h"
#include "collectors/tamed.h"

#include <maxminddb.h>

#include <array>
#include <cmath>
#include <span>

namespace bnm {

namespace {

constexpr qsizetype longestPlaceName = 128;

/// The keys from the record down to a value; the rest is nullptr.
using Path = std::array<const char *, 4>;

constexpr auto countryCodePaths =
    std::to_array<Path>({{"country", "iso_code"}, {"country_code"}, {"country"}});
constexpr auto countryNamePaths =
    std::to_array<Path>({{"country", "names", "en"}, {"country_name"}, {"country"}});
constexpr auto cityPaths = std::to_array<Path>({{"city", "names", "en"}, {"city"}});
constexpr auto latitudePaths =
    std::to_array<Path>({{"location", "latitude"}, {"latitude"}, {"lat"}});
constexpr auto longitudePaths =
    std::to_array<Path>({{"location", "longitude"}, {"longitude"}, {"lng"}, {"lon"}});
constexpr auto asnPaths = std::to_array<Path>(
    {{"autonomous_system_number"}, {"asn"}, {"as_number"}, {"traits", "autonomous_system_number"}});
constexpr auto organizationPaths =
    std::to_array<Path>({{"autonomous_system_organization"},
                         {"as_name"},
                         {"as_organization"},
                         {"organization"},
                         {"name"},
                         {"traits", "autonomous_system_organization"}});

class Fields {
public:
    explicit Fields(const MMDB_entry_s &entry) : m_entry(entry) {}

    bool isDamaged() const { return m_isDamaged; }

    QString text(std::span<const Path> paths, bool (*fits)(const QString &))
    {
        for (const Path &path : paths)
            if (const auto data = find(path); data && data->type == MMDB_DATA_TYPE_UTF8_STRING)
                if (const QString text = toText(*data); fits(text))
                    return text;
        return {};
    }

    std::optional<double> number(std::span<const Path> paths)
    {
        for (const Path &path : paths)
            if (const auto data = find(path))
                if (const auto number = toNumber(*data))
                    return number;
        return std::nullopt;
    }

private:
    std::optional<MMDB_entry_data_s> find(const Path &path)
    {
        MMDB_entry_data_s data{};
        const int status = MMDB_aget_value(&m_entry, &data, path.data());
        if (status != MMDB_SUCCESS && status != MMDB_LOOKUP_PATH_DOES_NOT_MATCH_DATA_ERROR &&
            status != MMDB_INVALID_LOOKUP_PATH_ERROR)
            m_isDamaged = true;
        return status == MMDB_SUCCESS && data.has_data ? std::optional(data) : std::nullopt;
    }

    static QString toText(const MMDB_entry_data_s &data)
    {
        const auto size = static_cast<qsizetype>(data.data_size);
        return tamed(QString::fromUtf8(data.utf8_string, std::min(size, 4 * longestPlaceName)),
                     longestPlaceName);
    }

    static std::optional<double> toNumber(const MMDB_entry_data_s &data)
    {
        switch (data.type) {
        case MMDB_DATA_TYPE_DOUBLE: return data.double_value;
        case MMDB_DATA_TYPE_FLOAT: return double{data.float_value};
        case MMDB_DATA_TYPE_UINT16: return data.uint16;
        case MMDB_DATA_TYPE_UINT32: return data.uint32;
        case MMDB_DATA_TYPE_INT32: return data.int32;
        case MMDB_DATA_TYPE_UINT64: return static_cast<double>(data.uint64);
        case MMDB_DATA_TYPE_UTF8_STRING: break;
        default: return std::nullopt;
        }
        QString text = toText(data);
        if (text.startsWith(QLatin1String("AS"), Qt::CaseInsensitive))
            text.remove(0, 2);
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }

    MMDB_entry_s m_entry;
    bool m_isDamaged = false;
};

bool isCountry(const QString &text)
{
    return isCountryCode(text.toLatin1().toStdString());
}

bool isPlaceName(const QString &text)
{
    return text.size() > 2;
}

bool isAnything(const QString &text)
{
    return !text.isEmpty();
}

void takeCoordinates(Fields &fields, Place &place)
{
    const auto latitude = fields.number(latitudePaths);
    const auto longitude = fields.number(longitudePaths);
    if (!latitude || !longitude || !(std::abs(*latitude) <= 90) || !(std::abs(*longitude) <= 180))
        return;
    if (*latitude == 0 && *longitude == 0) // how some write that they do not know
        return;
    place.latitude = latitude;
    place.longitude = longitude;
}

void takeProvider(Fields &fields, Place &place)
{
    constexpr double largestAsn = 4'294'967'295.0; // RFC 6793
    const auto asn = fields.number(asnPaths);
    if (!asn || !(*asn >= 1) || *asn > largestAsn || std::trunc(*asn) != *asn)
        return;
    place.asn = static_cast<qint64>(*asn);
    place.organization = fields.text(organizationPaths, isAnything);
}

} // namespace

bool readGeoRecord(const MMDB_entry_s &entry, Place &place)
{
    Fields fields(entry);
    Place found;
    found.countryCode = fields.text(countryCodePaths, isCountry);
    if (!found.countryCode.isEmpty())
        found.country = countryName(found.countryCode, fields.text(countryNamePaths, isPlaceName));
    found.city = fields.text(cityPaths, isAnything);
    takeCoordinates(fields, found);
    takeProvider(fields, found);
    if (fields.isDamaged())
        return false;
    place = found;
    return true;
}

} // namespace bnm
