// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/on_thread.h"

#include "collectors/pipeline/hand_over.h"

namespace bnm {

/// State of the end, owned by the handle's thread.
struct ThreadGuest::Notice {
    bool hasEnded = false;
    std::function<void()> tell;
};

/// The end itself. Runs once on the object's thread: on request, or when the thread finishes.
struct ThreadGuest::Ending {
    Host *host;
    std::shared_ptr<Mailbox> there;
    std::shared_ptr<Mailbox> here;
    std::shared_ptr<Notice> notice;

    void run()
    {
        if (!host)
            return;
        there->close();
        host->destroyObject();
        std::exchange(host, nullptr)->deleteLater(); // it may be the one that is called
        here->post([notice = notice] {
            notice->hasEnded = true;
            if (const auto tell = std::exchange(notice->tell, {}))
                tell();
        });
    }
};

ThreadGuest::ThreadGuest(QThread &thread, Host *host)
    : m_stand(std::make_unique<MailTarget>()),
      m_here(std::make_shared<Mailbox>(m_stand.get())),
      m_there(std::make_shared<Mailbox>(host)),
      m_notice(std::make_shared<Notice>()),
      m_ending(std::make_shared<Ending>(Ending{host, m_there, m_here, m_notice})),
      m_isOfThisThread(&thread == QThread::currentThread())
{
    host->moveToThread(&thread);
    // Connected before anybody can end the thread, so that its end is never missed.
    QObject::connect(
        &thread, &QThread::finished, host,
        [ending = m_ending] {
            takeOver(ending.get());
            ending->run();
        },
        Qt::DirectConnection);
    handOver(m_ending.get());
}

ThreadGuest::~ThreadGuest()
{
    m_here->close();
    if (m_isOfThisThread) {
        const std::unique_ptr<QObject> host(m_ending->host); // no event loop may run any more
        m_ending->run();
    } else {
        end();
    }
}

void ThreadGuest::end()
{
    m_there->post([ending = m_ending] { ending->run(); });
}

bool ThreadGuest::hasEnded() const
{
    return m_notice->hasEnded;
}

void ThreadGuest::onEnded(std::function<void()> tell)
{
    m_notice->tell = std::move(tell);
}

} // namespace bnm
