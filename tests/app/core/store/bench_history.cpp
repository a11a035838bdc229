// SPDX-License-Identifier: GPL-3.0-or-later
// What a year of history takes, and how fast it is read again:
//     bench_history [days] [file]
// The file, if named, is left for others to open. Cycles of 5 and 30 s; of what is older than
// 62 days, which is kept by the quarter of an hour, a sample each five minutes is made.
#include "app/core/store/history_store.h"
#include "collectors/point/durations.h"
#include "tests/support/generated_points.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <utility>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"mainnet"_s, u"cupboard"_s};

void generate(HistoryStore &store, int days, qint64 nowMs)
{
    GeneratedPoints points(identity);
    std::printf("series               %zu\n", points.seriesCount());
    QElapsedTimer time;
    time.start();
    const qint64 begin = nowMs - days * dayMs;
    for (qint64 now = begin; now < nowMs;) {
        // Of what is older only quarters of an hour are left, however many samples they had.
        const bool isOld = now < nowMs - 62 * dayMs;
        store.append(points.fast(now));
        if (isOld || now % 30'000 < 5'000)
            store.append(points.slow(now));
        const qint64 before = std::exchange(now, now + (isOld ? 300'000 : 5'000));
        if (now / hourMs != before / hourMs)
            while (store.maintain(now, now - begin)) {
            }
    }
    while (store.maintain(nowMs, nowMs - begin)) {
    }
    std::printf("written in           %.0f s\n", static_cast<double>(time.elapsed()) / 1000);
}

void readRange(HistoryStore &store, const char *name, qint64 spanMs, qint64 nowMs)
{
    constexpr int pixels = 800;
    QElapsedTimer time;
    time.start();
    std::size_t buckets = 0;
    const std::vector<SeriesId> curves = {{{"mempool", "vsize_mb"}},
                                          {{"mempool", "tx_count"}},
                                          {{"fee_estimate", "sat_vb"}, {{"target", u"1"_s}}},
                                          {{"network_traffic", "receive_rate"}},
                                          {{"network_traffic", "send_rate"}},
                                          {{"peers", "total"}}};
    for (const SeriesId &curve : curves)
        buckets += store.read({curve, nowMs - spanMs, nowMs, spanMs / pixels}).size();
    std::printf("read %-4s            %.1f ms for %zu curves, %zu points drawn\n", name,
                static_cast<double>(time.nsecsElapsed()) / 1e6, curves.size(), buckets);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int days = arguments.value(1, u"30"_s).toInt();
    const QTemporaryDir directory;
    const QString path = arguments.value(2, directory.filePath(u"history.sqlite"_s));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    {
        HistoryStore store({path, identity, false});
        std::printf("days                 %d, fast cycle 5 s, slow cycle 30 s\n", days);
        generate(store, days, now);
        if (store.trouble()) {
            std::fprintf(stderr, "%s\n", qPrintable(store.trouble().sentence));
            return 1;
        }
    }
    HistoryStore store({path, identity, false});
    std::printf("size on disk         %.1f MB\n", static_cast<double>(store.sizeOnDisk()) / 1e6);
    readRange(store, "24 h", dayMs, now);
    readRange(store, "7 d", 7 * dayMs, now);
    readRange(store, "30 d", 30 * dayMs, now);
    readRange(store, "1 y", 365 * dayMs, now);
    return 0;
}
