// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_database.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectPlace(const Place &place)
{
    fuzz::expect(place.countryCode.isEmpty() || place.countryCode.size() == 2, "a code");
    fuzz::expect(place.latitude.has_value() == place.longitude.has_value(), "both or none");
    fuzz::expect(std::abs(place.latitude.value_or(0)) <= 90, "a latitude");
    fuzz::expect(std::abs(place.longitude.value_or(0)) <= 180, "a longitude");
    fuzz::expect(place.asn.value_or(1) >= 1 && place.asn.value_or(1) <= 4'294'967'295, "32 bits");
    fuzz::expect(place.city.size() <= 128 && place.organization.size() <= 128, "short texts");
}

} // namespace

/// A whole *.mmdb file.
void bnm::fuzz_geo_database(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    QString why;
    const auto database = GeoDatabase::open(scratch.write("test.mmdb", input), &why);
    fuzz::expectReason(!database, why);
    if (!database)
        return;
    const GeoDatabaseInfo &info = database->info();
    fuzz::expect(info.hasCountry || info.hasCity || info.hasAsn, "it knows something");
    fuzz::expect(info.type.size() <= 128, "a short type");
    for (const char *address : {"1.2.3.4", "81.2.69.160", "255.255.255.255", "2001:db8::1", "::"}) {
        Place untouched;
        untouched.city = QStringLiteral("before");
        Place place = untouched;
        const auto answer = database->lookUp(QHostAddress(QLatin1String(address)), place);
        fuzz::expect(answer == GeoDatabase::Answer::Found || place == untouched, "unchanged");
        expectPlace(place);
    }
}
