// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/mailbox.h"

#include "collectors/pipeline/hand_over.h"

#include <QCoreApplication>
#include <QEvent>

#include <memory>

namespace bnm {

namespace {

QEvent::Type letterType()
{
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

/// An event of our own: by its address the hand-over is known before anything of it is read.
class Letter : public QEvent {
public:
    explicit Letter(std::function<void()> work) : QEvent(letterType()), m_work(std::move(work)) {}
    void open() const { m_work(); }

private:
    std::function<void()> m_work;
};

} // namespace

bool MailTarget::event(QEvent *event)
{
    takeOver(event);
    if (event->type() != letterType())
        return QObject::event(event);
    static_cast<const Letter *>(event)->open();
    return true;
}

bool Mailbox::post(std::function<void()> work)
{
    auto letter = std::make_unique<Letter>(std::move(work));
    const std::lock_guard lock(m_mutex); // so that the target is not destroyed meanwhile
    if (!m_target)
        return false;
    handOver(letter.get());
    QCoreApplication::postEvent(m_target, letter.release());
    return true;
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_target = nullptr;
}

} // namespace bnm
