// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/feerate_bins.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/fast_points.h"
#include "collectors/peers/peer.h"
#include "collectors/point/catalogue.h"
#include "collectors/witness/witness_address.h"

#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace bnm;

namespace {

constexpr std::size_t longestShortTitle = 18;

bool isNumber(const FieldSpec &field)
{
    return field.type == FieldType::Integer || field.type == FieldType::Float;
}

/// "last integer": a field's form in the bucket of quarter-hours.
QString longBucketEntry(const MeasurementSpec &measurement, const FieldSpec &field)
{
    const QString type = QString::fromUtf8(typeName(field.type));
    switch (downsampling(measurement, field)) {
    case Downsampling::Copied: return QStringLiteral("copied ") + type;
    case Downsampling::Last: return QStringLiteral("last ") + type;
    case Downsampling::Mean: return QStringLiteral("mean float");
    }
    return {};
}

/// influx/long_bucket.txt: how each field was released.
std::map<QString, QString> longBucket()
{
    QFile file(QStringLiteral(TESTS_DIR "/../influx/long_bucket.txt"));
    std::map<QString, QString> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
        if (const qsizetype blank = line.indexOf(QLatin1Char(' '));
            blank > 0 && !line.startsWith(QLatin1Char('#')))
            entries[line.left(blank)] = line.mid(blank + 1);
    return entries;
}

const TagSpec &tagOf(std::string_view measurement, std::string_view tag)
{
    return *findMeasurement(measurement)->tag(tag);
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreUniqueAndDescribed()
    {
        std::set<Name> measurements;
        for (const MeasurementSpec &measurement : catalogue()) {
            QVERIFY(measurements.insert(measurement.name).second);
            QVERIFY(*measurement.description);
            std::set<Name> fields;
            for (const FieldSpec &field : measurement.fields) {
                QVERIFY2(fields.insert(field.name).second, field.name.view().data());
                QVERIFY(*field.title && *field.description);
                QCOMPARE(findField(measurement.name.view(), field.name.view()), &field);
            }
        }
    }

    void rowsAreValid()
    {
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const char *name = field.name.view().data();
                QVERIFY2(std::string_view(field.shortTitle()).size() <= longestShortTitle, name);
                QVERIFY2(*field.shortTitle(), name);
                if (isNumber(field)) {
                    QVERIFY2(field.range().least < field.range().most, name);
                    QVERIFY2(!rangeText(field).isEmpty(), name);
                } else { // neither a mean nor a rise of these means anything
                    QVERIFY2(field.kind == FieldKind::State, name);
                }
                if (field.kind == FieldKind::Counter)
                    QVERIFY2(field.type == FieldType::Integer && field.range().least >= 0, name);
            }
    }

    void listedTagsHaveValues()
    {
        for (const MeasurementSpec &measurement : catalogue())
            for (const TagSpec &tag : measurement.tags)
                QCOMPARE(tag.shape == TagShape::Listed, !tag.values.empty());
    }

    // Downsampling distinguishes fields only by name.
    void oneNameIsDownsampledOneWay()
    {
        std::map<Name, Downsampling> ways;
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields)
                if (const Downsampling way = downsampling(measurement, field);
                    way != Downsampling::Copied)
                    QVERIFY2(ways.emplace(field.name, way).first->second == way,
                             field.name.view().data());
    }

    // InfluxDB refuses a field that comes with another type than it has there, and the task that
    // downsamples fails as a whole. So a field that was released stays as it is.
    void fieldsOfTheLongBucketKeepTheirTypes()
    {
        const auto released = longBucket();
        QVERIFY(released.size() > 100);
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const QString name =
                    measurement.name.toString() + QLatin1Char('.') + field.name.toString();
                const auto entry = released.find(name);
                QVERIFY2(entry != released.end(),
                         qPrintable(name + QStringLiteral(": run packaging/update-docs.sh")));
                QVERIFY2(entry->second == longBucketEntry(measurement, field),
                         qPrintable(name + QStringLiteral(" was released as ") + entry->second));
            }
    }

    void tagValuesMatchTheCollectors()
    {
        const TagSpec &target = tagOf("fee_estimate", "target");
        for (const int blocks : feeTargets)
            QVERIFY(target.takes(QString::number(blocks)));
        QCOMPARE(target.values.size(), feeTargets.size());
        const TagSpec &network = tagOf("peer_network", "peer_network");
        for (const PeerNetwork one : allPeerNetworks)
            QVERIFY(network.takes(nameOf(one)));
        QCOMPARE(network.values.size(), allPeerNetworks.size());
        for (std::size_t bin = 0; bin < feerateBins.size(); ++bin)
            QVERIFY(tagOf("mempool_hist", "bin").takes(feerateBinTag(bin)));
        for (std::size_t i = 1; i <= mostWitnesses; ++i)
            QVERIFY(tagOf("collector", "loop").takes(QStringLiteral("witness_%1").arg(i)));
        for (const auto source :
             {MempoolSnapshot::Source::CoreRawMempool, MempoolSnapshot::Source::MempoolApi})
            QVERIFY(tagOf("mempool_hist", "source").takes(mempoolSourceName(source)));
    }

    void tagValues_data()
    {
        QTest::addColumn<QString>("measurement");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("taken");
        const auto add = [](const char *measurement, const char *tag, const QString &value,
                            bool taken) {
            QTest::addRow("%s.%s %s", measurement, tag, qPrintable(value.left(20).simplified()))
                << QString::fromUtf8(measurement) << QString::fromUtf8(tag) << value << taken;
        };
        const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
        add("zmq", "stream", text("rawtx"), true);
        add("zmq", "stream", text("rawTx"), false);
        add("zmq", "stream", {}, false);
        add("collector", "loop", text("mirror"), true);
        add("peer_geo", "country", text("DE"), true);
        add("peer_geo", "country", text("unknown"), true);
        add("peer_geo", "country", text("de"), false);
        add("peer_geo", "country", text("DEU"), false);
        add("peer_asn", "asn", text("24940"), true);
        add("peer_asn", "asn", text("other"), true);
        add("peer_asn", "asn", text("AS24940"), false);
        add("peer_asn", "asn", text("12345678901"), false);
        add("peer_asn", "organization", text("Hetzner Online GmbH"), true);
        add("peer_asn", "organization", text("Telefónica S.A.U. 日本"), true);
        add("peer_asn", "organization", QString(128, QLatin1Char('x')), true);
        add("peer_asn", "organization", QString(129, QLatin1Char('x')), false);
        add("peer_asn", "organization", text("one\ntwo"), false);
        add("peer_location", "geohash", text("u33"), true);
        add("peer_location", "geohash", text("u33d"), false);
        add("peer_location", "geohash", text("ua3"), false);
        add("mempool_hist", "bin", text("0000.1"), true);
        add("mempool_hist", "bin", text("0.1"), false);
        add("mempool_hist", "bin", text("00001."), false);
        add("node", "version", text("30.0.0"), true);
        add("node", "version", text("0.0.-5"), false);
        add("softfork", "name", text("testdummy"), true);
    }
    void tagValues()
    {
        QFETCH(QString, measurement);
        QFETCH(QString, tag);
        QFETCH(QString, value);
        const TagSpec &spec = tagOf(measurement.toStdString(), tag.toStdString());
        QTEST(spec.takes(value), "taken");
    }

    void rangesFitTheUnitOrAreTheFieldsOwn()
    {
        QVERIFY(!findField("mempool", "fee_fast")->range().contains(-1));
        QVERIFY(!findField("mempool", "fee_fast")->range().contains(-1e12));
        QVERIFY(!findField("peers", "ping_avg_ms")->range().contains(1e20));
        QVERIFY(findField("peers", "ping_avg_ms")->range().contains(0));
        QVERIFY(findField("block", "interval_seconds")->range().contains(-600));
        QVERIFY(findField("blockchain", "verification_progress")->range().contains(1.0001));
        QVERIFY(!findField("blockchain", "verification_progress")->range().contains(2));
        QVERIFY(!findField("filesystem", "free_percent")->range().contains(100.5));
        QVERIFY(findField("process", "cpu_percent")->range().contains(6'400));
    }

    void eachMeasurementHasItsCycle()
    {
        const PollIntervals intervals{5'000, 30'000};
        QCOMPARE(cycleOf("mempool", intervals), 5'000);
        QCOMPARE(cycleOf("mempool_hist", intervals), 5'000);
        QCOMPARE(cycleOf("peers", intervals), 30'000);
        QVERIFY(!cycleOf("block", intervals));
        QVERIFY(!cycleOf("blocks", intervals));
        const PollIntervals byServer{5'000, 30'000, 10'000};
        QCOMPARE(cycleOf("mempool", byServer), 5'000);
        QCOMPARE(cycleOf("mempool_hist", byServer), 10'000);
        QCOMPARE(cycleOf("recommended_feerate", byServer), 10'000);
    }

    void referenceNamesEverything()
    {
        const QString reference = catalogueAsMarkdown();
        for (const MeasurementSpec &measurement : catalogue()) {
            QVERIFY(reference.contains(QStringLiteral("\n## ") + measurement.name.toString()));
            for (const FieldSpec &field : measurement.fields)
                QVERIFY(reference.contains(QStringLiteral("| ") + field.name.toString()));
            for (const TagSpec &tag : measurement.tags)
                for (const Name value : tag.values)
                    QVERIFY(reference.contains(value.toString()));
        }
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
