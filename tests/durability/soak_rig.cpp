// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/soak_rig.h"

#include "tests/support/loop_gap.h"

#include <QDir>
#include <QHash>

#include <algorithm>
#include <numeric>
#include <utility>

namespace bnm {

using namespace Qt::StringLiterals;
using Manner = ScriptedReceiver::Answer::Manner;

namespace {

constexpr int noticeMs = 2'000; ///< until points are kept again after a full disk
constexpr double leastCycles = 0.98;
constexpr int openCycles = 2; ///< the first is not due yet, and the last one is still running

SimulatedNodeOptions nodeOptions(const SoakRig::Options &rig)
{
    SimulatedNodeOptions options = SimulatedNodeOptions::forDemo({}, rig.speed);
    options.seed = rig.seed;
    options.peers.count = rig.peers;
    options.historyBlocks = 300;
    options.pastForks.clear();
    options.firstBlockSeconds = 5;
    return options;
}

QByteArray between(const QByteArray &text, const QByteArray &before, const QByteArray &after)
{
    const qsizetype begin = text.indexOf(before) + before.size();
    return text.mid(begin, text.indexOf(after, begin) - begin);
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

} // namespace

SoakRig::SoakRig(const Options &options)
    : m_fastSeconds(options.fastSeconds),
      m_random(static_cast<quint32>(options.seed)),
      m_world(nodeOptions(options)),
      m_disk(m_world.path(u"disk"_s), options.diskMebibytes),
      m_electrum(MadeChain(10)),
      m_zmq(m_world.node.zmqEndpoint())
{
    m_influx.keepNothing();
    m_webhook.keepNothing();
    set("INFLUX_URL", m_influx.url().toString());
    set("INFLUX_BUCKET", u"b"_s);
    set("ALERT_WEBHOOK_URL", m_webhook.url().toString());
    set("ALERT_WEBHOOK_FORMAT", u"generic"_s);
    set("ELECTRUM_URL", u"electrum://127.0.0.1:%1"_s.arg(m_electrum.port()));
    set("DATA_DIR", m_disk.path(u"own"_s));
    set("SCRAPE_INTERVAL_FAST", QString::number(options.fastSeconds));
    set("SCRAPE_INTERVAL_SLOW", QString::number(options.slowSeconds));
    set("COLLECTOR_LOG_LEVEL", u"warning"_s);
    for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
        set(QByteArray("BITCOIN_ZMQ_") + stream, m_zmq.endpoint());
    answerInflux(204);
    makeNodeFaults();
    makeOtherFaults();
}

SoakRig::~SoakRig()
{
    if (m_program)
        m_program->kill();
}

void SoakRig::makeNodeFaults()
{
    const auto lasting = [this](const char *name, NodeFault fault) {
        const auto set = [this](NodeFault to) {
            m_world.node.run([to](SimulatedNode &node) { node.setFault(to); });
        };
        m_faults.push_back({name, [set, fault] { set(fault); }, [set] { set(NodeFault::None); }});
    };
    lasting("node refuses connections", NodeFault::RefuseConnections);
    lasting("node does not answer", NodeFault::Stall);
    lasting("node warms up (-28)", NodeFault::WarmUp);
    lasting("node sends a web page", NodeFault::NotJson);
    lasting("node sends garbage", NodeFault::WrongShape);
    lasting("node cuts its answers", NodeFault::CutMidBody);
    lasting("node's queue is full", NodeFault::WorkQueueExceeded);
    const auto once = [this](const char *name, std::function<void(SimulatedNode &)> action) {
        m_faults.push_back({name, [this, action] { m_world.node.run(action); }, [] {}});
    };
    once("reorganisation", [](SimulatedNode &node) { node.reorganise(3); });
    once("restart, all peers new", [](SimulatedNode &node) { node.restart(); });
    once("300 peers leave", [](SimulatedNode &node) { node.dropPeers(300); });
    once("burst of 5,000 transactions",
         [](SimulatedNode &node) { node.publishTransactions(5'000); });
    once("500 transactions lost", [](SimulatedNode &node) { node.loseTransactions(500); });
}

void SoakRig::makeOtherFaults()
{
    m_faults.push_back({"ZMQ is away", [this] { m_zmq.close(); }, [this] { m_zmq.open(); }});
    m_faults.push_back(
        {"InfluxDB refuses", [this] { m_influx.close(); }, [this] { m_influx.reopen(); }});
    for (const auto &[name, status] : {std::pair("InfluxDB fails", 500), {"InfluxDB: busy", 503}})
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

void SoakRig::answerInflux(int status, Manner manner)
{
    m_influx.answerBy([this, status, manner](const ScriptedReceiver::Request &request) {
        if (status == 204 && manner == Manner::Whole)
            for (const QByteArray &line : request.lines.split('\n'))
                m_stored.add(line);
        return ScriptedReceiver::Answer{.status = status, .manner = manner};
    });
}

void SoakRig::start()
{
    m_program = m_world.start(u"--headless --print"_s);
}

void SoakRig::raiseAlert()
{
    m_world.node.run([](SimulatedNode &node) { node.reorganise(3); });
}

QString SoakRig::end()
{
    if (hasEnded())
        return u"it did not run to the end"_s;
    QElapsedTimer time;
    time.start();
    m_program->terminate();
    runLoopUntil([this] { return hasEnded(); }, 20'000);
    read();
    const bool isWell = hasEnded() && m_program->exitStatus() == QProcess::NormalExit &&
                        m_program->exitCode() == 0 && time.elapsed() < 5'000;
    return isWell ? QString() : u"it ended badly, or late: after %1 ms"_s.arg(time.elapsed());
}

void SoakRig::beginNextFault()
{
    if (m_deck.empty()) {
        m_deck.resize(m_faults.size());
        std::iota(m_deck.begin(), m_deck.end(), 0);
        std::shuffle(m_deck.begin(), m_deck.end(), m_random);
    }
    m_fault = &m_faults[m_deck.back()];
    m_deck.pop_back();
    ++m_fault->times;
    m_fault->begin();
    if (m_fault->stopsKeeping && m_sinceFirstCycle.isValid())
        m_unkeptSinceMs = m_sinceFirstCycle.elapsed();
}

void SoakRig::endFault()
{
    if (!m_fault)
        return;
    m_fault->end();
    if (std::exchange(m_fault, nullptr)->stopsKeeping && m_sinceFirstCycle.isValid())
        m_unkeptMs += m_sinceFirstCycle.elapsed() - m_unkeptSinceMs + noticeMs;
}

void SoakRig::read()
{
    noteStarvation();
    m_log += m_program->readAllStandardError();
    m_rest += m_program->readAllStandardOutput();
    qsizetype begin = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
        take(m_rest.mid(begin, end - begin));
        begin = end + 1;
    }
    m_rest.remove(0, begin);
}

void SoakRig::take(const QByteArray &line)
{
    m_kept.add(line);
    if (const QByteArray key = "tx_count="; line.startsWith("mempool,") && line.contains(key))
        m_transactions = between(line, key, "i").toInt();
    if (!line.startsWith("collector,"))
        return;
    const QByteArray loop = between(line, "loop=", ",");
    if (loop == "fast" && line.contains("cycle_ms=") && m_fastCycles++ == 0) {
        m_sinceFirstCycle.start();
    }
    for (const char *field : {"skipped_cycles", "dropped_points"})
        if (const QByteArray key = QByteArray(field) + '='; line.contains(key))
            m_counts[loop + ' ' + field] = between(line, key, "i").toLongLong();
}

SoakRig::Usage SoakRig::usage() const
{
    const QString folder = u"/proc/%1/"_s.arg(processId());
    QFile file(folder + u"smaps_rollup"_s);
    const QByteArray memory = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return {megabytes(memory, {"Private_Dirty"}), megabytes(memory, {"Rss"}),
            entriesOf(folder + u"fd"_s), entriesOf(folder + u"task"_s), m_transactions};
}

qint64 SoakRig::counted(const QByteArray &loop, const QByteArray &field) const
{
    const auto it = m_counts.find(loop + ' ' + field);
    return it == m_counts.end() ? 0 : it->second;
}

double SoakRig::waitedMs(qint64 processId)
{
    QFile file(u"/proc/%1/task/%1/schedstat"_s.arg(processId));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() / 1e6 : 0;
}

qint64 SoakRig::pagesWaitedFor(qint64 processId)
{
    constexpr int majorFaults = 9; // behind the name in parentheses, which may have blanks
    QFile file(u"/proc/%1/task/%1/stat"_s.arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(majorFaults).toLongLong();
}

/// A timer that is late by its interval omits a cycle, and nobody knows. The system adds a wait
/// when it is over: that of a cycle or more is in the difference from one reading to the next.
void SoakRig::noteStarvation()
{
    const double waited = waitedMs(processId());
    const double more = waited - std::exchange(m_waitedMs, waited);
    if (m_sinceFirstCycle.isValid() && more >= 1'000 * m_fastSeconds)
        m_starvedMs += more;
}

qint64 SoakRig::dueCycles() const
{
    if (!m_sinceFirstCycle.isValid())
        return 0;
    const double dueMs =
        static_cast<double>(m_sinceFirstCycle.elapsed() - m_unkeptMs) - m_starvedMs;
    return static_cast<qint64>(dueMs / 1'000 / m_fastSeconds);
}

bool SoakRig::hasLostCycles() const
{
    const qint64 known = m_fastCycles + counted("fast", "skipped_cycles") + openCycles;
    return static_cast<double>(known) < leastCycles * static_cast<double>(dueCycles());
}

QString SoakRig::cycles() const
{
    return u"fast cycles: %1 kept, %2 skipped and counted, %3 due (%4 s without a processor)"_s
        .arg(m_fastCycles)
        .arg(counted("fast", "skipped_cycles"))
        .arg(dueCycles())
        .arg(m_starvedMs / 1'000, 0, 'f', 1);
}

void SoakRig::Lines::add(const QByteArray &line)
{
    if (!line.isEmpty())
        m_hashes.insert(qHash(line, 1) ^ (quint64{qHash(line, 2)} << 1));
}

qsizetype SoakRig::Lines::missingIn(const Lines &other) const
{
    return std::count_if(m_hashes.begin(), m_hashes.end(),
                         [&other](quint64 hash) { return !other.m_hashes.contains(hash); });
}

} // namespace bnm
