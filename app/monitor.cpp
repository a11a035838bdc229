// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/monitor.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/alert_text.h"
#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/private_file.h"
#include "app/core/config/rpc_host.h"
#include "app/core/health/chain_watch.h"
#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "app/core/peers/peer_log_keeper.h"
#include "app/durable_buffer.h"
#include "app/influx_target.h"
#include "app/serve/metrics_endpoint.h"
#include "app/serve/served_feed.h"
#include "app/setup/geo_monthly.h"
#include "collectors/as_sentence.h"
#include "collectors/electrum/electrum_collector.h"
#include "collectors/host/host_collector.h"
#include "collectors/mempool/mempool_source.h"
#include "collectors/node/fast_collector.h"
#include "collectors/node/slow_collector.h"
#include "collectors/pipeline/newest.h"
#include "collectors/witness/witness_collector.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "influx/memory_buffer.h"
#include "influx/mirror.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace bnm {

namespace {

constexpr int patienceMs = 60'000; // of a node that works on a call
constexpr qint64 webhookGraceMs = 5 * 60'000;

/// By its address; a name of this machine in the network counts too.
bool isThisMachine(const Config &config)
{
    if (config.rpcProxy.type() != QNetworkProxy::NoProxy)
        return false;
    return bnm::isThisMachine(config.rpcUrl.host());
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

ZmqEndpoints zmqEndpoints(const Config &config)
{
    if (!config.zmqEnabled)
        return {};
    return {config.zmqRawBlock, config.zmqRawTx, config.zmqHashBlock, config.zmqSequence};
}

AlertsOptions alertsOptions(const Config &config, const MonitorOptions &monitor, QThread &records)
{
    AlertsOptions options;
    options.clock = monitor.clock;
    options.settings = config.alerts;
    options.intervals =
        monitor.intervals.value_or(PollIntervals{config.fastIntervalMs, config.slowIntervalMs});
    if (monitor.keeping == Monitor::Keeping::OnDisk) {
        options.path = QDir(config.storeDir).filePath(QStringLiteral("alerts.sqlite"));
        options.storeThread = &records;
    }
    return options;
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

/// Where geoipupdate puts databases by its own default and by Debian's, then our own.
QStringList geoFolders(const Config &config)
{
    if (!config.geoipDir.isEmpty())
        return {config.geoipDir};
    return {QStringLiteral("/usr/share/GeoIP"), QStringLiteral("/var/lib/GeoIP"), config.dataDir};
}

/// The table that the packages bring, found from the program, also in a folder of a build; and
/// where Debian's tor-geoipdb puts its files.
CountryFiles countryFiles()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {QDir::cleanPath(
                program.filePath(QStringLiteral("../share/bitcoin-node-monitor/countries.bin"))),
            QStringLiteral("/usr/share/tor")};
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
    if (isOnion(config.electrumStatsUrl.host()))
        options.statsProxy = config.rpcProxy;
    if (auto address = readElectrumUrl(config.electrumUrl)) {
        if (isOnion(address->host))
            address->proxy = config.rpcProxy;
        options.server = {*address, pins};
    }
    return options;
}

MempoolSnapshot::Source mempoolSource(const Config &config)
{
    return config.mempoolHistSource == MempoolHistSource::MempoolApi
               ? MempoolSnapshot::Source::MempoolApi
               : MempoolSnapshot::Source::CoreRawMempool;
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

MirrorOptions mirrorOptions(const Config &config, const Identity &identity,
                            const MonitorOptions &monitor)
{
    MirrorOptions options;
    options.target = influxTarget(config);
    options.identity = identity;
    options.reportIntervalMs = config.slowIntervalMs;
    options.kept = monitor.kept;
    options.stuckAfterMs = monitor.mirrorStuckMs;
    if (monitor.keeping == Monitor::Keeping::OnDisk)
        options.deadLetterPath =
            QDir(config.storeDir).filePath(QStringLiteral("refused-points.lp"));
    return options;
}

std::unique_ptr<PointBuffer> makeBuffer(Monitor::Keeping keeping, const SpoolOptions &spool)
{
    if (keeping == Monitor::Keeping::OnDisk)
        return std::make_unique<DurableBuffer>(spool);
    return std::make_unique<MemoryBuffer>();
}

void log(const AlertNews &news)
{
    const QByteArray line = (newsTitle(news) + QStringLiteral(". ") + newsBody(news)).toUtf8();
    if (news.kind == AlertNews::Kind::Resolved || news.alert.severity == AlertSeverity::Information)
        qInfo("Alert: %s", line.constData());
    else
        qWarning("Alert: %s", line.constData());
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
    endpoint.patienceMs = patienceMs;
    return endpoint;
}

Freshness freshnessOf(const Config &config)
{
    return {{config.fastIntervalMs, config.slowIntervalMs},
            mempoolIntervalMs(mempoolSource(config), config.fastIntervalMs)};
}

Monitor::Monitor(const Config &config, MonitorOptions options, QObject *parent)
    : QObject(parent),
      m_identity{config.networkTag, config.nodeName},
      m_options(std::move(options)),
      m_startedMs(QDateTime::currentMSecsSinceEpoch()),
      m_alerts(alertsOptions(config, m_options, m_pipeline.thread(QStringLiteral("records"))))
{
    addStatusReaders();
    addHeartbeat(config);
    addSettings(config);
    watchDisk();
    addAlerts(config); // before the sinks that draw the same points
    addHistory(config);
    addInflux(config);
    FastCollector &node = addNode(config);
    SlowCollector &peers = addPeers(config);
    if (config.geoipMonthly && isOnDisk()) {
        constexpr int firstCheckMs = 60'000;
        m_geoMonthly = std::make_unique<GeoMonthly>(geoDownloadOptions(config), firstCheckMs);
    }
    connect(&node, &FastCollector::cameBack, &peers, &SlowCollector::pollNow);
    connect(this, &Monitor::pollWanted, &node, &FastCollector::pollSoon);
    connect(this, &Monitor::pollWanted, &peers, &SlowCollector::pollSoon);
    addPeerLog(config, peers);
    addZmqAndMempool(config, node);
    addChain(config, node);
    addHost(config);
    addElectrumAndWitnesses(config, node);
    addMetrics(config);
    connect(&m_pipeline, &Pipeline::points, this, &Monitor::points);
    connect(&m_pipeline, &Pipeline::firstCyclesFinished, this, [this] {
        if (!m_isOfOtherNetwork)
            Q_EMIT firstCyclesFinished();
    });
    connect(&m_pipeline, &Pipeline::stopped, this, &Monitor::stopped);
}

Monitor::~Monitor() = default;

void Monitor::start()
{
    for (const auto &[id, report] : m_leftOut)
        m_pipeline.board().report(id, report);
    m_pipeline.start();
    if (m_heartbeat)
        m_heartbeat->start();
    if (m_served)
        m_served->start();
}

void Monitor::keepNetworks(const QString &path, const QByteArray &contents)
{
    if (!isOnDisk())
        return;
    OnThread<QObject>(m_pipeline.thread(QStringLiteral("records")), std::make_unique<QObject>())
        .post([path, contents](QObject &) {
            if (const QString why = writePrivately(path, contents); !why.isEmpty())
                qWarning("The network of the node cannot be kept for the next start: %s",
                         qUtf8Printable(why));
        });
}

/// A component that is not configured is on the board too; start() reports it.
void Monitor::leaveOut(const ComponentInfo &info, const QString &summary, const QString &sentence)
{
    m_pipeline.board().add(info);
    m_leftOut.emplace_back(info.id, StatusReport{Status::Level::Off, summary, sentence});
}

void Monitor::addStatusReaders()
{
    connect(&m_pipeline.board(), &StatusBoard::changed, this, [this](const Status &status) {
        m_log.take(status);
        m_alerts.takeStatus(status);
        Q_EMIT statusChanged(status);
    });
}

/// What a person should know of the settings; where there is nothing, they take no room.
void Monitor::addSettings(const Config &config)
{
    if (config.warnings.isEmpty() && config.foundEnvFile.isEmpty())
        return;
    QStringList sentences;
    for (const QString &warning : config.warnings)
        sentences << asSentence(warning);
    if (!config.foundEnvFile.isEmpty())
        sentences << tr("Settings of %1 are in force.").arg(config.foundEnvFile);
    const ComponentInfo info{"settings", tr("Settings")};
    m_pipeline.board().add(info);
    const bool isWarned = !config.warnings.isEmpty();
    m_leftOut.emplace_back(info.id,
                           StatusReport{isWarned ? Status::Level::Watch : Status::Level::Good,
                                        isWarned ? tr("to be checked") : tr(".env in force"),
                                        sentences.join(QLatin1Char(' '))});
}

/// Threads that write to the disk hang with it, and cannot say so themselves.
void Monitor::watchDisk()
{
    if (!isOnDisk())
        return;
    const ComponentInfo info{"disk", tr("Disk"), 0, true};
    m_pipeline.board().add(info);
    m_leftOut.emplace_back(
        info.id, StatusReport{Status::Level::Good, tr("answers"), tr("The data folder answers.")});
    connect(&m_pipeline.threads(), &Threads::hangingChanged, this,
            [this, info](const QStringList &hanging) {
                const bool isStuck =
                    std::any_of(hanging.begin(), hanging.end(), [](const QString &name) {
                        return name == QLatin1String("history") ||
                               name == QLatin1String("records") || name == QLatin1String("mirror");
                    });
                m_pipeline.board().report(
                    info.id, isStuck ? StatusReport{Status::Level::Bad, tr("no answer"),
                                                    tr("The disk of the data folder does not "
                                                       "answer. What comes meanwhile is in memory "
                                                       "only. Check the disk."),
                                                    0}
                                     : StatusReport{Status::Level::Good, tr("answers"),
                                                    tr("The data folder answers.")});
            });
}

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
    if (!config.isNetworkSet)
        followNetwork(config, node);
    return node;
}

/// What is kept waits for the node's word on its network.
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

/// A chain without a name here is told by the collector's status.
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

SlowCollector &Monitor::addPeers(const Config &config)
{
    SlowCollector &peers = *m_pipeline
                                .add(std::make_unique<SlowCollector>(
                                         rpcEndpoint(config), slowOptions(config, m_identity)),
                                     &m_pipeline.thread(QStringLiteral("peers")))
                                .object();
    connect(&peers, &SlowCollector::peersTaken, this, &Monitor::peersChanged);
    connect(&peers, &SlowCollector::nodeNamed, this,
            [this](const QString &subversion, const QStringList &warnings) {
                m_node.subversion = subversion;
                m_node.warnings = warnings;
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

/// On one thread, so that the sequence stream reaches the mempool without a detour.
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
    // A file system that hangs must hang nothing else.
    m_pipeline.add(std::move(host),
                   &m_pipeline.thread(QStringLiteral("host"), QThread::LowPriority));
}

/// On one thread, which alone has the file of certificates.
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

void Monitor::addHistory(const Config &config)
{
    const QString path = QDir(config.storeDir).filePath(QStringLiteral("history.sqlite"));
    const bool readOnly = m_options.keeping == Keeping::NothingButReadPast;
    if (m_options.keeping == Keeping::Nothing || (readOnly && !QFile::exists(path)))
        return;
    auto &history =
        m_pipeline.add(std::make_unique<HistorySink>(HistoryOptions{path, m_identity, readOnly}),
                       &m_pipeline.thread(QStringLiteral("history")));
    m_history = std::make_unique<History>(history);
}

void Monitor::addInflux(const Config &config)
{
    if (config.influxUrl.isEmpty()) {
        if (m_options.kept)
            connect(&m_pipeline, &Pipeline::given, this, m_options.kept);
        return leaveOut({ids::influx, QStringLiteral("InfluxDB")}, tr("not configured"),
                        tr("No InfluxDB is configured (INFLUX_URL); nothing is exported."));
    }
    SpoolOptions spool;
    spool.path = QDir(config.storeDir).filePath(QStringLiteral("mirror-queue.sqlite"));
    spool.mostBytes = config.influxQueueBytes;
    m_pipeline.add(std::make_unique<Mirror>(
                       mirrorOptions(config, m_identity, m_options),
                       [keeping = m_options.keeping, spool] { return makeBuffer(keeping, spool); }),
                   &m_pipeline.thread(QStringLiteral("mirror")));
}

/// A run that is over at once tells nobody but the log.
void Monitor::addAlerts(const Config &config)
{
    m_pipeline.addSink(m_alerts);
    m_pipeline.board().add({ids::figures, tr("Figures"), 0, true});
    // Later, for what is reported is judged again.
    connect(
        &m_alerts, &Alerts::figuresJudged, this,
        [this](const StatusReport &report) { m_pipeline.board().report(ids::figures, report); },
        Qt::QueuedConnection);
    connect(&m_alerts, &Alerts::news, this, &log);
    if (config.alertWebhookUrl.isEmpty() || !isOnDisk())
        return;
    WebhookOptions options;
    options.url = config.alertWebhookUrl;
    options.format = config.alertWebhookFormat;
    options.identity = m_identity;
    m_webhook = std::make_unique<Webhook>(options, &m_alerts.outbox(QStringLiteral("webhook")));
    reportWebhook(config.alertWebhookUrl.host());
}

void Monitor::reportWebhook(const QString &host)
{
    m_pipeline.board().add({ids::webhook, tr("Webhook"), 0, true});
    const auto report = [board = &m_pipeline.board()](Status::Level level, const QString &summary,
                                                      const QString &sentence) {
        board->report(ids::webhook, {level, summary, sentence, webhookGraceMs});
    };
    connect(m_webhook.get(), &Webhook::delivered, this, [report, host] {
        report(Status::Level::Good, tr("delivering"), tr("%1 takes messages.").arg(host));
    });
    connect(m_webhook.get(), &Webhook::delayed, this, [report, host](const QString &reason) {
        report(
            Status::Level::Bad, tr("not delivered"),
            tr("%1 cannot be used now. %2 Messages are queued and sent later.").arg(host, reason));
    });
    connect(m_webhook.get(), &Webhook::dropped, this, [report, host](const QString &reason) {
        report(Status::Level::Watch, tr("message lost"),
               tr("A message for %1 is lost. %2").arg(host, reason));
    });
}

void Monitor::addHeartbeat(const Config &config)
{
    if (config.heartbeatUrl.isEmpty() || !isOnDisk())
        return;
    m_pipeline.board().add({ids::heartbeat, tr("Heartbeat"), 0, true});
    HeartbeatOptions options;
    options.url = config.heartbeatUrl;
    options.intervalMs = m_options.heartbeatMs;
    if (isOnion(options.url.host()))
        options.proxy = config.rpcProxy;
    m_heartbeat = std::make_unique<Heartbeat>(std::move(options), [this] { return beat(); });
    connect(m_heartbeat.get(), &Heartbeat::reported, this, [this](const StatusReport &report) {
        m_pipeline.board().report(ids::heartbeat, report);
    });
}

/// A run that is over at once serves nothing.
void Monitor::addMetrics(const Config &config)
{
    const auto listen = readListenAddress(config.metricsListen);
    if (!listen || !isOnDisk())
        return;
    m_served = std::make_unique<ServedFeed>(
        ServedFeedOptions{m_identity, freshnessOf(config), [this] { return runState(); }},
        m_pipeline.board(), m_alerts);
    connect(this, &Monitor::points, m_served.get(), &ServedFeed::take);
    connect(this, &Monitor::nodeFiguresChanged, m_served.get(), &ServedFeed::takeNodeFigures);
    connect(&m_pipeline, &Pipeline::firstCyclesFinished, m_served.get(), &ServedFeed::noteCycles);
    m_pipeline.add(std::make_unique<MetricsEndpoint>(
                       MetricsEndpointOptions{*listen, config.metricsToken, m_served->shelf()}),
                   &m_pipeline.thread(QStringLiteral("serve")));
}

/// Good only while a person who looks would see nothing critical, every part of the pipeline gives
/// word, and every sink takes points. A critical matter that has not lasted is not told yet.
Beat Monitor::beat() const
{
    const StatusBoard &board = m_pipeline.board();
    const auto node = board.find(ids::node);
    if (m_alerts.firesCritical())
        return Beat::Critical;
    const bool isKnown =
        node && (node->level == Status::Level::Good || node->level == Status::Level::Watch);
    const bool areSinksWell = board.complaintAbout(ids::influx).isEmpty() &&
                              board.complaintAbout(ids::history).isEmpty() &&
                              board.complaintAbout("alerts").isEmpty();
    const bool areFiguresThere = board.complaintAbout(ids::figures).isEmpty();
    const bool isRed = isCritical(board.all(), m_alerts.now());
    return isKnown && areSinksWell && areFiguresThere && !board.isAnySilent() && !isRed
               ? Beat::Good
               : Beat::None;
}

/// Critical alerts beside those whose component says it on the board: it may be well again while
/// the alert waits to be over.
QString Monitor::alertComplaint() const
{
    QStringList complaints;
    for (const Alert &alert : m_alerts.now()) {
        const AlertRule *rule = findAlertRule(alert.rule);
        const bool isSaid = rule && rule->component != Name("") &&
                            !m_pipeline.board().complaintAbout(rule->component).isEmpty();
        if (isSaid || alert.state != AlertState::Firing ||
            alert.severity != AlertSeverity::Critical)
            continue;
        const QString now =
            alert.recovery.isEmpty() ? alert.text : tr("recovering. It was: %1").arg(alert.text);
        complaints << alert.title + QStringLiteral(": ") + now;
    }
    return complaints.join(QLatin1Char(' '));
}

RunState Monitor::runState() const
{
    RunState state;
    state.startedMs = m_startedMs;
    state.complaint =
        (m_pipeline.board().complaint() + QLatin1Char(' ') + alertComplaint()).trimmed();
    const auto node = m_pipeline.board().find(ids::node);
    const bool isAnswering = node && node->level != Status::Level::Bad;
    const auto chain = m_pipeline.board().find(ids::chain);
    if (chain && (isAnswering || chain->level != Status::Level::Good)) // no word, no agreement
        state.chain = chain->sentence;
    return state;
}

} // namespace bnm
