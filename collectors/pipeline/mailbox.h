// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <mutex>

namespace bnm {

/// The target of a Mailbox: work posted there runs in its event().
class MailTarget : public QObject {
protected:
    bool event(QEvent *event) override;
};

/// The address of an object on some thread. Any thread may post work to it at any time; after
/// close() work is refused, and queued work is dropped with the object. Shared by both ends
/// (std::shared_ptr), so that neither has to outlive the other.
class Mailbox {
public:
    explicit Mailbox(MailTarget *target) : m_target(target) {}
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// Runs the work from the event loop of the target's thread. False: closed; it never runs.
    bool post(std::function<void()> work);
    /// Called on the target's own thread, before the target is destroyed.
    void close();

private:
    std::mutex m_mutex;
    MailTarget *m_target;
};

} // namespace bnm
