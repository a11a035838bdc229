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

/// The threads of one pipeline. Each runs from when it is first asked for; its end is listened
/// for from before it begins, so that none is missed. One that hangs in a system call is left
/// behind after a while: it then stays until the process ends.
class Threads : public QObject {
    Q_OBJECT
public:
    explicit Threads(QObject *parent = nullptr);
    /// Waits for what still runs, for two seconds at most in all.
    ~Threads() override;

    QThread &named(const QString &name, QThread::Priority priority = QThread::InheritPriority);
    /// Asks long work to break off (QThread::isInterruptionRequested), and nothing else.
    void interrupt();
    /// Asks all to end behind what was posted to them, without waiting; ended() follows.
    void end();
    bool haveEnded() const { return m_running == 0; }
    /// Waits for none from here on.
    void leaveBehind();
    static bool anyLeftBehind(); ///< in this process
    /// Asks all for a sign of life each second from here on, until they are ended; hangingChanged()
    /// follows when one of them gives none, say since it waits for a disk.
    void watch();

Q_SIGNALS:
    void ended();
    /// The names of those that have not answered for ten seconds; none: all do again.
    void hangingChanged(const QStringList &names);

private:
    struct Worker {
        std::unique_ptr<QThread> thread;
        std::shared_ptr<Mailbox> there; ///< of an object on the thread, which goes with it
        QMetaObject::Connection end;    ///< of that object
        /// Since when a sign of life is waited for; the thread itself sets it to 0.
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
