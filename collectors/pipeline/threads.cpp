// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/threads.h"

#include "collectors/steady_clock.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <atomic>

namespace bnm {

namespace {

constexpr int farewellMs = 2'000;
constexpr int checkEveryMs = 1'000;
constexpr qint64 hangPatienceMs = 10'000;

/// If set, main() exits without destructors: an abandoned thread still uses the objects.
std::atomic<bool> hasLeftOneBehind = false;

} // namespace

Threads::Threads(QObject *parent) : QObject(parent), m_watch(this)
{
    m_watch.setInterval(checkEveryMs);
    connect(&m_watch, &QTimer::timeout, this, &Threads::checkLife);
}

void Threads::watch()
{
    m_watch.start();
}

void Threads::checkLife()
{
    const qint64 now = steadyNowMs();
    QStringList hanging;
    for (const Worker &worker : m_workers) {
        const qint64 asked = *worker.askedMs;
        if (asked == 0) {
            *worker.askedMs = now;
            worker.there->post([sign = worker.askedMs] { *sign = 0; });
        } else if (now - asked > hangPatienceMs) {
            hanging << worker.thread->objectName();
        }
    }
    if (hanging != m_hanging)
        Q_EMIT hangingChanged(m_hanging = hanging);
}

Threads::~Threads()
{
    interrupt();
    for (const Worker &worker : m_workers)
        quitBehindItsWork(worker);
    const QDeadlineTimer deadline(farewellMs);
    const bool haveAllEnded =
        std::all_of(m_workers.begin(), m_workers.end(),
                    [&deadline](const Worker &worker) { return worker.thread->wait(deadline); });
    if (!haveAllEnded)
        leaveBehind();
}

QThread &Threads::named(const QString &name, QThread::Priority priority)
{
    const auto found =
        std::find_if(m_workers.begin(), m_workers.end(),
                     [&name](const Worker &worker) { return worker.thread->objectName() == name; });
    if (found != m_workers.end())
        return *found->thread;
    auto *target = new MailTarget;
    Worker &worker = m_workers.emplace_back(
        Worker{std::make_unique<QThread>(), std::make_shared<Mailbox>(target), {}});
    QThread &thread = *worker.thread;
    thread.setObjectName(name);
    target->moveToThread(&thread);
    connect(
        &thread, &QThread::finished, target,
        [target, there = worker.there] {
            there->close();
            target->deleteLater();
        },
        Qt::DirectConnection);
    // Destroyed after everything connected to finished(), when the thread has ended.
    worker.end = connect(target, &QObject::destroyed, this, [this] {
        if (--m_running == 0)
            Q_EMIT ended();
    });
    ++m_running;
    thread.start(priority);
    return thread;
}

void Threads::quitBehindItsWork(const Worker &worker)
{
    worker.there->post([thread = worker.thread.get()] { thread->quit(); });
}

void Threads::interrupt()
{
    for (const Worker &worker : m_workers)
        worker.thread->requestInterruption();
}

void Threads::end()
{
    m_watch.stop();
    for (const Worker &worker : m_workers)
        quitBehindItsWork(worker);
    if (m_running == 0)
        QMetaObject::invokeMethod(this, &Threads::ended, Qt::QueuedConnection);
}

void Threads::leaveBehind()
{
    m_watch.stop();
    for (Worker &worker : m_workers) {
        QThread *thread = worker.thread.get();
        if (thread->wait(0))
            continue;
        qWarning("The thread \"%s\" does not end and is left behind.",
                 qUtf8Printable(thread->objectName()));
        hasLeftOneBehind = true;
        disconnect(worker.end);
        // Deletes itself when it has ended, if the process still runs.
        connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        quitBehindItsWork(worker);
        [[maybe_unused]] const auto *left = worker.thread.release();
    }
    std::erase_if(m_workers, [](const Worker &worker) { return !worker.thread; });
    m_running = 0;
}

bool Threads::anyLeftBehind()
{
    return hasLeftOneBehind;
}

} // namespace bnm
