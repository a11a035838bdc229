// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/host/disk_sampler.h"
#include "collectors/host/process_sampler.h"
#include "collectors/pipeline/polling_collector.h"

namespace bnm {

struct HostOptions {
    Identity identity;
    int intervalMs = 30'000;
    std::vector<WatchedFolder> folders = {}; ///< empty paths are ignored
    NodeTraits node = {};
    QString procRoot = QStringLiteral("/proc");
    bool process = true;
    bool diskIo = true; ///< read_bytes and write_bytes of the process
};

/// Samples the node's process and disks. Blocking: a file system may hang and take this object's
/// thread with it, so the thread should not be shared.
class HostCollector : public PollingCollector {
    Q_OBJECT
public:
    explicit HostCollector(HostOptions options, QObject *parent = nullptr);

private:
    void poll() override;
    Points sample();
    void reportFolders(const Points &points);
    void sampleProcess(Points &points, qint64 nowMs);

    HostOptions m_options;
    ProcessSampler m_process;
    DiskSampler m_disks;
    QElapsedTimer m_clock;
    bool m_processSeen = false;
};

} // namespace bnm
