// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/work_queue.h"

#include <future>
#include <memory>
#include <utility>

namespace bnm {

void WorkQueue::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    QMetaObject::invokeMethod(this, "runNext", Qt::QueuedConnection);
}

void WorkQueue::runAndWait(std::function<void()> work)
{
    const auto task = std::make_shared<std::packaged_task<void()>>(std::move(work));
    const std::future<void> isDone = task->get_future();
    post([task] { (*task)(); });
    isDone.wait();
}

void WorkQueue::runNext()
{
    std::function<void()> work;
    {
        const std::lock_guard lock(m_mutex);
        work = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    work();
}

} // namespace bnm
