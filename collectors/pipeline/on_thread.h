// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/mailbox.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <concepts>
#include <functional>
#include <memory>
#include <utility>

namespace bnm {

/// The part of OnThread that is independent of the type: the two mailboxes, and the end.
class ThreadGuest {
public:
    ThreadGuest(const ThreadGuest &) = delete;
    ThreadGuest &operator=(const ThreadGuest &) = delete;

    /// Destroys the object on its thread, after all posted work, without waiting.
    void end();
    /// The object is gone: end() was called, or its thread ended.
    bool hasEnded() const;
    /// Called once, on the thread of this handle, when the object is gone.
    void onEnded(std::function<void()> tell);

protected:
    /// Lives on the thread and owns the object.
    class Host : public MailTarget {
    public:
        virtual void destroyObject() = 0;
    };

    ThreadGuest(QThread &thread, Host *host);
    /// Does not wait. Queued work is still done; its answers are dropped.
    ~ThreadGuest();

    Mailbox &there() { return *m_there; }
    const std::shared_ptr<Mailbox> &here() const { return m_here; }

private:
    struct Notice;
    struct Ending;

    std::unique_ptr<MailTarget> m_stand; ///< the target of here(), on the handle's thread
    std::shared_ptr<Mailbox> m_here;
    std::shared_ptr<Mailbox> m_there;
    std::shared_ptr<Notice> m_notice;
    std::shared_ptr<Ending> m_ending;
    bool m_isOfThisThread;
};

/// An object that is used and destroyed on a given thread, which is not owned: several objects may
/// share it. The thread runs, or will. Others post work to the object; nothing here ever waits. A
/// hung thread keeps its object; a thread that ends early destroys it, and onEnded() reports it.
///
/// A QObject is created by the caller, who may connect its signals, and is moved to the thread with
/// its children. Anything else is created on the thread.
template <typename T>
class OnThread : public ThreadGuest {
public:
    using Make = std::function<std::unique_ptr<T>()>;
    using Work = std::function<void(T &)>;

    OnThread(QThread &thread, std::unique_ptr<T> object) requires std::derived_from<T, QObject>
        : OnThread(thread, new Holder(moved(std::move(object), thread)))
    {
    }
    OnThread(QThread &thread, Make make) : OnThread(thread, new Holder({}))
    {
        there().post([holder = m_holder, make = std::move(make)] { holder->object = make(); });
    }

    /// For connecting its signals before any work is posted; for nothing else.
    T *object() const requires std::derived_from<T, QObject> { return m_object; }

    void post(Work work)
    {
        there().post([holder = m_holder, work = std::move(work)] {
            if (holder->object)
                work(*holder->object);
        });
    }

    /// The answer arrives on the thread of this handle, unless the context or the handle is gone.
    template <typename Ask, typename Done>
    void ask(Ask ask, QObject *context, Done done)
    {
        post([here = here(), ask = std::move(ask), context = QPointer<QObject>(context),
              done = std::move(done)](T &object) {
            auto answer = ask(object);
            here->post([context, done, answer = std::move(answer)] {
                if (context)
                    done(answer);
            });
        });
    }

private:
    class Holder : public Host {
    public:
        explicit Holder(std::unique_ptr<T> made) : object(std::move(made)) {}
        void destroyObject() override { object.reset(); }
        std::unique_ptr<T> object;
    };
    OnThread(QThread &thread, Holder *holder) : OnThread(thread, holder, holder->object.get()) {}
    OnThread(QThread &thread, Holder *holder, T *object)
        : ThreadGuest(thread, holder), m_holder(holder), m_object(object)
    {
    }
    /// Before the host exists: from then on the thread may destroy it at any time.
    static std::unique_ptr<T> moved(std::unique_ptr<T> object, QThread &thread)
    {
        object->moveToThread(&thread);
        return object;
    }

    Holder *m_holder; // used only on the thread, except in the constructor
    T *m_object;
};

} // namespace bnm
