// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/curve_shape.h"

#include <QTest>

using namespace bnm;

namespace {

CurveShape shapeOfField(const char *measurement, const char *field)
{
    return shapeOf(*findMeasurement(measurement), *findField(measurement, field));
}

std::vector<std::pair<qint64, double>> corners(const std::vector<Sample> &run, CurveShape shape,
                                               bool isMean = false)
{
    std::vector<std::pair<qint64, double>> pairs;
    for (const Sample &sample : cornersOf(run, isMean, shape))
        pairs.emplace_back(sample.timeMs, sample.value);
    return pairs;
}

using Pairs = std::vector<std::pair<qint64, double>>;

} // namespace

class TestCurveShape : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRowOfTheCatalogueDecides()
    {
        QCOMPARE(shapeOfField("blockchain", "best_height"), CurveShape::Step);
        QCOMPARE(shapeOfField("blockchain", "chain_tips"), CurveShape::Step);
        QCOMPARE(shapeOfField("peer_network", "peer_count"), CurveShape::Step);
        QCOMPARE(shapeOfField("process", "running"), CurveShape::Step);
        QCOMPARE(shapeOfField("blockchain", "tip_age_seconds"), CurveShape::Age);
        QCOMPARE(shapeOfField("node", "uptime_seconds"), CurveShape::Age);
        QCOMPARE(shapeOfField("block", "interval_seconds"), CurveShape::Slope);
        QCOMPARE(shapeOfField("mempool", "vsize_mb"), CurveShape::Slope);
        QCOMPARE(shapeOfField("blockchain", "difficulty"), CurveShape::Slope);
    }

    /// A height is never between two blocks.
    void everyCornerOfAStepIsASample()
    {
        const std::vector<Sample> run = {{0, 5}, {10, 5}, {20, 7}, {30, 6}};
        QCOMPARE(corners(run, CurveShape::Step),
                 (Pairs{{0, 5}, {10, 5}, {20, 5}, {20, 7}, {30, 7}, {30, 6}}));
    }

    void anAgeFallsWhereItBeganAnew()
    {
        const std::vector<Sample> run = {{0, 100}, {5'000, 105}, {10'000, 2}};
        QCOMPARE(corners(run, CurveShape::Age),
                 (Pairs{{0, 100}, {5'000, 105}, {8'000, 108}, {8'000, 0}, {10'000, 2}}));
    }

    void anAgeThatCannotBeIsASlope()
    {
        // Begun before the last sample: the clock of the source was set.
        QCOMPARE(corners({{0, 100}, {5'000, 90}}, CurveShape::Age), (Pairs{{0, 100}, {5'000, 90}}));
        QCOMPARE(corners({{0, 100}, {5'000, 2}}, CurveShape::Age, true),
                 (Pairs{{0, 100}, {5'000, 2}}));
    }

    void nothingAndOneSample()
    {
        for (const CurveShape shape : {CurveShape::Slope, CurveShape::Step, CurveShape::Age}) {
            QCOMPARE(corners({}, shape), Pairs());
            QCOMPARE(corners({{7, 3}}, shape), (Pairs{{7, 3}}));
        }
    }
};

QTEST_APPLESS_MAIN(TestCurveShape)
#include "test_curve_shape.moc"
