// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_node_thread.h"

#include <QPointer>

namespace bnm {

SimulatedNodeThread::SimulatedNodeThread(SimulatedNodeOptions options)
    : m_options(std::move(options))
{
    m_options.directory = m_directory.path();
    m_thread.setObjectName(QStringLiteral("simulated node"));
    m_there.moveToThread(&m_thread);
}

SimulatedNodeThread::~SimulatedNodeThread()
{
    if (!m_thread.isRunning())
        return;
    m_thread.requestInterruption(); // it may still be preparing
    // Objects of the thread are destroyed on the thread.
    m_there.runAndWait([this] { m_node.reset(); });
    m_thread.quit();
    m_thread.wait();
}

bool SimulatedNodeThread::start(QString *error)
{
    m_thread.start();
    bool ok = false;
    m_there.runAndWait([&] { ok = startThere(error); });
    return ok;
}

void SimulatedNodeThread::startLater(QObject *context,
                                     std::function<void(const QString &error)> done)
{
    m_thread.start();
    m_there.post([this, context = QPointer<QObject>(context), done = std::move(done)] {
        QString error;
        startThere(&error);
        // Only its own thread knows whether it still exists.
        m_here.post([context, done, error] {
            if (context)
                done(error);
        });
    });
}

bool SimulatedNodeThread::startThere(QString *error)
{
    m_node = std::make_unique<SimulatedNode>(m_options);
    const bool ok = m_node->start(error);
    m_rpcPort = m_node->rpcPort();
    m_cookiePath = m_node->cookiePath();
    m_zmqEndpoint = m_node->zmqEndpoint();
    if (ok && m_prepare)
        m_prepare(*m_node);
    m_past = m_node->past();
    return ok;
}

void SimulatedNodeThread::run(const std::function<void(SimulatedNode &)> &action)
{
    m_there.runAndWait([&] { action(*m_node); });
}

} // namespace bnm
