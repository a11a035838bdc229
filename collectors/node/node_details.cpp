// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/node_details.h"

#include "collectors/http/url_parts.h"
#include "collectors/plausible.h"
#include "collectors/tamed.h"

namespace bnm {

namespace {

constexpr qsizetype mostWarnings = 32;
constexpr qsizetype longestWarning = 1'000;
constexpr std::size_t mostListed = 64; // services, addresses, networks
constexpr qsizetype longestText = 256;

QString shortText(const JsonValue &value)
{
    return value.text().value_or(QString()).left(longestText);
}

QStringList readServices(const JsonValue &names)
{
    QStringList services;
    names.forEachElement([&services](const JsonValue &name) {
        if (services.size() < static_cast<qsizetype>(mostListed))
            services << shortText(name);
    });
    return services;
}

QStringList readOwnAddresses(const JsonValue &addresses)
{
    QStringList list;
    addresses.forEachElement([&list](const JsonValue &one) {
        const QString address = shortText(one["address"]);
        if (address.isEmpty() || list.size() >= static_cast<qsizetype>(mostListed))
            return;
        const auto port = within(one["port"].integer(), 1, 65'535);
        list << (port ? hostAndPort(address, static_cast<int>(*port)) : address);
    });
    return list;
}

std::vector<ReachableNetwork> readNetworks(const JsonValue &networks)
{
    std::vector<ReachableNetwork> list;
    networks.forEachElement([&list](const JsonValue &one) {
        if (list.size() < mostListed)
            list.push_back({shortText(one["name"]), one["reachable"].boolean().value_or(false),
                            shortText(one["proxy"])});
    });
    return list;
}

} // namespace

QString versionText(qint64 version)
{
    return QStringLiteral("%1.%2.%3")
        .arg(version / 10'000)
        .arg(version / 100 % 100)
        .arg(version % 100);
}

QStringList readWarnings(const JsonValue &warnings)
{
    QStringList list;
    warnings.forEachElement([&list](const JsonValue &warning) {
        if (list.size() < mostWarnings)
            list << tamed(warning.text().value_or(QString()), longestWarning);
    });
    if (const auto text = warnings.text(); text && !text->isEmpty()) // one string before Core 28
        list << tamed(*text, longestWarning);
    return list;
}

QString readSubversion(const JsonValue &networkInfo)
{
    return tamed(shortText(networkInfo["subversion"]), longestText);
}

NodeDetails readNodeDetails(const JsonValue &networkInfo, qint64 timeMs,
                            std::optional<qint64> uptimeSeconds)
{
    NodeDetails details;
    details.timeMs = timeMs;
    if (const auto version = within(networkInfo["version"].integer(), 0, 999'999'999))
        details.version = versionText(*version);
    details.protocolVersion = networkInfo["protocolversion"].integer();
    details.services = readServices(networkInfo["localservicesnames"]);
    details.ownAddresses = readOwnAddresses(networkInfo["localaddresses"]);
    details.networks = readNetworks(networkInfo["networks"]);
    if (uptimeSeconds)
        details.startedMs = timeMs - *uptimeSeconds * 1000;
    return details;
}

} // namespace bnm
