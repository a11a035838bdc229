// SPDX-License-Identifier: GPL-3.0-or-later
// Objects on threads that are given: work, answers, and ends in every order.
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/threads.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <dlfcn.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> lostProcessorMs = 0;

} // namespace

/// Overrides Qt's. The caller may be suspended before it sees the answer, and the thread may have
/// ended by then: a connection made only afterwards misses its end.
bool QThread::isRunning() const
{
    using Own = bool (*)(const QThread *);
    static const auto own = reinterpret_cast<Own>(::dlsym(RTLD_NEXT, "_ZNK7QThread9isRunningEv"));
    const bool runs = own(this);
    if (runs && lostProcessorMs > 0)
        QThread::msleep(static_cast<unsigned long>(lostProcessorMs));
    return runs;
}

namespace {

constexpr int deadlineMs = 15'000;

/// Counts its instances and records their threads.
class Guest : public QObject {
    Q_OBJECT
public:
    explicit Guest(std::atomic<int> &living) : m_living(living), timer(this) { ++m_living; }
    ~Guest() override
    {
        --m_living;
        if (thread() != QThread::currentThread())
            qFatal("destroyed on another thread");
    }
    void work() { Q_EMIT worked(QThread::currentThread()->objectName()); }

Q_SIGNALS:
    void worked(const QString &threadName);

private:
    std::atomic<int> &m_living;

public:
    QTimer timer;
};

/// Not a QObject: made on the thread.
struct Plain {
    explicit Plain(std::atomic<int> &count) : living(count) { ++living; }
    ~Plain() { --living; }
    std::atomic<int> &living;
    int sum = 0;
};

} // namespace

class TestOnThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_living = 0; }

    void worksOnItsThreadWithItsChildren()
    {
        Threads threads;
        OnThread<Guest> guest(threads.named(u"one"_s), std::make_unique<Guest>(m_living));
        QStringList worked;
        int timedOut = 0;
        const QObject here; // destroys pending answers too
        connect(guest.object(), &Guest::worked, &here,
                [&worked](const QString &thread) { worked << thread; });
        connect(&guest.object()->timer, &QTimer::timeout, &here, [&timedOut] { ++timedOut; });
        guest.post([](Guest &it) {
            it.work();
            it.timer.start(5); // not so often that its signals flood this thread
        });
        QTRY_COMPARE_WITH_TIMEOUT(worked, QStringList{u"one"_s}, deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(timedOut > 0, deadlineMs); // the child moved too
    }

    void manyShareOneThread()
    {
        Threads threads;
        QThread &thread = threads.named(u"shared"_s);
        QCOMPARE(&threads.named(u"shared"_s), &thread);
        OnThread<Plain> a(thread, [this] { return std::make_unique<Plain>(m_living); });
        OnThread<Plain> b(thread, [this] { return std::make_unique<Plain>(m_living); });
        int sum = 0;
        for (int i = 1; i <= 100; ++i)
            for (OnThread<Plain> *one : {&a, &b})
                one->post([i](Plain &plain) { plain.sum += i; });
        for (OnThread<Plain> *one : {&a, &b})
            one->ask([](Plain &plain) { return plain.sum; }, this,
                     [&sum](int part) { sum += part; });
        QTRY_COMPARE_WITH_TIMEOUT(sum, 2 * 5050, deadlineMs);
    }

    void endsAfterItsWork()
    {
        Threads threads;
        OnThread<Plain> guest(threads.named(u"one"_s),
                              [this] { return std::make_unique<Plain>(m_living); });
        bool hasEnded = false;
        std::atomic<int> worked = 0;
        guest.onEnded([&hasEnded] { hasEnded = true; });
        for (int i = 0; i < 50; ++i)
            guest.post([&worked](Plain &) { ++worked; });
        guest.end();
        guest.post([&worked](Plain &) { worked = -1'000; }); // too late
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded, deadlineMs);
        QVERIFY(guest.hasEnded());
        QCOMPARE(worked.load(), 50);
        QCOMPARE(m_living.load(), 0);
    }

    void aThreadThatEndsEarlyIsReported()
    {
        Threads threads;
        QThread &thread = threads.named(u"one"_s);
        OnThread<Guest> guest(thread, std::make_unique<Guest>(m_living));
        bool hasEnded = false;
        guest.onEnded([&hasEnded] { hasEnded = true; });
        thread.quit();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded, deadlineMs);
        QCOMPARE(m_living.load(), 0);
        guest.post([](Guest &it) { it.work(); }); // dropped
        guest.end();
    }

    /// The handle is destroyed while the object works: neither waits for the other, and later
    /// answers of the object are dropped.
    void theHandleIsDestroyedFirst()
    {
        QSemaphore isWorking;
        QSemaphore mayGoOn;
        bool answered = false;
        Threads threads;
        {
            OnThread<Plain> guest(threads.named(u"slow"_s),
                                  [this] { return std::make_unique<Plain>(m_living); });
            guest.ask(
                [&](Plain &) {
                    isWorking.release();
                    mayGoOn.acquire();
                    return 1;
                },
                this, [&answered](int) { answered = true; });
            QVERIFY(isWorking.tryAcquire(1, deadlineMs));
        }
        mayGoOn.release();
        QSignalSpy ended(&threads, &Threads::ended);
        threads.end();
        QVERIFY(ended.wait(deadlineMs));
        QCoreApplication::processEvents();
        QVERIFY(!answered);
        QCOMPARE(m_living.load(), 0);
    }

    void theContextIsDestroyedFirst()
    {
        Threads threads;
        OnThread<Plain> guest(threads.named(u"one"_s),
                              [this] { return std::make_unique<Plain>(m_living); });
        auto context = std::make_unique<QObject>();
        bool answered = false;
        bool isThrough = false;
        guest.ask([](Plain &) { return 1; }, context.get(), [&answered](int) { answered = true; });
        context.reset();
        guest.ask([](Plain &) { return 1; }, this, [&isThrough](int) { isThrough = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isThrough, deadlineMs);
        QVERIFY(!answered);
    }

    void onTheThreadOfTheHandle()
    {
        {
            OnThread<Guest> guest(*QThread::currentThread(), std::make_unique<Guest>(m_living));
            QSignalSpy worked(guest.object(), &Guest::worked);
            guest.post([](Guest &it) { it.work(); });
            QCOMPARE(worked.size(), 0); // from the event loop, as on any other
            QTRY_COMPARE_WITH_TIMEOUT(worked.size(), 1, deadlineMs);
        }
        QCOMPARE(m_living.load(), 0); // without an event loop
    }

    /// Ends that meet: the guest's, its thread's and the handle's, hundreds of times.
    void simultaneousEnds()
    {
        for (int round = 0; round < 400; ++round) {
            Threads threads;
            QSignalSpy ended(&threads, &Threads::ended);
            {
                OnThread<Guest> a(threads.named(u"a"_s), std::make_unique<Guest>(m_living));
                OnThread<Plain> b(threads.named(round % 2 ? u"a"_s : u"b"_s),
                                  [this] { return std::make_unique<Plain>(m_living); });
                a.post([](Guest &it) { it.timer.start(0); });
                if (round % 3 == 0)
                    a.end();
                if (round % 5 == 0)
                    threads.end();
                if (round % 7 == 0)
                    QThread::yieldCurrentThread();
            }
            threads.end();
            QVERIFY(threads.haveEnded() || ended.wait(deadlineMs));
            QVERIFY(threads.haveEnded());
            QCOMPARE(m_living.load(), 0);
        }
    }

    void anEndIsNeverMissed()
    {
        lostProcessorMs = 20;
        for (int round = 0; round < 5; ++round) {
            Threads threads;
            QSignalSpy ended(&threads, &Threads::ended);
            OnThread<Guest> guest(threads.named(u"one"_s), std::make_unique<Guest>(m_living));
            bool hasGuestEnded = false;
            guest.onEnded([&hasGuestEnded] { hasGuestEnded = true; });
            threads.end();
            QVERIFY(threads.haveEnded() || ended.wait(deadlineMs));
            QTRY_VERIFY_WITH_TIMEOUT(hasGuestEnded, deadlineMs);
        }
        lostProcessorMs = 0;
    }

    void aHungThreadAndItsReturnAreReported()
    {
        QSemaphore mayGoOn;
        Threads threads;
        QList<QStringList> reported;
        connect(&threads, &Threads::hangingChanged, &threads,
                [&reported](const QStringList &names) { reported << names; });
        OnThread<Plain> guest(threads.named(u"hanging"_s),
                              [this] { return std::make_unique<Plain>(m_living); });
        threads.named(u"well"_s);
        threads.watch();
        guest.post([&mayGoOn](Plain &) { mayGoOn.acquire(); });
        const bool isReported =
            QTest::qWaitFor([&] { return !reported.isEmpty(); }, 2 * deadlineMs);
        mayGoOn.release();
        QVERIFY(isReported);
        QTRY_COMPARE_WITH_TIMEOUT(reported, (QList<QStringList>{{u"hanging"_s}, {}}), deadlineMs);
    }

    void aHungThreadIsAbandoned()
    {
        QSemaphore isHanging;
        QSemaphore mayGoOn;
        std::atomic<bool> hasCome = false;
        {
            Threads threads;
            OnThread<Plain> guest(threads.named(u"hanging"_s),
                                  [this] { return std::make_unique<Plain>(m_living); });
            guest.post([&](Plain &) {
                isHanging.release();
                mayGoOn.acquire();
                hasCome = true;
            });
            QVERIFY(isHanging.tryAcquire(1, deadlineMs));
            QTest::ignoreMessage(QtWarningMsg,
                                 "The thread \"hanging\" does not end and is left behind.");
            threads.leaveBehind();
            QVERIFY(threads.haveEnded());
        }
        QVERIFY(Threads::anyLeftBehind());
        mayGoOn.release(); // the disk answers late, after the end
        QTRY_VERIFY_WITH_TIMEOUT(hasCome && m_living == 0, deadlineMs);
    }

private:
    std::atomic<int> m_living = 0;
};

QTEST_GUILESS_MAIN(TestOnThread)
#include "test_on_thread.moc"
