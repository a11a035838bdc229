// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_engine.h"
#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "collectors/node/node_topics.h"
#include "tests/support/made_status.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = Health::Level;

namespace {

constexpr qint64 now = 1'700'000'000'000;

void put(Point &point, Name field, const FieldValue &value)
{
    std::erase_if(point.fields, [field](const Field &one) { return one.key == field; });
    point.fields.push_back({field, value});
}

/// A node that is all right, to be spoiled by a test.
struct Node {
    Point chain = Point("blockchain", now)
                      .set("best_height", 920'000)
                      .set("block_lag", 0)
                      .set("initial_block_download", false)
                      .set("tip_age_seconds", 180)
                      .set("max_reorg_depth", 0);
    Point peers = Point("peers", now).set("total", 24).set("outbound", 10);
    Points others;
    qint64 heldMs = 0; ///< duration of the condition
    std::vector<Status> statuses = {
        madeStatus(ids::node, Status::Level::Good, u"answering"_s, u"The node answers."_s)};

    Health health() const
    {
        LiveSeries series;
        AlertEngine engine;
        Points points = {chain, peers};
        points.insert(points.end(), others.begin(), others.end());
        series.add(points);
        for (const Status &one : statuses)
            engine.facts().take(one, 0);
        for (const Point &point : points)
            engine.facts().take(point, 0);
        engine.evaluate({now, 0});
        engine.evaluate({now + heldMs, heldMs});
        return judge(series, statuses, engine.now(), now);
    }
    void report(Name id, Status::Level level, const QString &sentence)
    {
        std::erase_if(statuses, [id](const Status &one) { return one.id == id; });
        statuses.push_back(madeStatus(id, level, {}, sentence));
    }
};

} // namespace

class TestHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firingAlertsAreShown()
    {
        Node node;
        node.chain.set("unknown_signalling_blocks", 80);
        QCOMPARE(node.health().headline, u"Unknown soft fork"_s); // fires at once
        QCOMPARE(node.health().level, Level::Watch);
        put(node.chain, "unknown_signalling_blocks", qint64(3));
        node.chain.set("rival_branch_blocks", 4);
        QCOMPARE(node.health().level, Level::Good); // not before it lasts
    }

    void allRight()
    {
        Node node;
        QCOMPARE(node.health().level, Level::Good);
        QCOMPARE(node.health().headline, u"All right"_s);
        QCOMPARE(node.health().sentence,
                 u"Last block 3\u202Fmin ago, 24 peers. No action needed."_s);
        node.report(ids::influx, Status::Level::Good, {});
        QVERIFY(node.health().sentence.contains(u"InfluxDB up to date"_s));
    }

    /// The strip below shows it in amber: the first line must not contradict it.
    void aSourceThatFailsIsSomethingToDo()
    {
        for (const Status::Level level : {Status::Level::Watch, Status::Level::Bad}) {
            Node node;
            node.statuses.push_back(madeStatus(ids::host, level, u"folder missing"_s, {}));
            const QString sentence = node.health().sentence;
            QVERIFY2(!sentence.contains(u"No action needed"_s), qPrintable(sentence));
            QVERIFY2(sentence.contains(u"host: "_s), qPrintable(sentence));
        }
    }

    void unknownIsNotBad()
    {
        LiveSeries series;
        QCOMPARE(judge(series, {}, {}, now).level, Level::Unknown);
        Node node;
        node.peers = Point("peers", now); // not reported by the node yet
        QCOMPARE(node.health().level, Level::Good);
        QVERIFY(!node.health().sentence.contains(u"peers"_s));
    }

    void matters_data()
    {
        QTest::addColumn<Node>("node");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Level level, const char *words, auto spoil) {
            Node node;
            spoil(node);
            QTest::newRow(name) << node << int(level) << QString::fromUtf8(words);
        };
        row("unreachable", Level::Act, "Node unreachable: It refuses.",
            [](Node &node) { node.report(ids::node, Status::Level::Bad, u"It refuses."_s); });
        const auto reached = [](Name topic, Status::Level level) {
            return [=](Node &node) {
                node.report(ids::node, level, u"It says so."_s);
                node.statuses.back().topic = topic;
            };
        };
        row("login", Level::Act, "Login refused: It says so.",
            reached(topics::loginRefused, Status::Level::Bad));
        row("not allowed", Level::Act, "Access not allowed: It says so.",
            reached(topics::notAllowed, Status::Level::Bad));
        row("another server", Level::Act, "Not a Bitcoin node: It says so.",
            reached(topics::wrongServer, Status::Level::Bad));
        row("warming up", Level::Unknown, "Node starting: It says so.",
            reached(topics::starting, Status::Level::Waiting));
        row("starting", Level::Unknown, "Waiting: Loading.",
            [](Node &node) { node.report(ids::node, Status::Level::Waiting, u"Loading."_s); });
        row("other network", Level::Watch, "Watch: Another network.", [](Node &node) {
            node.report(ids::node, Status::Level::Watch, u"Another network."_s);
        });
        row("behind", Level::Watch, "Node is behind: 14 blocks to go",
            [](Node &node) { put(node.chain, "block_lag", qint64(14)); });
        row("one block behind is usual", Level::Good, "All right",
            [](Node &node) { put(node.chain, "block_lag", qint64(1)); });
        row("catching up", Level::Watch, "Catching up: 12.3 % verified", [](Node &node) {
            put(node.chain, "initial_block_download", true);
            put(node.chain, "block_lag", qint64(500'000));
            node.chain.set("verification_progress", 0.1234);
        });
        row("nearly there", Level::Watch, "Catching up: 99.9 % verified", [](Node &node) {
            put(node.chain, "initial_block_download", true);
            node.chain.set("verification_progress", 0.9999);
        });
        row("old tip", Level::Watch, "No new block: No block for 2\u202Fh 00\u202Fmin",
            [](Node &node) { put(node.chain, "tip_age_seconds", qint64(7'200)); });
        row("rather old tip", Level::Good, "All right: Last block 1\u202Fh 10\u202Fmin ago",
            [](Node &node) { put(node.chain, "tip_age_seconds", qint64(4'200)); });
        row("and why it is told", Level::Good, "No block for 1\u202Fh 10\u202Fmin",
            [](Node &node) { put(node.chain, "tip_age_seconds", qint64(4'200)); });
        row("reorganisation", Level::Watch, "replaced 2 blocks",
            [](Node &node) { put(node.chain, "max_reorg_depth", qint64(2)); });
        row("deep reorganisation", Level::Act, "Reorganisation: A reorganisation replaced 3 blocks",
            [](Node &node) { put(node.chain, "max_reorg_depth", qint64(3)); });
        row("no peers", Level::Act, "No peers", [](Node &node) {
            put(node.peers, "total", qint64(0));
            put(node.peers, "outbound", qint64(0));
        });
        row("none outbound", Level::Watch, "Outbound peers: 0",
            [](Node &node) { put(node.peers, "outbound", qint64(0)); });
        row("a figure that is not yet to be told", Level::Good, "All right",
            [](Node &node) { node.peers.set("ping_p50_ms", 9'000.0); });
        row("disk low", Level::Watch, "8.0\u202F% free where the node keeps its blocks",
            [](Node &node) {
                node.others = {Point("filesystem", now)
                                   .tag("path_role", u"blocks"_s)
                                   .set("free_percent", 8.0)};
            });
        row("disk full", Level::Act, "Disk nearly full", [](Node &node) {
            node.others = {
                Point("filesystem", now).tag("path_role", u"blocks"_s).set("free_percent", 4.0)};
        });
        row("mirror", Level::Watch, "Points wait.",
            [](Node &node) { node.report(ids::influx, Status::Level::Bad, u"Points wait."_s); });
        row("electrum", Level::Watch, "7 blocks behind the node", [](Node &node) {
            node.others = {Point("electrum", now).tag("server", u"fulcrum"_s).set("lag_blocks", 7)};
        });
    }
    void matters()
    {
        QFETCH(Node, node);
        QFETCH(int, level);
        QFETCH(QString, words);
        const Health health = node.health();
        const QString said = health.headline + u": "_s + health.sentence;
        QVERIFY2(said.contains(words), qPrintable(said));
        QCOMPARE(int(health.level), level);
    }

    void theMostSevereComesFirst()
    {
        Node node;
        put(node.chain, "tip_age_seconds", qint64(7'200));
        put(node.peers, "total", qint64(0));
        put(node.peers, "outbound", qint64(0));
        const Health health = node.health();
        QCOMPARE(health.level, Level::Act);
        QCOMPARE(health.headline, u"No peers"_s);
        // Its own next step, and not the next lower matter.
        QVERIFY(health.sentence.endsWith(u"Check its network connection, firewall and proxy."_s));
        QVERIFY(!health.sentence.contains(u"No block for"_s));
        QCOMPARE(health.matters.size(), std::size_t(2));
    }

    void timeToGo()
    {
        LiveSeries series;
        AlertEngine engine;
        for (int i = 0; i <= 10; ++i) { // two blocks a second
            Point chain("blockchain", now + (i - 10) * 1'000);
            chain.set("best_height", 1'000 + 2 * i).set("block_lag", 720);
            series.add({chain});
            engine.facts().take(chain, i * 1'000);
        }
        engine.evaluate({now, 10'000});
        const Health health = judge(series, Node().statuses, engine.now(), now);
        QVERIFY2(health.sentence.contains(u"about 6\u202Fmin"_s), qPrintable(health.sentence));
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "test_health.moc"
