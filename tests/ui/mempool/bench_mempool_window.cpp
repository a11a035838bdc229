// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window's event loop blocks while the whole program reads a mempool of 300,000
// transactions with its page open, and while blocks remove thousands of them. The simulated node is
// a separate process. Prints figures.
#include "app/monitor.h"
#include "tests/support/loop_gap.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int mempoolPage = 2;
constexpr int readDeadlineMs = 300'000;

/// Starts it and returns its output.
QHash<QByteArray, QByteArray> startNode(QProcess &node)
{
    node.start(QStringLiteral(SIMULATED_NODE), {u"--transactions=300000"_s, u"--arrivals=7"_s});
    QHash<QByteArray, QByteArray> told;
    while (!told.contains("BITCOIN_ZMQ_SEQUENCE") &&
           (node.canReadLine() || node.waitForReadyRead(60'000))) {
        const QByteArrayList parts = node.readLine().trimmed().split('=');
        told.insert(parts.value(0), parts.value(1));
    }
    return told;
}

Config configOf(const QHash<QByteArray, QByteArray> &node, const QString &folder)
{
    Config config;
    config.rpcUrl =
        QUrl(u"http://127.0.0.1:%1/"_s.arg(QString::fromLatin1(node.value("BITCOIN_RPC_PORT"))));
    config.rpcCookiePath = QString::fromLocal8Bit(node.value("BITCOIN_RPC_COOKIE_PATH"));
    config.zmqSequence = QString::fromLatin1(node.value("BITCOIN_ZMQ_SEQUENCE"));
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"bench"_s;
    config.processMetrics = false;
    config.dataDir = config.storeDir = folder;
    return config;
}

void print(const char *what, const LoopGap &gap)
{
    std::printf("%-34s longest gap of the loop %s\n", what, qPrintable(gap.text()));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTemporaryDir folder;
    QProcess node;
    const auto told = startNode(node);
    Monitor monitor(configOf(told, folder.path()));
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
        return 1;
    print("first reading, mempool page open", gap);
    gap.start();
    runLoopFor(20'000);
    print("20 s at 7 transactions/s", gap);
    const qint64 before = *latest->txCount;
    gap.start();
    node.write("mine 2\n");
    if (!runLoopUntil([&] { return *latest->txCount < before - 4'000; }, 60'000))
        return 1;
    runLoopFor(1'000);
    print("two blocks", gap);
    std::printf("transactions taken out: %lld\n",
                static_cast<long long>(before - *latest->txCount));
    node.kill();
    node.waitForFinished();
    return 0;
}
