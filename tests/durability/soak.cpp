// SPDX-License-Identifier: GPL-3.0-or-later
// soak [HOURS [SEED]]: the program as a process, for hours of a simulated node that lives faster,
// while one fault after another comes to its sources and sinks. Prints a table, and fails if its
// private memory grows, if descriptors or threads stay behind, or if a cycle or a point is lost
// that the program does not count.
#include "app/status_server.h"
#include "tests/durability/soak_rig.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr double speed = 36; ///< 12 hours in 20 minutes
constexpr double fastSeconds = 0.5;
constexpr double slowSeconds = 2;
constexpr int peers = 1'000;
constexpr int firstFaultMs = 20'000;
constexpr int sampleEveryMs = 5'000; ///< 3 simulated minutes
constexpr int calmAfterMs = 12'000;  ///< what a fault opened is closed again
constexpr double mostGrowth = 0.03;
constexpr double shortestJudged = 4; ///< hours; before, the program still warms up
constexpr int drainMs = 120'000;
constexpr int diskMebibytes = 1'024;

struct Sample {
    double hours;
    SoakRig::Usage usage;
    bool isCalm;
};

/// Asks the socket of --healthcheck, which the event loop of the program's main thread answers: the
/// time is that of its longest round. On a thread of its own, so that it waits for nothing else.
class MainThreadProbe {
public:
    explicit MainThreadProbe(const SoakRig &rig)
        : m_path(StatusServer::socketPath(rig.dataDir())),
          m_processId(rig.processId()),
          m_thread([this] { run(); })
    {
    }
    ~MainThreadProbe()
    {
        m_isEnding = true;
        m_thread.join();
    }
    QString longest() const
    {
        return u"%1 ms, in which it waited %2 ms for a processor and %3 times for a page of a "
               "file; %4 answers, half of them within %5 ms"_s.arg(m_longestMs.load(), 0, 'f', 0)
                   .arg(m_waitedMs.load(), 0, 'f', 0)
                   .arg(m_pages.load())
                   .arg(m_answers.load())
                   .arg(m_medianMs.load(), 0, 'f', 1);
    }

private:
    void run()
    {
        std::vector<double> all;
        while (!m_isEnding) {
            const double waitedBefore = SoakRig::waitedMs(m_processId);
            const qint64 pagesBefore = SoakRig::pagesWaitedFor(m_processId);
            QElapsedTimer time;
            time.start();
            QLocalSocket socket;
            socket.connectToServer(m_path);
            if (socket.waitForConnected(60'000) && socket.waitForReadyRead(60'000)) {
                const double tookMs = static_cast<double>(time.nsecsElapsed()) / 1e6;
                all.push_back(tookMs);
                m_medianMs = bench::medianOf(all);
                ++m_answers;
                if (tookMs > m_longestMs) {
                    m_longestMs = tookMs;
                    m_waitedMs = SoakRig::waitedMs(m_processId) - waitedBefore;
                    m_pages = SoakRig::pagesWaitedFor(m_processId) - pagesBefore;
                }
            }
            QThread::msleep(100);
        }
    }

    QString m_path;
    qint64 m_processId;
    std::atomic<bool> m_isEnding = false;
    std::atomic<double> m_longestMs = 0;
    std::atomic<double> m_waitedMs = 0;
    std::atomic<qint64> m_pages = 0;
    std::atomic<double> m_medianMs = 0;
    std::atomic<int> m_answers = 0;
    std::thread m_thread; // the last member: it uses the others
};

class Soak {
public:
    Soak(double hours, quint64 seed)
        : m_runMs(static_cast<qint64>(hours * 3'600'000 / speed)),
          m_random(static_cast<quint32>(seed)),
          m_rig({.seed = seed,
                 .speed = speed,
                 .peers = peers,
                 .diskMebibytes = diskMebibytes,
                 .fastSeconds = fastSeconds,
                 .slowSeconds = slowSeconds})
    {
    }

    int run()
    {
        if (!m_rig.hasOwnDisk()) {
            std::puts("soak: skipped: a file system of its own needs the right to mount");
            return 77; // ctest and .ci/long tell it apart from a run that was well
        }
        m_rig.start();
        m_clock.start();
        m_probe = std::make_unique<MainThreadProbe>(m_rig);
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, [this] { step(); });
        tick.start(100);
        runLoopUntil([this] { return m_clock.elapsed() > m_runMs || m_rig.hasEnded(); },
                     static_cast<int>(m_runMs) + 60'000);
        m_rig.endFault();
        // A queue that the faults left is sent, before the last cycles are compared.
        runLoopUntil([this] { return m_rig.hasEnded() || m_rig.lostPoints() == 0; }, drainMs);
        tick.stop();
        return judge();
    }

private:
    void step()
    {
        m_rig.read();
        const qint64 now = m_clock.elapsed();
        if (now > m_runMs)
            return;
        if (now >= m_next)
            m_rig.hasFault() ? endFault() : beginFault(now);
        if (now >= m_nextSample) {
            m_nextSample += sampleEveryMs;
            m_samples.push_back({static_cast<double>(now) * speed / 3'600'000, m_rig.usage(),
                                 !m_rig.hasFault() && now - m_quietSince > calmAfterMs});
        }
    }
    void beginFault(qint64 now)
    {
        m_rig.beginNextFault();
        m_next = now + 2'000 + m_random.bounded(10'000);
    }
    void endFault()
    {
        m_rig.endFault();
        m_quietSince = m_clock.elapsed();
        // Often another fault comes at once.
        m_next = m_quietSince + (m_random.bounded(2) ? 1'000 : calmAfterMs + 8'000);
    }

    std::vector<double> valuesOf(double from, double to, auto member, bool isCalm) const
    {
        std::vector<double> values;
        const double hours = static_cast<double>(m_runMs) * speed / 3'600'000;
        for (const Sample &sample : m_samples)
            if (sample.hours >= from * hours && sample.hours < to * hours &&
                (sample.isCalm || !isCalm))
                values.push_back(static_cast<double>(sample.usage.*member));
        return values;
    }

    void check(bool isWell, const QString &sentence)
    {
        std::printf("%s: %s\n", isWell ? "well" : "FAULT", qPrintable(sentence));
        m_isWell = m_isWell && isWell;
    }

    int judge()
    {
        printQuarters();
        std::puts("\n| fault | times |\n|---|---|");
        for (const SoakRig::Fault &fault : m_rig.faults())
            std::printf("| %s | %d |\n", fault.name, fault.times);
        std::puts("");
        judgeResources();
        check(!m_rig.hasLostCycles(), m_rig.cycles());
        const qsizetype lost = m_rig.lostPoints();
        const qint64 dropped = m_rig.counted("mirror", "dropped_points");
        check(lost <= dropped, u"points: %1 kept, %2 not in InfluxDB, %3 counted as dropped"_s
                                   .arg(m_rig.keptPoints())
                                   .arg(lost)
                                   .arg(dropped));
        std::printf("longest answer of the main thread: %s\n", qPrintable(m_probe->longest()));
        m_probe.reset();
        const QString badEnd = m_rig.end();
        check(badEnd.isEmpty(), badEnd.isEmpty() ? u"it ended in time"_s : badEnd);
        if (!m_isWell)
            std::printf("the end of the log:\n%s\n", m_rig.log().right(3'000).constData());
        return m_isWell ? 0 : 1;
    }

    void printQuarters() const
    {
        using Usage = SoakRig::Usage;
        std::puts("\n| part of the run | private MB | least | most | resident MB | descriptors, "
                  "calm | threads, calm | transactions | samples "
                  "|\n|---|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < 4; ++i) {
            const double from = i / 4.0;
            const double to = (i + 1) / 4.0;
            const std::vector<double> own = valuesOf(from, to, &Usage::ownMb, false);
            if (own.empty())
                continue;
            const auto [least, most] = std::minmax_element(own.begin(), own.end());
            std::printf("| quarter %d | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %zu |\n",
                        i + 1, bench::medianOf(own), *least, *most,
                        bench::medianOf(valuesOf(from, to, &Usage::residentMb, false)),
                        bench::medianOf(valuesOf(from, to, &Usage::descriptors, true)),
                        bench::medianOf(valuesOf(from, to, &Usage::threads, true)),
                        bench::medianOf(valuesOf(from, to, &Usage::transactions, false)),
                        own.size());
        }
    }

    void judgeResources()
    {
        using Usage = SoakRig::Usage;
        const double early = bench::medianOf(valuesOf(0.25, 0.5, &Usage::ownMb, false));
        const double late = bench::medianOf(valuesOf(0.75, 1, &Usage::ownMb, false));
        const double growth = early > 0 ? late / early - 1 : 1;
        const double hours = static_cast<double>(m_runMs) * speed / 3'600'000;
        check(growth < mostGrowth || hours < shortestJudged,
              u"private memory of the last quarter is %1 % above the second; allowed is %2 %"_s
                  .arg(100 * growth, 0, 'f', 1)
                  .arg(100 * mostGrowth));
        for (const auto &[name, member] :
             {std::pair("descriptors", &Usage::descriptors), {"threads", &Usage::threads}}) {
            const double first = bench::medianOf(valuesOf(0.25, 0.5, member, true));
            const double last = bench::medianOf(valuesOf(0.75, 1, member, true));
            check(first > 0 && first == last,
                  u"%1 in calm times: %2, then %3"_s.arg(QLatin1String(name)).arg(first).arg(last));
        }
    }

    qint64 m_runMs;
    QRandomGenerator m_random;
    SoakRig m_rig;
    QElapsedTimer m_clock;
    qint64 m_next = firstFaultMs;
    qint64 m_nextSample = sampleEveryMs;
    qint64 m_quietSince = 0;
    std::vector<Sample> m_samples;
    std::unique_ptr<MainThreadProbe> m_probe;
    bool m_isWell = true;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const double hours = arguments.size() > 1 ? arguments[1].toDouble() : 12;
    const quint64 seed =
        arguments.size() > 2 ? arguments[2].toULongLong() : QRandomGenerator::system()->generate();
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("soak: %.2f simulated hours, seed %llu\n", hours,
                static_cast<unsigned long long>(seed));
    return Soak(hours, seed).run();
}
