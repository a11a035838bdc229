// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_machine.h"

#include <QDateTime>

namespace bnm {

DemoMachine::DemoMachine(std::shared_ptr<const SimulatedPast> past, Identity identity,
                         int intervalMs, QObject *parent)
    : PollingCollector({"host", tr("Machine"), intervalMs, true}, parent),
      m_past(std::move(past)),
      m_identity(std::move(identity))
{
}

void DemoMachine::poll()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const auto figures = m_past->machine().at(nowMs);
    auto process = m_identity.stamp<"process">(nowMs);
    process.set("running", true)
        .set("cpu_percent", figures.cpuPercent)
        .set("memory_rss_mb", figures.memoryMb)
        .set("open_files", figures.openFiles)
        .set("threads", figures.threads)
        .set("read_bytes", figures.readBytes)
        .set("write_bytes", figures.writeBytes);
    Points points = {std::move(process)};
    for (const auto &[role, size] : SimulatedMachine::folders) {
        auto disk = m_identity.stamp<"filesystem">(nowMs);
        disk.tag("path_role", QLatin1String(role))
            .set("used_gb", figures.diskUsedGb)
            .set("total_gb", SimulatedMachine::diskGb)
            .set("free_percent", 100 - 100 * figures.diskUsedGb / SimulatedMachine::diskGb)
            .set("directory_gb", figures.*size)
            .set("days_until_full", figures.daysUntilFull);
        if (size == &SimulatedMachine::Figures::chainstateGb)
            disk.set("chainstate_gb", figures.chainstateGb);
        points.push_back(std::move(disk));
    }
    publish(std::move(points));
    report(StatusReport::Level::Good, tr("simulated"),
           tr("The machine of the demo is simulated, as its node is."));
    endCycle(true);
}

} // namespace bnm
