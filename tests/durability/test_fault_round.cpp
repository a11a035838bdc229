// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of the soak: each of its faults once, in half a minute. A while after the last one
// all collectors and sinks are well, no cycle and no point is lost that the program does not count,
// and there are no more descriptors and threads than before. Memory is left to the long form.
// Whatever is awaited has a deadline far beyond, and time that others had the processor is not held
// against the program.
#include "tests/app/serve/plain_client.h"
#include "tests/durability/soak_rig.h"
#include "tests/support/free_port.h"
#include "tests/support/loop_gap.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 120'000;
constexpr int holdMs = 550; ///< longer than a fast cycle
constexpr int pauseMs = 50; ///< so that often another fault comes before the last one is over
constexpr int askEveryMs = 250;
constexpr int calmSamples = 8;
constexpr int faults = 20;

} // namespace

class TestFaultRound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_rig.set("METRICS_LISTEN", u"127.0.0.1:%1"_s.arg(m_port));
        if (!m_rig.hasOwnDisk())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        m_rig.start();
        QVERIFY2(allBecomeWellBut({"webhook"}), report());
        m_rig.raiseAlert(); // with which the webhook is asked for the first time
        QVERIFY2(allBecomeWellBut({}), report());
        for (int i = 0; i < calmSamples; ++i) {
            pass(askEveryMs);
            const SoakRig::Usage usage = m_rig.usage();
            m_before.descriptors = std::max(m_before.descriptors, usage.descriptors);
            m_before.threads = std::max(m_before.threads, usage.threads);
        }
        QCOMPARE(m_rig.faults().size(), std::size_t(faults));
        for (int i = 0; i < faults; ++i) {
            m_rig.beginNextFault();
            pass(holdMs);
            m_rig.endFault();
            pass(pauseMs);
        }
        for (const SoakRig::Fault &fault : m_rig.faults())
            QCOMPARE(fault.times, 1);
    }

    void allBecomeWell() { QVERIFY2(allBecomeWellBut({}), report()); }

    void nothingIsLeftOpen()
    {
        const auto isAsBefore = [this] {
            const SoakRig::Usage now = m_rig.usage();
            return now.descriptors <= m_before.descriptors && now.threads <= m_before.threads;
        };
        QVERIFY2(becomes(isAsBefore), report());
    }

    void noPointIsLost()
    {
        const auto isStored = [this] {
            return m_rig.lostPoints() <= m_rig.counted("mirror", "dropped_points");
        };
        QVERIFY2(becomes(isStored), report());
        QVERIFY(m_rig.keptPoints() > 0);
    }

    void noCycleIsLost()
    {
        qInfo("%s", qPrintable(m_rig.cycles()));
        QVERIFY2(!m_rig.hasLostCycles(), report());
    }

    void itEndsInTime() { QCOMPARE(m_rig.end(), QString()); }

private:
    void pass(int milliseconds)
    {
        runLoopFor(milliseconds);
        m_rig.read();
    }
    bool becomes(const std::function<bool()> &holds)
    {
        QElapsedTimer time;
        time.start();
        while (!holds()) {
            if (time.elapsed() > longMs || m_rig.hasEnded())
                return false;
            pass(askEveryMs);
        }
        return true;
    }

    /// The collectors and sinks, by whether they report a trouble, or nothing yet.
    QMap<QByteArray, bool> unwell() const
    {
        static const QRegularExpression status(
            u"component_status\\{.*component=\"(\\w+)\",level=\"(\\w+)\""_s);
        QMap<QByteArray, bool> found;
        const QString metrics = QString::fromUtf8(plainGet(m_port, "/metrics").body);
        for (auto line = status.globalMatch(metrics); line.hasNext();) {
            const QRegularExpressionMatch match = line.next();
            const QString level = match.captured(2);
            found.insert(match.captured(1).toLatin1(), level == u"waiting"_s || level == u"bad"_s);
        }
        return found;
    }
    /// Each of them at some time from now on: a busy machine may keep one or the other waiting.
    bool allBecomeWellBut(const QByteArrayList &exceptions)
    {
        QSet<QByteArray> seen;
        return becomes([&] {
            const QMap<QByteArray, bool> all = unwell();
            for (auto it = all.begin(); it != all.end(); ++it)
                if (!it.value() || exceptions.contains(it.key()))
                    seen << it.key();
            return !seen.isEmpty() && seen.size() == all.size();
        });
    }

    QByteArray report()
    {
        const SoakRig::Usage now = m_rig.usage();
        return u"%1 descriptors, before %2; %3 threads, before %4; %5 points not stored, %6 "
               u"dropped; "
               "%7\n"_s.arg(now.descriptors)
                   .arg(m_before.descriptors)
                   .arg(now.threads)
                   .arg(m_before.threads)
                   .arg(m_rig.lostPoints())
                   .arg(m_rig.counted("mirror", "dropped_points"))
                   .arg(m_rig.cycles())
                   .toUtf8() +
               unwell().keys(true).join(' ') + '\n' + m_rig.log().right(3'000);
    }

    const quint16 m_port = freePort();
    SoakRig m_rig{{.seed = 1,
                   .speed = 10,
                   .peers = 400,
                   .diskMebibytes = 128,
                   .fastSeconds = 0.5,
                   .slowSeconds = 1}};
    SoakRig::Usage m_before;
};

QTEST_GUILESS_MAIN(TestFaultRound)
#include "test_fault_round.moc"
