// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/host_sampler.h"

#include "collectors/host/process_sampler.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace bnm {

namespace {

constexpr unsigned long farewellMs = 1'000;

} // namespace

class HostSampler::Worker : public QObject {
public:
    Worker(HostOptions options, Identity identity)
        : m_options(std::move(options)),
          m_identity(std::move(identity)),
          m_process(m_options.pidFile, m_options.procRoot),
          m_disks(m_options.folders)
    {
        m_clock.start();
    }

    Points sample()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        Points points = m_disks.sample(m_identity, now, m_clock.elapsed());
        if (!m_options.process)
            return points;
        if (const auto usage = m_process.sample(m_clock.elapsed())) {
            m_processSeen = true;
            Point point = m_identity.stamp("process", now);
            point.set("running", true)
                .set("cpu_percent", usage->cpuPercent)
                .set("memory_rss_mb", usage->memoryRssMb)
                .set("open_files", usage->openFiles)
                .set("threads", usage->threads);
            if (m_options.diskIo)
                point.set("read_bytes", usage->readBytes).set("write_bytes", usage->writeBytes);
            points.push_back(std::move(point));
        } else if (m_processSeen) { // a node of another machine never was here
            points.push_back(m_identity.stamp("process", now).set("running", false));
        }
        return points;
    }

private:
    HostOptions m_options;
    Identity m_identity;
    ProcessSampler m_process;
    DiskSampler m_disks;
    QElapsedTimer m_clock;
    bool m_processSeen = false;
};

HostSampler::HostSampler(HostOptions options, Identity identity, QObject *parent)
    : QObject(parent),
      m_thread(std::make_unique<QThread>()),
      m_worker(std::make_unique<Worker>(std::move(options), std::move(identity)))
{
    m_thread->setObjectName(QStringLiteral("host sampler"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start(QThread::LowPriority);
}

HostSampler::~HostSampler()
{
    m_thread->quit();
    if (m_thread->wait(farewellMs))
        return;
    // It hangs in a file system that does not answer. Both are left to the end of the process.
    qWarning("A file system of the node does not answer; leaving without it.");
    [[maybe_unused]] const auto *thread = m_thread.release();
    [[maybe_unused]] const auto *worker = m_worker.release();
}

void HostSampler::sample()
{
    if (m_running)
        return;
    m_running = true;
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get()] {
        Points points = worker->sample();
        QMetaObject::invokeMethod(this, [this, points = std::move(points)] {
            m_running = false;
            Q_EMIT pointsReady(points);
        });
    });
}

} // namespace bnm
