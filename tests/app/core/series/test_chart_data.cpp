// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/chart_data.h"
#include "collectors/point/durations.h"
#include "tests/support/running_history.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;
const Identity identity{u"mainnet"_s, u"cupboard"_s};
const SeriesId total{{"peers", "total"}};

Points peers(qint64 fromMs, qint64 toMs)
{
    Points points;
    for (qint64 time = fromMs; time < toMs; time += 5'000)
        points.push_back(
            identity.stamp("peers", time).set("total", static_cast<double>(time % 1'000'000)));
    return points;
}

std::vector<double> valuesOf(const Trace &trace)
{
    std::vector<double> values;
    for (const auto &run : trace.runs)
        for (const Sample &sample : run)
            values.push_back(sample.value);
    return values;
}

std::vector<double> valuesOf(const Points &points)
{
    std::vector<double> values;
    for (const Point &point : points)
        values.push_back(*point.number("total"));
    return values;
}

} // namespace

class TestChartData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        m_past = peers(now - 30 * 60'000, now - 10 * 60'000);
        m_recent = peers(now - 10 * 60'000, now);
        m_from = now - hourMs;
        m_to = now;
        RunningHistory before(options());
        before.start();
        before.add(m_past);
    }

    void historyAndLiveDataAreOneCurve()
    {
        RunningHistory running(options());
        History &history = running.history;
        LiveSeries live;
        ChartData data(live, &history);
        QSignalSpy changed(&data, &ChartData::changed);
        running.start();
        const auto take = [&](const Points &points) {
            live.add(points);
            running.add(points);
        };
        take(m_recent);
        data.read(total, m_from, m_to, 0);
        QVERIFY(QTest::qWaitFor(
            [&] { return !data.isWaiting() && data.firstTimeMs() == m_past.front().timeMs; },
            deadlineMs));
        QTRY_COMPARE_WITH_TIMEOUT(valuesOf(data.read(total, m_from, m_to, 0)).size(),
                                  m_past.size() + m_recent.size(), deadlineMs);
        const Trace trace = data.read(total, m_from, m_to, 0);
        QCOMPARE(trace.runs.size(), std::size_t(1)); // no seam
        std::vector<double> expected = valuesOf(m_past);
        for (const double value : valuesOf(m_recent))
            expected.push_back(value);
        QCOMPARE(valuesOf(trace), expected);

        const Points newest = peers(m_to, m_to + 20'000); // shown without asking again
        take(newest);
        QCOMPARE(valuesOf(data.read(total, m_from, m_to + 20'000, 0)).size(),
                 expected.size() + newest.size());
    }

    void withoutAHistoryMemoryIsDrawn()
    {
        LiveSeries live;
        ChartData data(live, nullptr);
        live.add(m_recent);
        QCOMPARE(valuesOf(data.read(total, m_from, m_to, 0)), valuesOf(m_recent));
        QCOMPARE(data.firstTimeMs(), std::optional(m_recent.front().timeMs));
    }

    void thinnedToThePixels()
    {
        RunningHistory running(options());
        History &history = running.history;
        LiveSeries live;
        ChartData data(live, &history);
        running.start();
        data.read(total, m_from, m_to, 100);
        QTRY_VERIFY_WITH_TIMEOUT(!data.read(total, m_from, m_to, 100).isEmpty(), deadlineMs);
        QVERIFY(valuesOf(data.read(total, m_from, m_to, 100)).size() <= 2 * 2 * 100);
    }

    /// The old picture stays until there is the new one.
    void whileItWaitsTheNearestIsDrawn()
    {
        RunningHistory running(options());
        LiveSeries live;
        ChartData data(live, &running.history);
        running.start();
        const auto first = [&](qint64 fromMs, int pixels) {
            return data.read(total, fromMs, m_to, pixels);
        };
        QTRY_VERIFY_WITH_TIMEOUT(!first(m_from, 100).isEmpty(), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(!data.isWaiting(), deadlineMs);
        // Closer, so finer; nothing of it is here yet.
        const qint64 closeMs = m_to - 20 * 60'000;
        const Trace meanwhile = first(closeMs, 1'000);
        QVERIFY(data.isWaiting());
        QVERIFY(!meanwhile.isEmpty());
        QVERIFY(meanwhile.runs.front().front().timeMs >= closeMs);
        QTRY_VERIFY_WITH_TIMEOUT(!data.isWaiting(), deadlineMs);
        QVERIFY(valuesOf(first(closeMs, 1'000)).size() > valuesOf(meanwhile).size());
    }

    /// While a request is on its way, no further one is sent; of all that was wanted meanwhile only
    /// what is still wanted then is asked for.
    void oneRequestAtATime()
    {
        RunningHistory running(options());
        LiveSeries live;
        ChartData data(live, &running.history);
        running.start();
        int answers = 0;
        connect(&data, &ChartData::changed, &data, [&answers] { ++answers; });
        for (int pixels = 50; pixels < 5'000; pixels += 10) { // ever other steps
            data.read(total, m_from, m_to, pixels);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY_WITH_TIMEOUT((data.read(total, m_from, m_to, 3'000), !data.isWaiting()),
                                 deadlineMs);
        QVERIFY2(answers < 40, qPrintable(QString::number(answers)));
        QCOMPARE(valuesOf(data.read(total, m_from, m_to, 3'000)).size(), m_past.size());
    }

    /// Another stretch of the past, with some room on either side, so that a move needs no request.
    void aStretchOfThePastMayBeMovedALittle()
    {
        RunningHistory running(options());
        LiveSeries live;
        ChartData data(live, &running.history);
        running.start();
        data.read(total, m_from, m_to, 100); // now is there
        const qint64 from = m_to - 25 * 60'000;
        const qint64 lengthMs = 4 * 60'000;
        QTRY_VERIFY_WITH_TIMEOUT((data.read(total, from, from + lengthMs, 100),
                                  data.read(total, m_from, m_to, 100), !data.isWaiting()),
                                 deadlineMs);
        for (const qint64 by : {-100'000, 60'000, 100'000}) {
            const Trace moved = data.read(total, from + by, from + by + lengthMs, 100);
            QVERIFY(!data.isWaiting());
            QVERIFY(!moved.isEmpty());
            QVERIFY(moved.runs.front().back().timeMs > from + by + lengthMs - 10'000);
        }
    }

    void tagsOfTheStoreAndOfMemory()
    {
        RunningHistory running(options());
        LiveSeries live;
        ChartData data(live, &running.history);
        running.start();
        running.add({identity.stamp("zmq", m_from).tag("stream", u"rawtx"_s).set("gaps", 0)});
        live.add({identity.stamp("zmq", m_to).tag("stream", u"hashblock"_s).set("gaps", 0)});
        QCOMPARE(data.tagSets("zmq"), (TagSets{{{"stream", u"hashblock"_s}}}));
        QTRY_COMPARE_WITH_TIMEOUT(data.tagSets("zmq"),
                                  (TagSets{{{"stream", u"hashblock"_s}}, {{"stream", u"rawtx"_s}}}),
                                  deadlineMs);
    }

    /// A window may draw before its pipeline runs.
    void isReadBeforeTheStart()
    {
        RunningHistory running(options());
        LiveSeries live;
        ChartData data(live, &running.history);
        data.read(total, m_from, m_to, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!data.read(total, m_from, m_to, 0).isEmpty(), deadlineMs);
        running.start();
    }

    void anImpossibleFolder()
    {
        RunningHistory running({u"/proc/no/history.sqlite"_s, identity, false});
        History &history = running.history;
        std::vector<StatusReport> reports;
        const QObject here; // what is still on its way goes with it
        connect(&running.sink(), &HistorySink::reported, &here,
                [&reports](const StatusReport &report) { reports.push_back(report); });
        LiveSeries live;
        ChartData data(live, &history);
        running.start();
        QTRY_VERIFY_WITH_TIMEOUT(!reports.empty(), deadlineMs);
        const StatusReport report = reports.front();
        QCOMPARE(report.level, StatusReport::Level::Bad);
        QVERIFY2(report.sentence.contains(u"/proc/no/history.sqlite"_s),
                 qPrintable(report.sentence));
        live.add(m_recent);
        running.add(m_recent);
        QTRY_COMPARE_WITH_TIMEOUT(valuesOf(data.read(total, m_from, m_to, 0)), valuesOf(m_recent),
                                  deadlineMs);
    }

private:
    HistoryOptions options() const
    {
        return {m_directory->filePath(u"history.sqlite"_s), identity, false};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    Points m_past;
    Points m_recent;
    qint64 m_from = 0;
    qint64 m_to = 0;
};

QTEST_GUILESS_MAIN(TestChartData)
#include "test_chart_data.moc"
