// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/dependence.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

Peer on(PeerNetwork network, bool inbound, const QString &type = {})
{
    Peer peer;
    peer.network = network;
    peer.inbound = inbound;
    peer.connectionType = type;
    return peer;
}

Peer at(std::optional<qint64> asn, const QString &country, bool inbound = false,
        const QString &type = u"outbound-full-relay"_s)
{
    Peer peer = on(PeerNetwork::Ipv4, inbound, type);
    peer.place.asn = asn;
    peer.place.organization = asn ? u"Provider %1"_s.arg(*asn) : QString();
    peer.place.countryCode = country;
    return peer;
}

QStringList shown(const DependenceGroups &groups)
{
    QStringList lines;
    for (const DependenceGroup &group : groups)
        lines << u"%1 (%2): %3 out, %4 in"_s.arg(group.key, group.label)
                     .arg(group.outbound)
                     .arg(group.inbound);
    return lines;
}

} // namespace

class TestDependence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobody()
    {
        const Dependence dependence = dependenceOf({});
        QVERIFY(dependence.networks.empty() && dependence.userAgents.empty());
        QVERIFY(!dependence.providerHhi && !dependence.outboundCountryHhi);
        QCOMPARE(dependence.outbound, 0);
    }

    void groupsAreSortedBySizeWithUnknownLast()
    {
        Peer unnamed = at(9, u"SE"_s, true);
        unnamed.place.organization.clear();
        const Dependence dependence =
            dependenceOf({at({}, {}), at({}, {}, true), at({}, {}, true), at(1, u"DE"_s),
                          at(1, u"DE"_s, true), at(2, u"SE"_s, true), unnamed,
                          on(PeerNetwork::Onion, false), on(PeerNetwork::Onion, true),
                          on(PeerNetwork::Onion, true), on(PeerNetwork::I2p, true)});
        QCOMPARE(shown(dependence.providers),
                 QStringList({u"onion (Tor): 1 out, 2 in"_s, u"AS1 (Provider 1): 1 out, 1 in"_s,
                              u"AS2 (Provider 2): 0 out, 1 in"_s, u"AS9 (AS9): 0 out, 1 in"_s,
                              u"i2p (I2P): 0 out, 1 in"_s, u" (unknown): 1 out, 2 in"_s}));
        QCOMPARE(shown(dependence.countries),
                 QStringList({u"onion (Tor): 1 out, 2 in"_s, u"DE (DE): 1 out, 1 in"_s,
                              u"SE (SE): 0 out, 2 in"_s, u"i2p (I2P): 0 out, 1 in"_s,
                              u" (unknown): 1 out, 2 in"_s}));
        QCOMPARE(shown(dependence.networks),
                 QStringList({u"ipv4 (IPv4): 2 out, 5 in"_s, u"onion (Tor): 1 out, 2 in"_s,
                              u"i2p (I2P): 0 out, 1 in"_s}));
        QCOMPARE(dependence.outbound, 3);
        QCOMPARE(dependence.inbound, 8);
    }

    void theIndexIsTheSumOfSquaredShares()
    {
        QCOMPARE(*dependenceOf({at(1, u"DE"_s)}).providerHhi, 1.0);
        const Dependence spread =
            dependenceOf({at(1, u"DE"_s), at(2, u"DE"_s), at(3, u"SE"_s), at(4, u"FR"_s)});
        QCOMPARE(*spread.providerHhi, 0.25);
        QCOMPARE(*spread.countryHhi, 0.25 + 2.0 / 16);
        const Dependence uneven = dependenceOf({at(1, {}), at(1, {}), at(1, {}), at(2, {})});
        QCOMPARE(*uneven.providerHhi, 0.5625 + 0.0625);
        QVERIFY(!uneven.countryHhi); // no country is known
    }

    void outboundIsCountedSeparately()
    {
        Peers peers{at(1, u"DE"_s), at(1, u"DE"_s)};
        for (qint64 asn = 10; asn < 40; ++asn)
            peers.push_back(at(asn, u"SE"_s, true, u"inbound"_s));
        const Dependence dependence = dependenceOf(peers);
        QCOMPARE(*dependence.outboundProviderHhi, 1.0);
        QVERIFY(*dependence.providerHhi < 0.05);
        QCOMPARE(*dependence.outboundCountryHhi, 1.0);
    }

    void overlayNetworksAreProvidersWithoutACountry()
    {
        const Dependence dependence =
            dependenceOf({on(PeerNetwork::Onion, false), on(PeerNetwork::Onion, false),
                          on(PeerNetwork::I2p, false), at(1, u"DE"_s)});
        QCOMPARE(*dependence.outboundProviderHhi, 0.25 + 2.0 / 16);
        QVERIFY(!dependence.outboundCountryHhi); // one of four would speak for all
    }

    void aMinorityGivesNoIndex()
    {
        QVERIFY(!dependenceOf({at(1, {}), at({}, {}), at({}, {})}).providerHhi);
        QVERIFY(dependenceOf({at(1, {}), at({}, {})}).providerHhi);
    }

    void shortLivedConnectionsDoNotCount()
    {
        const Dependence dependence = dependenceOf(
            {at(1, {}), at(1, {}, false, u"block-relay-only"_s), at(2, {}, false, u"feeler"_s),
             at(3, {}, false, u"addr-fetch"_s), at(4, {}, false, u"manual"_s)});
        QCOMPARE(*dependence.outboundProviderHhi, (4.0 + 1.0) / 9);
        QCOMPARE(dependence.blockRelayOnly, 1);
        QCOMPARE(dependence.feeler, 1);
        QCOMPARE(dependence.addrFetch, 1);
        QCOMPARE(dependence.manual, 1);
        QCOMPARE(dependence.outbound, 5);
    }

    void everyPeerIsInTheGroupOfItsKey()
    {
        Peers peers{at(1, u"DE"_s), at({}, {}, true), on(PeerNetwork::Cjdns, true)};
        peers[0].transport = u"v2"_s;
        peers[0].userAgent = u"<b>"_s;
        const Dependence dependence = dependenceOf(peers);
        const auto holds = [&peers](const DependenceGroups &groups,
                                    QString (*keyOf)(const Peer &)) {
            return std::all_of(peers.begin(), peers.end(), [&](const Peer &peer) {
                return std::any_of(groups.begin(), groups.end(), [&](const DependenceGroup &group) {
                    return group.key == keyOf(peer);
                });
            });
        };
        QVERIFY(holds(dependence.networks, networkKey));
        QVERIFY(holds(dependence.providers, providerKey));
        QVERIFY(holds(dependence.countries, countryKey));
        QVERIFY(holds(dependence.userAgents, userAgentKey));
        QVERIFY(holds(dependence.transports, transportKey));
        QVERIFY(holds(dependence.connectionTypes, connectionTypeKey));
        QCOMPARE(dependence.userAgents.front().label, u"<b>"_s);
    }
};

QTEST_APPLESS_MAIN(TestDependence)
#include "test_dependence.moc"
