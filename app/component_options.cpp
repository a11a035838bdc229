// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/component_options.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/private_file.h"
#include "app/core/config/rpc_host.h"
#include "app/influx_target.h"

#include <QCoreApplication>
#include <QDir>

namespace bnm {

namespace {

constexpr int nodePatienceMs = 60'000; // of a node that works on a call

/// By its address; a name of this machine in the network counts too.
bool isThisMachine(const Config &config)
{
    if (config.rpcProxy.type() != QNetworkProxy::NoProxy)
        return false;
    return bnm::isThisMachine(config.rpcUrl.host());
}

/// geoipupdate's default folder, Debian's, then our own.
QStringList geoFolders(const Config &config)
{
    if (!config.geoipDir.isEmpty())
        return {config.geoipDir};
    return {QStringLiteral("/usr/share/GeoIP"), QStringLiteral("/var/lib/GeoIP"), config.dataDir};
}

/// The packaged table, located relative to the program, also in a build folder; and the folder of
/// Debian's tor-geoipdb.
CountryFiles countryFiles()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {QDir::cleanPath(
                program.filePath(QStringLiteral("../share/bitcoin-node-monitor/countries.bin"))),
            QStringLiteral("/usr/share/tor")};
}

} // namespace

RpcEndpoint rpcEndpoint(const Config &config)
{
    RpcEndpoint endpoint;
    endpoint.url = config.rpcUrl;
    endpoint.user = config.rpcUser;
    endpoint.password = config.rpcPassword;
    endpoint.cookiePath = config.rpcCookiePath;
    endpoint.proxy = config.rpcProxy;
    endpoint.patienceMs = nodePatienceMs;
    return endpoint;
}

FastCollectorOptions fastOptions(const Config &config, const Identity &identity,
                                 const MonitorOptions &monitor)
{
    FastCollectorOptions options{identity, config.fastIntervalMs, chainName(config.network)};
    options.onlyExpected = !config.isNetworkSet;
    if (monitor.formerNetwork)
        options.formerChain = chainName(*monitor.formerNetwork);
    options.blockPoints = config.blockIntervals;
    options.softforks = config.softforkSignal;
    return options;
}

SlowCollectorOptions slowOptions(const Config &config, const Identity &identity)
{
    SlowCollectorOptions options{identity,         config.slowIntervalMs, config.peerQuality,
                                 config.peerChurn, config.asnStats,       geoFolders(config),
                                 countryFiles()};
    if (!config.isNetworkSet)
        options.onlyChain = chainName(config.network);
    return options;
}

ZmqEndpoints zmqEndpoints(const Config &config)
{
    if (!config.zmqEnabled)
        return {};
    return {config.zmqRawBlock, config.zmqRawTx, config.zmqHashBlock, config.zmqSequence};
}

namespace {

MempoolSnapshot::Source mempoolSource(const Config &config)
{
    return config.mempoolHistSource == MempoolHistSource::MempoolApi
               ? MempoolSnapshot::Source::MempoolApi
               : MempoolSnapshot::Source::CoreRawMempool;
}

} // namespace

PollIntervals pollIntervals(const Config &config)
{
    return {config.fastIntervalMs, config.slowIntervalMs,
            mempoolIntervalMs(mempoolSource(config), config.fastIntervalMs)};
}

MempoolSourceOptions mempoolOptions(const Config &config, const Identity &identity)
{
    MempoolSourceOptions options;
    options.source = mempoolSource(config);
    options.identity = identity;
    options.intervalMs = config.fastIntervalMs;
    options.endpoint = rpcEndpoint(config);
    options.expectsSequence = !zmqEndpoints(config).sequence.isEmpty();
    options.apiBase = config.mempoolApiBase;
    if (isOnion(config.mempoolApiBase.host()))
        options.apiProxy = config.rpcProxy;
    return options;
}

HostOptions hostOptions(const Config &config, const Identity &identity)
{
    HostOptions options;
    options.identity = identity;
    options.intervalMs = config.slowIntervalMs;
    options.folders = {{QStringLiteral("datadir"), config.dataDirOfNode},
                       {QStringLiteral("blocks"), config.blocksDir},
                       {QStringLiteral("chainstate"), config.chainstateDir}};
    options.node = {isThisMachine(config), config.pidFile, config.dataDirOfNode,
                    chainName(config.network), static_cast<quint16>(config.rpcUrl.port(0))};
    options.process = config.processMetrics;
    options.diskIo = config.diskIo;
    return options;
}

std::shared_ptr<CertificatePins> certificatePins(const Config &config, bool isOnDisk)
{
    if (!isOnDisk)
        return std::make_shared<CertificatePins>();
    return std::make_shared<CertificatePins>(
        QDir(config.storeDir).filePath(QStringLiteral("known-certificates")), &writePrivately);
}

ElectrumOptions electrumOptions(const Config &config, const Identity &identity,
                                const std::shared_ptr<CertificatePins> &pins)
{
    ElectrumOptions options{config.electrumStatsUrl, identity, config.slowIntervalMs};
    options.longestHeightAgeMs = std::max(options.longestHeightAgeMs, 3 * config.fastIntervalMs);
    if (isOnion(config.electrumStatsUrl.host()))
        options.statsProxy = config.rpcProxy;
    if (auto address = readElectrumUrl(config.electrumUrl)) {
        if (isOnion(address->host))
            address->proxy = config.rpcProxy;
        options.server = {*address, pins};
    }
    return options;
}

AlertsOptions alertsOptions(const Config &config, const MonitorOptions &monitor, QThread &records)
{
    AlertsOptions options;
    options.clock = monitor.clock;
    options.settings = config.alerts;
    options.intervals = monitor.intervals.value_or(pollIntervals(config));
    if (monitor.keeping == MonitorOptions::Keeping::OnDisk) {
        options.path = QDir(config.storeDir).filePath(QStringLiteral("alerts.sqlite"));
        options.storeThread = &records;
    }
    return options;
}

MirrorOptions mirrorOptions(const Config &config, const Identity &identity,
                            const MonitorOptions &monitor)
{
    MirrorOptions options;
    options.target = influxTarget(config);
    options.identity = identity;
    options.reportIntervalMs = config.slowIntervalMs;
    options.kept = monitor.kept;
    options.stuckAfterMs = monitor.mirrorStuckMs;
    if (monitor.keeping == MonitorOptions::Keeping::OnDisk)
        options.deadLetterPath =
            QDir(config.storeDir).filePath(QStringLiteral("refused-points.lp"));
    return options;
}

} // namespace bnm
