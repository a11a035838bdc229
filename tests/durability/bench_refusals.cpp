// SPDX-License-Identifier: GPL-3.0-or-later
// A backlog in the queue on disk, drained into a stand-in for InfluxDB (in this process, so that
// its work counts): one whose bucket keeps a day, and one in which a field has another type, beside
// one that stores all of it.
// Usage: bench_refusals [HOURS]
#include "app/durable_buffer.h"
#include "collectors/pipeline/on_thread.h"
#include "influx/mirror.h"
#include "tests/durability/queue_copy.h"
#include "tests/influx/influx_stand_in.h"
#include "tests/support/bench_table.h"
#include "tests/support/generated_points.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace bnm;

namespace {

constexpr int fastMs = 5'000;
constexpr int fastCyclesASlowOne = 6;
constexpr int deadlineMs = 3'600'000;
const Identity identity{QStringLiteral("mainnet"), QStringLiteral("127.0.0.1")};

/// About the rate of an ordinary node: 1.9 million points per week.
Points cycle(GeneratedPoints &generated, qint64 timeMs, bool isSlow)
{
    constexpr qsizetype slowPoints = 20;
    Points points = generated.fast(timeMs);
    std::erase_if(points, [](const Point &point) { return point.measurement == "mempool_hist"; });
    if (!isSlow)
        return points;
    const Points slow = generated.slow(timeMs + 100);
    points.insert(points.end(), slow.begin(),
                  slow.begin() + std::min<qsizetype>(qsizetype(slow.size()), slowPoints));
    return points;
}

/// Returns how many points are in the queue then.
qsizetype fill(const QString &path, int hours)
{
    GeneratedPoints generated(identity);
    DurableBuffer buffer({path});
    const qint64 cycles = hours * 3'600'000LL / fastMs;
    const qint64 begin = QDateTime::currentMSecsSinceEpoch() - cycles * fastMs;
    for (qint64 i = 0; i < cycles; ++i) {
        const PointsPtr points = std::make_shared<const Points>(
            cycle(generated, begin + i * fastMs, i % fastCyclesASlowOne == 0));
        buffer.append({&points, 1});
    }
    return buffer.size();
}

/// CPU time in ms until the queue is empty.
double drain(const QString &queue, qsizetype points, InfluxStandIn::Rules rules)
{
    const double before = bench::cpuMs();
    InfluxStandIn influx(std::move(rules));
    ScriptedReceiver receiver;
    receiver.answerBy([&influx](const auto &request) { return influx.answer(request); });
    receiver.keepNothing();

    MirrorOptions options;
    options.target.url = receiver.url();
    options.target.bucket = QStringLiteral("b");
    options.identity = identity;
    options.reportIntervalMs = 20;
    QThread thread;
    auto made = std::make_unique<Mirror>(
        options, [&queue] { return std::make_unique<DurableBuffer>(SpoolOptions{queue}); });
    bool isEmpty = false;
    QObject::connect(made.get(), &Mirror::pointsReady, qApp, [&isEmpty](const PointsPtr &own) {
        isEmpty = own->front().number("queued_points") == 0;
    });
    OnThread<Mirror> mirror(thread, std::move(made));
    QElapsedTimer time;
    time.start();
    thread.start();
    mirror.post([](Mirror &there) { there.start(); });
    while (!isEmpty && !time.hasExpired(deadlineMs))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double ms = bench::cpuMs() - before;
    thread.quit();
    if (!isEmpty || !thread.wait(deadlineMs))
        qFatal("the backlog does not go");
    if (influx.stored() + influx.dropped() != points)
        qFatal("the stand-in has not seen every point once");
    return ms;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int hours = application.arguments().value(1, QStringLiteral("36")).toInt();
    if (hours < 25)
        qFatal("usage: bench_refusals [HOURS], more than the day that a bucket keeps");
    const QTemporaryDir directory;
    const QString whole = directory.filePath(QStringLiteral("whole"));
    const QString copy = directory.filePath(QStringLiteral("copy"));
    const qsizetype points = fill(whole, hours);
    const auto round = [&](const InfluxStandIn::Rules &rules) {
        copyQueue(whole, copy);
        return drain(copy, points, rules);
    };
    const double all = round({});
    constexpr const char *stored = "a server that stores all of it";
    bench::row("Backlog, older than the server keeps", "ms CPU", stored,
               {round({24, {}, {}}), all});
    bench::row("Backlog, a field of another type", "ms CPU", stored,
               {round({0, "mempool", {}}), all});
    return 0;
}
