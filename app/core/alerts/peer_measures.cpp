// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"

#include "app/core/alerts/measure_text.h"
#include "app/core/text/format.h"
#include "collectors/peers/peer.h"

#include <algorithm>

namespace bnm::measures {

namespace {

constexpr double fewestForConcentration = 4; // peers; fewer are not conclusive

/// The biggest group of outbound peers.
struct Biggest {
    double share = 0; // of all
    double total = 0;
    QString name;
};

Biggest biggestOutbound(const Facts &facts, MeasurementName measurement, TagName nameTag)
{
    Biggest biggest;
    double most = 0;
    for (const Point *point : facts.newestSet(measurement)) {
        const double count = point->number("peer_count").value_or(0);
        if (point->tagValue("direction") != QLatin1String("outbound"))
            continue;
        biggest.total += count;
        if (count > most) {
            most = count;
            biggest.name = point->tagValue(nameTag);
        }
    }
    biggest.share = biggest.total > 0 ? most / biggest.total : 0;
    return biggest;
}

QString networkTitle(const QString &name)
{
    for (const PeerNetwork network : allPeerNetworks)
        if (nameOf(network) == name)
            return titleOf(network);
    return name;
}

} // namespace

bool hasNoPeers(const Facts &facts)
{
    return facts.number({"peers", "total"}) == 0.0;
}

Reading fewOutbound(const Facts &facts)
{
    const auto outbound = facts.number({"peers", "outbound"});
    const auto total = facts.number({"peers", "total"});
    if (total == 0.0)
        return {}; // reported by another alert
    return {outbound, {total ? whole(*total) : format::dash()}};
}

Reading noInbound(const Facts &facts)
{
    const auto inbound = facts.number({"peers", "inbound"});
    const auto addresses = facts.number({"node", "local_addresses"});
    if (!inbound || !addresses)
        return {};
    return {*addresses > 0 && *inbound == 0 ? holds : holdsNot, {whole(*addresses)}};
}

Reading providerShare(const Facts &facts)
{
    const auto outbound = facts.number({"peers", "outbound"});
    const Biggest biggest = biggestOutbound(facts, "peer_asn", "organization");
    if (!outbound || biggest.total == 0)
        return {};
    if (*outbound < fewestForConcentration || biggest.name == QLatin1String("other"))
        return {holdsNot};
    const double share = biggest.share * std::min(1.0, biggest.total / *outbound);
    return {100 * share, {biggest.name, whole(*outbound)}};
}

/// A node with networks besides IPv4 and IPv6 keeps outbound peers on each reachable network
/// (Bitcoin Core since 26); if all are on one, the others do not work.
Reading oneNetwork(const Facts &facts)
{
    const auto reachable = facts.number({"node", "reachable_networks"});
    const Biggest biggest = biggestOutbound(facts, "peer_network", "peer_network");
    if (!reachable || facts.newestSet("peer_network").empty())
        return {};
    const bool isOne =
        *reachable > 2 && biggest.total >= fewestForConcentration && biggest.share >= 1;
    return {isOne ? holds : holdsNot,
            {whole(biggest.total), networkTitle(biggest.name), whole(*reachable)}};
}

} // namespace bnm::measures
