// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/exposition.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"signet"_s, u"cup\"board\\"_s};
constexpr qint64 now = 1'000'000;

PointsPtr batch(Points points)
{
    return std::make_shared<const Points>(std::move(points));
}

Point peersAt(const QString &country, qint64 count)
{
    Point point = identity.stamp("peer_geo", 1);
    point.tag("country", country).tag("direction", u"inbound"_s).set("peer_count", count);
    return point;
}

ExportedNode nodeWith(const LatestPoints &points)
{
    ExportedNode node;
    node.identity = identity;
    node.freshness = Freshness({5'000, 30'000});
    node.points = points.all();
    return node;
}

QByteArray classic(const LatestPoints &points, qint64 steadyMs = now)
{
    return exposition(nodeWith(points), ExpositionFormat::Classic, steadyMs);
}

QByteArray open(const LatestPoints &points)
{
    return exposition(nodeWith(points), ExpositionFormat::OpenMetrics, now);
}

const QByteArray labels = "network=\"signet\",node=\"cup\\\"board\\\\\"";

} // namespace

class TestExposition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGaugeInBothFormats()
    {
        LatestPoints points;
        points.take(batch({identity.stamp("peers", 1).set("ping_p50_ms", 12.5)}), now);
        const QByteArray help = "# HELP bitcoin_peers_ping_p50_seconds Median of the latest pings\n"
                                "# TYPE bitcoin_peers_ping_p50_seconds gauge\n";
        const QByteArray line = "bitcoin_peers_ping_p50_seconds{" + labels + "} 0.0125\n";
        QVERIFY2(classic(points).startsWith(help + line), classic(points).constData());
        QVERIFY2(open(points).startsWith(help + "# UNIT bitcoin_peers_ping_p50_seconds seconds\n" +
                                         line),
                 open(points).constData());
        QVERIFY(open(points).endsWith("\n# EOF\n"));
        QVERIFY(!classic(points).contains("EOF"));
    }

    /// Its family has no _total in OpenMetrics, its series has.
    void aCounterInBothFormats()
    {
        LatestPoints points;
        points.take(batch({identity.stamp("zmq", 1)
                               .tag("stream", u"rawtx"_s)
                               .set("messages", qint64(9'007'199'254'740'993))}),
                    now);
        const QByteArray line =
            "bitcoin_zmq_messages_total{" + labels + ",stream=\"rawtx\"} 9007199254740993\n";
        QVERIFY(classic(points).contains("# TYPE bitcoin_zmq_messages_total counter\n" + line));
        QVERIFY(open(points).contains("# TYPE bitcoin_zmq_messages counter\n" + line));
    }

    void yesAndNo()
    {
        LatestPoints points;
        points.take(batch({identity.stamp("blockchain", 1)
                               .set("pruned", true)
                               .set("initial_block_download", false)}),
                    now);
        const QByteArray text = classic(points);
        QVERIFY(text.contains("bitcoin_blockchain_pruned{" + labels + "} 1\n"));
        QVERIFY(text.contains("bitcoin_blockchain_initial_block_download{" + labels + "} 0\n"));
        QVERIFY2(!text.contains("best_height"), "what is not known is left out");
    }

    void labelValuesAreEscaped()
    {
        QCOMPARE(labelValue(u"a\"b\\c\nd{},= ü"_s), QByteArray("a\\\"b\\\\c\\nd{},= ü"));
    }

    void aPlaceWithoutAPeerIsGone()
    {
        LatestPoints points;
        points.take(batch({peersAt(u"DE"_s, 3), peersAt(u"US"_s, 2)}), now);
        points.take(batch({peersAt(u"FR"_s, 1), peersAt(u"DE"_s, 4)}), now);
        const QByteArray text = classic(points);
        QCOMPARE(text.count("bitcoin_peer_geo_peers{"), 2);
        QVERIFY(text.contains("country=\"DE\",direction=\"inbound\"} 4\n"));
        QVERIFY(text.contains("country=\"FR\",direction=\"inbound\"} 1\n"));
    }

    /// What each loop or witness reports is its own.
    void whatComesFromSeveralSourcesStays()
    {
        LatestPoints points;
        for (const QString &loop : {u"fast"_s, u"slow"_s})
            points.take(
                batch({identity.stamp("collector", 1).tag("loop", loop).set("cycle_ms", 2.0)}),
                now);
        for (const QString &name : {u"one"_s, u"two"_s})
            points.take(batch({identity.stamp("witness", 1).tag("witness", name).set("height", 5)}),
                        now);
        QCOMPARE(classic(points).count("bitcoin_collector_cycle_seconds{"), 2);
        QCOMPARE(classic(points).count("bitcoin_witness_height{"), 2);
    }

    void anOldFigureIsLeftOutAndItsAgeStays()
    {
        LatestPoints points;
        points.take(batch({identity.stamp("blockchain", 1).set("best_height", 9),
                           identity.stamp("block", 1).set("height", 9)}),
                    now);
        points.take(batch({identity.stamp("peers", 1).set("total", 8)}), now);
        const auto has = [&points](const char *series, qint64 ageMs) {
            return classic(points, now + ageMs).contains(QByteArray(series) + '{');
        };
        QVERIFY(has("bitcoin_blockchain_best_height", 15'000));
        QVERIFY(!has("bitcoin_blockchain_best_height", 15'001));
        QVERIFY(has("bitcoin_peers", 90'000));
        QVERIFY(!has("bitcoin_peers", 90'001));
        QVERIFY2(has("bitcoin_block_height", 90'001), "a block is what it is");
        const QByteArray text = classic(points, now + 90'001);
        QVERIFY(text.contains("bitcoin_monitor_source_age_seconds{" + labels +
                              ",source=\"node\",measurement=\"blockchain\"} 90.001\n"));
        QVERIFY(text.contains("bitcoin_monitor_source_age_seconds{" + labels +
                              ",source=\"peers\",measurement=\"peers\"} 90.001\n"));
        QVERIFY(!text.contains("measurement=\"block\""));
    }

    /// A mempool server may be asked more rarely than the node.
    void aRareSourceStaysAsLong()
    {
        LatestPoints points;
        points.take(batch({identity.stamp("recommended_feerate", 1)
                               .tag("source", u"mempool_api"_s)
                               .set("hour_sat_vb", 2.0)}),
                    now);
        ExportedNode node = nodeWith(points);
        const auto isThere = [&node](qint64 ageMs) {
            return exposition(node, ExpositionFormat::Classic, now + ageMs)
                .contains("bitcoin_recommended_feerate_hour");
        };
        QVERIFY(!isThere(15'001));
        node.freshness = Freshness({5'000, 30'000, 20'000});
        QVERIFY(isThere(60'000));
        QVERIFY(!isThere(60'001));
    }

    void theMonitorItself()
    {
        ExportedNode node = nodeWith({});
        Status status;
        status.id = "influxdb";
        status.level = Status::Level::Bad;
        status.topic = "slow";
        node.statuses = {status};
        Alert alert;
        alert.rule = u"disk_low"_s;
        alert.severity = AlertSeverity::Critical;
        alert.state = AlertState::Firing;
        Alert pending = alert;
        pending.rule = u"behind"_s;
        pending.state = AlertState::Pending;
        node.alerts = {alert, pending};
        QByteArray text = exposition(node, ExpositionFormat::Classic, now);
        QVERIFY(text.contains("bitcoin_monitor_healthy{" + labels + "} 0\n"));
        QVERIFY(text.contains("bitcoin_monitor_component_status{" + labels +
                              ",component=\"influxdb\",level=\"bad\",topic=\"slow\"} 1\n"));
        QVERIFY(text.contains("bitcoin_monitor_alert_firing{" + labels +
                              ",rule=\"disk_low\",severity=\"critical\"} 1\n"));
        QVERIFY(!text.contains("behind"));
        node.isHealthy = true;
        text = exposition(node, ExpositionFormat::Classic, now);
        QVERIFY(text.contains("bitcoin_monitor_healthy{" + labels + "} 1\n"));
    }

    void tagSetsAreBounded()
    {
        LatestPoints points;
        for (std::size_t i = 0; i < LatestPoints::mostTagSets + 5; ++i)
            points.take(batch({identity.stamp("witness", 1)
                                   .tag("witness", QString::number(i))
                                   .set("height", 1)}),
                        now + static_cast<qint64>(i));
        QCOMPARE(points.all().size(), LatestPoints::mostTagSets);
        QCOMPARE(points.find("witness")->point->tagValue("witness"),
                 QString::number(LatestPoints::mostTagSets + 4));
    }
};

QTEST_GUILESS_MAIN(TestExposition)
#include "test_exposition.moc"
