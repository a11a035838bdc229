// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of the mempool mirror at 300,000 transactions, with the simulated node in another process:
// first load, steady state, blocks. The plain pass that it is compared with fetches the verbose
// list as one answer and reads the same figures with simdjson. MEMPOOL_TRANSACTIONS=N: another
// size.
#include "collectors/mempool/mempool_sync.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"
#include "tests/support/simulated_node_process.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QLocale>
#include <QThread>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

using namespace bnm;
using namespace Qt::StringLiterals;
using State = MempoolSnapshot::State;

namespace {

constexpr int cycleMs = 5'000;
constexpr int loadDeadlineMs = 300'000;
constexpr int deadlineMs = 60'000;
constexpr int loadRounds = 3;

double memoryMb(const char *name)
{
    QFile file(u"/proc/self/status"_s);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith(name))
                return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble() /
                       1024;
    return 0;
}

void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

/// The source and the subscriber on a thread, as in the program, but open to questions.
class Mirror {
public:
    Mirror(const RpcEndpoint &endpoint, const QString &zmq)
    {
        m_there.moveToThread(&m_thread);
        m_thread.start();
        run([&] {
            const Identity identity{u"mainnet"_s, u"bench"_s};
            sync = std::make_unique<MempoolSync>(
                endpoint, MempoolSyncOptions{identity, cycleMs, !zmq.isEmpty()});
            subscriber =
                std::make_unique<ZmqSubscriber>(ZmqOptions{identity, {{}, {}, {}, zmq}, cycleMs});
            QObject::connect(subscriber.get(), &ZmqSubscriber::sequenceConnected, sync.get(),
                             &MempoolSource::setSequenceConnected);
            QObject::connect(subscriber.get(), &ZmqSubscriber::sequenceEvent, sync.get(),
                             &MempoolSource::takeSequenceEvent);
            QObject::connect(sync.get(), &MempoolSource::changed, &m_here,
                             [this](const MempoolSnapshotPtr &snapshot) {
                                 latest = snapshot;
                                 cycles += snapshot->state == State::Live ? 1 : 0;
                                 if (m_wanted && m_wanted())
                                     m_waiting.quit();
                             });
        });
    }
    ~Mirror()
    {
        run([&] {
            subscriber.reset();
            sync.reset();
        });
        m_thread.quit();
        m_thread.wait();
    }
    void run(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&m_there, work, Qt::BlockingQueuedConnection);
    }
    void start()
    {
        QMetaObject::invokeMethod(
            &m_there,
            [this] {
                subscriber->start();
                sync->start();
            },
            Qt::QueuedConnection);
    }
    /// Sleeps until a snapshot makes it so: QTest's waiting polls, which would be measured too.
    bool wait(const std::function<bool()> &wanted, int deadline)
    {
        m_wanted = wanted;
        QTimer::singleShot(deadline, &m_waiting, &QEventLoop::quit);
        if (!wanted())
            m_waiting.exec();
        m_wanted = {};
        return wanted();
    }
    qint64 bytes()
    {
        qint64 bytes = 0;
        run([&] { bytes = sync->client().bodyBytes(); });
        return bytes;
    }

    std::unique_ptr<MempoolSync> sync;
    std::unique_ptr<ZmqSubscriber> subscriber;
    MempoolSnapshotPtr latest = std::make_shared<MempoolSnapshot>();
    int cycles = 0;

private:
    QThread m_thread;
    QObject m_there;
    QObject m_here;
    QEventLoop m_waiting;
    std::function<bool()> m_wanted;
};

/// A plain simdjson pass for the same figures; 0: it is not the list.
qint64 plainPass(QByteArray &body)
{
    namespace ondemand = simdjson::ondemand;
    body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    ondemand::parser parser;
    ondemand::document document;
    qint64 vsize = 0;
    double fees = 0;
    const simdjson::padded_string_view view(body.constData(), std::size_t(body.size()),
                                            std::size_t(body.capacity()));
    if (parser.iterate(view).get(document) != simdjson::SUCCESS)
        return 0;
    for (auto answer : document.get_array())
        for (auto entry : answer.find_field("result").get_object()) {
            ondemand::object object;
            if (entry.value().get_object().get(object) != simdjson::SUCCESS)
                return 0;
            int64_t number = 0;
            double fee = 0;
            if (object.find_field("vsize").get(number) == simdjson::SUCCESS)
                vsize += number;
            if (object.find_field("chunkweight").get(number) == simdjson::SUCCESS)
                fees += double(number);
            ondemand::object all;
            if (object.find_field("fees").get_object().get(all) != simdjson::SUCCESS)
                return 0;
            if (all.find_field("base").get(fee) == simdjson::SUCCESS)
                fees += fee;
            if (all.find_field("chunk").get(fee) == simdjson::SUCCESS)
                fees += fee;
        }
    return fees > 0 ? vsize : 0;
}

/// CPU time of the plain pass: to fetch the verbose list, and to read it.
struct PlainPass {
    double fetchMs = 0;
    double readMs = 0;
    double peakMb = 0;

    double ms() const { return fetchMs + readMs; }
};

PlainPass plainPassOf(RpcEndpoint endpoint)
{
    endpoint.mostBytes = 1024LL * 1024 * 1024;
    RpcClient client(endpoint);
    QByteArray body;
    PlainPass pass;
    forgetPeak();
    const double idleMb = memoryMb("VmRSS");
    QEventLoop loop;
    pass.fetchMs = bench::cpuMsFor([&] {
        client.sendText(R"([{"jsonrpc":"2.0","id":0,"method":"getrawmempool","params":[true]}])",
                        "getrawmempool", 32, &loop, [&](RpcText &answer) {
                            body = std::move(answer.body);
                            loop.quit();
                        });
        loop.exec();
    });
    pass.readMs = bench::cpuMsFor([&] {
        if (plainPass(body) <= 0)
            qFatal("the verbose list was not read");
    });
    pass.peakMb = memoryMb("VmHWM") - idleMb;
    return pass;
}

/// To fetch the list of txids that a mirror without ZMQ compares, and to parse it.
double plainListMs(const RpcEndpoint &endpoint)
{
    RpcClient client(endpoint);
    QEventLoop loop;
    return bench::cpuMsFor([&] {
        client.sendText(
            R"([{"jsonrpc":"2.0","id":0,"method":"getrawmempool","params":[false,true]}])",
            "getrawmempool", 32, &loop, [&](RpcText &answer) {
                simdjson::dom::parser parser;
                if (parser.parse(answer.body.constData(), std::size_t(answer.body.size()), true)
                        .error() != simdjson::SUCCESS)
                    qFatal("the list was not read");
                loop.quit();
            });
        loop.exec();
    });
}

void load(Mirror &mirror)
{
    mirror.start();
    if (!mirror.wait([&] { return mirror.latest->state == State::Live; }, loadDeadlineMs))
        qFatal("the mempool was not read");
}

double cyclesMs(Mirror &mirror, int count)
{
    mirror.wait([end = mirror.cycles + 1, &mirror] { return mirror.cycles >= end; }, deadlineMs);
    const int end = mirror.cycles + count;
    return bench::cpuMsFor([&] {
               if (!mirror.wait([&] { return mirror.cycles >= end; }, deadlineMs))
                   qFatal("the cycles do not come");
           }) /
           count;
}

void withZmq(SimulatedNodeProcess &node, int transactions)
{
    std::vector<double> loads;
    std::vector<double> passes;
    std::vector<double> reads;
    for (int round = 0; round < loadRounds; ++round) { // the last one goes on
        const PlainPass pass = plainPassOf(node.endpoint());
        forgetPeak();
        const double idleMb = memoryMb("VmRSS");
        Mirror mirror(node.endpoint(), node.setting("BITCOIN_ZMQ_SEQUENCE"));
        loads.push_back(bench::cpuMsFor([&] { load(mirror); }));
        passes.push_back(pass.ms());
        reads.push_back(pass.readMs);
        if (*mirror.latest->txCount < transactions - 1'000)
            qFatal("transactions are missing");
        if (round + 1 < loadRounds)
            continue;
        const bench::Costs costs{bench::medianOf(loads), bench::medianOf(passes)};
        const QByteArray what =
            u"Mempool of %1, first load"_s.arg(QLocale(QLocale::English).toString(transactions))
                .toUtf8();
        bench::row(what.constData(), "ms CPU", "plain pass over the verbose list",
                   {costs.own, bench::medianOf(reads)});
        bench::row("  the same", "ms CPU", "verbose list fetched, plain pass", costs);
        bench::row("Mempool, first load, peak memory", "MB", "verbose list fetched, plain pass",
                   {memoryMb("VmHWM") - idleMb, pass.peakMb});
        const double steadyMs = cyclesMs(mirror, 3);
        bench::row("Mempool, cycle of 5 s, 7 transactions/s by ZMQ", "ms CPU", "a first load",
                   {steadyMs, costs.own});
        const qint64 before = *mirror.latest->txCount;
        const double blockMs = bench::cpuMsFor([&] {
            node.process.write("mine 1\n");
            if (!mirror.wait([&] { return *mirror.latest->txCount < before - 1'500; }, deadlineMs))
                qFatal("the block did not arrive");
        });
        const auto taken = double(before - *mirror.latest->txCount);
        bench::row("Mempool, block, for 4,000 transactions", "ms CPU", "a first load",
                   {blockMs / taken * 4'000, costs.own});
    }
}

void withoutZmq(const SimulatedNodeProcess &node)
{
    Mirror mirror(node.endpoint(), {});
    load(mirror);
    const double ms = cyclesMs(mirror, 2);
    bench::row("Mempool, cycle without ZMQ", "ms CPU", "list of txids fetched and parsed",
               {ms, plainListMs(node.endpoint())});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int transactions = 300'000;
    if (const int given = qEnvironmentVariableIntValue("MEMPOOL_TRANSACTIONS"); given > 0)
        transactions = given;
    SimulatedNodeProcess node({u"--transactions=%1"_s.arg(transactions), u"--arrivals=7"_s});
    withZmq(node, transactions);
    withoutZmq(node);
    return 0;
}
