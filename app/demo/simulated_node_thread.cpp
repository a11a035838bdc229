// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_node_thread.h"

namespace bnm {

SimulatedNodeThread::SimulatedNodeThread(SimulatedNodeOptions options)
    : m_options(std::move(options))
{
    m_options.directory = m_directory.path();
    m_thread.setObjectName(QStringLiteral("simulated node"));
    m_onThread.moveToThread(&m_thread);
}

SimulatedNodeThread::~SimulatedNodeThread()
{
    if (!m_thread.isRunning())
        return;
    // What lives on the thread goes on the thread.
    QMetaObject::invokeMethod(
        &m_onThread, [this] { m_node.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool SimulatedNodeThread::start(QString *error)
{
    m_thread.start();
    bool ok = false;
    QMetaObject::invokeMethod(
        &m_onThread,
        [&] {
            m_node = std::make_unique<SimulatedNode>(m_options);
            ok = m_node->start(error);
            m_rpcPort = m_node->rpcPort();
            m_cookiePath = m_node->cookiePath();
            m_zmqEndpoint = m_node->zmqEndpoint();
        },
        Qt::BlockingQueuedConnection);
    return ok;
}

void SimulatedNodeThread::run(const std::function<void(SimulatedNode &)> &action)
{
    QMetaObject::invokeMethod(
        &m_onThread, [&] { action(*m_node); }, Qt::BlockingQueuedConnection);
}

} // namespace bnm
