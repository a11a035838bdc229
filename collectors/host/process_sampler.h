// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/host/node_process.h"

#include <QString>

#include <optional>

namespace bnm {

/// Resource usage of one process at one moment, from the operating system.
struct ProcessUsage {
    std::optional<double> cpuPercent; ///< since the sample before; 100 is one core
    std::optional<double> memoryRssMb;
    std::optional<qint64> openFiles;
    std::optional<qint64> threads;
    std::optional<qint64> readBytes;
    std::optional<qint64> writeBytes;
};

/// Samples the node's process in /proc, found by NodeProcess. Does nothing on systems other than
/// Linux.
class ProcessSampler {
public:
    explicit ProcessSampler(NodeTraits traits, QString procRoot = QStringLiteral("/proc"));

    /// Nothing if the process does not run on this machine or is not visible.
    std::optional<ProcessUsage> sample(qint64 steadyMs);

private:
    NodeProcess m_process;
    QString m_procRoot;
    qint64 m_pid = 0;
    qint64 m_startTicks = -1;
    qint64 m_cpuTicks = 0;
    qint64 m_sampledMs = 0;
};

/// The fields of /proc/PID/stat that are used here (proc(5)).
struct ProcessStat {
    QString name;
    qint64 cpuTicks = 0; ///< utime + stime, of all threads
    qint64 threads = 0;
    /// since boot: distinguishes a process from a later one with the same pid
    qint64 startTicks = 0;
    qint64 residentPages = 0;
};
std::optional<ProcessStat> readProcessStat(const QByteArray &text);

} // namespace bnm
