// SPDX-License-Identifier: GPL-3.0-or-later
// The synchroniser against the simulated node: real HTTP, real ZMQ.
#include "collectors/mempool/mempool_thread.h"
#include "mempool_world.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
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

/// A mempool thread beside a simulated node, and what it said last.
class Watched {
public:
    explicit Watched(const RpcEndpoint &endpoint, const QString &sequenceEndpoint)
    {
        MempoolThreadOptions options;
        options.endpoint = endpoint;
        options.sync = {identity, cycleMs, sequenceEndpoint};
        thread = std::make_unique<MempoolThread>(options);
        QObject::connect(thread.get(), &MempoolThread::changed, thread.get(),
                         [this](const MempoolSnapshotPtr &snapshot) {
                             latest = snapshot;
                             states << snapshot->state;
                         });
        QObject::connect(thread.get(), &MempoolThread::pointsReady, thread.get(),
                         [this](const Points &points) { collected.take(points); });
    }

    std::unique_ptr<MempoolThread> thread;
    MempoolSnapshotPtr latest = std::make_shared<MempoolSnapshot>();
    QList<State> states;
    Collected collected;
};

using Bins = decltype(MempoolSnapshot::bins);

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
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (snapshot.bins[i] != expected[i])
            return u"bin %1: %2 transactions, %3 vB instead of %4, %5"_s.arg(feerateBinTag(i))
                .arg(*snapshot.bins[i].txCount)
                .arg(snapshot.bins[i].vsize)
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
    void whateverHappensTheBinsAreTheNodes_data()
    {
        QTest::addColumn<bool>("withZmq");
        QTest::newRow("by ZMQ events") << true;
        QTest::newRow("by comparing lists") << false;
    }
    void whateverHappensTheBinsAreTheNodes()
    {
        QFETCH(bool, withZmq);
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), withZmq ? node.zmqEndpoint() : QString());
        watched.thread->start();
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

    void lostMessagesAreHealed()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        watched.thread->start();
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
        watched.thread->start();
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) {
            one.publishTransactions(20);
            one.restart();
            one.publishTransactions(20);
        });
        BECOMES_EQUAL(node, watched);
    }

    void aBlockWhoseContentIsNotToldIsHealedByAList()
    {
        SimulatedNodeThread node(quietNode());
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        watched.thread->start();
        BECOMES_EQUAL(node, watched);
        node.run([](SimulatedNode &one) {
            one.setMissingMethods({u"getblock"_s});
            one.mine();
        });
        BECOMES_EQUAL(node, watched);
    }

    void progressIsToldAndPartsAreNotPassedForTheWhole()
    {
        SimulatedNodeThread node(quietNode(20'000));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), node.zmqEndpoint());
        qint64 readBefore = -1;
        bool grows = true;
        connect(watched.thread.get(), &MempoolThread::changed, this,
                [&](const MempoolSnapshotPtr &snapshot) {
                    if (snapshot->state != State::Reading)
                        return;
                    grows = grows && snapshot->read >= readBefore && snapshot->total == 20'000 &&
                            watched.collected.points().empty();
                    readBefore = snapshot->read;
                });
        watched.thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
        QVERIFY(watched.states.contains(State::Reading));
        QVERIFY(grows);
        QCOMPARE(watched.latest->txCount, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(watched.collected.count("mempool_hist") >= int(feerateBins.size()),
                                 deadlineMs);
    }

    void itEndsInTheMiddleOfTheFirstReading()
    {
        SimulatedNodeThread node(quietNode(50'000));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), {});
        watched.thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Reading, deadlineMs);
        watched.thread.reset();
        QVERIFY(watched.latest->read < 50'000);
    }

    void aNodeInTrouble_data()
    {
        QTest::addColumn<NodeFault>("fault");
        QTest::newRow("not JSON") << NodeFault::NotJson;
        QTest::newRow("wrong shape") << NodeFault::WrongShape;
        QTest::newRow("forbidden") << NodeFault::Forbidden;
        QTest::newRow("warm-up") << NodeFault::WarmUp;
        QTest::newRow("refused") << NodeFault::RefuseConnections;
        QTest::newRow("cut") << NodeFault::CutMidBody;
    }
    void aNodeInTrouble()
    {
        QFETCH(NodeFault, fault);
        SimulatedNodeThread node(quietNode(500));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([&](SimulatedNode &one) { one.setFault(fault); });
        Watched watched(endpointOf(node), {});
        watched.thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(!watched.latest->trouble.isEmpty(), deadlineMs);
        QCOMPARE(watched.latest->state, State::Waiting);
        node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
        BECOMES_EQUAL(node, watched);
        QVERIFY(watched.latest->trouble.isEmpty());
        node.run([&](SimulatedNode &one) { one.setFault(fault); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.latest->state, State::Stale, deadlineMs);
        QVERIFY(watched.latest->txCount > 0); // what was known stays
    }

    void thePurgeLineIsThereWhenTheMempoolIsFull()
    {
        SimulatedNodeThread node(quietNode(500));
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        Watched watched(endpointOf(node), {});
        watched.thread->start();
        BECOMES_EQUAL(node, watched);
        QVERIFY(!watched.latest->purgeFeerate);
        Point point = identity.stamp("mempool", 1);
        point.set("min_feerate_sat_vb", 0.7).set("relay_feerate_sat_vb", 0.1);
        watched.thread->take({point});
        QTRY_COMPARE_WITH_TIMEOUT(watched.latest->purgeFeerate, std::optional(0.7), deadlineMs);
    }

    void theRecordedMempoolByAScript();
};

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
    script.start(python, {QStringLiteral(TESTS_DIR "/mempool/histogram.py"),
                          qEnvironmentVariable("RECORDINGS_DIR") +
                              u"/bitcoin-core-rpc/getrawmempool_verbose.json"_s});
    QVERIFY(script.waitForFinished());
    const QString expected = QString::fromUtf8(script.readAllStandardOutput());

    RecordedMempool recorded;
    Watched watched(endpointOf(recorded.server), {});
    watched.thread->start();
    QTRY_VERIFY_WITH_TIMEOUT(watched.latest->state == State::Live, deadlineMs);
    QString got;
    for (std::size_t i = 0; i < feerateBins.size(); ++i) {
        const BinContent &bin = watched.latest->bins[i];
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
