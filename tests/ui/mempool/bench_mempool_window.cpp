// SPDX-License-Identifier: GPL-3.0-or-later
// The most CPU time of the window's thread between two rounds of its event loop, while the whole
// program reads a mempool of 300,000 transactions with its page open, and while blocks remove
// thousands of them. The simulated node is another process.
#include "app/monitor.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"
#include "tests/support/simulated_node_process.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int mempoolPage = 2;
constexpr int readDeadlineMs = 300'000;
constexpr double frameMs = 1e3 / 60;

Config configOf(const SimulatedNodeProcess &node, const QString &folder)
{
    Config config;
    config.rpcUrl = node.endpoint().url;
    config.rpcCookiePath = node.endpoint().cookiePath;
    config.zmqSequence = node.setting("BITCOIN_ZMQ_SEQUENCE");
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"bench"_s;
    config.processMetrics = false;
    config.dataDir = config.storeDir = folder;
    return config;
}

void print(const char *what, const LoopGap &gap)
{
    bench::row(what, "ms CPU", "a frame at 60 Hz", {gap.mostCpuMs, frameMs});
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTemporaryDir folder;
    SimulatedNodeProcess node({u"--transactions=300000"_s, u"--arrivals=7"_s});
    Monitor monitor(configOf(node, folder.path()));
    LiveSeries live;
    ChartData charts(live, monitor.history());
    NodeView view(charts.live());
    MainWindow window(view, charts, {});
    QObject::connect(&monitor, &Monitor::points, &live, &LiveSeries::take);
    QObject::connect(&monitor, &Monitor::mempoolChanged, &window.view(), &NodeView::setMempool);
    MempoolSnapshotPtr latest;
    QObject::connect(&monitor, &Monitor::mempoolChanged, &window,
                     [&](const MempoolSnapshotPtr &snapshot) { latest = snapshot; });
    window.showPage(mempoolPage);
    window.show();
    runLoopFor(500); // the first painting is everybody's

    LoopGap gap;
    gap.start();
    monitor.start();
    if (!runLoopUntil([&] { return latest && latest->state == MempoolSnapshot::State::Live; },
                      readDeadlineMs))
        qFatal("the mempool was not read");
    print("Window, first load of the mempool: longest own work", gap);
    const qint64 before = *latest->txCount;
    gap.start();
    node.process.write("mine 2\n");
    if (!runLoopUntil([&] { return *latest->txCount < before - 4'000; }, 60'000))
        qFatal("the blocks did not arrive");
    runLoopFor(1'000);
    print("Window, two blocks: longest own work", gap);
    return 0;
}
