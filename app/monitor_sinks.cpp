// SPDX-License-Identifier: GPL-3.0-or-later
// The sinks of a node, and the delivery of its alerts.
#include "app/component_options.h"
#include "app/core/alerts/alert_text.h"
#include "app/core/config/rpc_host.h"
#include "app/core/health/component_ids.h"
#include "app/durable_buffer.h"
#include "app/monitor.h"
#include "app/serve/metrics_endpoint.h"
#include "app/serve/served_feed.h"
#include "influx/memory_buffer.h"

#include <QDir>
#include <QFile>

namespace bnm {

namespace {

constexpr qint64 webhookGraceMs = 5 * 60'000;

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

/// A short run reports alerts only to the log.
void Monitor::addAlerts(const Config &config)
{
    m_pipeline.addSink(m_alerts);
    m_pipeline.board().add({ids::figures, tr("Figures"), 0, true});
    // Queued, because a report triggers another judgement.
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

/// A short run serves nothing.
void Monitor::addMetrics(const Config &config)
{
    const auto listen = readListenAddress(config.metricsListen);
    if (!listen || !isOnDisk())
        return;
    m_served =
        std::make_unique<ServedFeed>(ServedFeedOptions{m_identity, Freshness(pollIntervals(config)),
                                                       [this] { return runState(); }},
                                     m_pipeline.board(), m_alerts);
    connect(this, &Monitor::points, m_served.get(), &ServedFeed::take);
    connect(this, &Monitor::nodeFiguresChanged, m_served.get(), &ServedFeed::takeNodeFigures);
    connect(&m_pipeline, &Pipeline::firstCyclesFinished, m_served.get(), &ServedFeed::noteCycles);
    m_pipeline.add(std::make_unique<MetricsEndpoint>(
                       MetricsEndpointOptions{*listen, config.metricsToken, m_served->shelf()}),
                   &m_pipeline.thread(QStringLiteral("serve")));
}

} // namespace bnm
