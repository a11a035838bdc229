// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"
#include "app/monitor.h"
#include "tests/support/any_disk.h"
#include "tests/support/test_endpoint.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace bnm {

constexpr qint64 cycleSeconds = 50;

inline SimulatedNodeOptions lively()
{
    SimulatedNodeOptions options;
    options.transactionsPerSecond = 50; // as on any network, where rawtx is never silent
    return options;
}

/// A node, a monitor that watches it, and its messages. The alerts' clock advances 50 s per cycle.
class World {
public:
    SimulatedNodeThread node{lively()};
    QTemporaryDir directory;
    Config config;
    std::unique_ptr<Monitor> monitor;
    std::unique_ptr<LiveSeries> series;
    std::vector<Status> links;
    std::vector<AlertNews> news;
    int heartbeatMs = 60'000;
    int mirrorStuckMs = 5 * 60'000;
    Moment moment{QDateTime::currentMSecsSinceEpoch(), 0};

    World()
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        const RpcEndpoint endpoint = endpointOf(node);
        config.rpcUrl = endpoint.url;
        config.rpcCookiePath = endpoint.cookiePath;
        config.networkTag = QStringLiteral("mainnet");
        config.nodeName = QStringLiteral("cupboard");
        config.zmqRawBlock = config.zmqHashBlock = config.zmqRawTx = config.zmqSequence =
            node.zmqEndpoint();
        config.fastIntervalMs = config.slowIntervalMs = 200;
        config.processMetrics = false;
        config.dataDir = config.storeDir = directory.filePath(QStringLiteral("own"));
        config.alerts.thresholds = limitsForAnyDisk();
    }
    ~World() { monitor.reset(); }

    void start()
    {
        moment.steadyMs = 0;
        monitor = std::make_unique<Monitor>(
            config, MonitorOptions{Monitor::Keeping::OnDisk, [this] { return moment; },
                                   PollIntervals{cycleSeconds * 1'000, cycleSeconds * 1'000},
                                   heartbeatMs, mirrorStuckMs});
        series = std::make_unique<LiveSeries>();
        QObject::connect(monitor.get(), &Monitor::points, series.get(), &LiveSeries::take);
        QObject::connect(monitor.get(), &Monitor::statusChanged, monitor.get(),
                         [this](const Status &status) { keepNewest(links, status); });
        QObject::connect(monitor.get(), &Monitor::fastCycleFinished, monitor.get(), [this] {
            moment.unixMs += cycleSeconds * 1'000;
            moment.steadyMs += cycleSeconds * 1'000;
        });
        QObject::connect(&monitor->alerts(), &Alerts::news, monitor.get(),
                         [this](const AlertNews &one) { news.push_back(one); });
        monitor->start();
    }
    bool told(const char *rule, AlertNews::Kind kind) const { return find(rule, kind) != nullptr; }
    const Alert *find(const char *rule, AlertNews::Kind kind) const
    {
        for (const AlertNews &one : news)
            if (one.alert.rule == QLatin1String(rule) && one.kind == kind)
                return &one.alert;
        return nullptr;
    }
    Health health() const
    {
        return judge(*series, links, monitor->alerts().now(), QDateTime::currentMSecsSinceEpoch());
    }
    /// Everything was polled once, including the chain behind the tip.
    bool isWell() const
    {
        return series->latest({{"peers", "total"}}) &&
               series->latest({{"blockchain", "max_reorg_depth"}});
    }
};

} // namespace bnm
