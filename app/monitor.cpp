// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/monitor.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/config/bitcoin_conf.h"
#include "app/durable_buffer.h"
#include "influx/memory_buffer.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace bnm {

namespace {

HostOptions hostOptions(const Config &config)
{
    HostOptions options;
    options.folders = {{QStringLiteral("datadir"), config.dataDirOfNode},
                       {QStringLiteral("blocks"), config.blocksDir},
                       {QStringLiteral("chainstate"), config.chainstateDir}};
    options.pidFile = config.pidFile;
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

AlertsOptions alertsOptions(const Config &config, Monitor::Keeping keeping,
                            std::function<Moment()> clock)
{
    AlertsOptions options;
    options.clock = std::move(clock);
    options.settings = config.alerts;
    options.facts = {config.fastIntervalMs, config.slowIntervalMs};
    if (keeping == Monitor::Keeping::OnDisk)
        options.path = QDir(config.storeDir).filePath(QStringLiteral("alerts.sqlite"));
    return options;
}

void log(const AlertNews &news)
{
    const QByteArray line = (newsTitle(news) + QStringLiteral(". ") + newsBody(news)).toUtf8();
    if (news.kind == AlertNews::Kind::Resolved || news.alert.severity == AlertSeverity::Information)
        qInfo("Alert: %s", line.constData());
    else
        qWarning("Alert: %s", line.constData());
}

/// Where geoipupdate puts databases by its own default and by Debian's, then our own.
QStringList geoFolders(const Config &config)
{
    if (!config.geoipDir.isEmpty())
        return {config.geoipDir};
    return {QStringLiteral("/usr/share/GeoIP"), QStringLiteral("/var/lib/GeoIP"), config.dataDir};
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
    return endpoint;
}

InfluxTarget influxTarget(const Config &config)
{
    InfluxTarget target{config.influxUrl, config.influxOrg, config.influxBucket, config.influxToken,
                        config.influxTlsVerify};
    target.proxy = config.influxProxy;
    return target;
}

Monitor::Monitor(const Config &config, Keeping keeping, std::function<Moment()> clock,
                 QObject *parent)
    : QObject(parent),
      m_identity{config.networkTag, config.nodeName},
      m_startedMs(QDateTime::currentMSecsSinceEpoch()),
      m_fastIntervalMs(config.fastIntervalMs),
      m_rpc(std::make_unique<RpcClient>(rpcEndpoint(config))),
      m_fast(std::make_unique<FastCollector>(
          *m_rpc, FastCollectorOptions{m_identity, config.fastIntervalMs, chainName(config.network),
                                       config.blockIntervals, config.softforkSignal})),
      m_slow(std::make_unique<SlowThread>(SlowThreadOptions{
          rpcEndpoint(config), geoFolders(config),
          SlowCollectorOptions{m_identity, config.slowIntervalMs, config.peerQuality,
                               config.peerChurn, config.asnStats}})),
      m_zmq(std::make_unique<ZmqSubscriber>(zmqEndpoints(config))),
      m_host(std::make_unique<HostSampler>(hostOptions(config), m_identity)),
      m_electrum(std::make_unique<ElectrumCollector>(config.electrumStatsUrl, m_identity)),
      m_alerts(alertsOptions(config, keeping, std::move(clock)))
{
    wireAlerts(config, keeping); // first, so that whoever draws the same points has the verdict
    wireFast();
    wireSlow();
    wirePeers(config, keeping);
    wireMempool(config);
    wireZmq();
    wireHistory(config, keeping);
    wireMirror(config, keeping);
}

Monitor::~Monitor() = default;

void Monitor::wireFast()
{
    connect(m_fast.get(), &FastCollector::pointsReady, this, &Monitor::points);
    connect(m_fast.get(), &FastCollector::linkChanged, this, &Monitor::takeLink);
    connect(m_fast.get(), &FastCollector::recentBlocksChanged, this, &Monitor::recentBlocksChanged);
    connect(m_fast.get(), &FastCollector::heightChanged, m_electrum.get(),
            &ElectrumCollector::setNodeHeight);
    connect(m_fast.get(), &FastCollector::chainNamed, this, [this](const QString &chain) {
        m_node.chain = chain;
        Q_EMIT nodeIdentityChanged(m_node);
    });
    connect(m_fast.get(), &FastCollector::cycleFinished, this, [this](bool answered) {
        if (answered)
            m_sinceFastSuccess.start();
        Q_EMIT points(m_zmq->sample(m_identity, QDateTime::currentMSecsSinceEpoch()));
        Q_EMIT fastCycleFinished(answered);
    });
}

void Monitor::wireSlow()
{
    connect(m_slow.get(), &SlowThread::pointsReady, this, &Monitor::points);
    connect(m_slow.get(), &SlowThread::cycleFinished, this, &Monitor::slowCycleFinished);
    connect(m_slow.get(), &SlowThread::nodeNamed, this,
            [this](const QString &subversion, const QStringList &warnings) {
                m_node.subversion = subversion;
                m_node.warnings = warnings;
                Q_EMIT nodeIdentityChanged(m_node);
            });
    connect(m_slow.get(), &SlowThread::cycleStarted, m_host.get(), &HostSampler::sample);
    connect(m_slow.get(), &SlowThread::cycleStarted, m_electrum.get(), &ElectrumCollector::sample);
    connect(m_host.get(), &HostSampler::pointsReady, this, [this](const Points &sampled) {
        if (!sampled.empty())
            Q_EMIT points(sampled);
        Q_EMIT hostSampled();
    });
    connect(m_electrum.get(), &ElectrumCollector::pointsReady, this, &Monitor::points);
    connect(m_electrum.get(), &ElectrumCollector::linkChanged, this, &Monitor::takeLink);
}

void Monitor::wirePeers(const Config &config, Keeping keeping)
{
    connect(m_slow.get(), &SlowThread::peersTaken, this, &Monitor::peersChanged);
    connect(m_slow.get(), &SlowThread::geoChanged, this, &Monitor::geoChanged);
    if (!config.peerChurn || keeping == Keeping::Nothing)
        return;
    PeerLogOptions options;
    if (keeping == Keeping::OnDisk)
        options.path = QDir(config.storeDir).filePath(QStringLiteral("peer-log.sqlite"));
    m_peerLog = std::make_unique<PeerLogThread>(std::move(options));
    connect(m_slow.get(), &SlowThread::peersTaken, m_peerLog.get(), &PeerLogThread::take);
    connect(m_peerLog.get(), &PeerLogThread::churnChanged, this, &Monitor::peerChurnChanged);
}

void Monitor::wireMempool(const Config &config)
{
    if (config.mempoolHistSource == MempoolHistSource::None)
        return;
    MempoolThreadOptions options;
    options.source = config.mempoolHistSource == MempoolHistSource::MempoolApi
                         ? MempoolSnapshot::Source::MempoolApi
                         : MempoolSnapshot::Source::CoreRawMempool;
    options.endpoint = rpcEndpoint(config);
    options.sync = {m_identity, config.fastIntervalMs, zmqEndpoints(config).sequence};
    options.api.identity = m_identity;
    options.api.base = config.mempoolApiBase;
    options.api.intervalMs = config.fastIntervalMs;
    if (config.mempoolApiBase.host().endsWith(QLatin1String(".onion")))
        options.api.proxy = config.rpcProxy;
    m_mempool = std::make_unique<MempoolThread>(std::move(options));
    connect(m_mempool.get(), &MempoolThread::pointsReady, this, &Monitor::points);
    connect(m_mempool.get(), &MempoolThread::changed, this, &Monitor::mempoolChanged);
    connect(m_fast.get(), &FastCollector::pointsReady, m_mempool.get(), &MempoolThread::take);
}

void Monitor::wireZmq()
{
    connect(m_zmq.get(), &ZmqSubscriber::linkChanged, this, &Monitor::takeLink);
    connect(m_zmq.get(), &ZmqSubscriber::blockAnnounced, m_fast.get(), &FastCollector::pollNow);
}

void Monitor::wireHistory(const Config &config, Keeping keeping)
{
    const QString path = QDir(config.storeDir).filePath(QStringLiteral("history.sqlite"));
    const bool readOnly = keeping == Keeping::NothingButReadPast;
    if (keeping == Keeping::Nothing || (readOnly && !QFile::exists(path)))
        return;
    m_history = std::make_unique<History>(HistoryOptions{path, m_identity, readOnly});
    connect(this, &Monitor::points, m_history.get(), &History::add);
    connect(m_history.get(), &History::linkChanged, this, &Monitor::takeLink);
}

void Monitor::wireMirror(const Config &config, Keeping keeping)
{
    if (config.influxUrl.isEmpty()) {
        connect(this, &Monitor::points, this, &Monitor::pointsKept);
        return;
    }
    MirrorOptions options;
    options.target = influxTarget(config);
    options.identity = m_identity;
    options.reportIntervalMs = config.slowIntervalMs;
    const QDir folder(config.storeDir);
    const bool onDisk = keeping == Keeping::OnDisk;
    if (onDisk)
        options.deadLetterPath = folder.filePath(QStringLiteral("refused-points.lp"));
    SpoolOptions spool;
    spool.path = folder.filePath(QStringLiteral("mirror-queue.sqlite"));
    spool.mostBytes = config.influxQueueBytes;
    m_mirror = std::make_unique<MirrorThread>(std::move(options),
                                              [onDisk, spool]() -> std::unique_ptr<PointBuffer> {
                                                  if (!onDisk)
                                                      return std::make_unique<MemoryBuffer>();
                                                  return std::make_unique<DurableBuffer>(spool);
                                              });
    connect(this, &Monitor::points, m_mirror.get(), &MirrorThread::take);
    connect(m_mirror.get(), &MirrorThread::pointsReady, this, &Monitor::points);
    connect(m_mirror.get(), &MirrorThread::kept, this, &Monitor::pointsKept);
    connect(m_mirror.get(), &MirrorThread::linkChanged, this, &Monitor::takeLink);
    connect(m_mirror.get(), &MirrorThread::troubleChanged, this,
            [this](const QString &trouble) { m_mirrorTrouble = trouble; });
    connect(m_mirror.get(), &MirrorThread::flushed, this, &Monitor::endThreads);
}

/// A run that is over at once tells nobody but the log.
void Monitor::wireAlerts(const Config &config, Keeping keeping)
{
    connect(this, &Monitor::points, &m_alerts, &Alerts::take);
    connect(this, &Monitor::linkChanged, &m_alerts, &Alerts::takeLink);
    connect(this, &Monitor::nodeIdentityChanged, &m_alerts,
            [this](const NodeIdentity &node) { m_alerts.takeNodeWarnings(node.warnings); });
    connect(this, &Monitor::geoChanged, &m_alerts, [this](const GeoStatus &status) {
        if (const auto built = status.oldestBuiltSeconds())
            m_alerts.takeGeoipBuilt(*built * 1000);
    });
    connect(&m_alerts, &Alerts::news, this, &log);
    if (config.alertWebhookUrl.isEmpty() || keeping != Keeping::OnDisk)
        return;
    WebhookOptions options;
    options.url = config.alertWebhookUrl;
    options.format = config.alertWebhookFormat;
    options.identity = m_identity;
    m_webhook = std::make_unique<Webhook>(options);
    connect(&m_alerts, &Alerts::news, m_webhook.get(), &Webhook::post);
}

void Monitor::start()
{
    m_alerts.start();
    if (m_mirror)
        m_mirror->start();
    else
        takeLink({LinkStatus::Party::Mirror, LinkStatus::Level::Off, tr("not configured"),
                  tr("No InfluxDB is configured (INFLUX_URL); nothing is mirrored."), 0});
    if (m_history)
        m_history->start();
    m_electrum->announce();
    m_zmq->start();
    if (m_peerLog)
        m_peerLog->start();
    m_fast->start();
    m_slow->start();
    if (m_mempool)
        m_mempool->start();
}

void Monitor::stop(int timeoutMs)
{
    // Later, for whoever asks may be listening to one of the collectors that go.
    QMetaObject::invokeMethod(
        this,
        [this, timeoutMs] {
            m_fast.reset(); // no new points from here on
            for (QThread *thread : {m_slow->end(), m_mempool ? m_mempool->end() : nullptr})
                await(thread);
            if (m_mirror)
                m_mirror->flush(timeoutMs);
            else
                endThreads();
        },
        Qt::QueuedConnection);
}

/// Whoever destroys this afterwards does not wait for them.
void Monitor::endThreads()
{
    for (QThread *thread :
         {m_mirror ? m_mirror->end() : nullptr, m_history ? m_history->end() : nullptr,
          m_peerLog ? m_peerLog->end() : nullptr, m_alerts.end()})
        await(thread);
    m_isEnding = true;
    tellWhenEnded();
}

void Monitor::await(QThread *thread)
{
    if (!thread || !thread->isRunning())
        return;
    ++m_runningThreads;
    connect(thread, &QThread::finished, this, [this] {
        --m_runningThreads;
        tellWhenEnded();
    });
}

void Monitor::tellWhenEnded()
{
    if (m_isEnding && m_runningThreads == 0)
        Q_EMIT stopped();
}

void Monitor::takeLink(const LinkStatus &status)
{
    const QByteArray sentence = status.sentence.toUtf8();
    if (status.party == LinkStatus::Party::Node) {
        m_nodeSentence = status.sentence;
        if (status.level == LinkStatus::Level::Good || status.level == LinkStatus::Level::Waiting)
            qInfo("Node: %s", sentence.constData());
        else
            qWarning("Node: %s", sentence.constData());
    } else if (status.party == LinkStatus::Party::Mirror) {
        m_mirrorSentence = status.sentence; // the mirror logs for itself
    } else if (status.party == LinkStatus::Party::History) {
        m_historyTrouble = status.level == LinkStatus::Level::Bad ? status.sentence : QString();
    } else if (status.level == LinkStatus::Level::Bad) {
        qWarning("%s", sentence.constData());
    }
    Q_EMIT linkChanged(status);
}

RunState Monitor::runState() const
{
    RunState state;
    state.startedMs = m_startedMs;
    state.sinceFastSuccessMs = m_sinceFastSuccess.isValid() ? m_sinceFastSuccess.elapsed() : -1;
    state.fastIntervalMs = m_fastIntervalMs;
    state.mirrorStuck = m_mirror && m_mirror->isStuck();
    state.nodeSentence = m_nodeSentence;
    state.mirrorSentence = m_mirrorSentence;
    for (const QString &trouble : {m_mirrorTrouble, m_historyTrouble})
        if (!trouble.isEmpty())
            state.storeTroubles << trouble;
    return state;
}

} // namespace bnm
