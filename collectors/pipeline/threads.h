// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/mailbox.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace bnm {

/// The threads of one pipeline. Each runs from when it is first asked for; its end is listened
/// for from before it begins, so that none is missed. One that hangs in a system call is left
/// behind after a while: it then stays until the process ends.
class Threads : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
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

Q_SIGNALS:
    void ended();

private:
    struct Worker {
        std::unique_ptr<QThread> thread;
        std::shared_ptr<Mailbox> there; ///< of an object on the thread, which goes with it
        QMetaObject::Connection end;    ///< of that object
    };
    static void quitBehindItsWork(const Worker &worker);

    std::vector<Worker> m_workers;
    int m_running = 0;
};

} // namespace bnm
