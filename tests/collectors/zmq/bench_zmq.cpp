// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of receiving: prints CPU and wall time for 10,000 messages. Asserts only that all arrived.
#include "collectors/zmq/zmq_subscriber.h"
#include "publisher.h"

#include <QElapsedTimer>

#include <ctime>
#include <thread>

using namespace bnm;

namespace {

constexpr quint32 messageCount = 10'000;

double cpuMs(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

class BenchZmq : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listening_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("transactions of 400 bytes") << 400;
        QTest::newRow("transactions of 4,000 bytes") << 4'000;
    }
    void listening()
    {
        QFETCH(int, bytes);
        Publisher publisher;
        ZmqSubscriber subscriber(
            {{QStringLiteral("n"), QStringLiteral("n")}, {{}, publisher.endpoint(), {}, {}}});
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(1));
        const auto received = [&subscriber] {
            return subscriber.sample().front().number("messages");
        };
        QElapsedTimer wall;
        wall.start();
        const double before = cpuMs(CLOCK_THREAD_CPUTIME_ID);
        std::thread sender([&publisher, bytes] {
            for (quint32 i = 0; i < messageCount; ++i)
                publisher.message("rawtx", QByteArray(bytes, 't'), i);
        });
        const bool complete =
            QTest::qWaitFor([&] { return received() == double(messageCount); }, 30'000);
        sender.join();
        QVERIFY(complete);
        qInfo("10,000 messages of %d bytes: %.1f ms CPU on the event loop's thread, %lld ms wall",
              bytes, cpuMs(CLOCK_THREAD_CPUTIME_ID) - before, wall.elapsed());
    }
};

QTEST_GUILESS_MAIN(BenchZmq)
#include "bench_zmq.moc"
