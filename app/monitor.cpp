// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/monitor.h"

#include "app/component_options.h"
#include "app/core/config/private_file.h"
#include "app/serve/served_feed.h"
#include "app/setup/geo_fetch.h"
#include "app/setup/geo_monthly.h"
#include "collectors/as_sentence.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

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
    Q_EMIT reorganisationsChanged(m_reorganisations.list());
    if (m_heartbeat)
        m_heartbeat->start();
    if (m_served)
        m_served->start();
}

void Monitor::keepFile(const QString &path, const QByteArray &contents)
{
    if (!isOnDisk())
        return;
    OnThread<QObject>(m_pipeline.thread(QStringLiteral("records")), std::make_unique<QObject>())
        .post([path, contents](QObject &) {
            if (const QString why = writePrivately(path, contents); !why.isEmpty())
                qWarning("What is known of the node cannot be kept for the next start: %s",
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

/// Warnings about the settings; without any, no component is added.
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

/// Threads that write to the disk hang with it, and cannot report it themselves.
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

} // namespace bnm
