// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_file.h"
#include "app/core/store/history_store.h"
#include "app/demo/simulated_node.h"
#include "app/demo_past.h"
#include "collectors/point/durations.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"demo"_s, u"simulated"_s};

const HistoryImport::Series *find(const std::vector<HistoryImport::Series> &all, Metric metric,
                                  const QString &tag = {})
{
    for (const HistoryImport::Series &series : all)
        if (series.id.measurement == metric.measurement && series.id.field == metric.field &&
            (tag.isEmpty() || (!series.id.tags.empty() && series.id.tags.front().value == tag)))
            return &series;
    return nullptr;
}

double newest(const std::vector<HistoryImport::Series> &all, Metric metric, const QString &tag = {})
{
    const HistoryImport::Series *series = find(all, metric, tag);
    if (!series)
        return std::nan("");
    for (auto span = series->samples.rbegin(); span != series->samples.rend(); ++span)
        if (!span->empty())
            return span->back().mean;
    return std::nan("");
}

} // namespace

class TestDemoPast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_node =
            std::make_unique<SimulatedNode>(SimulatedNodeOptions::forDemo(m_directory.path(), 1));
        m_past = m_node->makePast();
        m_series = demoSeries(*m_past);
        QVERIFY(!m_series.empty());
    }

    void everythingIsInTheCatalogue()
    {
        for (const HistoryImport::Series &series : m_series) {
            const auto metric = Metric::find(series.id.measurement.view(), series.id.field.view());
            QVERIFY2(metric, qPrintable(series.id.field.toString()));
            for (const Buckets &span : series.samples)
                for (const Bucket &sample : span)
                    QVERIFY2(
                        metric->spec().range().contains(sample.mean),
                        qPrintable(u"%1 %2"_s.arg(series.id.field.toString()).arg(sample.mean)));
        }
    }

    void theSameSeedIsTheSamePast()
    {
        const SimulatedPast again(m_node->chain(), m_past->present(), 20'081'031);
        const auto other = demoSeries(again);
        QCOMPARE(other.size(), m_series.size());
        for (std::size_t i = 0; i < other.size(); ++i)
            QVERIFY(other[i].samples == m_series[i].samples);
        const auto third = demoSeries(SimulatedPast(m_node->chain(), m_past->present(), 4));
        QVERIFY(third[find(third, {"mempool", "vsize_mb"}) - third.data()].samples !=
                find(m_series, {"mempool", "vsize_mb"})->samples);
    }

    void itEndsInThePresent()
    {
        const SimulatedPresent &now = m_past->present();
        QCOMPARE(int(newest(m_series, {"blockchain", "best_height"})), m_node->height());
        const double vsize = static_cast<double>(m_node->mempool().vsize()) / 1e6;
        QVERIFY(std::abs(newest(m_series, {"mempool", "vsize_mb"}) / vsize - 1) < 0.03);
        const double count = static_cast<double>(m_node->mempool().size());
        QVERIFY(std::abs(newest(m_series, {"mempool", "tx_count"}) / count - 1) < 0.03);
        for (const int target : {3, 6, 12}) {
            const double there = m_node->mempool().feerateForBlocks(target - 1);
            const double here =
                newest(m_series, {"fee_estimate", "sat_vb"}, QString::number(target));
            QVERIFY2(std::abs(here / there - 1) < 0.1,
                     qPrintable(u"%1: %2, %3"_s.arg(target).arg(here).arg(there)));
        }
        QCOMPARE(int(newest(m_series, {"peers", "total"})), now.peers.total());
        QCOMPARE(int(newest(m_series, {"peers", "inbound"})), now.peers.inbound());
        const double received = newest(m_series, {"network_traffic", "bytes_received"});
        const auto counted = static_cast<double>(now.bytesReceived);
        QVERIFY(received <= counted && received > 0.9999 * counted - 2e6);
        const auto machine = m_past->machine().at(now.timeMs + 60'000);
        QVERIFY(std::abs(newest(m_series, {"filesystem", "used_gb"}, u"datadir"_s) -
                         machine.diskUsedGb) < 0.1);
        const double blocks = newest(m_series, {"filesystem", "directory_gb"}, u"blocks"_s);
        const double chainstate = newest(m_series, {"filesystem", "directory_gb"}, u"chainstate"_s);
        QVERIFY(blocks + chainstate <
                newest(m_series, {"filesystem", "directory_gb"}, u"datadir"_s));
        QVERIFY(chainstate > 10 && blocks > 700);
    }

    void blocksComeAtTheChainsPace()
    {
        const auto &blocks = m_past->blocks();
        QVERIFY(blocks.size() > 4'000 && blocks.size() < 4'700);
        QVERIFY(blocks.front().timeMs <= m_past->startMs());
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            QCOMPARE(blocks[i].height, blocks[i - 1].height + 1);
            QVERIFY(blocks[i].timeMs >= blocks[i - 1].timeMs);
            if (blocks[i].difficulty != blocks[i - 1].difficulty)
                QCOMPARE(blocks[i].height % 2'016, 0);
        }
        QVERIFY(blocks.front().difficulty != blocks.back().difficulty);
    }

    void itHadTwoReorganisationsThatTheNodeStillKnows()
    {
        QCOMPARE(m_past->at(m_past->present().timeMs).reorganisations, 2);
        QCOMPARE(int(newest(m_series, {"blockchain", "chain_tips"})), 3);
        QCOMPARE(newest(m_series, {"blockchain", "max_reorg_depth"}), 0.0);
    }

    void aFeeStormOfSomeHours()
    {
        std::vector<double> feerates;
        for (qint64 at = m_past->startMs(); at < m_past->present().timeMs; at += hourMs)
            feerates.push_back(m_past->feerateAt(m_past->at(at), 998'000));
        std::sort(feerates.begin(), feerates.end());
        const double usual = feerates[feerates.size() / 2];
        const auto hours = std::count_if(feerates.begin(), feerates.end(),
                                         [usual](double one) { return one > 2.5 * usual; });
        QVERIFY2(hours >= 3 && hours <= 30, qPrintable(QString::number(hours)));
        double most = 0;
        for (qint64 at = m_past->startMs(); at < m_past->present().timeMs; at += hourMs)
            most = std::max(most, m_past->at(at).arrivals);
        QVERIFY2(most > 2, qPrintable(QString::number(most)));
    }

    void twoResolvedAlerts()
    {
        const auto alerts = demoAlerts(*m_past);
        QCOMPARE(alerts.size(), std::size_t(2));
        for (const Alert &alert : alerts) {
            QVERIFY(alert.state == AlertState::Resolved);
            QVERIFY(alert.sinceMs > m_past->startMs() && alert.firedMs >= alert.sinceMs);
            QVERIFY(alert.resolvedMs > alert.firedMs &&
                    alert.resolvedMs < m_past->present().timeMs);
            QVERIFY2(!alert.text.contains(u'%' + QString::number(1)) &&
                         !alert.text.contains(u"%3"_s),
                     qPrintable(alert.text));
        }
        // The disk matches.
        const auto &machine = m_past->machine();
        const auto free = [&](qint64 timeMs) {
            return 100 - 100 * machine.at(timeMs).diskUsedGb / SimulatedMachine::diskGb;
        };
        QVERIFY(free(machine.diskLowMs() + 1'000) < 10);
        QVERIFY(free(machine.diskLowMs() - hourMs) > 10);
        QVERIFY(free(machine.diskCleanedMs()) > 12);
    }

    void theStoreReadsItAtEveryRange()
    {
        QElapsedTimer timer;
        timer.start();
        const QString error = writeDemoPast(*m_past, identity, m_directory.filePath(u"own"_s));
        qInfo("Written in %lld ms.", static_cast<long long>(timer.elapsed()));
        QVERIFY2(error.isEmpty(), qPrintable(error));
        HistoryStore store({m_directory.filePath(u"own/history.sqlite"_s), identity, false});
        const qint64 nowMs = m_past->present().timeMs;
        for (const qint64 spanMs : {hourMs, 12 * hourMs, dayMs, 7 * dayMs, 30 * dayMs}) {
            const qint64 stepMs = spanMs / 500;
            const Buckets found =
                store.read({{{"mempool", "vsize_mb"}}, nowMs - spanMs, nowMs, stepMs});
            QVERIFY(found.size() > 100);
            QVERIFY(found.front().timeMs - (nowMs - spanMs) < spanMs / 50);
            for (std::size_t i = 1; i < found.size(); ++i)
                QVERIFY2(found[i].timeMs - found[i - 1].timeMs <=
                             std::max(stepMs * 3, 16 * 60'000LL),
                         qPrintable(u"a gap in %1 h"_s.arg(spanMs / hourMs)));
            QVERIFY(nowMs - found.back().timeMs <= std::max<qint64>(60'000, stepMs));
        }
        const auto memory = AlertFile(m_directory.filePath(u"own/alerts.sqlite"_s)).load();
        QCOMPARE(memory.history.size(), std::size_t(2));
        QVERIFY(memory.current.empty());
    }

    /// The open period is sealed and rolled up like any other, without duplicates.
    void theStoreContinuesIt()
    {
        HistoryStore store({m_directory.filePath(u"own/history.sqlite"_s), identity, false});
        const qint64 nowMs = m_past->present().timeMs;
        const HistoryQuery query{{{"mempool", "vsize_mb"}}, nowMs - 3 * hourMs, nowMs, 0};
        const std::size_t before = store.read(query).size();
        for (int step = 0; step < 50 && store.maintain(nowMs + 5 * hourMs, step); ++step) {
        }
        QCOMPARE(store.read(query).size(), before);
    }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<SimulatedNode> m_node;
    std::shared_ptr<const SimulatedPast> m_past;
    std::vector<HistoryImport::Series> m_series;
};

QTEST_GUILESS_MAIN(TestDemoPast)
#include "test_demo_past.moc"
