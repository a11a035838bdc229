// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_node.h"

#include "app/core/config/settings_table.h"
#include "app/demo/simulated_addresses.h"
#include "collectors/geo/geo_database.h"

#include <QFile>
#include <QHostAddress>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

Config reachingOut()
{
    Config config;
    config.rpcUrl = QUrl(u"https://node.example/"_s);
    config.rpcProxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"10.0.0.1"_s, 9050);
    config.electrumStatsUrl = QUrl(u"http://electrum.example/stats"_s);
    config.electrumUrl = QUrl(u"electrum://electrum.example"_s);
    QStringList complaints;
    config.witnesses = readWitnesses(u"https://mempool.example/api"_s, complaints);
    config.influxUrl = QUrl(u"https://influx.example"_s);
    config.influxBucket = u"b"_s;
    config.alertWebhookUrl = QUrl(u"https://hook.example"_s);
    config.heartbeatUrl = QUrl(u"https://beat.example"_s);
    config.geoipMonthly = true;
    config.mempoolHistSource = MempoolHistSource::MempoolApi;
    config.mempoolApiBase = QUrl(u"https://mempool.example"_s);
    config.geoipMonthly = true;
    return config;
}

} // namespace

class TestDemoNode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_node = makeDemoNode(8);
        QString error;
        QVERIFY2(m_node->start(&error), qPrintable(error));
    }

    void itContactsNothingOutside()
    {
        const Config config = pointedAt(*m_node, reachingOut(), {});
        QCOMPARE(config.rpcUrl.host(), u"127.0.0.1"_s);
        QCOMPARE(config.rpcProxy.type(), QNetworkProxy::NoProxy);
        QVERIFY(config.electrumStatsUrl.isEmpty());
        QVERIFY(config.electrumUrl.isEmpty());
        QVERIFY(config.witnesses.empty());
        QVERIFY(config.influxUrl.isEmpty());
        QVERIFY(config.alertWebhookUrl.isEmpty());
        QVERIFY(config.heartbeatUrl.isEmpty());
        QVERIFY(!config.geoipMonthly);
        QVERIFY(config.mempoolApiBase.isEmpty());
        QVERIFY(config.mempoolHistSource == MempoolHistSource::CoreRawMempool);
        QVERIFY(!config.geoipMonthly);
        QCOMPARE(config.networkTag, u"demo"_s);
        QVERIFY(config.isNetworkSet); // so that no chain that the node names changes that
    }

    void itExportsOnlyIfTheCommandLineSaysSo()
    {
        const Config config =
            pointedAt(*m_node, reachingOut(),
                      {u"INFLUX_URL"_s, u"MEMPOOL_API_BASE"_s, u"FULCRUM_STATS_URL"_s});
        QCOMPARE(config.influxUrl.host(), u"influx.example"_s);
        QVERIFY(config.mempoolApiBase.isEmpty()); // nothing real mixes with the simulated
        QVERIFY(config.electrumStatsUrl.isEmpty());
    }

    void itStoresNothingInTheOperatorsFolder()
    {
        Config config = reachingOut();
        config.dataDir = u"/operators/own"_s;
        config.storeDir = u"/operators/own/network"_s;
        config.geoipDir = u"/operators/places"_s;
        const Config shown = pointedAt(*m_node, config, {});
        QVERIFY(shown.storeDir.startsWith(m_node->directory()));
        QVERIFY(QFile::exists(shown.storeDir + u"/history.sqlite"_s));
        QVERIFY(QFile::exists(shown.storeDir + u"/alerts.sqlite"_s));
        QVERIFY(shown.geoipDir.startsWith(m_node->directory()));
        QVERIFY(shown.dataDirOfNode.isEmpty());
    }

    void everySimulatedAddressHasAPlace()
    {
        QString why;
        const auto database = GeoDatabase::open(
            pointedAt(*m_node, reachingOut(), {}).geoipDir + u"/demo.mmdb"_s, &why);
        QVERIFY2(database, qPrintable(why));
        Random random(5);
        for (const QString &network : {u"ipv4"_s, u"ipv6"_s})
            for (int i = 0; i < 500; ++i) {
                const QString text = simulatedAddress(random, network);
                const QHostAddress address(
                    QString(text.left(text.lastIndexOf(u':'))).remove(u'[').remove(u']'));
                QVERIFY2(!address.isNull(), qPrintable(text));
                Place place;
                QVERIFY2(database->lookUp(address, place) == GeoDatabase::Answer::Found,
                         qPrintable(text));
                QVERIFY2(place.latitude && place.asn && !place.city.isEmpty(), qPrintable(text));
            }
    }

    /// A nonce has 32 bits, whatever the height.
    void headersHaveTheirForm()
    {
        QJsonObject header;
        m_node->run(
            [&header](SimulatedNode &node) { header = node.chain().header(node.chain().tip()); });
        const qint64 nonce = header[u"nonce"_s].toInteger(-1);
        QVERIFY2(nonce >= 0 && nonce <= 0xffffffff, qPrintable(QString::number(nonce)));
    }

    void theHistogramCanBeSwitchedOff()
    {
        Config config = reachingOut();
        config.mempoolHistSource = MempoolHistSource::None;
        QVERIFY(pointedAt(*m_node, config, {}).mempoolHistSource == MempoolHistSource::None);
    }

private:
    std::unique_ptr<SimulatedNodeThread> m_node;
};

QTEST_GUILESS_MAIN(TestDemoNode)
#include "test_demo_node.moc"
