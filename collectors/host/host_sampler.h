// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/host/disk_sampler.h"
#include "collectors/point/point.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bnm {

struct HostOptions {
    std::vector<WatchedFolder> folders; ///< empty paths are left out
    QString pidFile;
    QString procRoot = QStringLiteral("/proc");
    bool process = true;
    bool diskIo = true; ///< read_bytes and write_bytes of the process
};

/// Samples the node's process and disks on a thread of its own, for a file system that
/// hangs must hang nothing else. A sample asked for while one runs is left out.
class HostSampler : public QObject {
    Q_OBJECT
public:
    HostSampler(HostOptions options, Identity identity, QObject *parent = nullptr);
    ~HostSampler() override;

    void sample();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);

private:
    class Worker;

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Worker> m_worker;
    bool m_running = false;
};

} // namespace bnm
