// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/mailbox.h"

#include "collectors/pipeline/hand_over.h"

#include <QObject>

#include <memory>

namespace bnm {

bool Mailbox::post(std::function<void()> work)
{
    const auto letter = std::make_shared<const std::function<void()>>(std::move(work));
    handOver(letter.get());
    const std::lock_guard lock(m_mutex); // so that the target does not go meanwhile
    return m_target && QMetaObject::invokeMethod(
                           m_target,
                           [letter] {
                               takeOver(letter.get());
                               (*letter)();
                           },
                           Qt::QueuedConnection);
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_target = nullptr;
}

} // namespace bnm
