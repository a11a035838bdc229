// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/host_collector.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace bnm {

HostCollector::HostCollector(HostOptions options, QObject *parent)
    : PollingCollector({"host", tr("Machine"), options.intervalMs, true}, parent),
      m_options(std::move(options)),
      m_process(m_options.node, m_options.procRoot),
      m_disks(m_options.folders)
{
    m_clock.start();
}

void HostCollector::poll()
{
    Points points = sample();
    reportFolders(points);
    publish(std::move(points));
    endCycle(true);
}

void HostCollector::reportFolders(const Points &points)
{
    QStringList missing;
    for (const WatchedFolder &folder : m_options.folders)
        if (!folder.path.isEmpty() &&
            std::none_of(points.begin(), points.end(), [&folder](const Point &point) {
                return point.tagValue("path_role") == folder.role;
            }))
            missing << folder.path;
    if (missing.isEmpty())
        report(StatusReport::Level::Good, tr("sampled"),
               tr("The node's process and disks on this machine are sampled."));
    else
        report(StatusReport::Level::Watch, tr("folder missing"),
               tr("These folders of the node cannot be read: %1. Check BITCOIN_DATADIR and "
                  "BITCOIN_CHAINSTATE_DIR, and the permissions.")
                   .arg(missing.join(QStringLiteral(", "))));
}

Points HostCollector::sample()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Points points = m_disks.sample(m_options.identity, now, m_clock.elapsed());
    if (m_options.process)
        sampleProcess(points, now);
    return points;
}

void HostCollector::sampleProcess(Points &points, qint64 nowMs)
{
    auto point = m_options.identity.stamp<"process">(nowMs);
    if (const auto usage = m_process.sample(m_clock.elapsed())) {
        m_processSeen = true;
        point.set("running", true)
            .set("cpu_percent", usage->cpuPercent)
            .set("memory_rss_mb", usage->memoryRssMb)
            .set("open_files", usage->openFiles)
            .set("threads", usage->threads);
        if (m_options.diskIo)
            point.set("read_bytes", usage->readBytes).set("write_bytes", usage->writeBytes);
    } else if (m_processSeen) { // a node of another machine never was here
        point.set("running", false);
    }
    if (!point.isEmpty())
        points.push_back(std::move(point));
}

} // namespace bnm
