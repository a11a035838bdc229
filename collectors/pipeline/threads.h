// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/mailbox.h"

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace bnm {

/// The threads of one pipeline. Each starts when it is first requested; its end is observed from
/// the beginning, so that none is missed. A thread that hangs in a system call is abandoned after a
/// while and stays until the process ends.
class Threads : public QObject {
    Q_OBJECT
public:
    explicit Threads(QObject *parent = nullptr);
    /// Waits for running threads, for two seconds at most in total.
    ~Threads() override;

    QThread &named(const QString &name, QThread::Priority priority = QThread::InheritPriority);
    /// Requests that long work stops (QThread::isInterruptionRequested), and nothing else.
    void interrupt();
    /// Ends all threads after their posted work, without waiting; ended() follows.
    void end();
    bool haveEnded() const { return m_running == 0; }
    /// Abandons all threads that still run.
    void leaveBehind();
    static bool anyLeftBehind(); ///< in this process
    /// Pings all threads each second from now on until they end; hangingChanged() reports a thread
    /// that does not respond, for instance because it waits for a disk.
    void watch();

Q_SIGNALS:
    void ended();
    /// Threads that have not responded for ten seconds; none: all respond again.
    void hangingChanged(const QStringList &names);

private:
    struct Worker {
        std::unique_ptr<QThread> thread;
        std::shared_ptr<Mailbox> there; ///< of an object on the thread, destroyed with it
        QMetaObject::Connection end;    ///< of that object
        /// Time of the ping that is not answered yet; the thread itself sets it to 0.
        std::shared_ptr<std::atomic<qint64>> askedMs = std::make_shared<std::atomic<qint64>>(0);
    };
    void checkLife();
    static void quitBehindItsWork(const Worker &worker);

    std::vector<Worker> m_workers;
    QTimer m_watch;
    QStringList m_hanging;
    int m_running = 0;
};

} // namespace bnm
