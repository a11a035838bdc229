// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_node.h"

#include "app/core/config/settings_table.h"

namespace bnm {

std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers)
{
    SimulatedNodeOptions options = SimulatedNodeOptions::forDemo({});
    options.peers.count = peers;
    return std::make_unique<SimulatedNodeThread>(std::move(options));
}

Config pointedAt(const SimulatedNodeThread &node, Config config, const QStringList &fromCommandLine)
{
    for (const SettingSpec &spec : settingsTable()) {
        const bool isAskedFor = spec.group == SettingGroup::Mirror &&
                                fromCommandLine.contains(QLatin1String(spec.name));
        if (spec.reachesOutside() && !isAskedFor)
            spec.cutOff(config);
    }
    config.rpcUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(node.rpcPort()));
    config.rpcUser.clear();
    config.rpcPassword.clear();
    config.rpcCookiePath = node.cookiePath();
    config.storeDir = node.directory() + QStringLiteral("/own"); // gone with the simulated world
    config.network = Network::Main;
    config.isNetworkSet = true;
    config.networkTag = QStringLiteral("demo");
    config.nodeName = QStringLiteral("simulated");
    // Its own disk and nobody else's processes.
    config.dataDirOfNode = node.directory();
    config.blocksDir.clear();
    config.chainstateDir.clear();
    config.processMetrics = false;
    config.zmqEnabled = true;
    config.zmqRawBlock = config.zmqRawTx = config.zmqHashBlock = config.zmqSequence =
        node.zmqEndpoint();
    return config;
}

} // namespace bnm
