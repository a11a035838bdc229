// SPDX-License-Identifier: GPL-3.0-or-later
// The collectors of a node, and the connections between them.
#include "app/component_options.h"
#include "app/core/config/bitcoin_conf.h"
#include "app/core/health/chain_watch.h"
#include "app/core/health/component_ids.h"
#include "app/core/peers/peer_log_keeper.h"
#include "app/monitor.h"
#include "collectors/pipeline/newest.h"
#include "collectors/witness/witness_collector.h"

#include <QDir>

#include <algorithm>

namespace bnm {

FastCollector &Monitor::addNode(const Config &config)
{
    FastCollector &node = *m_pipeline
                               .add(std::make_unique<FastCollector>(
                                   rpcEndpoint(config), fastOptions(config, m_identity, m_options)))
                               .object();
    connect(&node, &FastCollector::recentBlocksChanged, this, &Monitor::recentBlocksChanged);
    connect(&node, &FastCollector::cycleFinished, this, &Monitor::fastCycleFinished);
    connect(&node, &FastCollector::nodeFiguresReady, this, [this](const NodeFigures &figures) {
        m_alerts.takeFeerateDoubt(figures.doubt);
        Q_EMIT nodeFiguresChanged(figures);
    });
    connect(&node, &FastCollector::chainNamed, this, [this](const QString &chain) {
        m_node.chain = chain;
        Q_EMIT nodeIdentityChanged(m_node);
    });
    keepReorganisations(config, node);
    if (!config.isNetworkSet)
        followNetwork(config, node);
    return node;
}

void Monitor::keepReorganisations(const Config &config, FastCollector &node)
{
    if (isOnDisk())
        m_reorganisations.setFile(
            QDir(config.storeDir).filePath(QStringLiteral("reorganisations")));
    connect(&node, &FastCollector::reorganised, this, [this](const Reorganisation &one) {
        m_reorganisations.add(one);
        keepFile(m_reorganisations.path(), m_reorganisations.contents());
        Q_EMIT reorganisationsChanged(m_reorganisations.list());
    });
}

/// Batches for storage wait until the node reports its network.
void Monitor::followNetwork(const Config &config, FastCollector &node)
{
    m_isNetworkKnown = m_options.isNetworkKnown;
    m_pipeline.waitForNetwork();
    m_pipeline.setChecksNetwork(ids::node);
    m_pipeline.setChecksNetwork(ids::peers);
    connect(
        &node, &FastCollector::chainNamed, this,
        [this, expected = config.network](const QString &chain) { takeChain(chain, expected); });
    connect(&node, &FastCollector::chainChecked, this, [this](qint64 askedSteadyMs, bool answered) {
        if (answered || m_isNetworkKnown)
            m_pipeline.networkChecked(askedSteadyMs);
    });
}

/// An unknown chain is reported by the collector's status.
void Monitor::takeChain(const QString &chain, Network expected)
{
    const auto network = networkFromName(chain);
    m_isNetworkKnown = network == expected;
    m_isOfOtherNetwork = !m_isNetworkKnown;
    if (m_isOfOtherNetwork)
        m_pipeline.networkChanged();
    if (network)
        Q_EMIT networkNamed(*network);
}

void Monitor::readBans()
{
    if (!m_onRequest)
        m_onRequest = std::make_unique<RpcClient>(m_endpoint, this);
    m_onRequest->send({{"listbanned"}}, this,
                      [this](const RpcAnswer &answer) { Q_EMIT bansRead(bnm::readBans(answer)); });
}

SlowCollector &Monitor::addPeers(const Config &config)
{
    m_endpoint = rpcEndpoint(config);
    SlowCollector &peers =
        *m_pipeline
             .add(std::make_unique<SlowCollector>(m_endpoint, slowOptions(config, m_identity)),
                  &m_pipeline.thread(QStringLiteral("peers")))
             .object();
    connect(&peers, &SlowCollector::peersTaken, this, &Monitor::peersChanged);
    connect(
        &peers, &SlowCollector::nodeNamed, this,
        [this](const QString &subversion, const QStringList &warnings, const NodeDetails &details) {
            m_node.subversion = subversion;
            m_node.warnings = warnings;
            m_node.details = details;
            m_alerts.takeNodeWarnings(warnings);
            Q_EMIT nodeIdentityChanged(m_node);
        });
    connect(&peers, &SlowCollector::geoChanged, this, [this](const GeoStatus &status) {
        const auto inMs = [](std::optional<qint64> seconds) {
            return seconds ? std::optional(*seconds * 1000) : std::nullopt;
        };
        m_alerts.takeGeoipBuilt(inMs(status.oldestBuiltSeconds()),
                                inMs(status.countryTableBuiltSeconds()));
        Q_EMIT geoChanged(status);
    });
    return peers;
}

/// On one thread, so that the sequence stream reaches the mempool directly.
void Monitor::addZmqAndMempool(const Config &config, FastCollector &node)
{
    QThread &thread = m_pipeline.thread(QStringLiteral("mempool"));
    ZmqSubscriber &zmq = *m_pipeline
                              .add(std::make_unique<ZmqSubscriber>(ZmqOptions{
                                       m_identity, zmqEndpoints(config), config.fastIntervalMs}),
                                   &thread)
                              .object();
    connect(&zmq, &ZmqSubscriber::blockAnnounced, &node, &FastCollector::pollSoon);
    if (config.mempoolHistSource == MempoolHistSource::None) {
        return leaveOut({ids::mempool, tr("Mempool"), 0, true}, tr("not wanted"),
                        tr("MEMPOOL_HIST_SOURCE is none; the mempool is not read."));
    }
    MempoolSource &mempool =
        *m_pipeline.add(makeMempoolSource(mempoolOptions(config, m_identity)), &thread).object();
    connect(&mempool, &MempoolSource::changed, this, &Monitor::mempoolChanged);
    connect(&node, &FastCollector::nodeFiguresReady, &mempool, &MempoolSource::takeNodeFigures);
    connect(&zmq, &ZmqSubscriber::sequenceEvent, &mempool, &MempoolSource::takeSequenceEvent);
    connect(&zmq, &ZmqSubscriber::sequenceConnected, &mempool,
            &MempoolSource::setSequenceConnected);
}

void Monitor::addChain(const Config &config, FastCollector &node)
{
    ChainWatchOptions options;
    options.paceMatters = config.network != Network::Regtest;
    options.freshMs = std::max(60'000, 3 * config.fastIntervalMs);
    const auto &watch = m_pipeline.add(std::make_unique<ChainWatch>(std::move(options)));
    connect(&node, &FastCollector::chainSignsRead, watch.object(), &ChainWatch::takeSigns);
    connect(this, &Monitor::witnessesChanged, watch.object(), &ChainWatch::takeWitnesses);
}

void Monitor::addHost(const Config &config)
{
    std::unique_ptr<PollingCollector> host =
        m_options.makeHost ? m_options.makeHost(m_identity, config.slowIntervalMs)
                           : std::make_unique<HostCollector>(hostOptions(config, m_identity));
    // A hung file system must not block other work.
    m_pipeline.add(std::move(host),
                   &m_pipeline.thread(QStringLiteral("host"), QThread::LowPriority));
}

/// On one thread, the only one that uses the file of certificates.
void Monitor::addElectrumAndWitnesses(const Config &config, FastCollector &node)
{
    const auto pins = certificatePins(config, isOnDisk());
    const auto &electrum = m_pipeline.add(
        std::make_unique<ElectrumCollector>(electrumOptions(config, m_identity, pins)),
        &m_pipeline.thread(QStringLiteral("witnesses")));
    connect(&node, &FastCollector::heightChanged, electrum.object(),
            &ElectrumCollector::setNodeHeight);
    for (std::size_t i = 0; i < config.witnesses.size(); ++i)
        addWitness(
            {i, m_identity, rpcEndpoint(config), {config.witnesses[i], config.rpcProxy, pins}},
            node);
}

void Monitor::addWitness(const WitnessOptions &options, FastCollector &node)
{
    WitnessCollector &witness = *m_pipeline
                                     .add(std::make_unique<WitnessCollector>(options),
                                          &m_pipeline.thread(QStringLiteral("witnesses")))
                                     .object();
    m_witnesses.push_back(witness.view());
    connect(&node, &FastCollector::recentBlocksChanged, &witness,
            &WitnessCollector::setRecentBlocks);
    connect(&witness, &WitnessCollector::viewChanged, this,
            [this, index = options.index](const WitnessView &view) {
                m_witnesses[index] = view;
                Q_EMIT witnessesChanged(m_witnesses);
            });
}

void Monitor::addPeerLog(const Config &config, SlowCollector &peers)
{
    if (!config.peerChurn || m_options.keeping == Keeping::Nothing)
        return;
    PeerLogOptions options;
    if (isOnDisk())
        options.path = QDir(config.storeDir).filePath(QStringLiteral("peer-log.sqlite"));
    auto &log = m_pipeline.add(std::make_unique<PeerLogKeeper>(std::move(options)),
                               &m_pipeline.thread(QStringLiteral("records")));
    connect(&peers, &SlowCollector::peersTaken, this,
            [&log, newest = std::make_shared<Newest<PeerSnapshotPtr>>()](
                const PeerSnapshotPtr &snapshot) {
                if (newest->put(snapshot))
                    log.post([newest](PeerLogKeeper &keeper) {
                        keeper.take(newest->take().value_or(nullptr));
                    });
            });
    connect(log.object(), &PeerLogKeeper::churnChanged, this, &Monitor::peerChurnChanged);
}

} // namespace bnm
