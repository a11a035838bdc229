// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/bucket_order.h"
#include "app/core/store/chunk_codec.h"
#include "app/core/store/history_csv.h"
#include "app/core/store/history_file.h"
#include "app/core/store/history_store.h"
#include "app/core/text/utc.h"
#include "collectors/point/durations.h"
#include "tests/support/small_file_system.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'780'000'000'000 / (8 * dayMs) * (8 * dayMs); // all periods begin here
const Identity identity{u"mainnet"_s, u"cupboard"_s};
const SeriesId total{{"peers", "total"}};
const SeriesId cheap{{"fee_estimate", "sat_vb"}, {{"target", u"144"_s}}};

Point peersAt(qint64 timeMs, double value)
{
    return identity.stamp("peers", timeMs).set("total", value);
}

double wave(qint64 timeMs)
{
    return 50 + 40 * std::sin(static_cast<double>(timeMs - start) / 1e7);
}

/// A store and the time it lives in.
struct Aged {
    explicit Aged(const QString &path, bool readOnly = false)
        : store(HistoryOptions{path, identity, readOnly})
    {
    }

    void feed(qint64 durationMs, qint64 stepMs)
    {
        for (const qint64 end = now + durationMs; now < end; now += stepMs) {
            store.append({peersAt(now, wave(now))});
            if (now % hourMs == 0)
                rest();
        }
        rest();
    }
    /// All that there is to do, and time goes on.
    void rest()
    {
        while (store.maintain(now, now - start + offsetMs)) {
        }
    }
    void wait(qint64 durationMs)
    {
        for (const qint64 end = now + durationMs; now < end; now += dayMs / 2)
            rest();
        rest();
    }
    Buckets read(const SeriesId &id, qint64 fromMs, qint64 toMs, qint64 stepMs = 0)
    {
        return store.read({id, fromMs, toMs, stepMs});
    }

    HistoryStore store;
    qint64 now = start;
    qint64 offsetMs = hourMs;
};

/// Makes a database of statements, one a line.
bool runStatements(const QString &statements, const QString &path)
{
    QFile file(statements);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    SqliteFile database({path, {}, {}});
    if (!database.open())
        return false;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (!line.isEmpty() && !line.startsWith("--") && !database.run(QString::fromLatin1(line)))
            return false;
    return true;
}

qint64 countOf(const Buckets &buckets)
{
    qint64 count = 0;
    for (const Bucket &bucket : buckets)
        count += bucket.count;
    return count;
}

} // namespace

class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void samplesAreReadBackUnchanged()
    {
        const double odd = 1.0 / 3;
        {
            Aged aged(path());
            aged.store.append({peersAt(start + 1, odd), peersAt(start + 5'001, 1e15 + 1)});
            aged.store.append(
                {identity.stamp("fee_estimate", start).tag("target", u"144"_s).set("sat_vb", 1.5)});
            QCOMPARE(aged.read(total, start, start + 10'000).size(), std::size_t(2)); // unflushed
            aged.store.flush();
        }
        Aged again(path());
        const Buckets expected = {Bucket::of(start + 1, odd), Bucket::of(start + 5'001, 1e15 + 1)};
        QCOMPARE(again.read(total, start, start + 10'000), expected);
        QCOMPARE(again.read(cheap, start, start), Buckets{Bucket::of(start, 1.5)});
        QVERIFY(again.read({{"fee_estimate", "sat_vb"}}, start, start).empty());
        QCOMPARE(again.store.firstMs(), std::optional<qint64>(start));
        again.now = start + 3 * hourMs; // into a chunk
        again.rest();
        QCOMPARE(again.read(total, start, start + 10'000), expected);
        Aged sealed(path());
        QCOMPARE(sealed.read(total, start, start + 10'000), expected);
    }

    void booleansAreNumbersAndTextIsLeftOut()
    {
        Aged aged(path());
        aged.store.append(
            {identity.stamp("blockchain", start).set("pruned", true).set("difficulty", u"text"_s)});
        QCOMPARE(aged.read({{"blockchain", "pruned"}}, start, start),
                 Buckets{Bucket::of(start, 1)});
        QVERIFY(aged.read({{"blockchain", "difficulty"}}, start, start).empty());
    }

    void coarserTiersHaveMinimumMeanAndMaximum()
    {
        Aged aged(path());
        aged.feed(20 * dayMs, 30'000);
        // A quarter of an hour that is in a coarse chunk, a fine one, and in none yet.
        for (const qint64 age : {15 * dayMs, 3 * dayMs, qint64(30 * minuteMs)}) {
            const qint64 begin = history::periodOf(aged.now - age, 15 * minuteMs);
            const Buckets read = aged.read(total, begin, begin + 15 * minuteMs - 1, 15 * minuteMs);
            QCOMPARE(read.size(), std::size_t(1));
            double least = 1e9;
            double greatest = -1e9;
            double sum = 0;
            for (qint64 time = begin; time < begin + 15 * minuteMs; time += 30'000) {
                least = std::min(least, wave(time));
                greatest = std::max(greatest, wave(time));
                sum += wave(time);
            }
            QCOMPARE(read[0].count, 30);
            QCOMPARE(float(read[0].low), float(least));
            QCOMPARE(float(read[0].high), float(greatest));
            QVERIFY(std::abs(read[0].mean - sum / 30) < 1e-4);
        }
    }

    void nothingIsCountedTwiceOrLost_data()
    {
        QTest::addColumn<qint64>("stepMs");
        for (const qint64 step : {qint64(0), qint64(10'000), minuteMs, 15 * minuteMs, dayMs})
            QTest::addRow("%lld", static_cast<long long>(step)) << step;
    }
    void nothingIsCountedTwiceOrLost()
    {
        QFETCH(qint64, stepMs);
        Aged aged(path());
        aged.feed(10 * dayMs, 60'000);
        const Buckets read = aged.read(total, start, aged.now, stepMs);
        QCOMPARE(countOf(read), 10 * 24 * 60);
        QVERIFY(std::is_sorted(read.begin(), read.end(), [](const Bucket &a, const Bucket &b) {
            return a.timeMs < b.timeMs;
        }));
    }

    void onlyTheRangeIsRead()
    {
        Aged aged(path());
        aged.feed(3 * dayMs, 60'000);
        const qint64 from = start + dayMs + 90'000;
        QCOMPARE(countOf(aged.read(total, from, from + 2 * hourMs)), 120);
    }

    void theTiersExpireInTheirTime()
    {
        Aged aged(path());
        aged.feed(dayMs, 60'000);
        const auto finest = [&] {
            const Buckets read = aged.read(total, start, start + hourMs - 1);
            return read.empty() ? 0 : hourMs / static_cast<qint64>(read.size());
        };
        QCOMPARE(finest(), minuteMs);
        QCOMPARE(countOf(aged.read(total, start, aged.now)), 24 * 60);
        aged.wait(10 * dayMs);
        QCOMPARE(aged.read(total, start, start + hourMs - 1).front().timeMs,
                 start + minuteMs / 2); // the middle of a minute: samples are gone
        aged.wait(70 * dayMs);
        QCOMPARE(finest(), 15 * minuteMs);
        QCOMPARE(countOf(aged.read(total, start, start + dayMs)), 24 * 60);
        aged.wait(745 * dayMs);
        QCOMPARE(finest(), 0);
    }

    void aClockJumpDeletesNothing()
    {
        Aged aged(path());
        aged.feed(dayMs, 60'000);
        aged.wait(10 * dayMs);
        const Buckets before = aged.read(total, start, start + dayMs);
        aged.now += 6 * minuteMs; // so that soon it is time again to look for what is too old
        aged.rest();
        aged.now += 3 * 365 * dayMs;
        aged.offsetMs -= 3 * 365 * dayMs; // the monotonic clock does not jump
        aged.store.append({peersAt(aged.now, 1)});
        aged.rest();
        aged.now += 5 * minuteMs;
        aged.rest();
        aged.now -= 3 * 365 * dayMs;
        aged.offsetMs += 3 * 365 * dayMs;
        aged.feed(hourMs, 60'000);
        QCOMPARE(aged.read(total, start, start + dayMs), before);
        QCOMPARE(countOf(aged.read(total, aged.now - hourMs, aged.now)), 60);
    }

    void lateSamplesAreInEveryTierOnce()
    {
        Aged aged(path());
        aged.feed(9 * dayMs, 60'000); // the first eight days are rolled up
        const qint64 ahead = aged.now;
        aged.now = start + 30'000; // set back: the same days again, between the minutes
        aged.store.append({peersAt(start + 30'000, 1'000), peersAt(start + 90'000, 2'000)});
        aged.now = ahead + 3 * hourMs;
        aged.rest();
        for (const qint64 step : {qint64(0), minuteMs, 15 * minuteMs}) {
            const Buckets hour = aged.read(total, start, start + hourMs - 1, step);
            QCOMPARE(countOf(hour), 62);
            QCOMPARE(
                std::max_element(hour.begin(), hour.end(),
                                 [](const Bucket &a, const Bucket &b) { return a.high < b.high; })
                    ->high,
                2'000.0);
        }
        Aged again(path());
        QCOMPARE(countOf(again.read(total, start, start + hourMs - 1, minuteMs)), 62);
    }

    void futureSamplesAreKept()
    {
        Aged aged(path());
        aged.store.append({peersAt(start + 400 * dayMs, 7), peersAt(start, 8)});
        aged.now = start + 5 * hourMs;
        aged.rest();
        Aged again(path());
        QCOMPARE(again.read(total, start + 399 * dayMs, start + 401 * dayMs),
                 Buckets{Bucket::of(start + 400 * dayMs, 7)});
    }

    /// In memory they are packed by blocks; of the file nothing but the journal is written yet.
    void openSamplesComeBackUnchanged()
    {
        Aged aged(path());
        Buckets given;
        for (int i = 0; i < 1'000; ++i) {
            const qint64 timeMs = start + (i % 100 == 99 ? i * 1'000 - 500'000 : i * 1'003);
            given.push_back(Bucket::of(timeMs, wave(timeMs) / 3));
            aged.store.append({peersAt(timeMs, given.back().mean)});
        }
        sortByTime(given);
        QCOMPARE(aged.read(total, start - hourMs, start + hourMs), given);
        aged.store.flush();
        QCOMPARE(aged.read(total, start - hourMs, start + hourMs), given);
        HistoryStore again({path(), identity, true});
        QCOMPARE(again.read({total, start - hourMs, start + hourMs, 0}), given);
    }
    void timesThatCannotBeUnpackedAreLeftOut()
    {
        Aged aged(path());
        for (int i = 0; i < 200; ++i)
            aged.store.append({peersAt(i == 7 ? 2 * mostTimeMs : start + i, i)});
        QCOMPARE(aged.read(total, start, start + hourMs).size(), 199U);
    }
    void nodesAreKeptApart()
    {
        {
            Aged aged(path());
            aged.store.append({peersAt(start, 8)});
            aged.store.flush();
        }
        HistoryStore other({path(), {u"signet"_s, u"cupboard"_s}, false});
        QVERIFY(other.read({total, start, start, 0}).empty());
        other.append({Identity{u"signet"_s, u"cupboard"_s}.stamp("peers", start).set("total", 3)});
        QCOMPARE(other.read({total, start, start, 0}), Buckets{Bucket::of(start, 3)});
        while (other.maintain(start + 5 * hourMs, 0)) { // seals both
        }
        Aged again(path());
        QCOMPARE(again.read(total, start, start), Buckets{Bucket::of(start, 8)});
    }

    void readWhileAnotherProgramWrites()
    {
        Aged writer(path());
        writer.feed(3 * hourMs, 60'000);
        Aged reader(path(), true);
        QVERIFY2(!reader.store.trouble(), qPrintable(reader.store.trouble().sentence));
        QCOMPARE(countOf(reader.read(total, start, writer.now)), 180);
        writer.feed(hourMs, 60'000);
        QVERIFY2(!writer.store.trouble(), qPrintable(writer.store.trouble().sentence));
        QVERIFY(!reader.store.maintain(start + 90 * dayMs, 0));
    }

    void anEmptyHistory()
    {
        Aged reader(path(), true);
        QVERIFY(reader.store.trouble());
        QVERIFY(!QFile::exists(path()));
        QVERIFY(reader.read(total, 0, start).empty());
    }

    /// Of ten days, half an hour from one sample to the next; samples of 48 hours are in the
    /// finest chunks, the newest in the journal, older ones in intervals.
    void aFileOfTheFirstFormat()
    {
        QVERIFY(runStatements(QStringLiteral(TESTS_DIR "/app/core/store/history_format_1.sql"),
                              path()));
        constexpr qint64 step = 30 * minuteMs;
        constexpr qint64 samples = 10 * 48 + 2;
        const auto wavedAt = [](qint64 i) {
            return std::round(50 + 40 * std::sin(static_cast<double>(i * step) / 1e8));
        };
        const auto isThere = [&](const Buckets &read) {
            for (qint64 i = 0; i < samples; ++i) {
                const auto found = std::find_if(read.begin(), read.end(), [&](const Bucket &one) {
                    return history::periodOf(one.timeMs, step) == start + i * step;
                });
                if (found == read.end() || found->low != wavedAt(i) || found->high != wavedAt(i))
                    return false;
            }
            return true;
        };
        {
            Aged aged(path());
            QVERIFY2(!aged.store.trouble(), qPrintable(aged.store.trouble().sentence));
            QCOMPARE(aged.store.firstMs(), std::optional(start + minuteMs / 2));
            for (const qint64 width : {qint64(0), minuteMs, 15 * minuteMs, hourMs, dayMs})
                QCOMPARE(countOf(aged.read(total, start, start + 12 * dayMs, width)), samples);
            const Buckets read = aged.read(total, start, start + 12 * dayMs);
            QVERIFY(isThere(read));
            const qint64 last = start + (samples - 1) * step;
            QCOMPARE(read.back(), Bucket::of(last, wavedAt(samples - 1)));
            QCOMPARE(countOf(aged.read(cheap, start, start + 12 * dayMs)), 11);
            QCOMPARE(aged.read(cheap, start, start + 12 * dayMs).front().low, 1.5);
            QCOMPARE(aged.store.columnsOf(u"peers"_s).size(), std::size_t(2)); // of two nodes

            aged.now = last + step; // and it goes on
            aged.feed(dayMs, 60'000);
            QCOMPARE(countOf(aged.read(total, start, aged.now)), samples + 24 * 60);
        }
        Aged again(path());
        QCOMPARE(countOf(again.read(total, start, start + 12 * dayMs)), samples + 24 * 60);
        QVERIFY(isThere(again.read(total, start, start + 12 * dayMs)));
        HistoryStore attic({path(), {u"signet"_s, u"attic"_s}, true});
        QCOMPARE(attic.read({total, start, start + 12 * dayMs, 0}),
                 Buckets{Bucket::of(start + 10 * dayMs, 3)});
    }

    void theOldestSampleIsKnown()
    {
        Aged aged(path());
        QVERIFY(!aged.store.firstMs());
        aged.store.append({peersAt(start + hourMs, 1), peersAt(start + 9'000, 1)});
        QCOMPARE(aged.store.firstMs(), std::optional<qint64>(start + 9'000)); // in memory
        aged.store.flush();
        QCOMPARE(Aged(path()).store.firstMs(), std::optional<qint64>(start + 9'000)); // journal
        aged.now = start + 3 * hourMs;
        aged.rest();
        QCOMPARE(Aged(path()).store.firstMs(), std::optional<qint64>(start + 9'000)); // chunk
        Aged later(path());
        later.store.append({peersAt(start + 4'000, 1)});
        later.store.append({peersAt(start + 8 * hourMs, 1)});
        QCOMPARE(later.store.firstMs(), std::optional<qint64>(start + 4'000));
    }

    void aDamagedFileIsSetAsideAtTheStart()
    {
        {
            Aged aged(path());
            aged.feed(3 * hourMs, 60'000);
        }
        damage();
        Aged aged(path());
        QVERIFY(!aged.store.trouble());
        QVERIFY(aged.store.takeSetAside().startsWith(path() + u".damaged-"_s));
        aged.store.append({peersAt(start, 8)});
        aged.store.flush();
        Aged again(path());
        QCOMPARE(again.read(total, start, start + dayMs), Buckets{Bucket::of(start, 8)});
    }

    void lateDetectedDamage()
    {
        {
            Aged aged(path());
            aged.feed(3 * dayMs, 60'000);
        }
        damageSecondHalf();
        Aged aged(path());
        QVERIFY2(!aged.store.trouble(), qPrintable(aged.store.trouble().sentence));
        aged.now = start + 3 * dayMs;
        aged.store.append({peersAt(aged.now, 8)});
        aged.read(total, start, aged.now);
        aged.store.flush();
        QVERIFY(!aged.store.takeSetAside().isEmpty());
        QVERIFY2(!aged.store.trouble(), qPrintable(aged.store.trouble().sentence));
        Aged again(path());
        const Buckets kept = again.read(total, start, aged.now);
        QVERIFY(!kept.empty());
        QCOMPARE(kept.back(), Bucket::of(aged.now, 8));
    }

    void impossibleJournalTimes_data()
    {
        QTest::addColumn<qint64>("distance");
        QTest::newRow("most") << std::numeric_limits<qint64>::max();
        QTest::newRow("least") << std::numeric_limits<qint64>::min();
        QTest::newRow("late") << (qint64(1) << 60);
        QTest::newRow("early") << -(qint64(1) << 60);
    }
    /// An entry has no checksum.
    void impossibleJournalTimes()
    {
        QFETCH(qint64, distance);
        {
            Aged aged(path());
            aged.store.append({peersAt(start, 7)});
            aged.store.flush();
            HistoryFile file(path(), false);
            QVERIFY(file.file().open());
            const qint64 series = file.file().number(u"SELECT id FROM series"_s);
            QByteArray entry;
            for (int i = 0; i < 2; ++i) {
                appendVarint(entry, series);
                appendVarint(entry, distance);
                appendNumber(entry, 1);
            }
            QVERIFY(file.appendToJournal(start, entry));
        }
        QTest::ignoreMessage(QtWarningMsg,
                             "History: an entry of the journal is damaged and left out.");
        Aged aged(path());
        QCOMPARE(aged.store.firstMs(), std::optional(start));
        constexpr qint64 far = qint64(1) << 62;
        QCOMPARE(aged.read(total, -far, far), Buckets{Bucket::of(start, 7)});
        aged.now = start + 3 * hourMs;
        aged.rest(); // into chunks
        QCOMPARE(aged.read(total, -far, far), Buckets{Bucket::of(start, 7)});
    }

    void aFullFileSystemIsSurvived()
    {
        SmallFileSystem disk(m_directory->filePath(u"small"_s));
        if (!disk.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        Aged aged(disk.path(u"history.sqlite"_s));
        QVERIFY(disk.fill(512 * 1024));
        int count = 0;
        while (!aged.store.trouble() && count < 200'000) {
            Points points;
            for (int i = 0; i < 100; ++i)
                points.push_back(peersAt(start + count++ * 10, i));
            aged.store.append(points);
            aged.store.flush();
        }
        QCOMPARE(aged.store.trouble().kind, StoreTrouble::Kind::Full);
        QVERIFY(aged.store.trouble().sentence.contains(u"full"_s));
        aged.store.append({peersAt(start + count++ * 10, 1)});
        aged.store.flush();
        QCOMPARE(countOf(aged.read(total, start, start + dayMs)), count); // still all to be read
        QVERIFY(disk.free());
        aged.store.flush();
        QVERIFY2(!aged.store.trouble(), qPrintable(aged.store.trouble().sentence));
        Aged again(disk.path(u"history.sqlite"_s));
        QCOMPARE(countOf(again.read(total, start, start + dayMs)), count);
    }

    void exportedLines()
    {
        Aged aged(path());
        aged.store.append(
            {identity.stamp("fee_estimate", start + 250)
                 .tag("target", u"=144"_s)
                 .set("sat_vb", 1.5),
             identity.stamp("fee_estimate", start).tag("target", u"6"_s).set("sat_vb", 12)});
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QCOMPARE(exportMeasurement(aged.store, u"fee_estimate"_s, start, start + dayMs, buffer), 2);
        const QByteArray day =
            QDateTime::fromMSecsSinceEpoch(start, utc).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toUtf8();
        QCOMPARE(buffer.data(), "time,network,node,target,samples,sat_vb,sat_vb_min,sat_vb_max\n" +
                                    day + ".000Z,mainnet,cupboard,6,1,12,12,12\n" + day +
                                    ".250Z,mainnet,cupboard,'=144,1,1.5,1.5,1.5\n");
    }

    void moments()
    {
        QCOMPARE(readMoment(u"now"_s, start), std::optional(start));
        QCOMPARE(readMoment(u"-90m"_s, start), std::optional(start - 90 * minuteMs));
        QCOMPARE(readMoment(u"-7d"_s, start), std::optional(start - 7 * dayMs));
        QCOMPARE(readMoment(u"2026-11-24T12:00:00Z"_s, start),
                 std::optional<qint64>(1'795'521'600'000));
        QVERIFY(readMoment(u"2026-11-24"_s, start));
        for (const auto &wrong : {u"yesterday"_s, u"-7"_s, u"-d"_s, u""_s, u"2026-13-01"_s})
            QVERIFY2(!readMoment(wrong, start), qPrintable(wrong));
    }

private:
    QString path() const { return m_directory->filePath(u"history.sqlite"_s); }
    void damage()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(file.size(), 'x'));
    }

    void damageSecondHalf()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        file.write(QByteArray(file.size() / 2, 'x'));
    }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void seriesOfOldTagsAreRemoved()
    {
        {
            Aged aged(path());
            aged.store.append(
                {identity.stamp("fee_estimate", start).tag("target", u"9"_s).set("sat_vb", 1.5)});
            aged.store.append({peersAt(start, 1)});
            aged.wait(3 * dayMs);
            QCOMPARE(aged.store.columnsOf(u"fee_estimate"_s).size(), std::size_t(1));
            aged.wait(800 * dayMs); // beyond what is kept
            aged.store.append({peersAt(aged.now, 2)});
            aged.store.flush();
        }
        Aged again(path());
        QVERIFY(again.store.columnsOf(u"fee_estimate"_s).empty());
        QCOMPARE(again.store.columnsOf(u"peers"_s).size(), std::size_t(1));
    }

    void seriesAreLimited()
    {
        Aged aged(path());
        QTest::ignoreMessage(QtWarningMsg,
                             "History: more than 20000 series; further ones are not kept.");
        for (int i = 0; i < 20'100; ++i)
            aged.store.append({identity.stamp("fee_estimate", start)
                                   .tag("target", QString::number(i))
                                   .set("sat_vb", 1.5)});
        QCOMPARE(aged.store.columnsOf(u"fee_estimate"_s).size(), SeriesNames::mostSeries);
    }
};

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "test_history_store.moc"
