// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/trace.h"
#include "tests/app/core/series/sample_count.h"

#include <QTest>

#include <algorithm>

using namespace bnm;

namespace {

constexpr qint64 start = 1'780'000'000'000 / 3'600'000 * 3'600'000;

Buckets every(qint64 distanceMs, int count, qint64 fromMs = start)
{
    Buckets buckets;
    for (int i = 0; i < count; ++i)
        buckets.push_back(Bucket::of(fromMs + i * distanceMs, i % 7));
    return buckets;
}

Buckets operator+(Buckets a, const Buckets &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestTrace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void narrowPixelsKeepExtremes()
    {
        Buckets samples = every(1'000, 3'600);
        samples[1'000].mean = 1'000;
        samples[2'000].mean = -1'000;
        const Trace trace = traceOf(samples, 10'000);
        QCOMPARE(trace.runs.size(), std::size_t(1));
        QVERIFY(sampleCount(trace) <= 720);
        const auto &run = trace.runs.front();
        const auto [least, greatest] =
            std::minmax_element(run.begin(), run.end(),
                                [](const Sample &a, const Sample &b) { return a.value < b.value; });
        QCOMPARE(least->value, -1'000.0);
        QCOMPARE(greatest->value, 1'000.0);
        QVERIFY(std::is_sorted(run.begin(), run.end(), [](const Sample &a, const Sample &b) {
            return a.timeMs < b.timeMs;
        }));
        QVERIFY(trace.spreads.front().empty());
    }

    void widePixelsAreMeanAndSpread()
    {
        const Trace trace = traceOf(every(5'000, 1'440), 300'000);
        QCOMPARE(trace.runs.size(), std::size_t(1));
        QCOMPARE(sampleCount(trace), std::size_t(24));
        QCOMPARE(trace.spreads.front().size(), std::size_t(24));
        QCOMPARE(trace.spreads.front()[3].low, 0.0);
        QCOMPARE(trace.spreads.front()[3].high, 6.0);
        QVERIFY(std::abs(trace.runs.front()[3].value - 3) < 0.1);
        QVERIFY(trace.runs.front().back().timeMs < start + 1'440 * 5'000); // not beyond the last
    }

    void sumsAreWeightedByCount()
    {
        const Buckets sums = summed({{start, 1, 2, 3, 9}, {start + 1, 5, 12, 20, 1}}, 60'000,
                                    TimeOfInterval::Middle);
        QCOMPARE(sums, (Buckets{{start + 30'000, 1, 3, 20, 10}}));
    }

    void aGapBreaksTheLineAtAnyStep_data()
    {
        QTest::addColumn<qint64>("stepMs");
        for (const qint64 step : {0, 1'000, 10'000, 60'000, 120'000})
            QTest::addRow("%lld", static_cast<long long>(step)) << step;
    }
    void aGapBreaksTheLineAtAnyStep()
    {
        QFETCH(qint64, stepMs);
        const Trace trace =
            traceOf(every(5'000, 500) + every(5'000, 500, start + 4'000'000), stepMs);
        QCOMPARE(trace.runs.size(), std::size_t(2));
        QVERIFY(trace.runs[0].back().timeMs < start + 2'500'000);
        QVERIFY(trace.runs[1].front().timeMs >= start + 4'000'000);
    }

    void coarserOldSamplesAreNotGaps()
    {
        // The interval was a minute once, and is five seconds now.
        const Buckets mixed = every(60'000, 60) + every(5'000, 200, start + 60 * 60'000);
        QCOMPARE(traceOf(mixed, 0).runs.size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestTrace)
#include "test_trace.moc"
