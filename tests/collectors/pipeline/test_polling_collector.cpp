// SPDX-License-Identifier: GPL-3.0-or-later
// When a cycle begins, by each way of asking for one.
#include "collectors/pipeline/polling_collector.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;
constexpr int floodMs = 2'500;

/// Without a timer; its cycles end at once, or on request.
class Polled : public PollingCollector {
public:
    explicit Polled(bool endsAtOnce)
        : PollingCollector({"polled", u"Polled"_s, 3'600'000}), m_endsAtOnce(endsAtOnce)
    {
    }
    void poll() override
    {
        ++cycles;
        if (m_endsAtOnce)
            end();
    }
    void end() { endCycle(true); }

    int cycles = 0;

private:
    bool m_endsAtOnce;
};

} // namespace

class TestPollingCollector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Triggers from outside, at any rate, cause one cycle per second, and the last one is not
    /// lost.
    void aFloodCausesOneCyclePerSecond()
    {
        Polled polled(true);
        QElapsedTimer time;
        time.start();
        polled.start();
        while (time.elapsed() < floodMs) {
            polled.pollSoon();
            QCoreApplication::processEvents();
        }
        const int cycles = polled.cycles;
        QVERIFY2(cycles >= 2 && cycles <= 1 + time.elapsed() / PollingCollector::leastDistanceMs,
                 qPrintable(QString::number(cycles)));
        QTRY_COMPARE_WITH_TIMEOUT(polled.cycles, cycles + 1, deadlineMs);
    }

    void duringACycleToo()
    {
        Polled polled(false);
        QElapsedTimer time;
        time.start();
        polled.start();
        QSignalSpy finished(&polled, &PollingCollector::cycleFinished);
        while (time.elapsed() < floodMs) {
            polled.pollSoon();
            QCoreApplication::processEvents();
        }
        QCOMPARE(polled.cycles, 1);
        polled.end();
        QTRY_COMPARE_WITH_TIMEOUT(polled.cycles, 2, deadlineMs);
        QCOMPARE(finished.size(), 1);
    }

    void pollNowFollowsTheRunningCycle()
    {
        Polled polled(false);
        polled.start();
        polled.pollNow();
        polled.pollNow();
        QCOMPARE(polled.cycles, 1);
        polled.end();
        QCOMPARE(polled.cycles, 2);
        polled.end();
        QCOMPARE(polled.cycles, 2);
    }
};

QTEST_GUILESS_MAIN(TestPollingCollector)
#include "test_polling_collector.moc"
