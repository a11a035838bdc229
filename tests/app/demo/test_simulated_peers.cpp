// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_addresses.h"
#include "app/demo/simulated_peers.h"
#include "collectors/peers/address.h"
#include "collectors/peers/peer.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'795'000'000;

Peers readBack(const SimulatedPeers &simulated)
{
    JsonDocument document;
    if (!document.parse(QJsonDocument(simulated.info(920'000, now)).toJson()))
        qFatal("%s", qPrintable(document.errorText()));
    return readPeers(document.root());
}

qint64 sumOf(const std::map<QString, qint64> &bytes)
{
    qint64 sum = 0;
    for (const auto &[message, count] : bytes)
        sum += count;
    return sum;
}

QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const QChar c : text) {
        buffer = buffer << 5 | (c.isDigit() ? 26U + c.unicode() - u'2' : c.unicode() - u'a');
        if ((bits += 5) >= 8)
            bytes += static_cast<char>(buffer >> (bits -= 8));
    }
    return bytes;
}

} // namespace

class TestSimulatedPeers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesAreOfTheirNetwork()
    {
        Random random(1);
        for (const PeerNetwork network : allPeerNetworks)
            for (int i = 0; i < 500; ++i) {
                const QString address = simulatedAddress(random, nameOf(network));
                QCOMPARE(networkIn(address), std::optional(network));
                const bool isIp = network == PeerNetwork::Ipv4 || network == PeerNetwork::Ipv6;
                QVERIFY2(isPublicIp(readAddress(address)) == isIp, qPrintable(address));
            }
        QVERIFY(isPublicIp(readAddress(simulatedOwnAddress())));
    }

    void onionAddressesHaveTheirChecksum()
    {
        Random random(1);
        const QString host = readAddress(simulatedAddress(random, u"onion"_s)).host;
        const QByteArray bytes = fromBase32(host.chopped(6));
        QCOMPARE(bytes.size(), 35);
        QCOMPARE(bytes.mid(32, 2),
                 QCryptographicHash::hash(".onion checksum" + bytes.left(32) + '\x03',
                                          QCryptographicHash::Sha3_256)
                     .left(2));
    }

    void fieldsOfAPeerAreConsistent_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("10") << 10;
        QTest::newRow("125") << 125;
        QTest::newRow("1,000") << 1'000;
    }
    void fieldsOfAPeerAreConsistent()
    {
        QFETCH(int, count);
        Random random(1);
        const SimulatedPeers simulated(random, {count, false}, now);
        const Peers peers = readBack(simulated);
        QCOMPARE(peers.size(), std::size_t(count));
        int outbound = 0;
        for (const Peer &peer : peers) {
            outbound += peer.inbound ? 0 : 1;
            QCOMPARE(std::optional(sumOf(peer.sentPerMessage)), peer.bytesSent);
            QCOMPARE(std::optional(sumOf(peer.receivedPerMessage)), peer.bytesReceived);
            QVERIFY(peer.details.size() >= 39);
            QVERIFY(peer.minPingSeconds <= peer.pingSeconds);
            QVERIFY(peer.connectedSince <= now);
        }
        QCOMPARE(outbound, count < 20 ? 10 : 11);
        QCOMPARE(simulated.localAddresses().isEmpty(), count == 10); // it is not reachable
    }

    void hostileUserAgents()
    {
        Random random(1);
        const SimulatedPeers simulated(random, {125, true}, now);
        QSet<QString> userAgents;
        for (const Peer &peer : readBack(simulated)) {
            userAgents.insert(peer.userAgent);
            QVERIFY(peer.userAgent.toUtf8().size() <= 256); // the protocol's limit
        }
        QCOMPARE(std::size_t(userAgents.size()),
                 std::size_t(SimulatedPeers::hostileUserAgentCount));
        const QString all = QStringList(userAgents.values()).join(u' ');
        for (const QString &part :
             {u"<img"_s, u"\""_s, u"\n"_s, u"\u202E"_s, u"😀"_s, u"=HYPERLINK"_s, u"@SUM"_s})
            QVERIFY(all.contains(part));
    }
};

QTEST_APPLESS_MAIN(TestSimulatedPeers)
#include "test_simulated_peers.moc"
