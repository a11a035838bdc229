// SPDX-License-Identifier: GPL-3.0-or-later
// The synchroniser against the simulated node: real HTTP, real ZMQ.
#include "collectors/mempool/mempool_sync.h"
#include "collectors/pipeline/hand_over.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/status_board.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "mempool_world.h"
#include "tests/collectors/zmq/publisher.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = StatusReport::Level;
using State = MempoolSnapshot::State;

namespace {

constexpr int cycleMs = 100;
const Identity identity{u"mainnet"_s, u"test"_s};

SimulatedNodeOptions quietNode(int transactions = 3'000)
{
    SimulatedNodeOptions options;
    options.historyBlocks = 20;
    options.mempoolTransactions = transactions;
    return options;
}

/// The source and the subscriber on one thread, as in the program, and their latest output.
class Watched {
public:
    explicit Watched(RpcEndpoint endpoint, const QString &sequenceEndpoint,
                     int intervalMs = cycleMs)
    {
        endpoint.patienceMs = 60'000; // as in the program
        auto source = std::make_unique<MempoolSync>(
            std::move(endpoint),
            MempoolSyncOptions{identity, intervalMs, !sequenceEndpoint.isEmpty()});
        auto zmq = std::make_unique<ZmqSubscriber>(
            ZmqOptions{identity, {{}, {}, {}, sequenceEndpoint}, intervalMs});
        QObject::connect(zmq.get(), &ZmqSubscriber::sequenceConnected, source.get(),
                         &MempoolSource::setSequenceConnected);
        QObject::connect(zmq.get(), &ZmqSubscriber::sequenceEvent, source.get(),
                         &MempoolSource::takeSequenceEvent);
        QObject::connect(source.get(), &MempoolSource::changed, &m_here,
                         [this](const MempoolSnapshotPtr &snapshot) {
                             takeOver(snapshot.get());
                             latest = snapshot;
                             states << snapshot->state;
                             if (onChanged)
                                 onChanged(*snapshot);
                         });
        QObject::connect(source.get(), &Component::pointsReady, &m_here,
                         [this](const PointsPtr &points) {
                             takeOver(points.get());
                             collected.take(*points);
                         });
        QObject::connect(source.get(), &Component::reported, &m_here,
                         [this](const StatusReport &report) { reports << report; });
        QObject::connect(source.get(), &Collector::firstCycleFinished, &m_here, [this](bool ok) {
            QVERIFY(!firstOk);
            firstOk = ok;
        });
        board.watch(*source);
        m_thread.start();
        m_zmq.emplace(m_thread, std::move(zmq));
        m_source.emplace(m_thread, std::move(source));
    }
    ~Watched()
    {
        end();
        m_thread.quit();
        if (!m_thread.wait(deadlineMs))
            qFatal("the thread does not end");
    }
    void start()
    {
        m_zmq->post([](ZmqSubscriber &zmq) { zmq.start(); });
        m_source->post([](MempoolSync &source) { source.start(); });
    }
    void take(const NodeFigures &figures)
    {
        m_source->post([figures](MempoolSync &source) { source.takeNodeFigures(figures); });
    }
    void end()
    {
        m_source.reset();
        m_zmq.reset();
    }

    StatusReport status() const { return reports.isEmpty() ? StatusReport() : reports.back(); }
    Status onBoard() const { return board.find("mempool").value(); }
    std::optional<double> own(Name field) const
    {
        const Point *point = collected.newest("collector", "loop", u"mempool"_s);
        return point ? point->number(field) : std::nullopt;
    }

    MempoolSnapshotPtr latest = std::make_shared<MempoolSnapshot>();
    QList<State> states;
    QList<StatusReport> reports;
    std::optional<bool> firstOk;
    Collected collected;
    StatusBoard board;
    std::function<void(const MempoolSnapshot &)> onChanged;

private:
    QObject m_here;
    QThread m_thread;
    std::optional<OnThread<ZmqSubscriber>> m_zmq;
    std::optional<OnThread<MempoolSync>> m_source;
};

using Bins = MempoolSnapshot::Histogram;

Bins binsOf(SimulatedNodeThread &node)
{
    QByteArray text;
    node.run([&](SimulatedNode &one) { text = one.mempool().verboseList(); });
    return binsOfVerboseList(text);
}

/// Empty when the snapshot's bins are those.
QString difference(const MempoolSnapshot &snapshot, const Bins &expected)
{
    if (snapshot.state != State::Live)
        return u"state %1: %2"_s.arg(int(snapshot.state)).arg(snapshot.trouble);
    const Bins &bins = *snapshot.bins;
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (bins[i] != expected[i])
            return u"bin %1: %2 transactions, %3 vB instead of %4, %5"_s.arg(feerateBinTag(i))
                .arg(*bins[i].txCount)
                .arg(bins[i].vsize)
                .arg(*expected[i].txCount)
                .arg(expected[i].vsize);
    return {};
}

/// While the node is quiet.
QString differenceInTheEnd(SimulatedNodeThread &node, const Watched &watched)
{
    const Bins expected = binsOf(node);
    (void)QTest::qWaitFor([&] { return difference(*watched.latest, expected).isEmpty(); },
                          deadlineMs);
    return difference(*watched.latest, expected);
}

#define BECOMES_EQUAL(node, watched) QCOMPARE(differenceInTheEnd(node, watched), QString())

} // namespace

class TestMempoolSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBinsAlwaysMatchTheNode_data()
    {
        QTest::addColumn<bool>("withZmq");
        QTest::newRow("by ZMQ events") << true;
        QTest::newRow("by comparing lists") << false;
    }
    void theBinsAlwaysMatchTheNode()
    {
        QFETCH(bool, withZmq);
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), withZmq ? node.zmqEndpoint() : QString());
        watched.start();
        BECOMES_EQUAL(node, watched);
        QCOMPARE(watched.latest->followsEvents, withZmq);
        node.run([](SimulatedNode &one) { one.publishTransactions(300); });
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) { one.mine(); });
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) {
            one.publishTransactions(50);
            one.mine(2);
            one.reorganise(2);
            one.publishTransactions(50);
        });
        BECOMES_EQUAL(node, watched);
        QCOMPARE(watched.collected.complaints(), QStringList());
    }

    void unknownIsNotCheap()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), {});
        watched.start();
        BECOMES_EQUAL(node, watched);
        // The bins are known; the recommended feerates are not.
        QVERIFY(!watched.latest->feerates.nextBlock);
        QCOMPARE(watched.collected.count("recommended_feerate"), 0);
        NodeFigures figures;
        figures.doubt = FeerateDoubt::None;
        watched.take(figures);
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->feerates.nextBlock > 0.0, deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(watched.collected.count("recommended_feerate") > 0, deadlineMs);
        figures.doubt = FeerateDoubt::BlocksOnly;
        watched.take(figures);
        QTRY_VERIFY_WITH_TIMEOUT(!watched.latest->feerates.nextBlock, deadlineMs);
        QCOMPARE(watched.latest->state, State::Live);
    }

    void lostMessagesAreRecovered()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        watched.start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
        node.run([](SimulatedNode &one) {
            one.publishTransactions(10);
            one.loseTransactions(100);
            one.publishTransactions(1); // its number shows the loss
        });
        BECOMES_EQUAL(node, watched);
    }

    void aRestartedNode()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        watched.start();
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) {
            one.publishTransactions(20);
            one.restart();
            one.publishTransactions(20);
        });
        BECOMES_EQUAL(node, watched);
    }

    /// Anyone may publish: this causes the node at most one list per cycle.
    void aFloodOfMessagesCausesFewLists_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<int>("step");
        QTest::newRow("messages are missing") << QByteArray("A") << 2;
        QTest::newRow("blocks") << QByteArray("C") << 1;
    }
    void aFloodOfMessagesCausesFewLists()
    {
        QFETCH(QByteArray, label);
        QFETCH(int, step);
        SimulatedNodeThread node(quietNode(100));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        QByteArray hash;
        node.run([&hash](SimulatedNode &one) {
            hash = QByteArray::fromHex(one.chain().tip().hash.toLatin1());
        });
        const auto requests = [&node] {
            qint64 count = 0;
            node.run([&count](SimulatedNode &one) { count = one.requestCount(); });
            return count;
        };
        Publisher publisher;
        Watched watched(endpointOf(node), publisher.endpoint(), 3'600'000);
        watched.start();
        QVERIFY(publisher.waitForSubscriptions(1));
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
        const qint64 before = requests();
        quint32 number = 1;
        quint64 sequence = 1'000;
        QElapsedTimer time;
        time.start();
        for (int sent = 0; time.elapsed() < 2'000; number += static_cast<quint32>(step), ++sent) {
            QByteArray body = hash + label;
            if (label == "A") {
                body.resize(41);
                qToLittleEndian(++sequence, body.data() + 33);
            }
            publisher.message("sequence", body, number);
            if (sent % 100 == 0)
                QTest::qWait(1);
        }
        const qint64 asked = requests() - before;
        QVERIFY2(asked > 0 && asked <= MempoolSync::mostPrompted + 2,
                 qPrintable(QString::number(asked)));
    }

    void aBlockWithUnknownContentsCausesAList()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        watched.start();
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) {
            one.setMissingMethods({u"getblock"_s});
            one.mine();
        });
        BECOMES_EQUAL(node, watched);
    }

    void progressIsReportedAndPartsAreNotPublished()
    {
        SimulatedNodeThread node(quietNode(20'000));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint(), 20);
        qint64 readBefore = -1;
        bool grows = true;
        watched.onChanged = [&](const MempoolSnapshot &snapshot) {
            if (snapshot.state != State::Reading)
                return;
            grows = grows && snapshot.read >= readBefore && snapshot.total == 20'000 &&
                    watched.collected.points().empty() && !watched.firstOk;
            readBefore = snapshot.read;
        };
        watched.start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
        QVERIFY(watched.states.contains(State::Reading));
        QVERIFY(grows);
        QCOMPARE(watched.latest->txCount, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(watched.collected.count("mempool_hist") >= int(feerateBins.size()),
                                 deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.firstOk, std::optional(true), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);
        QVERIFY(std::any_of(watched.reports.begin(), watched.reports.end(),
                            [](const StatusReport &report) {
                                return report.level == Level::Waiting &&
                                       report.sentence.startsWith(u"Reading the mempool: "_s);
                            }));
        QVERIFY(watched.own("skipped_cycles") > 0);
        QVERIFY(watched.own("http_requests") > 0);
        QVERIFY(watched.own("cycle_ms") > 0);
        QCOMPARE(watched.own("rpc_errors"), 0);
    }

    void itEndsInTheMiddleOfTheFirstReading()
    {
        SimulatedNodeThread node(quietNode(50'000));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), {});
        watched.start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Reading, deadlineMs);
        watched.end();
        QVERIFY(watched.latest->read < 50'000);
    }

    void aFailingNode_data()
    {
        QTest::addColumn<NodeFault>("fault");
        QTest::newRow("not JSON") << NodeFault::NotJson;
        QTest::newRow("wrong shape") << NodeFault::WrongShape;
        QTest::newRow("forbidden") << NodeFault::Forbidden;
        QTest::newRow("warm-up") << NodeFault::WarmUp;
        QTest::newRow("refused") << NodeFault::RefuseConnections;
        QTest::newRow("cut") << NodeFault::CutMidBody;
    }
    void aFailingNode()
    {
        QFETCH(NodeFault, fault);
        SimulatedNodeThread node(quietNode(500));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([&](SimulatedNode &one) { one.setFault(fault); });
        Watched watched(endpointOf(node), {});
        watched.start();
        QTRY_VERIFY_WITH_TIMEOUT(!watched.latest->trouble.isEmpty(), deadlineMs);
        QCOMPARE(watched.latest->state, State::Waiting);
        const Level expected = fault == NodeFault::WarmUp ? Level::Waiting : Level::Bad;
        QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, expected, deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.firstOk, std::optional(false), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.own("rpc_errors") >= 2, true, deadlineMs);
        QCOMPARE(watched.status().sentence, watched.latest->trouble);
        node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
        BECOMES_EQUAL(node, watched);
        QVERIFY(watched.latest->trouble.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);
        node.run([&](SimulatedNode &one) { one.setFault(fault); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Stale, deadlineMs);
        QVERIFY(watched.latest->txCount > 0); // known figures stay
    }

    void aFullMempoolHasAPurgeLine()
    {
        SimulatedNodeThread node(quietNode(500));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), {});
        watched.start();
        BECOMES_EQUAL(node, watched);
        QVERIFY(!watched.latest->purgeFeerate);
        watched.take({std::nullopt, 0.7, 0.1});
        QTRY_COMPARE_WITH_TIMEOUT(watched.latest->purgeFeerate, std::optional(0.7), deadlineMs);
    }

    void aNodeThatDoesNotAnswer();
    void aRefusedCall_data();
    void aRefusedCall();
    void aRefusedBlock_data();
    void aNodeThatHangsWhileZmqIsConnected();
    void aRefusedBlock();
    void aNodeThatIsTooOld();
    void wordsThatRepeatTheLogin_data();
    void wordsThatRepeatTheLogin();
    void theRecordedMempoolByAScript();
};

/// It becomes silent, which the status board detects.
void TestMempoolSync::aNodeThatDoesNotAnswer()
{
    SimulatedNodeThread node(quietNode(500));
    QString error;
    QVERIFY2(node.start(&error), qPrintable(error));
    Watched watched(endpointOf(node), {});
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::Stall); });
    watched.start();
    watched.board.start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Bad, deadlineMs);
    QVERIFY2(watched.onBoard().sentence.startsWith(u"No result yet"_s),
             qPrintable(watched.onBoard().sentence));
    QCOMPARE(watched.reports.size(), 1); // "connecting"
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Good, deadlineMs);
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::Stall); });
    QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Stale, deadlineMs);
    static const QRegularExpression call(u"get(raw)?mempool"_s); // whichever was under way
    QTRY_VERIFY_WITH_TIMEOUT(watched.latest->trouble.contains(call), deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Bad, deadlineMs);
    QCOMPARE(watched.status().level, Level::Good); // its own last report
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Good, deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Live, deadlineMs);
}

/// Without changes there is no request; yet the old figures are not current.
void TestMempoolSync::aNodeThatHangsWhileZmqIsConnected()
{
    SimulatedNodeThread node(quietNode(500));
    QString error;
    QVERIFY2(node.start(&error), qPrintable(error));
    Watched watched(endpointOf(node), node.zmqEndpoint());
    watched.start();
    watched.board.start();
    BECOMES_EQUAL(node, watched);
    QTRY_VERIFY_WITH_TIMEOUT(watched.latest->followsEvents, deadlineMs);
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::Stall); });
    QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Stale, deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Bad, deadlineMs);
    const int points = watched.collected.count("mempool_hist");
    const auto skipped = watched.onBoard();
    QTest::qWait(10 * cycleMs); // nothing may come
    QCOMPARE(watched.collected.count("mempool_hist"), points);
    QCOMPARE(watched.onBoard(), skipped);
    node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
    QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Live, deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.onBoard().level, Level::Good, deadlineMs);
}

/// A node with two transactions that may refuse a call, as rpcwhitelist makes it do (HTTP 403
/// for the whole batch) or as something between may (-32601 for the call).
class RefusingNode {
public:
    RefusingNode() : server([this](const QByteArray &body) { return answer(body); }) {}

    QString refused;
    bool byStatus = true;
    int errorCode = -32601;
    QString errorText = u"no"_s;
    int blocksAsked = 0;

    static QByteArray txid(int number)
    {
        return QByteArray::number(number).rightJustified(64, '0');
    }

private:
    RpcHttpServer::Answer answer(const QByteArray &body)
    {
        QJsonArray answers;
        for (const QJsonValue &call : QJsonDocument::fromJson(body).array()) {
            const QString method = call["method"_L1].toString();
            blocksAsked += method == u"getblock"_s ? 1 : 0;
            QJsonObject one{{u"id"_s, call["id"_L1]}};
            if (method != refused)
                one[u"result"_s] = result(method);
            else if (byStatus)
                return {403, {}};
            else
                one[u"error"_s] = QJsonObject{{u"code"_s, errorCode}, {u"message"_s, errorText}};
            answers << one;
        }
        return {200, QJsonDocument(answers).toJson()};
    }
    static QJsonValue result(const QString &method)
    {
        if (method == u"getrawmempool"_s)
            return QJsonObject{
                {u"txids"_s, QJsonArray{QLatin1String(txid(1)), QLatin1String(txid(2))}},
                {u"mempool_sequence"_s, 9}};
        if (method == u"getblock"_s)
            return QJsonObject{{u"tx"_s, QJsonArray{QLatin1String(txid(3))}}};
        return QJsonObject{{u"vsize"_s, 200},
                           {u"ancestorsize"_s, 200},
                           {u"fees"_s, QJsonObject{{u"base"_s, 0.00001}, {u"ancestor"_s, 0.00001}}},
                           {u"depends"_s, QJsonArray()},
                           {u"spentby"_s, QJsonArray()}};
    }

public:
    RpcHttpServer server;
};

void TestMempoolSync::aRefusedCall_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("byStatus");
    QTest::addColumn<QString>("advice");
    for (const QString &method : {u"getrawmempool"_s, u"getmempoolentry"_s}) {
        QTest::addRow("%s, 403", qPrintable(method)) << method << true << u"rpcwhitelist"_s;
        QTest::addRow("%s, unknown", qPrintable(method)) << method << false << u"does not know"_s;
    }
}

void TestMempoolSync::aRefusedCall()
{
    QFETCH(QString, method);
    QFETCH(bool, byStatus);
    QFETCH(QString, advice);
    RefusingNode node;
    node.refused = method;
    node.byStatus = byStatus;
    Watched watched(endpointOf(node.server), {});
    watched.start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Bad, deadlineMs);
    QCOMPARE(watched.firstOk, std::optional(false));
    // It is reported each cycle, and counted.
    const qsizetype before = watched.reports.size();
    QTRY_VERIFY_WITH_TIMEOUT(watched.reports.size() >= before + 3, deadlineMs);
    for (const QString &word : {method, advice})
        QVERIFY2(watched.status().sentence.contains(word), qPrintable(watched.status().sentence));
    QTRY_VERIFY_WITH_TIMEOUT(watched.own("rpc_errors") >= 3, deadlineMs);
    QCOMPARE(watched.collected.count("mempool_hist"), 0);
    node.refused.clear();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);
    QVERIFY(watched.collected.count("mempool_hist") > 0);
    QVERIFY(watched.own("rpc_errors") >= 3);
    node.refused = method;
    if (method == u"getrawmempool"_s) {
        QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Bad, deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Stale, deadlineMs);
    }
    QCOMPARE(watched.collected.complaints(), QStringList());
}

void TestMempoolSync::aRefusedBlock_data()
{
    QTest::addColumn<bool>("byStatus");
    QTest::newRow("403") << true;
    QTest::newRow("unknown") << false;
}

/// Lists replace it, which is reported as long as it lasts.
void TestMempoolSync::aRefusedBlock()
{
    QFETCH(bool, byStatus);
    RefusingNode node;
    node.refused = u"getblock"_s;
    node.byStatus = byStatus;
    Publisher publisher;
    quint32 number = 0;
    Watched watched(endpointOf(node.server), publisher.endpoint());
    watched.start();
    QVERIFY(publisher.waitForSubscriptions(1));
    const auto connectBlock = [&] {
        publisher.message("sequence", QByteArray(32, 'b') + 'C', number++);
    };
    const auto add = [&](char sequence) {
        publisher.message("sequence", QByteArray(31, 0) + '\1' + 'A' + sequence + QByteArray(7, 0),
                          number++);
    };
    add(5);
    QTRY_VERIFY_WITH_TIMEOUT(watched.latest->followsEvents, deadlineMs);
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);

    add(6); // the first may arrive before the connection is reported
    connectBlock();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Watch, deadlineMs);
    QVERIFY(watched.status().sentence.contains(u"getblock"_s));
    QCOMPARE(watched.status().topic, topics::refusedCalls);
    for (const StatusReport &report : watched.reports)
        QVERIFY2(report.level != Level::Bad, qPrintable(report.sentence));
    const qsizetype before = watched.reports.size();
    connectBlock();
    QTRY_COMPARE_WITH_TIMEOUT(node.blocksAsked, 2, deadlineMs);
    QTRY_VERIFY_WITH_TIMEOUT(watched.reports.size() >= before + 3, deadlineMs);
    for (const StatusReport &report : watched.reports.mid(before))
        QCOMPARE(report.level, Level::Watch); // never well, and not failing: the figures are right
    QCOMPARE(watched.latest->state, State::Live);
    QTRY_COMPARE_WITH_TIMEOUT(watched.own("rpc_errors"), 1, deadlineMs);

    node.refused.clear();
    connectBlock();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Good, deadlineMs);
}

void TestMempoolSync::aNodeThatIsTooOld()
{
    RefusingNode node;
    node.refused = u"getrawmempool"_s;
    node.byStatus = false;
    node.errorCode = -1; // and the call's help, as Bitcoin Core 0.20 answers
    Watched watched(endpointOf(node.server), {});
    watched.start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Bad, deadlineMs);
    QVERIFY(watched.status().sentence.contains(u"0.21"_s));
}

void TestMempoolSync::wordsThatRepeatTheLogin_data()
{
    QTest::addColumn<QString>("method");
    for (const char *method : {"getrawmempool", "getmempoolentry"})
        QTest::newRow(method) << QString::fromLatin1(method);
}

void TestMempoolSync::wordsThatRepeatTheLogin()
{
    QFETCH(QString, method);
    RefusingNode node;
    node.refused = method;
    node.byStatus = false;
    node.errorCode = -32000;
    const QString header = u"Basic "_s + QLatin1String(QByteArray("user:password").toBase64());
    node.errorText = u"got "_s + header + u" of user:password"_s;
    Watched watched(endpointOf(node.server), {});
    watched.start();
    QTRY_COMPARE_WITH_TIMEOUT(watched.status().level, Level::Bad, deadlineMs);
    for (const QString &said : {watched.status().sentence, watched.latest->trouble}) {
        QVERIFY2(said.contains(u"got Basic \u2026 of"_s), qPrintable(said));
        QVERIFY2(!said.contains(u"password"_s), qPrintable(said));
    }
}

/// A node that answers out of the recorded verbose list.
class RecordedMempool {
public:
    RecordedMempool()
        : m_list(Recordings::result(u"getrawmempool_verbose"_s).toObject()),
          server([this](const QByteArray &body) { return answer(body); })
    {
    }

private:
    RpcHttpServer::Answer answer(const QByteArray &body)
    {
        QJsonArray answers;
        for (const QJsonValue &call : QJsonDocument::fromJson(body).array()) {
            const bool isList = call["method"_L1] == "getrawmempool"_L1;
            answers << QJsonObject{
                {u"id"_s, call["id"_L1]},
                {u"result"_s, isList ? list() : m_list.value(call["params"_L1][0].toString())}};
        }
        return {200, QJsonDocument(answers).toJson()};
    }

    QJsonValue list() const
    {
        return QJsonObject{{u"txids"_s, QJsonArray::fromStringList(m_list.keys())},
                           {u"mempool_sequence"_s, 9}};
    }

    QJsonObject m_list;

public:
    RpcHttpServer server;
};

void TestMempoolSync::theRecordedMempoolByAScript()
{
    if (!Recordings::exist())
        QSKIP(qPrintable(Recordings::reason()));
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("there is no python3");
    QProcess script;
    script.start(python, {QStringLiteral(TESTS_DIR "/collectors/mempool/histogram.py"),
                          qEnvironmentVariable("RECORDINGS_DIR") +
                              u"/bitcoin-core-rpc/getrawmempool_verbose.json"_s});
    QVERIFY(script.waitForFinished());
    const QString expected = QString::fromUtf8(script.readAllStandardOutput());

    RecordedMempool recorded;
    Watched watched(endpointOf(recorded.server), {});
    watched.start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
    QString got;
    for (std::size_t i = 0; i < feerateBins.size(); ++i) {
        const BinContent &bin = (*watched.latest->bins)[i];
        got += u"%1 %2 %3 %4\n"_s.arg(feerateBinTag(i))
                   .arg(bin.txCount.value_or(-1))
                   .arg(bin.vsize)
                   .arg(bin.feeSat.value_or(-1));
    }
    QCOMPARE(got, expected);
    QVERIFY(watched.latest->txCount > 2'000);
}

QTEST_GUILESS_MAIN(TestMempoolSync)
#include "test_mempool_sync.moc"
