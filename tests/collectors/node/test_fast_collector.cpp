// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/fast_collector.h"
#include "tests/support/collected.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A collector on a simulated node, with all its output recorded.
struct Watched : Collected {
    SimulatedNodeThread node;
    std::unique_ptr<FastCollector> collector;
    StatusReport report;
    QList<bool> cycles;

    explicit Watched(SimulatedNodeOptions options = {}, FastCollectorOptions collecting = {})
        : node(std::move(options))
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        collecting.identity = {QStringLiteral("mainnet"), QStringLiteral("test")};
        collecting.intervalMs = 100;
        m_collecting = collecting;
        startAgain();
    }
    void startAgain()
    {
        collector = std::make_unique<FastCollector>(endpointOf(node), m_collecting);
        QObject::connect(collector.get(), &FastCollector::pointsReady, collector.get(),
                         [this](const PointsPtr &points) { take(*points); });
        QObject::connect(collector.get(), &FastCollector::reported, collector.get(),
                         [this](const StatusReport &told) { report = told; });
        QObject::connect(collector.get(), &FastCollector::cycleFinished, collector.get(),
                         [this](bool answered) { cycles << answered; });
        collector->start();
    }

    ~Watched()
    {
        QVERIFY2(complaints().isEmpty(), qPrintable(complaints().join(QLatin1Char('\n'))));
    }

private:
    FastCollectorOptions m_collecting;
};

} // namespace

class TestFastCollector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesEveryMeasurement()
    {
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        int height = 0;
        watched.node.run([&](SimulatedNode &node) { height = node.height(); });
        QCOMPARE(watched.value("blockchain", "best_height"), double(height));
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_depth"), 0.0, deadlineMs);
        QVERIFY(watched.value("mempool", "fee_fast") > 0.0);
        QCOMPARE(watched.value("mempool", "tx_count"), 2'000.0);
        QCOMPARE(watched.count("fee_estimate") % 6, 0);
        QCOMPARE(watched.newest("softfork")->tagValue("name"), QStringLiteral("testdummy"));
        QCOMPARE(watched.report.level, StatusReport::Level::Good);
        watched.node.run([](SimulatedNode &node) { node.mine(1); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("block", "height"), double(height + 1), deadlineMs);
        QVERIFY(watched.value("block", "interval_seconds").has_value());
    }

    /// Each start and each change of settings begins with the tip that is there.
    void aStartReportsNoNewBlock()
    {
        Watched watched;
        for (int start = 0; start < 3; ++start) {
            watched.cycles.clear();
            watched.collector = nullptr;
            watched.startAgain();
            QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= 3, deadlineMs);
            QCOMPARE(watched.count("block"), start);
            watched.node.run([](SimulatedNode &node) { node.mine(1); });
            QTRY_COMPARE_WITH_TIMEOUT(watched.count("block"), start + 1, deadlineMs);
        }
        watched.collector = nullptr;
        // their times of arrival are unknown
        watched.node.run([](SimulatedNode &node) { node.mine(3); });
        watched.cycles.clear();
        watched.startAgain();
        QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= 3, deadlineMs);
        QCOMPARE(watched.count("block"), 3);
        QVERIFY(watched.value("blockchain", "max_reorg_depth").has_value());
    }

    void noPointsOverwriteEachOther()
    {
        Watched watched;
        connect(watched.collector.get(), &FastCollector::cycleFinished, watched.collector.get(),
                &FastCollector::pollSoon);
        for (int blocks : {1, 3, 1, 2, 3}) {
            const qsizetype before = watched.cycles.size();
            watched.node.run([blocks](SimulatedNode &node) { node.mine(blocks); });
            QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() > before + 40, deadlineMs);
        }
        std::set<std::pair<QString, qint64>> seen;
        for (const Point &point : watched.points())
            if (point.measurement == MeasurementName("block") ||
                point.measurement == MeasurementName("mempool") ||
                point.measurement == MeasurementName("collector"))
                QVERIFY2(seen.insert({point.measurement.toString(), point.timeMs}).second,
                         qPrintable(point.measurement.toString()));
    }

    void oneRequestWhileTheTipStands()
    {
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= 3, deadlineMs);
        QCOMPARE(watched.value("collector", "http_requests"), 1.0);
        QCOMPARE(watched.count("block"), 0);
    }

    void faults_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, NodeFault fault, StatusReport::Level level,
                            const char *words) {
            QTest::newRow(name) << int(fault) << int(level) << QString::fromLatin1(words);
        };
        using Level = StatusReport::Level;
        row("refused", NodeFault::RefuseConnections, Level::Bad, "refuses the connection");
        row("warm-up", NodeFault::WarmUp, Level::Waiting,
            "The node is starting: Loading block index");
        row("500", NodeFault::InternalError, Level::Bad, "Internal error");
        row("503", NodeFault::WorkQueueExceeded, Level::Bad, "work queue is full");
        row("stall", NodeFault::Stall, Level::Bad, "has not answered it for");
        row("cut", NodeFault::CutMidBody, Level::Bad, "was cut");
        row("not JSON", NodeFault::NotJson, Level::Bad, "not JSON");
        row("wrong shape", NodeFault::WrongShape, Level::Bad, "shape");
        row("forbidden", NodeFault::Forbidden, Level::Bad, "rpcallowip");
    }
    void faults()
    {
        QFETCH(int, fault);
        QFETCH(int, level);
        QFETCH(QString, words);
        Watched watched;
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Good, deadlineMs);

        watched.node.run(
            [&](SimulatedNode &node) { node.setFault(static_cast<NodeFault>(fault)); });
        QTRY_VERIFY2_WITH_TIMEOUT(watched.report.sentence.contains(words),
                                  qPrintable(watched.report.sentence), deadlineMs);
        QCOMPARE(int(watched.report.level), level);

        // The current cycle may still fail; the next one must not. A call that was refused while
        // others were allowed again is retried after a minute only.
        watched.cycles.clear();
        watched.node.run([](SimulatedNode &node) { node.setFault(NodeFault::None); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Good, 90'000);
        QVERIFY2(watched.cycles.count(false) <= 1, "recovery took more than a cycle");
    }

    void warmUpOfTenSeconds()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) { node.setFault(NodeFault::WarmUp, 10'000); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Waiting, deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Good, 2 * deadlineMs);
    }

    void newCookieAfterRestart()
    {
        Watched watched;
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Good, deadlineMs);
        watched.cycles.clear();
        watched.node.run([](SimulatedNode &node) { node.restart(); });
        QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= 3, deadlineMs);
        QCOMPARE(watched.cycles.count(false), 0);
        QCOMPARE(watched.value("blockchain", "max_reorg_depth"), 0.0);
        QCOMPARE(watched.count("block"), 0); // the same tip is not a new block
    }

    void wrongCredentialsAreNotRetried()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY(node.start(&error));
        RpcEndpoint endpoint = endpointOf(node);
        endpoint.cookiePath.clear();
        endpoint.user = QStringLiteral("nobody");
        endpoint.password = QStringLiteral("wrong");
        RpcClient client(endpoint);
        std::optional<RpcAnswer> answer;
        client.send({{"uptime"}}, this, [&](const RpcAnswer &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), deadlineMs);
        QCOMPARE(answer->error.reason, RpcError::Reason::Unauthorized);
        QCOMPARE(answer->requests, 1);
        QVERIFY(!answer->error.sentence().contains(QStringLiteral("wrong")));
    }

    void unreadableCookieIsNamed()
    {
        RpcEndpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:1/"));
        endpoint.cookiePath = QStringLiteral("/nonexistent/.cookie");
        RpcClient client(endpoint);
        std::optional<RpcAnswer> answer;
        client.send({{"uptime"}}, this, [&](const RpcAnswer &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), deadlineMs);
        QCOMPARE(answer->error.reason, RpcError::Reason::CookieMissing);
        QVERIFY(answer->error.sentence().contains(endpoint.cookiePath));
    }

    void anOlderNodeOnlyLacksFields()
    {
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        watched.node.run([](SimulatedNode &node) {
            node.setMissingMethods({QStringLiteral("getdeploymentinfo"),
                                    QStringLiteral("getblockstats"),
                                    QStringLiteral("estimatesmartfee")});
            node.mine();
        });
        watched.clear();
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("block"), deadlineMs);
        QCOMPARE(watched.report.level, StatusReport::Level::Good);
        QTRY_VERIFY_WITH_TIMEOUT(!watched.value("mempool", "fee_fast"), deadlineMs);
        QVERIFY(watched.value("mempool", "tx_count").has_value());
    }

    void prunedNodeHasNoBlockStatistics()
    {
        SimulatedNodeOptions options;
        Watched watched(options);
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        watched.node.run([](SimulatedNode &node) {
            node.setPruned(true);
            node.mine();
        });
        watched.clear();
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("block"), deadlineMs);
        QVERIFY(!watched.value("block", "total_fee_sat"));
        QVERIFY(watched.value("block", "tx_count").has_value());
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "pruned"), 1.0, deadlineMs);
    }

    void initialBlockDownload()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) { node.setBlocksToDownload(200); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "initial_block_download"), 1.0,
                                  deadlineMs);
        QVERIFY(watched.value("blockchain", "block_lag") > 0.0);
        QVERIFY(watched.value("blockchain", "verification_progress") < 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "initial_block_download"), 0.0,
                                  deadlineMs);
    }

    void anotherNetworkIsReported()
    {
        FastCollectorOptions options;
        options.expectedChain = QStringLiteral("signet");
        Watched watched({}, options);
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Watch, deadlineMs);
        QVERIFY(watched.report.sentence.contains(QStringLiteral("signet")));
    }

    void reorganisations_data()
    {
        QTest::addColumn<int>("depth");
        for (const int depth : {1, 2, 6, 12})
            QTest::addRow("depth %d", depth) << depth;
    }
    void reorganisations()
    {
        QFETCH(int, depth);
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        int height = 0;
        watched.node.run([&](SimulatedNode &node) {
            node.mine(15);
            height = node.height();
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("block", "height"), double(height), deadlineMs);
        QCOMPARE(watched.value("blockchain", "max_reorg_depth"), 0.0);
        watched.node.run([depth](SimulatedNode &node) { node.reorganise(depth); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_depth"), double(depth),
                                  deadlineMs);
        QCOMPARE(watched.value("blockchain", "max_reorg_depth"), double(depth));
        QCOMPARE(watched.value("blockchain", "chain_tips"), 2.0);
    }

    void aReorganisationIsDescribed()
    {
        Watched watched;
        std::vector<Reorganisation> seen;
        connect(watched.collector.get(), &FastCollector::reorganised, watched.collector.get(),
                [&seen](const Reorganisation &one) { seen.push_back(one); });
        BlockSummaries blocks;
        connect(watched.collector.get(), &FastCollector::recentBlocksChanged,
                watched.collector.get(), [&blocks](const BlockSummaries &some) { blocks = some; });
        QTRY_VERIFY_WITH_TIMEOUT(!blocks.empty(), deadlineMs);
        const BlockSummary before = blocks.back();
        watched.node.run([](SimulatedNode &node) { node.reorganise(2); });
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), std::size_t(1), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(blocks.back().hash != before.hash, deadlineMs);
        QCOMPARE(seen[0].depth, 2);
        QCOMPARE(seen[0].forkHeight, before.height - 2);
        QCOMPARE(seen[0].replacedTip, before.hash);
        QCOMPARE(seen[0].tip, blocks.back().hash);
        QCOMPARE(seen[0].tipHeight, before.height + 1);
        QVERIFY(seen[0].timeMs > 0);
    }

    /// Those that were there before the start come one a cycle, without a request of their own.
    void olderBlocksGetTheirStatistics()
    {
        Watched watched;
        BlockSummaries blocks;
        connect(watched.collector.get(), &FastCollector::recentBlocksChanged,
                watched.collector.get(), [&blocks](const BlockSummaries &some) { blocks = some; });
        const auto known = [&blocks] {
            return std::count_if(blocks.begin(), blocks.end(), [](const BlockSummary &block) {
                return block.stats && block.stats->weight > 0;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(known() >= 5, deadlineMs);
        QCOMPARE(watched.value("collector", "http_requests"), 1.0);
        QVERIFY(blocks.back().stats.has_value());
        watched.node.run([](SimulatedNode &node) { node.mine(1); });
        QTRY_VERIFY_WITH_TIMEOUT(watched.count("block") == 1, deadlineMs);
        QVERIFY(blocks.back().stats && blocks.back().stats->sizeBytes > 0);
        QCOMPARE(watched.report.level, StatusReport::Level::Good);
    }

    void reorganisationsOfTheSameDepthAreCounted()
    {
        Watched watched;
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_count"), 0.0, deadlineMs);
        for (const double count : {1.0, 2.0, 3.0}) {
            watched.node.run([](SimulatedNode &node) { node.reorganise(2); });
            QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_count"), count,
                                      deadlineMs);
            QCOMPARE(watched.value("blockchain", "reorg_depth"), 2.0);
            QCOMPARE(watched.value("blockchain", "max_reorg_depth"), 2.0);
        }
    }

    void catchingUpIsNotAReorganisation()
    {
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        int height = 0;
        watched.node.run([&](SimulatedNode &node) {
            node.mine(1'000);
            height = node.height();
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "best_height"), double(height),
                                  deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("block", "height"), double(height), deadlineMs);
        QCOMPARE(watched.value("blockchain", "max_reorg_depth"), 0.0);
        QCOMPARE(watched.value("blockchain", "reorg_count"), 0.0);
        // and blocks skipped in one step are known well enough to measure the next one
        watched.node.run([](SimulatedNode &node) { node.reorganise(2); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_depth"), 2.0, deadlineMs);
    }

    void goingBackAndForthIsNotAReorganisation_data()
    {
        QTest::addColumn<int>("blocks");
        for (const int blocks : {1, 3, 12, 30})
            QTest::addRow("%d blocks", blocks) << blocks;
    }
    void goingBackAndForthIsNotAReorganisation()
    {
        QFETCH(int, blocks);
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        int height = 0;
        watched.node.run([&](SimulatedNode &node) {
            node.mine(40);
            height = node.height();
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("block", "height"), double(height), deadlineMs);
        const auto points = watched.count("block");
        watched.node.run([blocks](SimulatedNode &node) { node.goBack(blocks); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "best_height"),
                                  double(height - blocks), deadlineMs);
        watched.node.run([](SimulatedNode &node) { node.comeForward(); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "best_height"), double(height),
                                  deadlineMs);
        QCOMPARE(watched.value("blockchain", "reorg_count"), 0.0);
        QCOMPARE(watched.value("blockchain", "max_reorg_depth"), 0.0);
        if (blocks < 8) // walked blocks are known not to be new
            QCOMPARE(watched.count("block"), points);
        // Another block at the height of a removed one is a reorganisation.
        watched.node.run([](SimulatedNode &node) { node.goBack(3); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "best_height"), double(height - 3),
                                  deadlineMs);
        watched.node.run([](SimulatedNode &node) { node.mine(4); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "reorg_depth"), 3.0, deadlineMs);
        QCOMPARE(watched.value("blockchain", "reorg_count"), 1.0);
    }

    /// The tip does not move, but there is news.
    void aRefusedBlockIsSeen()
    {
        FastCollectorOptions options;
        options.branchesEveryMs = 200;
        Watched watched({}, options);
        QSignalSpy signs(watched.collector.get(), &FastCollector::chainSignsRead);
        const auto newest = [&signs] { return signs.back().front().value<ChainSigns>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!signs.isEmpty() && newest().branches, deadlineMs);
        QVERIFY(newest().branches->empty());
        const QString tip = newest().hash;
        watched.node.run([](SimulatedNode &node) { node.refuseBlock(); });
        QTRY_VERIFY_WITH_TIMEOUT(!newest().branches->empty(), deadlineMs);
        const ChainBranch branch = newest().branches->front();
        QCOMPARE(newest().hash, tip);
        QCOMPARE(branch.status, ChainBranch::Status::Invalid);
        QCOMPARE(branch.forkHeight(), newest().height);
        QVERIFY(hasMoreWork(branch.chainwork, newest().chainwork));
    }

    void theReasonForNoRecommendation()
    {
        NodeFigures figures;
        Watched watched;
        connect(watched.collector.get(), &FastCollector::nodeFiguresReady, watched.collector.get(),
                [&figures](const NodeFigures &told) { figures = told; });
        const auto becomes = [&](void (*change)(SimulatedNode &), FeerateDoubt doubt) {
            watched.node.run(change);
            QTRY_COMPARE_WITH_TIMEOUT(figures.doubt, doubt, deadlineMs);
        };
        becomes([](SimulatedNode &) {}, FeerateDoubt::None);
        QVERIFY(figures.estimatorError.isEmpty());
        becomes([](SimulatedNode &node) { node.setBlocksToDownload(5'000); },
                FeerateDoubt::InitialDownload);
        becomes([](SimulatedNode &node) { node.setBlocksToDownload(0); }, FeerateDoubt::None);
        becomes([](SimulatedNode &node) { node.setMempoolLoading(true); },
                FeerateDoubt::MempoolLoading);
        becomes([](SimulatedNode &node) { node.setMempoolLoading(false); }, FeerateDoubt::None);
        // That is a setting of bitcoin.conf: the node restarts with it.
        watched.node.run([](SimulatedNode &node) {
            node.setBlocksOnly(true);
            node.setFault(NodeFault::InternalError);
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Bad, deadlineMs);
        becomes([](SimulatedNode &node) { node.setFault(NodeFault::None); },
                FeerateDoubt::BlocksOnly);
        QCOMPARE(figures.estimatorError, u"Fee estimation disabled"_s);
    }

    void withoutAnAnswerNothingIsRecommended_data()
    {
        QTest::addColumn<QString>("method");
        for (const char *method : {"getblockchaininfo", "getmempoolinfo"})
            QTest::addRow("%s", method) << QString::fromLatin1(method);
    }
    void withoutAnAnswerNothingIsRecommended()
    {
        QFETCH(QString, method);
        NodeFigures figures;
        Watched watched;
        connect(watched.collector.get(), &FastCollector::nodeFiguresReady, watched.collector.get(),
                [&figures](const NodeFigures &told) { figures = told; });
        QTRY_COMPARE_WITH_TIMEOUT(figures.doubt, FeerateDoubt::None, deadlineMs);
        watched.node.run([&method](SimulatedNode &node) { node.forbid({method}); });
        QTRY_COMPARE_WITH_TIMEOUT(figures.doubt, FeerateDoubt::NotKnown, deadlineMs);
    }

    void aLastingRefusalIsNotAnError()
    {
        NodeFigures figures;
        Watched watched;
        connect(watched.collector.get(), &FastCollector::nodeFiguresReady, watched.collector.get(),
                [&figures](const NodeFigures &told) { figures = told; });
        const auto says = [&](void (*change)(SimulatedNode &), const QString &error) {
            watched.node.run(change);
            QTRY_COMPARE_WITH_TIMEOUT(figures.estimatorError, error, deadlineMs);
            const qsizetype before = watched.cycles.size();
            QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= before + 3, deadlineMs);
            QCOMPARE(watched.value("collector", "rpc_errors"), 0.0);
            QCOMPARE(watched.report.level, StatusReport::Level::Good);
        };
        says([](SimulatedNode &node) { node.setEstimates(false); },
             u"Insufficient data or no feerate found"_s);
        says([](SimulatedNode &node) { node.setBlocksOnly(true); }, u"Fee estimation disabled"_s);
        says(
            [](SimulatedNode &node) {
                node.setBlocksOnly(false);
                node.setEstimates(true);
            },
            {});
    }

    void refusedCallsAreReported_data()
    {
        QTest::addColumn<QString>("method");
        for (const char *method : {"getblockheader", "getchaintips", "getdeploymentinfo",
                                   "getblockstats", "estimatesmartfee", "getmempoolinfo"})
            QTest::addRow("%s", method) << QString::fromLatin1(method);
    }
    void refusedCallsAreReported()
    {
        QFETCH(QString, method);
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.report.level == StatusReport::Level::Good, deadlineMs);
        watched.node.run([&method](SimulatedNode &node) {
            node.forbid({method});
            node.mine(1);
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Watch, deadlineMs);
        QVERIFY2(watched.report.sentence.contains(u"does not allow "_s + method),
                 qPrintable(watched.report.sentence));
        QVERIFY(watched.report.sentence.contains(u"rpcwhitelist"_s));
        int height = 0;
        watched.node.run([&height](SimulatedNode &node) {
            node.mine(1);
            height = node.height();
        });
        QTRY_COMPARE_WITH_TIMEOUT(watched.value("blockchain", "best_height"), double(height),
                                  deadlineMs); // the rest continues
        QCOMPARE(watched.report.level, StatusReport::Level::Watch);
        QCOMPARE(watched.value("collector", "rpc_errors"), 0.0); // a standing refusal is no error
    }

    /// Calls that are sent without others, which nobody names but the node's refusal of the batch.
    void refusedBatchesAreReported_data()
    {
        QTest::addColumn<QStringList>("methods");
        QTest::newRow("the history's") << QStringList{u"getblockhash"_s};
        QTest::newRow("a tip's") << QStringList{u"getblockheader"_s, u"getchaintips"_s,
                                                u"getdeploymentinfo"_s};
    }
    void refusedBatchesAreReported()
    {
        QFETCH(QStringList, methods);
        Watched watched;
        watched.node.run([&methods](SimulatedNode &node) { node.forbid(methods); });
        watched.startAgain();
        const auto isTold = [&] { return watched.report.level == StatusReport::Level::Watch; };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), deadlineMs);
        QCOMPARE(watched.report.topic, topics::refusedCalls);
        for (const QString &method : methods)
            QVERIFY2(watched.report.sentence.contains(method), qPrintable(watched.report.sentence));
        const qsizetype before = watched.cycles.size();
        QTRY_VERIFY_WITH_TIMEOUT(watched.cycles.size() >= before + 3, deadlineMs);
        QVERIFY2(isTold(), qPrintable(watched.report.sentence));
    }

    void aNodeThatAllowsNothingIsBad()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) { node.forbid(namesOfAskedMethods()); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Bad, deadlineMs);
        QVERIFY2(watched.report.sentence.contains(u"rpcallowip"_s),
                 qPrintable(watched.report.sentence));
    }

    void everyNewBlockHasAPoint()
    {
        Watched watched;
        QTRY_VERIFY_WITH_TIMEOUT(watched.newest("blockchain"), deadlineMs);
        watched.node.run([](SimulatedNode &node) { node.mine(5); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.count("block"), 5, deadlineMs);
        std::set<qint64> times;
        for (const Point &point : watched.points())
            if (point.measurement == MeasurementName("block"))
                QVERIFY(times.insert(point.timeMs).second);
    }

    void aLateCycleIsSkippedAndCounted()
    {
        Watched watched;
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Good, deadlineMs);
        watched.node.run([](SimulatedNode &node) { node.setFault(NodeFault::Stall); });
        QTRY_COMPARE_WITH_TIMEOUT(watched.report.level, StatusReport::Level::Bad, deadlineMs);
        QVERIFY(watched.value("collector", "skipped_cycles") > 0.0);
        QCOMPARE(watched.value("collector", "retries"), 0.0); // it still works on the first
    }
};

QTEST_GUILESS_MAIN(TestFastCollector)
#include "test_fast_collector.moc"
