// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/simulated_node.h"

#include <QTemporaryDir>
#include <QThread>

#include <functional>
#include <memory>

namespace bnm {

/// A simulated node on a thread of its own, with a folder of its own for its cookie, so
/// that it takes no time from whoever watches it.
class SimulatedNodeThread {
public:
    explicit SimulatedNodeThread(SimulatedNodeOptions options = {});
    ~SimulatedNodeThread();

    /// Done with the node on its thread before anybody hears that it listens. To be cut short when
    /// the thread is asked for an interruption.
    void setPrepare(std::function<void(SimulatedNode &)> prepare)
    {
        m_prepare = std::move(prepare);
    }
    /// Comes back when the node listens.
    bool start(QString *error);
    /// Comes back at once; done is called with what went wrong, or nothing, when the node
    /// listens; not when the context, of the thread that made this, is gone by then.
    void startLater(QObject *context, std::function<void(const QString &error)> done);
    quint16 rpcPort() const { return m_rpcPort; }
    QString directory() const { return m_directory.path(); }
    QString cookiePath() const { return m_cookiePath; }
    QString zmqEndpoint() const { return m_zmqEndpoint; }
    /// What it runs on, once it is started and has a past.
    std::shared_ptr<const SimulatedPast> past() const { return m_past; }

    /// Does something with the node on its thread, and comes back when it is done.
    void run(const std::function<void(SimulatedNode &)> &action);

private:
    bool startThere(QString *error);

    QTemporaryDir m_directory;
    SimulatedNodeOptions m_options;
    QThread m_thread;
    QObject m_onThread; ///< lives on the thread
    QObject m_here;     ///< lives where this was made
    std::function<void(SimulatedNode &)> m_prepare;
    std::unique_ptr<SimulatedNode> m_node;
    quint16 m_rpcPort = 0;
    QString m_cookiePath;
    QString m_zmqEndpoint;
    std::shared_ptr<const SimulatedPast> m_past;
};

} // namespace bnm
