// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/slow/slow_thread.h"

#include "collectors/geo/geo_ip.h"

namespace bnm {

struct SlowThread::Inside {
    explicit Inside(const SlowThreadOptions &options)
        : client(options.endpoint),
          geo(options.geoFolders),
          collector(client, geo, options.collector)
    {
    }

    RpcClient client;
    GeoIp geo;
    SlowCollector collector;
};

SlowThread::SlowThread(SlowThreadOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("slow collector"));
    m_there.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_inside.reset(); },
        Qt::DirectConnection);
}

SlowThread::~SlowThread()
{
    end()->wait();
}

QThread *SlowThread::end()
{
    m_thread.quit();
    return &m_thread;
}

void SlowThread::start()
{
    QMetaObject::invokeMethod(
        &m_there, [this] { begin(); }, Qt::QueuedConnection);
    m_thread.start();
}

void SlowThread::begin()
{
    m_inside = std::make_unique<Inside>(m_options);
    const SlowCollector *collector = &m_inside->collector;
    connect(collector, &SlowCollector::cycleStarted, this, &SlowThread::cycleStarted);
    connect(collector, &SlowCollector::pointsReady, this, &SlowThread::pointsReady);
    connect(collector, &SlowCollector::peersTaken, this, &SlowThread::peersTaken);
    connect(collector, &SlowCollector::nodeNamed, this, &SlowThread::nodeNamed);
    connect(collector, &SlowCollector::cycleFinished, this, &SlowThread::cycleFinished);
    connect(&m_inside->geo, &GeoIp::statusChanged, this, &SlowThread::geoChanged);
    // What it found when it was made, before anybody listened.
    QMetaObject::invokeMethod(
        this, [this, status = m_inside->geo.status()] { Q_EMIT geoChanged(status); },
        Qt::QueuedConnection);
    m_inside->collector.start();
}

} // namespace bnm
