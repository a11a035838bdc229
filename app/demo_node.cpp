// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_node.h"

#include "app/core/config/settings_table.h"
#include "app/demo/simulated_places.h"
#include "app/demo_machine.h"
#include "app/demo_past.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace bnm {

namespace {

const QString networkTag = QStringLiteral("demo");
const QString nodeName = QStringLiteral("simulated");

QString ownFolder(const QString &directory)
{
    return directory + QStringLiteral("/own"); // deleted with the simulated world
}

QString placesFolder(const QString &directory)
{
    return directory + QStringLiteral("/places");
}

void writePlaces(const QString &folder)
{
    QDir().mkpath(folder);
    QFile file(QDir(folder).filePath(QStringLiteral("demo.mmdb")));
    if (file.open(QIODevice::WriteOnly))
        file.write(simulatedPlaces(QDateTime::currentSecsSinceEpoch()));
}

/// Without a past the demo still works.
void prepare(SimulatedNode &node, const QString &directory)
{
    QElapsedTimer timer;
    timer.start();
    writePlaces(placesFolder(directory));
    const auto past = node.makePast();
    const QThread *here = QThread::currentThread();
    const QString error = writeDemoPast(*past, {networkTag, nodeName}, ownFolder(directory),
                                        [here] { return here->isInterruptionRequested(); });
    if (!error.isEmpty())
        qWarning("The demo has no past: %s", qUtf8Printable(error));
    qDebug("Demo: %d days of its past took %lld ms.", SimulatedPast::days,
           static_cast<long long>(timer.elapsed()));
}

} // namespace

std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers, int speed)
{
    SimulatedNodeOptions options = SimulatedNodeOptions::forDemo({}, speed);
    options.peers.count = peers;
    auto node = std::make_unique<SimulatedNodeThread>(std::move(options));
    node->setPrepare([directory = node->directory()](SimulatedNode &simulated) {
        prepare(simulated, directory);
    });
    return node;
}

MonitorOptions demoOptions(const SimulatedNodeThread &node, MonitorOptions options)
{
    options.makeHost = [past = node.past()](const Identity &identity, int intervalMs) {
        return std::make_unique<DemoMachine>(past, identity, intervalMs);
    };
    return options;
}

Config pointedAt(const SimulatedNodeThread &node, Config config, const QStringList &fromCommandLine)
{
    for (const SettingSpec &spec : settingsTable()) {
        const bool isOffered =
            spec.group == SettingGroup::Mirror || spec.group == SettingGroup::Metrics;
        const bool isAskedFor = isOffered && fromCommandLine.contains(QLatin1String(spec.name));
        if (spec.reachesOutside() && !isAskedFor)
            spec.cutOff(config);
    }
    config.rpcUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(node.rpcPort()));
    config.rpcUser.clear();
    config.rpcPassword.clear();
    config.rpcCookiePath = node.cookiePath();
    config.storeDir = ownFolder(node.directory());
    config.geoipDir = placesFolder(node.directory());
    config.network = Network::Main;
    config.isNetworkSet = true;
    config.networkTag = networkTag;
    config.nodeName = nodeName;
    config.dataDirOfNode.clear(); // its machine is simulated, too
    config.blocksDir.clear();
    config.chainstateDir.clear();
    config.processMetrics = false;
    config.zmqEnabled = true;
    config.zmqRawBlock = config.zmqRawTx = config.zmqHashBlock = config.zmqSequence =
        node.zmqEndpoint();
    return config;
}

} // namespace bnm
