// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/simulated_node.h"
#include "app/demo/work_queue.h"

#include <QTemporaryDir>
#include <QThread>

#include <functional>
#include <memory>

namespace bnm {

/// A simulated node on its own thread, with its own folder for the cookie, so that it does not slow
/// down its clients.
class SimulatedNodeThread {
public:
    explicit SimulatedNodeThread(SimulatedNodeOptions options = {});
    ~SimulatedNodeThread();

    /// Called with the node on its thread before it is reported to listen. Must stop early when the
    /// thread is interrupted.
    void setPrepare(std::function<void(SimulatedNode &)> prepare)
    {
        m_prepare = std::move(prepare);
    }
    /// Returns when the node listens.
    bool start(QString *error);
    /// Returns at once; done receives what went wrong, or nothing, when the node listens; not when
    /// the context (of the creating thread) is gone by then.
    void startLater(QObject *context, std::function<void(const QString &error)> done);
    quint16 rpcPort() const { return m_rpcPort; }
    QString directory() const { return m_directory.path(); }
    QString cookiePath() const { return m_cookiePath; }
    QString zmqEndpoint() const { return m_zmqEndpoint; }
    /// Its past, available once it is started.
    std::shared_ptr<const SimulatedPast> past() const { return m_past; }

    /// Runs an action with the node on its thread, and waits for it.
    void run(const std::function<void(SimulatedNode &)> &action);

private:
    bool startThere(QString *error);

    QTemporaryDir m_directory;
    SimulatedNodeOptions m_options;
    QThread m_thread;
    WorkQueue m_there; ///< lives on the thread
    WorkQueue m_here;  ///< lives on the creating thread
    std::function<void(SimulatedNode &)> m_prepare;
    std::unique_ptr<SimulatedNode> m_node;
    quint16 m_rpcPort = 0;
    QString m_cookiePath;
    QString m_zmqEndpoint;
    std::shared_ptr<const SimulatedPast> m_past;
};

} // namespace bnm
