// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_thread.h"

namespace bnm {

namespace {

// The node may have to write 20 MB of txids on a small machine.
constexpr int listTimeoutMs = 60'000;

RpcEndpoint patient(RpcEndpoint endpoint)
{
    endpoint.timeoutMs = std::max(endpoint.timeoutMs, listTimeoutMs);
    return endpoint;
}

} // namespace

struct MempoolThread::Inside {
    explicit Inside(const MempoolThreadOptions &options)
        : client(patient(options.endpoint)), sync(client, options.sync), api(options.api)
    {
    }

    RpcClient client;
    MempoolSync sync;
    MempoolApiSource api;
};

MempoolThread::MempoolThread(MempoolThreadOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("mempool"));
    m_there.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_inside.reset(); },
        Qt::DirectConnection);
}

MempoolThread::~MempoolThread()
{
    end()->wait();
}

QThread *MempoolThread::end()
{
    m_thread.quit();
    return &m_thread;
}

void MempoolThread::start()
{
    QMetaObject::invokeMethod(
        &m_there, [this] { begin(); }, Qt::QueuedConnection);
    m_thread.start();
}

void MempoolThread::begin()
{
    m_inside = std::make_unique<Inside>(m_options);
    const auto wireAndStart = [this](auto &source) {
        using Source = std::decay_t<decltype(source)>;
        connect(&source, &Source::pointsReady, this, &MempoolThread::pointsReady);
        connect(&source, &Source::changed, this, &MempoolThread::changed);
        source.start();
    };
    if (m_options.source == MempoolSnapshot::Source::MempoolApi)
        wireAndStart(m_inside->api);
    else
        wireAndStart(m_inside->sync);
}

void MempoolThread::take(const Points &points)
{
    const auto figures = nodeFigures(points);
    if (!figures)
        return;
    QMetaObject::invokeMethod(
        &m_there,
        [this, figures = *figures] {
            if (!m_inside)
                return;
            m_inside->sync.takeNodeFigures(figures);
            m_inside->api.takeNodeFigures(figures);
        },
        Qt::QueuedConnection);
}

} // namespace bnm
