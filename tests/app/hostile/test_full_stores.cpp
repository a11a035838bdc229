// SPDX-License-Identifier: GPL-3.0-or-later
// Limits that no source reaches within minutes, each filled beyond its limit in this process. What
// memory that adds is in packaging/docs/limits.md with a plus sign; UPDATE_LIMITS=1 writes it
// there.
#include "app/core/store/chunk_codec.h"
#include "app/core/store/history_store.h"
#include "app/core/store/spool.h"
#include "app/pipeline.h"
#include "collectors/geo/country_table.h"
#include "collectors/geo/geo_database.h"
#include "collectors/node/ban_list.h"
#include "collectors/node/reorg_tracker.h"
#include "tests/app/hostile/limits_document.h"
#include "tests/app/toy_sink.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <malloc.h>
#include <memory>
#include <vector>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 30'000;
constexpr double mostMegabytes = 120; ///< of 200 that the program may have, 40 at rest
const Identity identity{u"mainnet"_s, u"cupboard"_s};
constexpr qint64 startMs = 1'780'000'000'000;

qint64 nowMs = 1'000; ///< the tracker's clock

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes;
}

double residentMegabytes()
{
    ::malloc_trim(0);
    return processMegabytes(QCoreApplication::applicationPid(), "VmRSS");
}

/// Publishes batches in start(), of points as those of a fee estimate.
class Flood : public Collector {
public:
    explicit Flood(int batches) : Collector({"flood", u"Flood"_s, 60'000}), m_batches(batches) {}
    void start() override
    {
        for (int batch = 0; batch < m_batches; ++batch) {
            Points points;
            for (int i = 0; i < 1'000; ++i)
                points.push_back(identity.stamp("mempool", startMs + i)
                                     .set("tx_count", i)
                                     .set("max_bytes", i)
                                     .set("usage_bytes", i));
            publish(std::move(points));
        }
        finishCycle(true);
    }

private:
    int m_batches;
};

BlockHeader blockAt(qint64 height, const QString &hash, const QString &previous)
{
    BlockHeader header;
    header.block.hash = hash;
    header.block.height = height;
    header.block.timeSeconds = startMs / 1'000 + height;
    header.previousHash = previous;
    header.confirmations = 1;
    return header;
}

} // namespace

class TestFullStores : public QObject {
    Q_OBJECT

    std::vector<MeasuredLimit> m_measured;

    /// What the work adds to the memory of this process, with what it filled still there.
    template <typename Work>
    void measure(const char *limit, Work work)
    {
        const double before = residentMegabytes();
        work();
        const double added = std::max(0.0, residentMegabytes() - before);
        m_measured.push_back({QString::fromLatin1(limit), added, true});
        QVERIFY2(added < mostMegabytes,
                 qPrintable(u"%1: %2 MB"_s.arg(QLatin1String(limit)).arg(added)));
    }

    static void fill(Spool &spool, int mebibytes)
    {
        for (int i = 0; i < mebibytes * 64; ++i)
            spool.append(noise(16 * 1024), startMs + i, 100);
    }

private Q_SLOTS:
    void seriesOfTheHistory()
    {
        const QTemporaryDir directory;
        QTest::ignoreMessage(QtWarningMsg,
                             "History: more than 20000 series; further ones are not kept.");
        HistoryStore store({directory.filePath(u"history.sqlite"_s), identity});
        measure("series in the history", [&] {
            for (int i = 0; i < 22'000; ++i)
                store.append({identity.stamp("softfork", startMs)
                                  .tag("name", u"a fork of a long name %1"_s.arg(i))
                                  .set("elapsed", i)});
            store.flush();
        });
        QCOMPARE(store.columnsOf(u"softfork"_s).size(), SeriesNames::mostSeries);
    }

    void samplesOfTheHistory()
    {
        const QTemporaryDir directory;
        const QString folder = directory.filePath(u"a file"_s); // so that no file fits below
        QVERIFY(QFile(folder).open(QIODevice::WriteOnly));
        HistoryStore store({folder + u"/history.sqlite"_s, identity});
        measure("samples the history keeps in memory while the disk refuses", [&] {
            for (int cycle = 0; cycle < 53'000; ++cycle) { // at 5 s, three days
                Points points;
                for (int fork = 0; fork < 20; ++fork)
                    points.push_back(identity.stamp("softfork", startMs + cycle * 5'000LL)
                                         .tag("name", QString::number(fork))
                                         .set("elapsed", cycle));
                store.append(points);
            }
            store.flush();
        });
        QVERIFY(store.dropped() > 0 && store.trouble());
    }

    void pointsForASink()
    {
        constexpr int batches = 150;
        QSemaphore mayGoOn;
        std::atomic<qint64> taken = 0;
        int published = 0;
        Pipeline pipeline;
        pipeline.add(std::make_unique<ToySink>(Name("hanging"),
                                               [&](const PointsPtr &points) {
                                                   if (taken == 0)
                                                       mayGoOn.acquire();
                                                   taken += static_cast<qint64>(points->size());
                                               }),
                     &pipeline.thread(u"sink"_s));
        connect(&pipeline, &Pipeline::points, this, [&published] { ++published; });
        pipeline.add(std::make_unique<Flood>(batches));
        measure("points that wait for a sink while its disk hangs", [&] {
            pipeline.start();
            return QTest::qWaitFor([&] { return published == batches; }, deadlineMs);
        });
        QCOMPARE(published, batches);
        QCOMPARE(taken, 0);
        mayGoOn.release();
        QTRY_VERIFY_WITH_TIMEOUT(taken > 0 && taken <= mostWaitingPoints + 1'000, deadlineMs);
        const QSignalSpy stopped(&pipeline, &Pipeline::stopped);
        pipeline.stop(5'000);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, deadlineMs);
    }

    void queueInMemory()
    {
        const QTemporaryDir directory;
        const QString folder = directory.filePath(u"a file"_s);
        QVERIFY(QFile(folder).open(QIODevice::WriteOnly));
        Spool spool({folder + u"/queue.sqlite"_s});
        measure("queue for InfluxDB in memory while the disk refuses", [&] { fill(spool, 48); });
        QVERIFY(spool.dropped() > 0 && spool.trouble());
    }

    void queueOnDisk()
    {
        const QTemporaryDir directory;
        SpoolOptions options{directory.filePath(u"queue.sqlite"_s)};
        options.mostBytes = 48LL * 1024 * 1024;
        Spool spool(options);
        measure("queue for InfluxDB on disk", [&] { fill(spool, 64); });
        QVERIFY(spool.dropped() > 0 && !spool.trouble());
    }

    /// Over a year.
    void reorganisations()
    {
        RpcClient client{RpcEndpoint()};
        ReorgTracker tracker(client, nullptr, [] { return nowMs; });
        const auto follow = [&tracker](const BlockHeader &tip) {
            tracker.follow(tip, false, [](const ReorgTracker::Step &) {});
        };
        follow(blockAt(100, u"base"_s, u"before"_s));
        measure("reorganisations remembered", [&] {
            for (int i = 0; i < 200'000; ++i) {
                nowMs += 157'000;
                follow(blockAt(101, u"tip %1"_s.arg(i), u"base"_s));
            }
        });
        const int ofADay = tracker.countWithin(ReorgTracker::keptMs);
        QVERIFY(ofADay > 0 && tracker.countWithin(400 * ReorgTracker::keptMs) == ofADay);
    }

    /// As many short ones as fit; the window keeps what it makes of them.
    void aListOfBans()
    {
        QByteArray answer = "[";
        while (answer.size() < RpcMethod("listbanned").mostBytes() - 32)
            answer += QByteArray(answer.size() > 1 ? "," : "") + R"({"address":"::"})";
        answer += ']';
        BanList list;
        JsonDocument document;
        measure("answer to a listbanned", [&] {
            RpcAnswer one;
            QVERIFY(document.parse(answer));
            one.replies.push_back({document.root(), {}});
            list = readBans(one);
        });
        QCOMPARE(list.bans.size(), std::size_t{5'000});
    }

    void aChunkThatClaimsMoreThanItHas()
    {
        QByteArray bytes;
        appendVarint(bytes, 1);
        appendVarint(bytes, 1'000'000);
        bool isRefused = false;
        measure("values in a stored chunk of the history",
                [&] { isRefused = !unpackChunk(qCompress(bytes)); });
        QVERIFY(isRefused);
    }

    void aTableOfCountries()
    {
        CountryTable table;
        std::size_t ranges = 0;
        measure("ranges of addresses in a table of countries, of IPv4 and of IPv6", [&] {
            std::uint32_t at = 0;
            while (table.add(at, at, ranges % 2 ? "SE" : "NO") &&
                   table.add(Ipv6Number{at, at + 1}, Ipv6Number{at, at + 2}, "FI")) {
                at += 2;
                ++ranges;
            }
        });
        QVERIFY2(ranges > CountryTable::mostStarts / 4 && ranges <= CountryTable::mostStarts,
                 qPrintable(QString::number(ranges)));
    }

    /// Half a kilobyte of lists that repeat each other.
    void metadataOfADatabase()
    {
        QString why;
        measure("values in the metadata of a GeoIP database", [&why] {
            GeoDatabase::open(
                QStringLiteral(TESTS_DIR "/fuzz/corpus/geo_database/languages_repeated"), &why);
        });
        QVERIFY(!why.isEmpty());
    }

    void theDocumentHasThese()
    {
        const QStringList differences = differencesFromLimits(m_measured);
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }

    void cleanupTestCase()
    {
        std::fputs("\n| limit | adds, MB |\n|---|---|\n", stdout);
        for (const MeasuredLimit &row : m_measured)
            std::fprintf(stdout, "| %s | %.1f |\n", qPrintable(row.limit), row.megabytes);
        std::fflush(stdout);
    }
};

QTEST_GUILESS_MAIN(TestFullStores)
#include "test_full_stores.moc"
