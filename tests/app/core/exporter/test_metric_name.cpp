// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus calls the fields, over the whole catalogue.
#include "app/core/exporter/exposition.h"
#include "app/core/exporter/metric_name.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

MetricName nameOf(Metric metric)
{
    return metricName(*findMeasurement(metric.measurement.view()), metric.spec());
}

} // namespace

class TestMetricName : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldHasAValidName()
    {
        static const QRegularExpression valid(u"^bitcoin(_[a-z0-9]+)+$"_s);
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const MetricName name = metricName(measurement, field);
                const QString sample = QString::fromLatin1(name.sample);
                QVERIFY2(valid.match(sample).hasMatch(), qPrintable(sample));
                QVERIFY2(valid.match(QString::fromLatin1(name.family)).hasMatch(),
                         qPrintable(sample));
                const bool isCounter = field.kind == FieldKind::Counter;
                QVERIFY2(sample.endsWith(u"_total"_s) == isCounter, qPrintable(sample));
                for (const QString &end : {u"_count"_s, u"_sum"_s, u"_bucket"_s, u"_info"_s})
                    QVERIFY2(!sample.endsWith(end), qPrintable(sample));
                QVERIFY2(name.unit.isEmpty() || name.family.endsWith(name.unit),
                         qPrintable(sample));
                QVERIFY2(name.multiplier > 0 && name.divisor > 0, qPrintable(sample));
            }
    }

    /// OpenMetrics wants each family once, and no family named as a series of another.
    void noTwoAreAlike()
    {
        std::set<QByteArray> names;
        const auto add = [&names](const QByteArray &name) { return names.insert(name).second; };
        for (const char *own : {monitor_metrics::info, monitor_metrics::healthy,
                                monitor_metrics::startTime, monitor_metrics::componentStatus,
                                monitor_metrics::sourceAge, monitor_metrics::alertFiring})
            QVERIFY(add(own));
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const MetricName name = metricName(measurement, field);
                QVERIFY2(add(name.family), name.family.constData());
                QVERIFY2(!name.isCounter || add(name.sample), name.sample.constData());
            }
    }

    void labelsAreValid()
    {
        static const QRegularExpression valid(u"^[a-z][a-z0-9_]*$"_s);
        const std::set<QString> reserved = {u"le"_s, u"quantile"_s, u"job"_s, u"instance"_s};
        for (const MeasurementSpec &measurement : catalogue())
            for (const TagSpec &tag : measurement.tags) {
                const QString name = tag.name.toString();
                QVERIFY2(valid.match(name).hasMatch() && !reserved.contains(name),
                         qPrintable(name));
            }
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<double>("value"); // of 1000 in the catalogue's unit
        QTest::addColumn<double>("of1000");
        const auto add = [](Metric metric, const char *expected, double of1000) {
            const MetricName name = nameOf(metric);
            QTest::newRow(expected)
                << name.sample << QByteArray(expected) << name.inBaseUnit(1000) << of1000;
        };
        add({"blockchain", "best_height"}, "bitcoin_blockchain_best_height", 1000);
        add({"blockchain", "tip_age_seconds"}, "bitcoin_blockchain_tip_age_seconds", 1000);
        add({"blockchain", "reorg_count"}, "bitcoin_blockchain_reorgs", 1000);
        add({"blockchain", "verification_progress"},
            "bitcoin_blockchain_verification_progress_ratio", 1000);
        add({"block", "weight"}, "bitcoin_block_weight_units", 1000);
        add({"block", "total_fee_sat"}, "bitcoin_block_total_fee_satoshis", 1000);
        add({"mempool", "tx_count"}, "bitcoin_mempool_txs", 1000);
        add({"mempool", "vsize_mb"}, "bitcoin_mempool_vsize_vbytes", 1e9);
        add({"mempool", "min_feerate_sat_vb"}, "bitcoin_mempool_min_feerate_satoshis_per_vbyte",
            1000);
        add({"fee_estimate", "sat_vb"}, "bitcoin_fee_estimate_satoshis_per_vbyte", 1000);
        add({"peers", "total"}, "bitcoin_peers", 1000);
        add({"peers", "ping_p50_ms"}, "bitcoin_peers_ping_p50_seconds", 1);
        add({"peers", "joins_per_min"}, "bitcoin_peers_joins_per_second", 1000. / 60);
        add({"peer_network", "peer_count"}, "bitcoin_peer_network_peers", 1000);
        add({"network_traffic", "bytes_sent"}, "bitcoin_network_traffic_sent_bytes_total", 1000);
        add({"network_traffic", "send_rate"}, "bitcoin_network_traffic_send_bytes_per_second",
            1000);
        add({"node", "uptime_seconds"}, "bitcoin_node_uptime_seconds_total", 1000);
        add({"process", "memory_rss_mb"}, "bitcoin_process_memory_rss_bytes", 1e9);
        add({"process", "cpu_percent"}, "bitcoin_process_cpu_ratio", 10);
        add({"filesystem", "total_gb"}, "bitcoin_filesystem_total_bytes", 1e12);
        add({"filesystem", "days_until_full"}, "bitcoin_filesystem_until_full_seconds", 86.4e6);
        add({"zmq", "messages"}, "bitcoin_zmq_messages_total", 1000);
    }
    void names()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, expected);
        QFETCH(double, value);
        QFETCH(double, of1000);
        QCOMPARE(name, expected);
        QCOMPARE(value, of1000);
    }
};

QTEST_GUILESS_MAIN(TestMetricName)
#include "test_metric_name.moc"
