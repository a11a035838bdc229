// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

namespace bnm {

/// Runs work on the thread that it lives on, one after the other. Any thread may post. The work
/// passes through a lock of its own and the event only wakes the thread: ThreadSanitizer does not
/// see the locks of Qt's events.
class WorkQueue : public QObject {
    Q_OBJECT
public:
    void post(std::function<void()> work);
    /// Not from its own thread, which must be running.
    void runAndWait(std::function<void()> work);

private:
    Q_INVOKABLE void runNext();

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_waiting;
};

} // namespace bnm
