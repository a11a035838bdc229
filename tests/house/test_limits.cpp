// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/docs/limits.md matches the code.
#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/few_lines.h"
#include "app/core/store/history_journal.h"
#include "app/core/store/series_names.h"
#include "app/core/store/spool.h"
#include "app/notify/heartbeat.h"
#include "app/notify/webhook.h"
#include "app/serve/endpoint_server.h"
#include "collectors/electrum/electrum_client.h"
#include "collectors/electrum/electrum_collector.h"
#include "collectors/geo/country_table.h"
#include "collectors/geo/geo_download.h"
#include "collectors/http/http_exchange.h"
#include "collectors/mempool/mempool_api_source.h"
#include "collectors/mempool/mempool_mirror.h"
#include "collectors/mempool/mempool_sync.h"
#include "collectors/node/fast_points.h"
#include "collectors/node/reorg_tracker.h"
#include "collectors/peers/peer.h"
#include "collectors/pipeline/polling_collector.h"
#include "collectors/pipeline/sink.h"
#include "collectors/point/point_guard.h"
#include "collectors/rpc/asked_methods.h"
#include "collectors/witness/witness_kinds.h"
#include "collectors/zmq/zmtp_reader.h"
#include "influx/influx_writer.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QString bytes(qint64 count)
{
    const qint64 kibi = 1024;
    return count % (kibi * kibi) == 0 ? u"%1 MiB"_s.arg(count / kibi / kibi)
           : count % kibi == 0        ? u"%1 KiB"_s.arg(count / kibi)
                                      : u"%1 bytes"_s.arg(count);
}

QString number(auto count)
{
    return QString::number(count);
}

QString packaged(const QString &name)
{
    QFile file(QStringLiteral(TESTS_DIR "/../packaging/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
    return QString::fromUtf8(file.readAll());
}

QMap<QString, QString> documented()
{
    QMap<QString, QString> limits;
    for (const QString &line : packaged(u"docs/limits.md"_s).split(u'\n'))
        if (const QStringList cells = line.split(u'|'); cells.size() == 6)
            limits[cells[1].trimmed()] = cells[2].trimmed();
    return limits;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDocumentMatchesTheCode_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("limit");
        const auto row = [](const QString &what, const QString &limit) {
            QTest::newRow(qPrintable(what)) << what << limit;
        };
        for (const auto &[method, limit] : rpclimits::ofMethods)
            if (limit > 64 * 1024)
                row(u"answer to a %1"_s.arg(method.toString()), bytes(limit));
        row(u"answer to any other call"_s,
            u"%1 to 64 KiB, and %2 a batch"_s.arg(bytes(rpclimits::ofCall),
                                                  bytes(rpclimits::ofBatch)));
        row(u"peers read"_s, number(mostPeers));
        row(u"waiting transactions counted"_s, number(MempoolMirror::mostTransactions));
        row(u"soft forks"_s, number(mostSoftforks));
        row(u"answer of InfluxDB"_s, bytes(InfluxWriter::mostAnswerBytes));
        row(u"Electrum server's statistics"_s, bytes(mostElectrumStatsBytes));
        row(u"head of an HTTP answer"_s, bytes(mostHttpHeadBytes));
        row(u"line of an Electrum server"_s, bytes(ElectrumClient::mostLineBytes));
        const qint64 window = ElectrumClient::windowMs / 1'000;
        row(u"bytes of an Electrum server in %1 s"_s.arg(window),
            bytes(ElectrumClient::mostWindowBytes));
        row(u"lines of an Electrum server in %1 s"_s.arg(window),
            number(ElectrumClient::mostWindowLines));
        row(u"answer of a witness of the kind Esplora"_s, bytes(mostEsploraBytes));
        row(u"answer of a webhook"_s, bytes(Webhook::mostAnswerBytes));
        row(u"answer to the heartbeat"_s, bytes(Heartbeat::mostAnswerBytes));
        row(u"answer of a mempool server"_s, bytes(mostMempoolApiBytes));
        row(u"ranges of addresses in a table of countries, of IPv4 and of IPv6"_s,
            number(CountryTable::mostStarts));
        row(u"download of a GeoIP database"_s, bytes(GeoDownloadOptions().mostPackedBytes));
        row(u"a GeoIP database, unpacked"_s, bytes(GeoDownloadOptions().mostUnpackedBytes));
        row(u"part of a ZMQ message"_s, bytes(ZmtpReader::mostPartBytes));
        row(u"parts of a ZMQ message"_s, number(ZmtpReader::mostParts));
        row(u"kept of a part of a ZMQ message"_s, bytes(ZmtpPart::mostKept));
        row(u"cycles that announced blocks ask for"_s,
            u"%1 a second"_s.arg(1'000 / PollingCollector::leastDistanceMs));
        row(u"lists and blocks that ZMQ makes it ask for at a time"_s,
            number(MempoolSync::mostPrompted));
        row(u"combinations of tags of a measurement in %1 h"_s.arg(PointGuard::rememberedMs /
                                                                   3'600'000),
            number(PointGuard::mostCombinations));
        row(u"series in the history"_s, number(SeriesNames::mostSeries));
        row(u"samples the history keeps in memory while the disk refuses"_s,
            number(HistoryJournal::mostOpen));
        row(u"points that wait for a sink while its disk hangs"_s, number(mostWaitingPoints));
        row(u"queue for InfluxDB in memory while the disk refuses"_s,
            bytes(SpoolOptions().mostBytesInMemory));
        row(u"reorganisations remembered"_s, u"%1 h"_s.arg(ReorgTracker::keptMs / 3'600'000));
        const EndpointLimits served;
        row(u"connections to the metrics endpoint"_s, number(served.connections));
        row(u"connections of one address to the metrics endpoint"_s,
            number(served.connectionsOfAnAddress));
        row(u"request to the metrics endpoint, with its memory"_s, bytes(served.requestBytes));
        row(u"seconds of a connection to the metrics endpoint"_s, number(served.totalMs / 1'000));
        row(u"complaints about settings"_s, number(FewLines::most));
        row(u"files that bitcoin.conf includes"_s, number(BitcoinConf::mostIncluded));
        row(u"lines of bitcoin.conf and what it includes"_s, number(BitcoinConf::mostLines));
    }
    void theDocumentMatchesTheCode()
    {
        QFETCH(QString, what);
        QFETCH(QString, limit);
        QCOMPARE(documented().value(what), limit);
    }

    void eachHasItsMeasurement()
    {
        static const QRegularExpression measurement(u"^\\+?\\d+ MB$"_s);
        for (const QString &line : packaged(u"docs/limits.md"_s).split(u'\n'))
            if (const QStringList cells = line.split(u'|');
                cells.size() == 6 && !cells[1].startsWith(u"--") && cells[1].trimmed() != u"what"_s)
                QVERIFY2(measurement.match(cells[4].trimmed()).hasMatch(), qPrintable(line));
    }

    /// No limit of a method is one of the smaller ones by mistake.
    void allCallsAreBelowTheLimits()
    {
        for (const auto &[method, limit] : rpclimits::ofMethods)
            QVERIFY(limit <= 64 * 1024 ||
                    documented().contains(u"answer to a %1"_s.arg(method.toString())));
    }

    /// Limits that end the program before its neighbour node, if all others fail, and that keep its
    /// memory off the disk.
    void theServicesHaveLimits()
    {
        QVERIFY(packaged(u"docs/limits.md"_s).contains(u"(512 MB)"_s));
        const QStringList unit = packaged(u"systemd/bitcoin-node-monitor.service"_s).split(u'\n');
        for (const QString &line : {u"MemoryMax=512M"_s, u"OOMScoreAdjust=500"_s, u"LimitCORE=0"_s})
            QVERIFY2(unit.contains(line), qPrintable(line));
        const QString compose = packaged(u"compose.yaml"_s);
        const QString monitor =
            compose.section(u"\n  monitor:\n"_s, 1).section(QRegularExpression(u"\n  \\w"_s), 0, 0);
        for (const QString &line : {u"    mem_limit: 512m\n"_s, u"    oom_score_adj: 500\n"_s,
                                    u"    ulimits: {core: 0}"_s})
            QVERIFY2(monitor.contains(line), qPrintable(line.trimmed()));
    }
};

QTEST_APPLESS_MAIN(TestLimits)
#include "test_limits.moc"
