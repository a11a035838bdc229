// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_node.h"

namespace bnm {

std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers)
{
    SimulatedNodeOptions options = SimulatedNodeOptions::forDemo({});
    options.peers.count = peers;
    return std::make_unique<SimulatedNodeThread>(std::move(options));
}

Config pointedAt(const SimulatedNodeThread &node, Config config)
{
    config.rpcUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(node.rpcPort()));
    config.rpcUser.clear();
    config.rpcPassword.clear();
    config.rpcCookiePath = node.cookiePath();
    config.rpcProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    config.storeDir = node.directory() + QStringLiteral("/own"); // gone with the simulated world
    config.network = Network::Main;
    config.networkTag = QStringLiteral("demo");
    config.nodeName = QStringLiteral("simulated");
    // Its own disk and nobody else's processes.
    config.dataDirOfNode = node.directory();
    config.blocksDir.clear();
    config.chainstateDir.clear();
    config.processMetrics = false;
    config.electrumStatsUrl.clear();
    config.alertWebhookUrl.clear(); // nobody is to be woken by what never happened
    config.zmqEnabled = true;
    config.zmqRawBlock = config.zmqRawTx = config.zmqHashBlock = config.zmqSequence =
        node.zmqEndpoint();
    return config;
}

} // namespace bnm
