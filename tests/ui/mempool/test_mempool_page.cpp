// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/language.h"
#include "ui/chart/legend_chip.h"
#include "ui/chart/stack_plot.h"
#include "ui/controls/tile.h"
#include "ui/mempool/block_boxes.h"
#include "ui/mempool/fee_bands.h"
#include "ui/mempool/mempool_page.h"
#include "ui/mempool/now_histogram.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 stepMs = 5'000;

/// The waiting vsize in a bin at a step: never empty, different everywhere.
qint64 vsizeOf(std::size_t bin, int step)
{
    return 100'000 * static_cast<qint64>(bin + 1) + 1'000 * step;
}

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView node{series};
    MempoolPage page{};
    qint64 fromMs = 1'700'000'000'000;
    qint64 toMs = fromMs;

    Shown()
    {
        page.resize(1'100, 900);
        page.show();
        NodeFigures figures;
        figures.doubt = FeerateDoubt::None;
        node.setNodeFigures(figures);
    }
    void measure(int steps, std::size_t leftOut = feerateBins.size())
    {
        const Identity identity{u"mainnet"_s, u"cupboard"_s};
        for (int step = 0; step < steps; ++step) {
            toMs += stepMs;
            Points points;
            for (std::size_t bin = 0; bin < feerateBins.size(); ++bin)
                if (bin != leftOut)
                    points.push_back(identity.stamp("mempool_hist", toMs)
                                         .tag("bin", feerateBinTag(bin))
                                         .tag("source", u"core_rawmempool"_s)
                                         .set("vsize", vsizeOf(bin, step)));
            series.add(points);
        }
    }
    void refresh() { page.refresh({node, charts, fromMs, toMs}); }
    void recommend(Point point)
    {
        series.add({point.tag("source", u"core_rawmempool"_s)});
        refresh();
    }
    void show(const MempoolSnapshotPtr &snapshot)
    {
        page.setSnapshot(snapshot);
        refresh();
    }
    StackPlot &plot() { return *page.findChild<StackPlot *>(); }
    LegendChip *chip(const QString &label)
    {
        for (LegendChip *chip : page.findChildren<LegendChip *>())
            if (chip->text() == label)
                return chip;
        return nullptr;
    }
    QString figure(const QString &title)
    {
        for (const Tile *tile : page.findChildren<Tile *>())
            if (tile->title() == title)
                return tile->figure().text();
        return {};
    }
};

MempoolSnapshotPtr snapshotOf(const std::function<void(MempoolSnapshot &)> &change)
{
    auto snapshot = std::make_shared<MempoolSnapshot>();
    snapshot->state = MempoolSnapshot::State::Live;
    snapshot->timeMs = 1;
    change(*snapshot);
    return snapshot;
}

} // namespace

class TestMempoolPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyBinIsInOneBand()
    {
        std::size_t next = 0;
        for (const FeeBand &band : feeBands()) {
            QCOMPARE(band.firstBin, next);
            QVERIFY(band.lastBin >= band.firstBin);
            next = band.lastBin + 1;
        }
        QCOMPARE(next, feerateBins.size());
        QCOMPARE(feeBands().front().label, u"0–0.2"_s);
        QCOMPARE(feeBands().back().label, u"150+"_s);
    }

    void bandsAddUp()
    {
        Shown shown;
        shown.measure(10);
        shown.refresh();
        const std::vector<double> edges = shown.plot().edgesAt(shown.toMs);
        double sum = 0;
        const auto bands = feeBands();
        for (std::size_t band = 0; band < bands.size(); ++band) {
            for (std::size_t bin = bands[band].firstBin; bin <= bands[band].lastBin; ++bin)
                sum += static_cast<double>(vsizeOf(bin, 9));
            QCOMPARE(edges[band], sum);
        }
    }

    void hiddenBandsLeaveTheStack()
    {
        Shown shown;
        shown.measure(10);
        shown.refresh();
        const double before = shown.plot().edgesAt(shown.toMs).back();
        shown.chip(u"150+"_s)->click();
        const double after = shown.plot().edgesAt(shown.toMs).back();
        double band = 0;
        for (std::size_t bin = feeBands().back().firstBin; bin < feerateBins.size(); ++bin)
            band += static_cast<double>(vsizeOf(bin, 9));
        QCOMPARE(before - after, band);
    }

    void aPickedBandStandsAlone()
    {
        Shown shown;
        shown.measure(10);
        shown.refresh();
        QTest::mouseDClick(shown.chip(u"3–5"_s), Qt::LeftButton);
        QVERIFY(shown.chip(u"3–5"_s)->isChecked());
        QVERIFY(!shown.chip(u"5–8"_s)->isChecked());
        QTest::keyClick(shown.chip(u"3–5"_s), Qt::Key_Return); // and all are back
        QVERIFY(shown.chip(u"5–8"_s)->isChecked());

        // In the plot: the topmost band lies at the top.
        StackPlot &plot = shown.plot();
        QApplication::processEvents();
        const QPointF top(plot.width() / 2.0, plot.height() / 2.0);
        QSignalSpy picked(&plot, &ChartPlot::curvePicked);
        QTest::mouseClick(plot.viewport(), Qt::LeftButton, {}, top.toPoint());
        QCOMPARE(picked.size(), 1);
        const auto band = picked.front().front().toULongLong();
        for (std::size_t i = 0; i < feeBands().size(); ++i)
            QCOMPARE(plot.isCurveVisible(i), i == band);
    }

    void aGapStaysAGap()
    {
        Shown shown;
        shown.measure(10);
        shown.toMs += 60 * stepMs;
        shown.measure(10);
        shown.refresh();
        for (const Trace &trace : shown.plot().traces())
            QCOMPARE(trace.runs.size(), std::size_t{2});
    }

    void aMissingBinLeavesNoGap()
    {
        Shown shown;
        shown.measure(10, 3);
        shown.refresh();
        for (const Trace &trace : shown.plot().traces())
            QCOMPARE(trace.runs.size(), std::size_t{1});
    }

    void unknownIsADash()
    {
        Shown shown;
        shown.refresh();
        for (const QString &title :
             {u"Next block"_s, u"30 min"_s, u"1 hour"_s, u"Low priority"_s, u"Minimum to stay"_s})
            QCOMPARE(shown.figure(title), u"–"_s);
    }

    void estimatesAreNamedByTheirBlocks()
    {
        const auto texts = textsFor(QLocale::c());
        QVERIFY(QCoreApplication::installTranslator(texts.get()));
        Shown shown;
        QVERIFY(shown.chip(u"1 block"_s) && shown.chip(u"3 blocks"_s));
        QVERIFY(!shown.chip(u"1 blocks"_s));
    }

    void feeratesAndPurgeLine()
    {
        Shown shown;
        Point feerates("recommended_feerate", shown.toMs);
        shown.recommend(feerates.set("next_block_sat_vb", 12.44).set("economy_sat_vb", 0.25));
        shown.show(snapshotOf([](MempoolSnapshot &snapshot) { snapshot.isFull = false; }));
        QCOMPARE(shown.figure(u"Next block"_s), u"12.4\u202Fsat/vB"_s);
        QCOMPARE(shown.figure(u"30 min"_s), u"–"_s);
        QCOMPARE(shown.figure(u"Low priority"_s), u"0.25\u202Fsat/vB"_s);
        QCOMPARE(shown.figure(u"Minimum to stay"_s), u"none"_s);
        shown.show(snapshotOf([](MempoolSnapshot &) {})); // the node has not told its limits
        QCOMPARE(shown.figure(u"Minimum to stay"_s), u"–"_s);
        shown.show(snapshotOf([](MempoolSnapshot &snapshot) { snapshot.purgeFeerate = 2.5; }));
        QCOMPARE(shown.figure(u"Minimum to stay"_s), u"2.5\u202Fsat/vB"_s);
    }

    void theFirstReadingShowsItsProgress()
    {
        Shown shown;
        const auto isSaid = [&shown](const QString &text) {
            const auto labels = shown.page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text() == text; });
        };
        shown.page.setSnapshot(snapshotOf([](MempoolSnapshot &snapshot) {
            snapshot.state = MempoolSnapshot::State::Reading;
            snapshot.read = 120'000;
            snapshot.total = 300'000;
        }));
        QVERIFY(isSaid(u"Reading the mempool: 120\u202F000 of 300\u202F000"_s));
    }

    void withoutAHistogramThePageSaysWhatToDo()
    {
        Shown shown;
        shown.page.setSnapshot(snapshotOf([](MempoolSnapshot &snapshot) {
            snapshot.source = MempoolSnapshot::Source::MempoolApi;
            snapshot.txCount = 3'170;
            snapshot.vsize = 7'505'360;
            snapshot.blocks = {{998'000, 47.0, 100.0, 353.0, 622, 106'697'744}};
        }));
        auto *now = shown.page.findChild<NowHistogram *>();
        QVERIFY(now->accessibleDescription().contains(u"gives no histogram"_s));
        QVERIFY(now->accessibleDescription().contains(u"Settings"_s));
        QVERIFY(!shown.page.grab().isNull()); // without bins, nothing of them is painted
        QTest::keyClick(now, Qt::Key_Up);     // nor walked along
        QVERIFY(now->accessibleDescription().contains(u"gives no histogram"_s));
        auto *next = shown.page.findChild<BlockBoxes *>();
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Left);
        QVERIFY(next->accessibleDescription().startsWith(u"Block 1 from now: median 100"_s));
    }

    void arrowKeysMoveAlongTheBlocks()
    {
        Shown shown;
        shown.page.setSnapshot(snapshotOf([](MempoolSnapshot &snapshot) {
            for (int i = 8; i > 0; --i)
                snapshot.blocks.push_back(
                    {998'000, i * 1.0, i * 1.5, i * 2.0, 3'000 + i, std::nullopt});
        }));
        auto *next = shown.page.findChild<BlockBoxes *>();
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Right);
        QVERIFY(next->accessibleDescription().startsWith(u"Block 2 from now: median 10.5"_s));
        QVERIFY(next->accessibleDescription().contains(u"3\u202F007 transactions, – of fees"_s));
    }
};

QTEST_MAIN(TestMempoolPage)
#include "test_mempool_page.moc"
