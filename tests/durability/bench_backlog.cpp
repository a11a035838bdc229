// SPDX-License-Identifier: GPL-3.0-or-later
// A backlog in the queue on disk, drained into a real receiver, beside what the same receiver
// takes of the same payload from curl (time, not CPU); and what the main thread feels of it.
// Usage: bench_backlog [HOURS [ROUNDS [QUEUE]]]; QUEUE is a file that keeps the backlog for the
// next run.
#include "app/durable_buffer.h"
#include "app/monitor.h"
#include "collectors/pipeline/on_thread.h"
#include "influx/gzip.h"
#include "influx/mirror.h"
#include "tests/durability/queue_copy.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"
#include "tests/support/test_endpoint.h"
#include "tests/support/victoria_metrics.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <set>

using namespace bnm;

namespace {

constexpr int fastMs = 5'000;
constexpr int fastCyclesASlowOne = 6;
constexpr int deadlineMs = 3'600'000;
const QString mainnet = QStringLiteral("mainnet");

/// The program's points of one cycle of each kind, from a simulated node.
struct Cycles {
    Points fast;
    Points slow;
};

Cycles takeCycles()
{
    SimulatedNodeThread node;
    QString error;
    if (!node.start(&error))
        qFatal("%s", qPrintable(error));
    Config config;
    config.rpcUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(node.rpcPort()));
    config.rpcCookiePath = node.cookiePath();
    config.networkTag = mainnet;
    config.nodeName = QStringLiteral("127.0.0.1");
    config.zmqRawBlock = config.zmqRawTx = config.zmqHashBlock = config.zmqSequence =
        node.zmqEndpoint();
    config.dataDirOfNode = node.directory();
    config.fastIntervalMs = 200;
    config.slowIntervalMs = 3'600'000;
    Monitor monitor(config, MonitorOptions{Monitor::Keeping::Nothing});
    Cycles cycles;
    int fastCycles = 0;
    bool hasAll = false; // of the collectors' first cycles
    QObject::connect(&monitor, &Monitor::points, &monitor, [&](const PointsPtr &points) {
        Points &into = hasAll ? cycles.fast : cycles.slow;
        into.insert(into.end(), points->begin(), points->end());
    });
    QObject::connect(&monitor, &Monitor::firstCyclesFinished, &monitor, [&] { hasAll = true; });
    QObject::connect(&monitor, &Monitor::fastCycleFinished, &monitor, [&] {
        if (hasAll && ++fastCycles == 1)
            cycles.fast.clear(); // the cycle after this one is a whole one
    });
    monitor.start();
    if (!QTest::qWaitFor([&] { return fastCycles >= 2; }, 30'000))
        qFatal("the simulated node does not answer");
    std::set<std::string_view> fastNames{"block", "softfork"};
    for (const Point &point : cycles.fast)
        fastNames.insert(point.measurement.view());
    std::erase_if(cycles.slow, [&fastNames](const Point &point) {
        return fastNames.contains(point.measurement.view()) &&
               point.tagValue("loop") != QLatin1String("slow");
    });
    return cycles;
}

/// The same at another time, with figures that move as a node's do.
Points at(const Points &points, qint64 timeMs, QRandomGenerator &random)
{
    Points moved = points;
    for (Point &point : moved) {
        point.timeMs = timeMs;
        for (Field &field : point.fields)
            if (auto *integer = std::get_if<qint64>(&field.value))
                *integer += random.bounded(100);
            else if (auto *real = std::get_if<double>(&field.value))
                *real *= 1 + random.generateDouble() / 100;
    }
    return moved;
}

struct Backlog {
    QString queue; ///< the file
    qint64 points = 0;
};

Backlog fill(const QString &path, int hours, const Cycles &cycles)
{
    Backlog backlog{path};
    QRandomGenerator random(1);
    const qint64 cycleCount = hours * 3'600'000LL / fastMs;
    const qint64 begin = QDateTime::currentMSecsSinceEpoch() - cycleCount * fastMs;
    DurableBuffer buffer({path});
    for (qint64 i = 0; i < cycleCount && (i > 0 || buffer.size() == 0); ++i) {
        Points points = at(cycles.fast, begin + i * fastMs, random);
        if (i % fastCyclesASlowOne == 0)
            for (Point &point : at(cycles.slow, begin + i * fastMs + 100, random))
                points.push_back(std::move(point));
        const PointsPtr batch = std::make_shared<const Points>(std::move(points));
        buffer.append({&batch, 1});
    }
    backlog.points = buffer.size();
    return backlog;
}

struct Drained {
    double seconds = 0;
    double mostCpuMs = 0;
};

Drained drainWithMirror(const Backlog &backlog, const Cycles &cycles)
{
    VictoriaMetrics receiver;
    receiver.launch();
    if (!receiver.waitUntilUp())
        qFatal("%s", receiver.log().constData());
    MirrorOptions options;
    options.target.url = receiver.url();
    options.target.bucket = QStringLiteral("b");
    options.identity = {mainnet, QStringLiteral("127.0.0.1")};
    options.reportIntervalMs = 10;
    QThread thread;
    auto made = std::make_unique<Mirror>(options, [&backlog] {
        return std::make_unique<DurableBuffer>(SpoolOptions{backlog.queue});
    });
    double written = 0;
    QObject::connect(made.get(), &Mirror::pointsReady, qApp, [&](const PointsPtr &points) {
        written = points->front().number("written_points").value_or(0);
    });
    OnThread<Mirror> mirror(thread, std::move(made));

    Drained drained;
    LoopGap gap;
    QRandomGenerator random(2);
    QTimer fast;
    QObject::connect(&fast, &QTimer::timeout, &fast, [&] {
        const auto batch = std::make_shared<const Points>(
            at(cycles.fast, QDateTime::currentMSecsSinceEpoch(), random));
        mirror.post([batch](Mirror &there) { there.take(batch); });
    });
    gap.start();
    fast.start(fastMs);
    QElapsedTimer time;
    time.start();
    thread.start();
    mirror.post([](Mirror &there) { there.start(); });
    QTimer::singleShot(deadlineMs, qApp, [] { qFatal("the backlog does not go"); });
    while (written < static_cast<double>(backlog.points))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    drained.seconds = static_cast<double>(time.nsecsElapsed()) / 1e9;
    drained.mostCpuMs = gap.mostCpuMs;
    thread.quit();
    if (!thread.wait(deadlineMs))
        qFatal("the mirror's thread does not end");
    return drained;
}

/// The batches as the mirror would send them, packed beforehand, and a curl that sends them.
double drainWithCurl(const Backlog &backlog)
{
    VictoriaMetrics receiver;
    receiver.launch();
    if (!receiver.waitUntilUp())
        qFatal("%s", receiver.log().constData());
    QTemporaryDir directory;
    QByteArray config;
    DurableBuffer buffer({backlog.queue});
    const MirrorOptions asTheMirror;
    qint64 after = 0;
    int requests = 0;
    while (true) {
        const LineBatch batch = buffer.read(after, PointBuffer::noEnd, asTheMirror.batchPoints);
        if (batch.isEmpty())
            break;
        after = batch.blocks.back();
        QFile body(directory.filePath(QString::number(requests)));
        if (!body.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(body.errorString()));
        body.write(gzip(batch.packed));
        config += (requests++ ? "next\n" : "") +
                  QByteArrayLiteral("silent\noutput = /dev/null\nwrite-out = \"%{http_code}\\n\"\n"
                                    "header = \"Content-Encoding: gzip\"\n") +
                  "data-binary = \"@" + body.fileName().toUtf8() + "\"\nurl = \"" +
                  receiver.url().toEncoded() + "/api/v2/write?bucket=b&precision=ms\"\n";
    }
    QProcess curl;
    QElapsedTimer time;
    time.start();
    curl.start(QStringLiteral("curl"), {QStringLiteral("--config"), QStringLiteral("-")});
    curl.write(config);
    curl.closeWriteChannel();
    if (!curl.waitForFinished(deadlineMs))
        qFatal("curl: %s", qPrintable(curl.errorString()));
    const double seconds = static_cast<double>(time.nsecsElapsed()) / 1e9;
    if (curl.readAllStandardOutput().count("204\n") != requests)
        qFatal("the receiver has not taken everything from curl");
    return seconds;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int hours = arguments.value(1, QStringLiteral("6")).toInt();
    const int rounds = arguments.value(2, QStringLiteral("3")).toInt();
    if (hours < 1 || rounds < 1)
        qFatal("usage: bench_backlog [HOURS [ROUNDS [QUEUE]]]");
    if (!VictoriaMetrics::isInstalled()) {
        std::printf("skipped: VictoriaMetrics is not installed\n");
        return 0;
    }
    const Cycles cycles = takeCycles();
    QTemporaryDir directory;
    const Backlog whole =
        fill(arguments.value(3, directory.filePath(QStringLiteral("whole"))), hours, cycles);
    std::vector<double> seconds;
    std::vector<double> curlSeconds;
    double mostCpuMs = 0;
    for (int round = 0; round < rounds; ++round) {
        Backlog copy{directory.filePath(QStringLiteral("copy")), whole.points};
        copyQueue(whole.queue, copy.queue);
        curlSeconds.push_back(drainWithCurl(copy));
        copyQueue(whole.queue, copy.queue);
        const Drained drained = drainWithMirror(copy, cycles);
        seconds.push_back(drained.seconds);
        mostCpuMs = std::max(mostCpuMs, drained.mostCpuMs);
    }
    const double median = bench::medianOf(seconds);
    bench::row("Backlog of hours into VictoriaMetrics", double(whole.points) / median, "points/s",
               "curl sends the same, packed", median / bench::medianOf(curlSeconds));
    bench::row("  main thread: longest own work", "ms CPU", "a frame at 60 Hz",
               {mostCpuMs, 1e3 / 60});
    return 0;
}
