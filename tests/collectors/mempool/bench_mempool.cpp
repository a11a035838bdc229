// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of the mempool mirror at 300,000 transactions, with a simulated node in another process.
// Prints one table; asserts only that everything was read. MEMPOOL_TRANSACTIONS=N: another size.
// CPU is of this whole process, including the HTTP thread and kernel time.
#include "collectors/mempool/mempool_sync.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "tests/support/loop_gap.h"
#include "tests/support/test_endpoint.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QThread>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include <ctime>
#include <sys/resource.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = MempoolSnapshot::State;

namespace {

constexpr int usualCycleMs = 5'000;
constexpr int loadDeadlineMs = 300'000;

double cpuMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

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
    Mirror(const RpcEndpoint &endpoint, const QString &zmq, int cycleMs)
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

/// Time of a plain simdjson pass for the same figures.
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

} // namespace

class BenchMempool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void firstReading();
    void cycles();
    void comparingLists();
    void verbose();
    void cleanupTestCase();

private:
    void row(const QString &what, const QString &figure)
    {
        m_table += u"%1 %2\n"_s.arg(what, -62).arg(figure, 22);
    }

    QProcess m_node;
    RpcEndpoint m_endpoint;
    QString m_zmq;
    int m_transactions = 300'000;
    double m_loadCpu = 0;
    QString m_table;
};

void BenchMempool::initTestCase()
{
    if (const int given = qEnvironmentVariableIntValue("MEMPOOL_TRANSACTIONS"); given > 0)
        m_transactions = given;
    m_node.start(QStringLiteral(SIMULATED_NODE),
                 {u"--transactions=%1"_s.arg(m_transactions), u"--arrivals=7"_s});
    QMap<QByteArray, QByteArray> settings;
    while (!settings.contains("BITCOIN_ZMQ_SEQUENCE")) {
        QVERIFY(m_node.canReadLine() || m_node.waitForReadyRead(60'000));
        const QByteArrayList parts = m_node.readLine().trimmed().split('=');
        settings.insert(parts.value(0), parts.value(1));
    }
    m_endpoint = endpointAt(quint16(settings["BITCOIN_RPC_PORT"].toInt()));
    m_endpoint.cookiePath = QString::fromLocal8Bit(settings["BITCOIN_RPC_COOKIE_PATH"]);
    m_endpoint.timeoutMs = 60'000;
    m_zmq = QString::fromLocal8Bit(settings["BITCOIN_ZMQ_SEQUENCE"]);
}

void BenchMempool::firstReading()
{
    QTest::qWait(500);
    Mirror mirror(m_endpoint, m_zmq, usualCycleMs);
    forgetPeak();
    const double idleMb = memoryMb("VmRSS");
    const double before = cpuMs();
    QElapsedTimer wall;
    wall.start();
    mirror.start();
    QVERIFY(mirror.wait([&] { return mirror.latest->state == State::Live; }, loadDeadlineMs));
    m_loadCpu = cpuMs() - before;
    QVERIFY(*mirror.latest->txCount > m_transactions - 1'000);
    qint64 tableBytes = 0;
    mirror.run([&] { tableBytes = qint64(mirror.sync->mirror().bytes()); });
    row(u"First reading, batched entries: CPU"_s, u"%1 ms"_s.arg(m_loadCpu, 0, 'f', 0));
    row(u"  wall time"_s, u"%1 s"_s.arg(double(wall.elapsed()) / 1e3, 0, 'f', 1));
    row(u"  RPC bodies, both ways"_s, u"%1 MB"_s.arg(double(mirror.bytes()) / 1e6, 0, 'f', 1));
    row(u"  peak memory over idle"_s, u"%1 MB"_s.arg(memoryMb("VmHWM") - idleMb, 0, 'f', 1));
    row(u"  memory over idle afterwards"_s, u"%1 MB"_s.arg(memoryMb("VmRSS") - idleMb, 0, 'f', 1));
    row(u"  of which the mirror's own"_s, u"%1 MB"_s.arg(double(tableBytes) / 1e6, 0, 'f', 1));
}

void BenchMempool::cycles()
{
    LoopGap gap;
    Mirror mirror(m_endpoint, m_zmq, usualCycleMs);
    mirror.start();
    QVERIFY(mirror.wait([&] { return mirror.latest->state == State::Live; }, loadDeadlineMs));
    QTest::qWait(2 * usualCycleMs); // leftovers of the first reading
    const int cycles = mirror.cycles;
    const double cyclesBefore = cpuMs();
    const qint64 bytesBefore = mirror.bytes();
    constexpr int measured = 6;
    QVERIFY(mirror.wait([&] { return mirror.cycles >= cycles + measured; }, 120'000));
    const double cycleCpu = (cpuMs() - cyclesBefore) / measured;
    row(u"Cycle of 5 s at 7 transactions/s by ZMQ: CPU"_s,
        m_loadCpu > 0 ? u"%1 ms, %2 % of a reload"_s.arg(cycleCpu, 0, 'f', 1)
                            .arg(100 * cycleCpu / m_loadCpu, 0, 'f', 2)
                      : u"%1 ms"_s.arg(cycleCpu, 0, 'f', 1));
    row(u"  RPC bodies, both ways"_s,
        u"%1 kB"_s.arg(double(mirror.bytes() - bytesBefore) / measured / 1e3, 0, 'f', 1));

    const qint64 countBefore = *mirror.latest->txCount;
    gap.start();
    m_node.write("mine 2\n");
    QVERIFY(mirror.wait([&] { return *mirror.latest->txCount < countBefore - 4'000; }, 30'000));
    row(u"Two blocks that take out %1: longest gap of the loop"_s.arg(countBefore -
                                                                      *mirror.latest->txCount),
        gap.text());
}

void BenchMempool::comparingLists()
{
    Mirror mirror(m_endpoint, {}, usualCycleMs);
    LoopGap gap; // in a separate run, because measuring costs CPU
    gap.start();
    mirror.start();
    QVERIFY(mirror.wait([&] { return mirror.latest->state == State::Live; }, loadDeadlineMs));
    gap.stop();
    row(u"First reading: longest gap of the window's event loop"_s, gap.text());
    QTest::qWait(usualCycleMs);
    const int cycles = mirror.cycles;
    const double before = cpuMs();
    const qint64 bytesBefore = mirror.bytes();
    constexpr int measured = 3;
    QVERIFY(mirror.wait([&] { return mirror.cycles >= cycles + measured; }, 120'000));
    const double cpu = (cpuMs() - before) / measured;
    row(u"Cycle of 5 s without ZMQ (list compared): CPU"_s, u"%1 ms"_s.arg(cpu, 0, 'f', 1));
    row(u"  RPC bodies, both ways"_s,
        u"%1 MB"_s.arg(double(mirror.bytes() - bytesBefore) / measured / 1e6, 0, 'f', 1));
}

void BenchMempool::verbose()
{
    RpcEndpoint endpoint = m_endpoint;
    endpoint.mostBytes = 1024LL * 1024 * 1024;
    RpcClient client(endpoint);
    forgetPeak();
    const double idleMb = memoryMb("VmRSS");
    const double before = cpuMs();
    QByteArray body;
    client.sendText(R"([{"jsonrpc":"2.0","id":0,"method":"getrawmempool","params":[true]}])",
                    "getrawmempool", 32, this,
                    [&](RpcText &answer) { body = std::move(answer.body); });
    QVERIFY(QTest::qWaitFor([&] { return !body.isEmpty(); }, 60'000));
    const double fetched = cpuMs();
    QVERIFY(plainPass(body) > 0);
    const double passed = cpuMs() - fetched;
    simdjson::dom::parser dom;
    const double domBefore = cpuMs();
    QVERIFY(dom.parse(body.constData(), std::size_t(body.size()), true).error() ==
            simdjson::SUCCESS);
    row(u"Verbose list (%1 MB): CPU to fetch it"_s.arg(double(body.size()) / 1e6, 0, 'f', 0),
        u"%1 ms"_s.arg(fetched - before, 0, 'f', 0));
    row(u"  plain simdjson pass over it, on demand"_s, u"%1 ms"_s.arg(passed, 0, 'f', 0));
    row(u"  plain simdjson parse to a tree"_s, u"%1 ms"_s.arg(cpuMs() - domBefore, 0, 'f', 0));
    row(u"  peak memory over idle"_s, u"%1 MB"_s.arg(memoryMb("VmHWM") - idleMb, 0, 'f', 1));
    row(u"First reading against fetching the verbose list and the pass"_s,
        u"%1 times"_s.arg(m_loadCpu / (fetched - before + passed), 0, 'f', 2));
    row(u"First reading against the plain pass"_s,
        u"%1 times"_s.arg(m_loadCpu / passed, 0, 'f', 2));
}

void BenchMempool::cleanupTestCase()
{
    m_node.kill();
    m_node.waitForFinished();
    qInfo("%d transactions\n%s", m_transactions, qPrintable(m_table));
}

QTEST_GUILESS_MAIN(BenchMempool)
#include "bench_mempool.moc"
