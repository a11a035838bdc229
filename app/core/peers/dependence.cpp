// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/dependence.h"
#include "collectors/words.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace bnm {

namespace {

bool isOverlay(const Peer &peer)
{
    return peer.networkKnown &&
           (peer.network == PeerNetwork::Onion || peer.network == PeerNetwork::I2p ||
            peer.network == PeerNetwork::Cjdns);
}

QString labelOfNetwork(const Peer &peer)
{
    return titleOf(peer.network);
}

QString labelOfProvider(const Peer &peer)
{
    if (isOverlay(peer))
        return titleOf(peer.network);
    return peer.place.organization.isEmpty() ? providerKey(peer) : peer.place.organization;
}

QString labelOfCountry(const Peer &peer)
{
    if (isOverlay(peer))
        return titleOf(peer.network);
    return peer.place.country.isEmpty() ? peer.place.countryCode : peer.place.country;
}

QString countryCode(const Peer &peer)
{
    return peer.place.countryCode;
}

bool lastsMoments(const Peer &peer)
{
    return peer.connectionType == QLatin1String("feeler") ||
           peer.connectionType == QLatin1String("addr-fetch") ||
           peer.connectionType == QLatin1String("private-broadcast");
}

using PeerText = QString (*)(const Peer &);

DependenceGroups groupsBy(const Peers &peers, PeerText keyOf, PeerText labelOf)
{
    QHash<QString, DependenceGroup> groups;
    for (const Peer &peer : peers) {
        const QString key = keyOf(peer);
        DependenceGroup &group = groups[key];
        if (group.total() == 0) {
            group.key = key;
            group.label = key.isEmpty() ? Words::tr("unknown") : labelOf(peer);
        }
        ++(peer.inbound ? group.inbound : group.outbound);
    }
    DependenceGroups list(groups.begin(), groups.end());
    std::sort(list.begin(), list.end(), [](const DependenceGroup &a, const DependenceGroup &b) {
        return std::make_tuple(a.key.isEmpty(), -a.total(), a.key) <
               std::make_tuple(b.key.isEmpty(), -b.total(), b.key);
    });
    return list;
}

enum class Whose { All, Outbound };

std::optional<double> concentration(const Peers &peers, Whose whose, PeerText keyOf)
{
    QHash<QString, int> counts;
    int asked = 0;
    int known = 0;
    for (const Peer &peer : peers) {
        if (lastsMoments(peer) || (whose == Whose::Outbound && peer.inbound))
            continue;
        ++asked;
        if (const QString key = keyOf(peer); !key.isEmpty()) {
            ++counts[key];
            ++known;
        }
    }
    if (known == 0 || 2 * known < asked)
        return std::nullopt;
    double index = 0;
    for (const int count : std::as_const(counts)) {
        const double share = static_cast<double>(count) / known;
        index += share * share;
    }
    return index;
}

void countConnections(Dependence &dependence, const Peers &peers)
{
    for (const Peer &peer : peers) {
        ++(peer.inbound ? dependence.inbound : dependence.outbound);
        if (peer.connectionType == QLatin1String("block-relay-only"))
            ++dependence.blockRelayOnly;
        else if (peer.connectionType == QLatin1String("manual"))
            ++dependence.manual;
        else if (peer.connectionType == QLatin1String("feeler"))
            ++dependence.feeler;
        else if (peer.connectionType == QLatin1String("addr-fetch"))
            ++dependence.addrFetch;
    }
}

} // namespace

Dependence dependenceOf(const Peers &peers)
{
    Dependence dependence;
    dependence.networks = groupsBy(peers, networkKey, labelOfNetwork);
    dependence.providers = groupsBy(peers, providerKey, labelOfProvider);
    dependence.countries = groupsBy(peers, countryKey, labelOfCountry);
    dependence.userAgents = groupsBy(peers, userAgentKey, userAgentKey);
    dependence.transports = groupsBy(peers, transportKey, transportKey);
    dependence.connectionTypes = groupsBy(peers, connectionTypeKey, connectionTypeKey);
    dependence.outboundProviderHhi = concentration(peers, Whose::Outbound, providerKey);
    dependence.outboundCountryHhi = concentration(peers, Whose::Outbound, countryCode);
    dependence.providerHhi = concentration(peers, Whose::All, providerKey);
    dependence.countryHhi = concentration(peers, Whose::All, countryCode);
    countConnections(dependence, peers);
    return dependence;
}

QString networkKey(const Peer &peer)
{
    return peer.networkKnown ? nameOf(peer.network) : QString();
}

QString providerKey(const Peer &peer)
{
    if (isOverlay(peer))
        return nameOf(peer.network);
    return peer.place.asn ? QStringLiteral("AS%1").arg(*peer.place.asn) : QString();
}

QString countryKey(const Peer &peer)
{
    return isOverlay(peer) ? nameOf(peer.network) : countryCode(peer);
}

QString userAgentKey(const Peer &peer)
{
    return peer.userAgent;
}

QString transportKey(const Peer &peer)
{
    return peer.transport.value_or(QString());
}

QString connectionTypeKey(const Peer &peer)
{
    return peer.connectionType;
}

} // namespace bnm
