// SPDX-License-Identifier: GPL-3.0-or-later
// soak [HOURS [SEED]]: the program as a process, for hours of a simulated node that lives faster,
// while one fault after another comes to its sources and sinks. Prints a table, and fails if its
// private memory grows, if descriptors or threads stay behind, or if a cycle or a point is lost
// that the program does not count.
#include "app/status_server.h"
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/loop_gap.h"
#include "tests/support/program_world.h"
#include "tests/support/relay.h"
#include "tests/support/small_file_system.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QHash>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <numeric>
#include <thread>
#include <vector>

using namespace bnm;
using namespace Qt::StringLiterals;
using Manner = ScriptedReceiver::Answer::Manner;

namespace {

constexpr double speed = 36; ///< 12 hours in 20 minutes
constexpr double fastSeconds = 0.5;
constexpr double slowSeconds = 2;
constexpr int peers = 1'000;
constexpr int sampleEveryMs = 5'000; ///< 3 simulated minutes
constexpr int calmAfterMs = 12'000;  ///< what a fault opened is closed again
constexpr double mostGrowth = 0.03;
constexpr double shortestJudged = 4; ///< hours; before, the program still warms up
constexpr int drainMs = 120'000;
constexpr int diskMebibytes = 1'024;

struct Sample {
    double hours;
    /// Written by it alone. Unwritten pages of its files count as private only while no other
    /// process has them, so they would measure those.
    double ownMb;
    double residentMb;
    int descriptors;
    int threads;
    bool isCalm;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The sum of fields of a file like /proc/PID/smaps_rollup, in MB.
double megabytes(const QByteArray &text, std::initializer_list<const char *> fields)
{
    double sum = 0;
    for (const QByteArray &line : text.split('\n'))
        for (const char *field : fields)
            if (line.startsWith(QByteArray(field) + ':'))
                sum += line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
    return sum;
}

int entriesOf(const QString &folder)
{
    return static_cast<int>(
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Asks the socket of --healthcheck, which the event loop of the program's main thread answers: the
/// time is that of its longest round. On a thread of its own, so that it waits for nothing else.
class MainThreadProbe {
public:
    MainThreadProbe(const QString &folder, qint64 pid)
        : m_path(StatusServer::socketPath(folder)), m_pid(pid), m_thread([this] { run(); })
    {
    }
    ~MainThreadProbe()
    {
        m_isEnding = true;
        m_thread.join();
    }
    QString longest() const
    {
        return u"%1 ms, of which it waited %2 ms for a processor; %3 answers, half of them within "
               "%4 ms"_s.arg(m_longestMs.load(), 0, 'f', 0)
                   .arg(m_waitedMs.load(), 0, 'f', 0)
                   .arg(m_answers.load())
                   .arg(m_medianMs.load(), 0, 'f', 1);
    }

private:
    double waitedMs() const
    {
        return contentOf(u"/proc/%1/task/%1/schedstat"_s.arg(m_pid))
                   .split(' ')
                   .value(1)
                   .toDouble() /
               1e6;
    }
    void run()
    {
        std::vector<double> all;
        while (!m_isEnding) {
            const double waitedBefore = waitedMs();
            QElapsedTimer time;
            time.start();
            QLocalSocket socket;
            socket.connectToServer(m_path);
            if (socket.waitForConnected(60'000) && socket.waitForReadyRead(60'000)) {
                const double tookMs = static_cast<double>(time.nsecsElapsed()) / 1e6;
                all.push_back(tookMs);
                m_medianMs = median(all);
                ++m_answers;
                if (tookMs > m_longestMs) {
                    m_longestMs = tookMs;
                    m_waitedMs = waitedMs() - waitedBefore;
                }
            }
            QThread::msleep(100);
        }
    }

    QString m_path;
    qint64 m_pid;
    std::atomic<bool> m_isEnding = false;
    std::atomic<double> m_longestMs = 0;
    std::atomic<double> m_waitedMs = 0;
    std::atomic<double> m_medianMs = 0;
    std::atomic<int> m_answers = 0;
    std::thread m_thread; // the last member: it uses the others
};

/// Lines as the program printed or sent them; each is remembered by a hash.
class Lines {
public:
    void add(const QByteArray &line)
    {
        if (!line.isEmpty())
            m_hashes.insert(qHash(line, 1) ^ (quint64{qHash(line, 2)} << 1));
    }
    qsizetype missingIn(const Lines &other) const
    {
        return std::count_if(m_hashes.begin(), m_hashes.end(),
                             [&other](quint64 hash) { return !other.m_hashes.contains(hash); });
    }
    qsizetype size() const { return m_hashes.size(); }

private:
    QSet<quint64> m_hashes;
};

SimulatedNodeOptions nodeOptions(quint64 seed)
{
    SimulatedNodeOptions options = SimulatedNodeOptions::forDemo({}, speed);
    options.seed = seed;
    options.peers.count = peers;
    options.historyBlocks = 300;
    options.pastForks.clear();
    options.firstBlockSeconds = 5;
    return options;
}

class Soak {
public:
    Soak(double hours, quint64 seed)
        : m_runMs(static_cast<qint64>(hours * 3'600'000 / speed)),
          m_random(static_cast<quint32>(seed)),
          m_world(nodeOptions(seed)),
          m_disk(m_world.path(u"disk"_s), diskMebibytes),
          m_electrum(MadeChain(10)),
          m_zmq(m_world.node.zmqEndpoint())
    {
        m_influx.keepNothing();
        m_webhook.keepNothing();
        m_world.set("INFLUX_URL", m_influx.url().toString());
        m_world.set("INFLUX_BUCKET", u"b"_s);
        m_world.set("ALERT_WEBHOOK_URL", m_webhook.url().toString());
        m_world.set("ALERT_WEBHOOK_FORMAT", u"generic"_s);
        m_world.set("ELECTRUM_URL", u"electrum://127.0.0.1:%1"_s.arg(m_electrum.port()));
        m_world.set("DATA_DIR", m_disk.path(u"own"_s));
        m_world.set("SCRAPE_INTERVAL_FAST", QString::number(fastSeconds));
        m_world.set("SCRAPE_INTERVAL_SLOW", QString::number(slowSeconds));
        m_world.set("COLLECTOR_LOG_LEVEL", u"warning"_s);
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            m_world.set(QByteArray("BITCOIN_ZMQ_") + stream, m_zmq.endpoint());
        answerInflux(204);
        makeFaults();
    }
    ~Soak()
    {
        if (m_program)
            m_program->kill();
    }

    int run()
    {
        if (!m_disk.isMounted()) {
            std::puts("soak: skipped: a file system of its own needs the right to mount");
            return 0;
        }
        m_program = m_world.start(u"--headless --print"_s);
        m_clock.start();
        m_probe = std::make_unique<MainThreadProbe>(m_disk.path(u"own"_s), m_program->processId());
        m_quietSince = 0;
        m_next = 20'000;
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, [this] { step(); });
        tick.start(100);
        runLoopUntil([this] { return m_clock.elapsed() > m_runMs || hasEnded(); },
                     static_cast<int>(m_runMs) + 60'000);
        endFault();
        m_measuredMs = m_clock.elapsed();
        // A queue that the faults left is sent, before the last cycles are compared.
        runLoopUntil([this] { return hasEnded() || m_kept.missingIn(m_stored) == 0; }, drainMs);
        tick.stop();
        return judge();
    }

private:
    struct Fault {
        const char *name;
        std::function<void()> begin;
        std::function<void()> end;
        bool stopsKeeping = false; ///< points are not kept, and cycles not printed
        int times = 0;
    };

    void makeFaults()
    {
        const auto node = [this](const char *name, NodeFault fault) {
            m_faults.push_back(
                {name,
                 [this, fault] {
                     m_world.node.run([fault](SimulatedNode &one) { one.setFault(fault); });
                 },
                 [this] {
                     m_world.node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
                 }});
        };
        node("node refuses connections", NodeFault::RefuseConnections);
        node("node does not answer", NodeFault::Stall);
        node("node warms up (-28)", NodeFault::WarmUp);
        node("node sends a web page", NodeFault::NotJson);
        node("node sends garbage", NodeFault::WrongShape);
        node("node cuts its answers", NodeFault::CutMidBody);
        node("node's queue is full", NodeFault::WorkQueueExceeded);
        const auto once = [this](const char *name, std::function<void(SimulatedNode &)> action) {
            m_faults.push_back({name, [this, action] { m_world.node.run(action); }, [] {}});
        };
        once("reorganisation", [](SimulatedNode &one) { one.reorganise(3); });
        once("restart, all peers new", [](SimulatedNode &one) { one.restart(); });
        once("300 peers leave", [](SimulatedNode &one) { one.dropPeers(300); });
        once("burst of 5,000 transactions",
             [](SimulatedNode &one) { one.publishTransactions(5'000); });
        once("500 transactions lost", [](SimulatedNode &one) { one.loseTransactions(500); });
        m_faults.push_back({"ZMQ is away", [this] { m_zmq.close(); }, [this] { m_zmq.open(); }});
        m_faults.push_back(
            {"InfluxDB refuses", [this] { m_influx.close(); }, [this] { m_influx.reopen(); }});
        for (const auto &[name, status] :
             {std::pair("InfluxDB fails", 500), {"InfluxDB: busy", 503}})
            m_faults.push_back({name, [this, status = status] { answerInflux(status); },
                                [this] { answerInflux(204); }});
        m_faults.push_back({"InfluxDB is frozen", [this] { answerInflux(204, Manner::Never); },
                            [this] {
                                m_influx.close(); // what it was asked is never answered
                                m_influx.reopen();
                                answerInflux(204);
                            }});
        m_faults.push_back({"Electrum server is cut",
                            [this] {
                                m_electrum.closesAtOnce = true;
                                m_electrum.cutConnections();
                            },
                            [this] { m_electrum.closesAtOnce = false; }});
        m_faults.push_back(
            {"webhook refuses", [this] { m_webhook.close(); }, [this] { m_webhook.reopen(); }});
        m_faults.push_back(
            {"disk is full", [this] { m_disk.fill(0); }, [this] { m_disk.free(); }, true});
    }

    void answerInflux(int status, Manner manner = Manner::Whole)
    {
        m_influx.answerBy([this, status, manner](const ScriptedReceiver::Request &request) {
            if (status == 204 && manner == Manner::Whole)
                for (const QByteArray &line : request.lines.split('\n'))
                    m_stored.add(line);
            return ScriptedReceiver::Answer{.status = status, .manner = manner};
        });
    }

    bool hasEnded() const { return m_program->state() == QProcess::NotRunning; }

    void step()
    {
        readOutput();
        const qint64 now = m_clock.elapsed();
        if (now > m_runMs)
            return;
        if (now >= m_next && m_fault < 0)
            beginFault(now);
        else if (now >= m_next)
            endFault();
        if (now >= m_nextSample) {
            m_nextSample += sampleEveryMs;
            takeSample(now);
        }
    }

    void beginFault(qint64 now)
    {
        if (m_deck.empty()) { // each in turn, in an order of its own
            m_deck.resize(m_faults.size());
            std::iota(m_deck.begin(), m_deck.end(), 0);
            std::shuffle(m_deck.begin(), m_deck.end(), m_random);
        }
        m_fault = m_deck.back();
        m_deck.pop_back();
        Fault &fault = m_faults[static_cast<std::size_t>(m_fault)];
        ++fault.times;
        fault.begin();
        if (fault.stopsKeeping)
            m_unkeptSince = now;
        m_next = now + 2'000 + m_random.bounded(10'000);
    }
    void endFault()
    {
        if (m_fault < 0)
            return;
        const Fault &fault = m_faults[static_cast<std::size_t>(std::exchange(m_fault, -1))];
        fault.end();
        m_quietSince = m_clock.elapsed();
        if (fault.stopsKeeping)
            m_unkeptMs += m_quietSince - m_unkeptSince + 2'000; // and until it notices
        // Often another fault comes at once.
        m_next = m_quietSince + (m_random.bounded(2) ? 1'000 : calmAfterMs + 8'000);
    }

    void takeSample(qint64 now)
    {
        const QString folder = u"/proc/%1/"_s.arg(m_program->processId());
        const QByteArray memory = contentOf(folder + u"smaps_rollup"_s);
        m_samples.push_back({static_cast<double>(now) * speed / 3'600'000,
                             megabytes(memory, {"Private_Dirty"}), megabytes(memory, {"Rss"}),
                             entriesOf(folder + u"fd"_s), entriesOf(folder + u"task"_s),
                             m_fault < 0 && now - m_quietSince > calmAfterMs});
    }

    void readOutput()
    {
        m_log += m_program->readAllStandardError();
        m_rest += m_program->readAllStandardOutput();
        qsizetype begin = 0;
        for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
            take(m_rest.mid(begin, end - begin));
            begin = end + 1;
        }
        m_rest.remove(0, begin);
    }
    void take(const QByteArray &line)
    {
        m_kept.add(line);
        if (!line.startsWith("collector,"))
            return;
        const QByteArray loop = between(line, "loop=", ",");
        if (line.contains("cycle_ms="))
            ++m_cycles[loop];
        for (const char *field : {"skipped_cycles=", "dropped_points=", "implausible_values="})
            if (line.contains(field))
                m_counts[loop + ' ' + field] = between(line, field, "i").toLongLong();
    }
    static QByteArray between(const QByteArray &text, const QByteArray &before,
                              const QByteArray &after)
    {
        const qsizetype begin = text.indexOf(before) + before.size();
        return text.mid(begin, text.indexOf(after, begin) - begin);
    }

    std::vector<double> valuesOf(double from, double to, auto member, bool isCalm) const
    {
        std::vector<double> values;
        const double hours = static_cast<double>(m_runMs) * speed / 3'600'000;
        for (const Sample &sample : m_samples)
            if (sample.hours >= from * hours && sample.hours < to * hours &&
                (sample.isCalm || !isCalm))
                values.push_back(static_cast<double>(sample.*member));
        return values;
    }

    void check(bool isWell, const QString &sentence)
    {
        std::printf("%s: %s\n", isWell ? "well" : "FAULT", qPrintable(sentence));
        m_isWell = m_isWell && isWell;
    }

    int judge()
    {
        std::puts("\n| part of the run | private MB | least | most | resident MB | descriptors, "
                  "calm | threads, calm | samples |\n|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < 4; ++i) {
            const double from = i / 4.0;
            const double to = (i + 1) / 4.0;
            std::vector<double> own = valuesOf(from, to, &Sample::ownMb, false);
            if (own.empty())
                continue;
            const auto [least, most] = std::minmax_element(own.begin(), own.end());
            std::printf("| quarter %d | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %zu |\n", i + 1,
                        median(own), *least, *most,
                        median(valuesOf(from, to, &Sample::residentMb, false)),
                        median(valuesOf(from, to, &Sample::descriptors, true)),
                        median(valuesOf(from, to, &Sample::threads, true)),
                        valuesOf(from, to, &Sample::threads, false).size());
        }
        std::puts("\n| fault | times |\n|---|---|");
        for (const Fault &fault : m_faults)
            std::printf("| %s | %d |\n", fault.name, fault.times);
        std::puts("");
        judgeResources();
        judgeCycles();
        std::printf("longest answer of the main thread: %s\n", qPrintable(m_probe->longest()));
        m_probe.reset();
        endProgram();
        if (!m_isWell)
            std::printf("the end of the log:\n%s\n", m_log.right(3'000).constData());
        return m_isWell ? 0 : 1;
    }

    void judgeResources()
    {
        const double early = median(valuesOf(0.25, 0.5, &Sample::ownMb, false));
        const double late = median(valuesOf(0.75, 1, &Sample::ownMb, false));
        const double growth = early > 0 ? late / early - 1 : 1;
        const double hours = static_cast<double>(m_runMs) * speed / 3'600'000;
        check(growth < mostGrowth || hours < shortestJudged,
              u"private memory of the last quarter is %1 % above the second; allowed is %2 %"_s
                  .arg(100 * growth, 0, 'f', 1)
                  .arg(100 * mostGrowth));
        for (const auto &[name, member] :
             {std::pair("descriptors", &Sample::descriptors), {"threads", &Sample::threads}}) {
            const double first = median(valuesOf(0.25, 0.5, member, true));
            const double last = median(valuesOf(0.75, 1, member, true));
            check(first > 0 && first == last,
                  u"%1 in calm times: %2, then %3"_s.arg(QLatin1String(name)).arg(first).arg(last));
        }
    }

    void judgeCycles()
    {
        const qint64 cycles = m_cycles["fast"];
        const qint64 skipped = m_counts["fast skipped_cycles="];
        const auto due = static_cast<qint64>(static_cast<double>(m_measuredMs - m_unkeptMs) /
                                             1'000 / fastSeconds);
        check(
            cycles + skipped >= due * 98 / 100,
            u"fast cycles: %1 kept, %2 skipped and counted, %3 due"_s.arg(cycles).arg(skipped).arg(
                due));
        const qsizetype lost = m_kept.missingIn(m_stored);
        const qint64 dropped = m_counts["mirror dropped_points="];
        check(lost <= dropped,
              u"points: %1 kept, %2 not in InfluxDB, %3 counted as dropped"_s.arg(m_kept.size())
                  .arg(lost)
                  .arg(dropped));
    }

    void endProgram()
    {
        QElapsedTimer time;
        time.start();
        check(!hasEnded(), u"it ran to the end"_s);
        m_program->terminate();
        runLoopUntil([this] { return hasEnded(); }, 20'000);
        readOutput();
        check(hasEnded() && m_program->exitStatus() == QProcess::NormalExit &&
                  m_program->exitCode() == 0 && time.elapsed() < 5'000,
              u"it ended after %1 ms"_s.arg(time.elapsed()));
    }

    qint64 m_runMs;
    QRandomGenerator m_random;
    ProgramWorld m_world;
    SmallFileSystem m_disk;
    ScriptedReceiver m_influx;
    ScriptedReceiver m_webhook;
    ElectrumStandIn m_electrum;
    Relay m_zmq;
    std::unique_ptr<QProcess> m_program;
    std::vector<Fault> m_faults;
    int m_fault = -1;
    QElapsedTimer m_clock;
    qint64 m_measuredMs = 0;
    qint64 m_next = 0;
    qint64 m_nextSample = sampleEveryMs;
    qint64 m_quietSince = 0;
    qint64 m_unkeptSince = 0;
    qint64 m_unkeptMs = 0;
    std::vector<Sample> m_samples;
    std::unique_ptr<MainThreadProbe> m_probe;
    std::vector<int> m_deck;
    QByteArray m_rest;
    QByteArray m_log;
    Lines m_kept;
    Lines m_stored;
    std::map<QByteArray, qint64> m_cycles;
    std::map<QByteArray, qint64> m_counts;
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
