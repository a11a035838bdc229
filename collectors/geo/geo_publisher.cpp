// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_publisher.h"

#include <algorithm>
#include <array>

namespace bnm {

namespace {

struct KnownPublisher {
    const char *mark; ///< in type, description or file name, in lower case
    const char *name;
    const char *attribution;
    const char *link;
};

// DB-IP before MaxMind: it writes "DBIP-City-Lite (compat=City)" or "(compat=GeoLite2-ASN)".
constexpr auto publishers = std::to_array<KnownPublisher>({
    {"dbip", "DB-IP", "IP geolocation by DB-IP (CC BY 4.0)", "https://db-ip.com"},
    {"db-ip", "DB-IP", "IP geolocation by DB-IP (CC BY 4.0)", "https://db-ip.com"},
    {"geolite2", "MaxMind", "This product includes GeoLite2 data created by MaxMind",
     "https://www.maxmind.com"},
    {"geoip2", "MaxMind", "GeoIP2 data by MaxMind", "https://www.maxmind.com"},
    {"ipinfo", "IPinfo", "IP address data powered by IPinfo (CC BY-SA 4.0)", "https://ipinfo.io"},
    {"routeviews", "RouteViews",
     "IP to ASN data by RouteViews, DB-IP and the NRO (CC BY 4.0), merged by ip-location-db",
     "https://www.routeviews.org"},
    {"iptoasn", "IPtoASN", "IP to country data by IPtoASN (public domain, PDDL)",
     "https://iptoasn.com"},
    {"ipfire", "IPFire", "IP to country data by IPFire Location (CC BY-SA 4.0)",
     "https://location.ipfire.org"},
    {"geo-whois-asn-country", "ip-location-db",
     "IP to country data by ip-location-db (CC0) from data of the NRO (CC BY 4.0)",
     "https://www.nro.net"},
});

} // namespace

GeoPublisher geoPublisher(const QString &type, const QString &description, const QString &fileName)
{
    for (const QString &place : {type, description, fileName}) {
        const auto it = std::find_if(
            publishers.begin(), publishers.end(), [&place](const KnownPublisher &publisher) {
                return place.contains(QLatin1String(publisher.mark), Qt::CaseInsensitive);
            });
        if (it != publishers.end())
            return {QString::fromUtf8(it->name), QString::fromUtf8(it->attribution),
                    QString::fromUtf8(it->link)};
    }
    return {};
}

} // namespace bnm
