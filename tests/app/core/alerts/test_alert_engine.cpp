// SPDX-License-Identifier: GPL-3.0-or-later
// Behaviour of every rule: no flapping, clock jumps, severity, acknowledging, snoozing.
#include "alert_world.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/health/component_ids.h"

#include <QTest>

#include <limits>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr qint64 hour = 3'600;

void setFree(AlertWorld &world, double percent)
{
    AlertWorld::put(world.disk, "free_percent", percent);
}

/// One more reorganisation, and the deepest of the last 24 hours.
void reorganise(AlertWorld &world, qint64 depth, qint64 count, qint64 deepest)
{
    AlertWorld::put(world.chain, "reorg_depth", depth);
    AlertWorld::put(world.chain, "reorg_count", count);
    AlertWorld::put(world.chain, "max_reorg_depth", deepest);
    world.step();
}

/// With a firing alert about the disk.
AlertWorld lowDisk()
{
    AlertWorld world;
    world.step();
    setFree(world, 8);
    world.advance(70);
    return world;
}

} // namespace

class TestAlertEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOscillatingValueIsReportedOnce()
    {
        AlertWorld world;
        for (int i = 0; i < 2'000; ++i) {
            setFree(world, i % 2 ? 9.9 : 10.1);
            world.step();
        }
        QCOMPARE(world.count("disk_low", Kind::Fired), 1);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 0);
    }

    /// The counter starts with the program: losses in the first report are recent.
    void pointsLostBeforeTheFirstReport()
    {
        AlertWorld world;
        AlertWorld::put(world.mirror, "dropped_points", qint64{250});
        world.step();
        QCOMPARE(world.count("points_dropped", Kind::Fired), 1);
        QVERIFY(world.alert("points_dropped").text.contains(u"250"_s));
    }

    void aShortConditionIsNotReported()
    {
        AlertWorld world;
        for (int i = 0; i < 500; ++i) {
            setFree(world, i % 8 < 4 ? 3 : 40); // 20 s of each
            world.step();
        }
        QCOMPARE(world.count("disk_low", Kind::Fired), 0);
    }

    void aShortRecoveryDoesNotResolve()
    {
        AlertWorld world = lowDisk();
        for (int i = 0; i < 500; ++i) {
            setFree(world, i % 8 < 4 ? 8 : 40);
            world.step();
        }
        QCOMPARE(world.count("disk_low", Kind::Fired), 1);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 0);
    }

    void unknownNeitherFiresNorResolves()
    {
        AlertWorld world;
        world.step();
        AlertWorld::put(world.peers, "ping_p50_ms", 9'000.0);
        world.advance(5 * 60);
        world.answers = false; // the 10 minutes that are left do not pass meanwhile
        world.advance(3 * hour, 30);
        QCOMPARE(world.count("ping_high", Kind::Fired), 0);
        world.answers = true;
        world.advance(11 * 60);
        QCOMPARE(world.state("ping_high"), AlertState::Firing);
        world.answers = false;
        world.advance(3 * hour, 30);
        QCOMPARE(world.state("ping_high"), AlertState::Firing);
        // An alert whose figure is no longer measured ends eventually, but not as resolved.
        world.advance(26 * hour, 60);
        QCOMPARE(world.state("ping_high"), AlertState::Inactive);
        QCOMPARE(world.count("ping_high", Kind::Resolved), 1);
        QCOMPARE(newsTitle(world.news.back()), u"No longer measured: Peers answer slowly"_s);
    }

    void aWallClockThatJumpsDoesNothing_data()
    {
        QTest::addColumn<qint64>("jump");
        QTest::newRow("a day ahead") << 86'400'000LL;
        QTest::newRow("a day back") << -86'400'000LL;
    }
    void aWallClockThatJumpsDoesNothing()
    {
        QFETCH(qint64, jump);
        AlertWorld world = lowDisk();
        world.engine->snooze(u"disk_low"_s, Snooze::OneHour, world.now);
        AlertWorld::put(world.peers, "ping_p50_ms", 9'000.0);
        world.advance(60);
        const std::size_t before = world.news.size();
        world.now.unixMs += jump;
        world.advance(10 * 60);
        QCOMPARE(world.news.size(), before); // no gap between blocks, no ping, no end of a snooze
        QVERIFY(world.alert("disk_low").isSnoozed());
        QCOMPARE(world.state("no_block"), AlertState::Inactive);
        QCOMPARE(world.state("ping_high"), AlertState::Pending);
        world.advance(6 * 60);
        QCOMPARE(world.state("ping_high"), AlertState::Firing);
    }

    void timeWithoutEvaluationDoesNotCount()
    {
        AlertWorld world;
        world.step();
        AlertWorld::put(world.peers, "ping_p50_ms", 9'000.0);
        world.step();
        world.step(8 * 3'600); // the machine slept, and its steady clock went on
        QCOMPARE(world.state("ping_high"), AlertState::Pending);
    }

    void reportsWorseButNotBetter()
    {
        AlertWorld world = lowDisk();
        QCOMPARE(world.alert("disk_low").severity, AlertSeverity::Warning);
        setFree(world, 4.4);
        world.step();
        QCOMPARE(world.alert("disk_low").severity, AlertSeverity::Critical);
        QCOMPARE(world.count("disk_low", Kind::Worsened), 1);
        QVERIFY(world.news.back().alert.text.contains(u"4.4"_s));
        for (int i = 0; i < 100; ++i) {
            setFree(world, i % 2 ? 4.9 : 5.1);
            world.step();
        }
        QCOMPARE(world.count("disk_low", Kind::Worsened), 1);
        setFree(world, 9);
        world.step();
        QCOMPARE(world.alert("disk_low").severity, AlertSeverity::Warning);
        QCOMPARE(world.count("disk_low", Kind::Fired), 1);
        QCOMPARE(world.news.back().kind, Kind::Worsened);
    }

    void severeFromTheStart()
    {
        AlertWorld world;
        AlertWorld::put(world.chain, "max_reorg_depth", qint64(3));
        world.step();
        QCOMPARE(world.count("reorganisation", Kind::Fired), 1);
        QCOMPARE(world.count("reorganisation", Kind::Worsened), 0);
        QCOMPARE(world.alert("reorganisation").severity, AlertSeverity::Critical);
    }

    void aRepeatedEventIsReported_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("again");
        QTest::addColumn<int>("worsened");
        QTest::newRow("as deep") << 2 << 2 << 1 << 0;
        QTest::newRow("less deep") << 4 << 2 << 1 << 0;
        QTest::newRow("deeper, and as grave") << 3 << 4 << 1 << 0;
        QTest::newRow("graver: told once") << 2 << 3 << 0 << 1;
        QTest::newRow("too small to tell") << 2 << 1 << 0 << 0;
    }
    void aRepeatedEventIsReported()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, again);
        QFETCH(int, worsened);
        AlertWorld world;
        world.step();
        reorganise(world, first, 1, first);
        world.advance(600);
        QCOMPARE(world.count("reorganisation", Kind::Fired), 1);
        QCOMPARE(world.count("reorganisation", Kind::Again), 0);
        reorganise(world, second, 2, std::max(first, second));
        world.advance(600);
        QCOMPARE(world.count("reorganisation", Kind::Fired), 1);
        QCOMPARE(world.count("reorganisation", Kind::Again), again);
        QCOMPARE(world.count("reorganisation", Kind::Worsened), worsened);
        if (again > 0) {
            QCOMPARE(newsTitle(world.news.back()), u"Again: Reorganisation"_s);
            QVERIFY(world.news.back().alert.text.contains(u"that time: 2."_s));
        }
        reorganise(world, second, 1, second); // the first leaves the 24 hours
        QCOMPARE(world.count("reorganisation", Kind::Again), again);
    }

    void eventsBeforeAStartAreNotReportedAgain()
    {
        AlertWorld world;
        world.step();
        reorganise(world, 2, 1, 2);
        world.restart(); // the node's own watch continues
        world.advance(60);
        QCOMPARE(world.count("reorganisation", Kind::Again), 0);
        reorganise(world, 2, 2, 2);
        QCOMPARE(world.count("reorganisation", Kind::Again), 1);
    }

    void aRepeatedEventEndsAnAcknowledgementButNoSnooze()
    {
        AlertWorld world;
        world.step();
        reorganise(world, 2, 1, 2);
        QVERIFY(world.engine->acknowledge(u"reorganisation"_s));
        reorganise(world, 2, 2, 2);
        QVERIFY(!world.alert("reorganisation").acknowledged);
        QCOMPARE(world.count("reorganisation", Kind::Again), 1);
        world.engine->snooze(u"reorganisation"_s, Snooze::OneHour, world.now);
        reorganise(world, 2, 3, 2);
        QCOMPARE(world.count("reorganisation", Kind::Again), 1);
        world.advance(hour + 60);
        QCOMPARE(world.count("reorganisation", Kind::Reminder), 1);
    }

    void acknowledgedUntilItGetsWorse()
    {
        AlertWorld world = lowDisk();
        QVERIFY(!world.engine->acknowledge(u"no_peers"_s)); // does not fire
        QVERIFY(world.engine->acknowledge(u"disk_low"_s));
        QVERIFY(world.alert("disk_low").isQuiet());
        world.advance(600);
        world.restart();
        QVERIFY(world.alert("disk_low").acknowledged);
        setFree(world, 3);
        world.step();
        QVERIFY(!world.alert("disk_low").acknowledged);
        QCOMPARE(world.count("disk_low", Kind::Worsened), 1);
        world.engine->acknowledge(u"disk_low"_s);
        setFree(world, 50);
        world.advance(120);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 1); // the end is still reported
        setFree(world, 8);
        world.advance(120);
        QVERIFY(!world.alert("disk_low").acknowledged); // another time, another alert
    }

    void snoozedForAnHour()
    {
        AlertWorld world = lowDisk();
        QVERIFY(world.engine->snooze(u"disk_low"_s, Snooze::OneHour, world.now));
        world.advance(30 * 60);
        world.restart(); // the hour continues
        world.advance(28 * 60);
        QCOMPARE(world.count("disk_low", Kind::Reminder), 0);
        QVERIFY(world.alert("disk_low").isQuiet());
        world.advance(5 * 60);
        QCOMPARE(world.count("disk_low", Kind::Reminder), 1);
        QCOMPARE(world.count("disk_low", Kind::Fired), 1);
        QVERIFY(!world.alert("disk_low").isQuiet());
    }

    void gettingWorseEndsASnooze()
    {
        AlertWorld world = lowDisk();
        world.engine->snooze(u"disk_low"_s, Snooze::EightHours, world.now);
        setFree(world, 3);
        world.step();
        QCOMPARE(world.count("disk_low", Kind::Worsened), 1);
        QVERIFY(!world.alert("disk_low").isQuiet());
    }

    void alertsWithinASnoozeAreNotReported()
    {
        AlertWorld world = lowDisk();
        world.engine->snooze(u"disk_low"_s, Snooze::EightHours, world.now);
        setFree(world, 50);
        world.advance(120);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 1); // its beginning was reported
        for (int i = 0; i < 3; ++i) {
            setFree(world, 8);
            world.advance(120);
            QCOMPARE(world.state("disk_low"), AlertState::Firing);
            setFree(world, 50);
            world.advance(120);
        }
        QCOMPARE(world.count("disk_low", Kind::Fired), 1);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 1);
        QCOMPARE(world.resolved.size(), std::size_t(4)); // the history has them
    }

    void snoozedUntilItClears()
    {
        AlertWorld world = lowDisk();
        world.engine->snooze(u"disk_low"_s, Snooze::UntilClear, world.now);
        world.advance(30 * hour, 60);
        QVERIFY(world.alert("disk_low").isQuiet());
        QCOMPARE(world.count("disk_low", Kind::Reminder), 0);
        setFree(world, 50);
        world.advance(120);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 1);
        setFree(world, 8);
        world.advance(120);
        QVERIFY(!world.alert("disk_low").isQuiet());
        QCOMPARE(world.count("disk_low", Kind::Fired), 2);
    }

    void snoozeAllShortensNoSnooze()
    {
        AlertWorld world = lowDisk();
        const auto snoozed = [&](const char *rule) { return world.alert(rule).snoozedUntilMs; };
        const auto inHours = [&](qint64 hours) { return world.now.unixMs + hours * 3'600'000; };
        AlertWorld::put(world.peers, "outbound", qint64(2));
        AlertWorld::put(world.peers, "ping_p50_ms", 9'000.0);
        world.advance(20 * 60);
        world.report(ids::zmq, Status::Level::Bad, u"No connection."_s);
        world.advance(10); // pending
        QVERIFY(world.engine->acknowledge(u"ping_high"_s));
        QVERIFY(world.engine->snooze(u"disk_low"_s, Snooze::UntilClear, world.now));
        QVERIFY(world.engine->snooze(u"few_outbound"_s, Snooze::EightHours, world.now));
        const qint64 eightHours = snoozed("few_outbound");
        world.advance(60);

        QVERIFY(world.engine->snoozeAll(Snooze::OneHour, world.now));
        QVERIFY(world.alert("disk_low").snoozedUntilClear);
        QCOMPARE(snoozed("disk_low"), 0);
        QCOMPARE(snoozed("few_outbound"), eightHours);
        QCOMPARE(snoozed("ping_high"), inHours(1));
        QVERIFY(world.alert("ping_high").acknowledged);
        QVERIFY(!world.alert("zmq_down").isSnoozed());                 // it does not fire
        QVERIFY(!world.engine->snoozeAll(Snooze::OneHour, world.now)); // nothing is left to do

        QVERIFY(world.engine->snoozeAll(Snooze::EightHours, world.now));
        QVERIFY(world.alert("disk_low").snoozedUntilClear);
        QCOMPARE(snoozed("few_outbound"), inHours(8));
        QCOMPARE(snoozed("ping_high"), inHours(8));
        QVERIFY(world.engine->snoozeAll(Snooze::UntilClear, world.now));
        QVERIFY(world.alert("few_outbound").snoozedUntilClear);
        QCOMPARE(snoozed("few_outbound"), 0);
        QVERIFY(!world.engine->snoozeAll(Snooze::EightHours, world.now));
        QVERIFY(world.alert("few_outbound").snoozedUntilClear);
    }

    void everNewTagsAreBounded()
    {
        AlertWorld world;
        world.step();
        for (int i = 0; i < 5'000; ++i) {
            Point point("peer_asn", world.now.unixMs);
            point.tag("organization", QString::number(i)).set("peer_count", 1);
            world.engine->facts().take(point, world.now.steadyMs);
        }
        QVERIFY(world.engine->facts().all("peer_asn").size() <= 1'000);
    }

    void aSnoozeIsNotExtendedWhileTheProgramIsOff()
    {
        AlertWorld world = lowDisk();
        world.engine->snooze(u"disk_low"_s, Snooze::EightHours, world.now);
        world.now.unixMs -= 365LL * 86'400'000; // the clock was set back
        world.restart();
        world.advance(8 * hour + 60, 60);
        QCOMPARE(world.count("disk_low", Kind::Reminder), 1);
    }

    /// The stored state is a file, and may be damaged.
    void anImpossibleSnooze()
    {
        for (const qint64 until :
             {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
            AlertWorld world = lowDisk();
            std::vector<Alert> memory = world.engine->memory();
            QCOMPARE(memory.size(), std::size_t(1));
            memory.front().snoozedUntilMs = until;
            world.engine->restore(memory, world.now);
            world.advance(8 * hour + 60, 60);
            QCOMPARE(world.state("disk_low"), AlertState::Firing);
            QCOMPARE(world.count("disk_low", Kind::Reminder), until > 0 ? 1 : 0);
            QCOMPARE(world.alert("disk_low").isSnoozed(), false);
        }
    }

    void turningARuleOffResolvesItsAlert()
    {
        AlertWorld world = lowDisk();
        const std::vector<Alert> memory = world.engine->memory();
        QCOMPARE(memory.size(), std::size_t(1));
        AlertSettings settings;
        settings.off.insert(u"disk_low"_s);
        AlertEngine next(settings);
        const std::vector<Alert> over = next.restore(memory, world.now);
        QCOMPARE(over.size(), std::size_t(1));
        QCOMPARE(over.front().state, AlertState::Resolved);
        QVERIFY(next.now().empty());

        world.engine->setSettings(settings);
        world.step();
        QCOMPARE(world.state("disk_low"), AlertState::Inactive);
        QCOMPARE(world.count("disk_low", Kind::Resolved), 0);
    }

    void userThresholds()
    {
        AlertSettings settings;
        settings.thresholds = {{u"disk_low"_s, 20}, {u"node_unreachable"_s, 300}};
        AlertWorld world(settings);
        world.step();
        setFree(world, 19);
        world.report(ids::node, Status::Level::Bad, u"It refuses."_s);
        world.advance(70);
        QCOMPARE(world.state("disk_low"), AlertState::Firing);
        QCOMPARE(world.state("node_unreachable"), AlertState::Pending);
        world.advance(240);
        QCOMPARE(world.state("node_unreachable"), AlertState::Firing);
        setFree(world, 23); // the other threshold moved along: 24
        world.advance(120);
        QCOMPARE(world.state("disk_low"), AlertState::Firing);
        setFree(world, 24.5);
        world.advance(120);
        QCOMPARE(world.state("disk_low"), AlertState::Inactive);
    }

    void aStricterThresholdIsSevereAtOnce()
    {
        AlertSettings settings;
        settings.thresholds = {{u"disk_low"_s, 3}};
        AlertWorld world(settings);
        setFree(world, 4);
        world.advance(120);
        QCOMPARE(world.state("disk_low"), AlertState::Inactive);
        setFree(world, 2);
        world.advance(120);
        QCOMPARE(world.alert("disk_low").severity, AlertSeverity::Critical);
    }

    void oneCauseIsReportedOnce()
    {
        AlertWorld gone;
        gone.step();
        AlertWorld::put(gone.process, "running", false);
        gone.report(ids::node, Status::Level::Bad, u"It refuses."_s);
        gone.answers = false;
        gone.advance(600);
        QCOMPARE(gone.news.size(), std::size_t(1));
        QCOMPARE(gone.news.front().alert.rule, u"bitcoind_gone"_s);

        AlertWorld alone;
        alone.step();
        AlertWorld::put(alone.peers, "total", qint64(0));
        AlertWorld::put(alone.peers, "outbound", qint64(0));
        alone.advance(900);
        QCOMPARE(alone.news.size(), std::size_t(1));
        QCOMPARE(alone.news.front().alert.rule, u"no_peers"_s);
    }

    void noGapsBetweenBlocksOnRegtest()
    {
        AlertWorld world;
        world.chain.tags.clear();
        world.chain.tag("network", u"regtest"_s);
        world.advance(3 * hour, 30);
        QCOMPARE(world.state("no_block"), AlertState::Inactive);
    }

    void anOldTipIsSeenAtTheFirstLook()
    {
        AlertWorld world;
        world.now.unixMs += 2 * hour * 1'000;
        world.advance(70);
        QCOMPARE(world.alert("no_block").severity, AlertSeverity::Warning);
        QVERIFY(world.alert("no_block").text.contains(u"2\u202Fh"_s));
    }

    void activatedUnknownRulesAreCritical()
    {
        AlertWorld world;
        world.engine->facts().takeNodeWarnings({u"Unknown new rules activated (versionbit 3)"_s});
        world.step();
        QCOMPARE(world.alert("unknown_softfork").severity, AlertSeverity::Critical);
        QVERIFY(world.alert("unknown_softfork").text.contains(u"versionbit 3"_s));
    }

    void theMostSevereComesFirst()
    {
        AlertWorld world;
        world.step();
        setFree(world, 8);
        AlertWorld::put(world.peers, "total", qint64(0));
        AlertWorld::put(world.peers, "ping_p50_ms", 9'000.0);
        world.advance(200);
        const std::vector<Alert> now = world.engine->now();
        QCOMPARE(now.size(), std::size_t(3));
        QCOMPARE(now[0].rule, u"no_peers"_s);
        QCOMPARE(now[1].rule, u"disk_low"_s);
        QCOMPARE(now[2].state, AlertState::Pending);
    }

    void impossibleFigures()
    {
        AlertWorld world;
        for (const double value : {1e300, -1e300, std::numeric_limits<double>::max()}) {
            setFree(world, value);
            AlertWorld::put(world.peers, "ping_p50_ms", value);
            AlertWorld::put(world.feerates, "next_block_sat_vb", value);
            AlertWorld::put(world.disk, "days_until_full", value);
            AlertWorld::put(world.chain, "headers_height", std::numeric_limits<qint64>::max());
            AlertWorld::put(world.chain, "block_lag", std::numeric_limits<qint64>::min());
            world.advance(1'200, 30);
        }
        for (const Alert &alert : world.engine->now())
            QVERIFY(alert.text.size() < 2'000);
    }

    void recoveriesAreInThePresentTense()
    {
        AlertWorld world;
        world.step();
        AlertWorld::put(world.peers, "total", qint64(0));
        QVERIFY(world.stepUntil("no_peers", AlertState::Firing, 600));
        QVERIFY(world.alert("no_peers").recovery.isEmpty());
        AlertWorld::put(world.peers, "total", qint64(73));
        world.step();
        QCOMPARE(world.state("no_peers"), AlertState::Firing);
        QCOMPARE(world.alert("no_peers").recovery, u"73 peers, was 0"_s);
        AlertWorld::put(world.peers, "total", qint64(0)); // and away again
        world.step();
        QVERIFY(world.alert("no_peers").recovery.isEmpty());
        AlertWorld::put(world.peers, "total", qint64(5));
        world.step();
        QCOMPARE(world.alert("no_peers").recovery, u"5 peers, was 0"_s);
        QVERIFY(world.stepUntil("no_peers", AlertState::Inactive, 600));
        QVERIFY(world.resolved.back().recovery.isEmpty());

        // Between its two thresholds, and of a status, in the words of now.
        setFree(world, 8);
        QVERIFY(world.stepUntil("disk_low", AlertState::Firing, 600));
        setFree(world, 11);
        world.step();
        QCOMPARE(world.alert("disk_low").recovery, u"11\u202F% of the disk free, was 8.0\u202F%"_s);
        world.report(ids::zmq, Status::Level::Bad, u"No connection."_s);
        QVERIFY(world.stepUntil("zmq_down", AlertState::Firing, 600));
        world.report(ids::zmq, Status::Level::Good, u"Connected."_s);
        world.step();
        QCOMPARE(world.alert("zmq_down").recovery, u"Connected."_s);
    }

    void words()
    {
        QCOMPARE(withFigures(u"%1 of %3"_s, {u"%3"_s, u"x"_s, u"b%1"_s}), u"%3 of b%1"_s);
        QCOMPARE(withFigures(u"100 % of %9"_s, {}), u"100 % of"_s);
        AlertWorld world = lowDisk();
        QCOMPARE(newsTitle(world.news.back()), u"Warning: Disk nearly full"_s);
        QVERIFY(newsBody(world.news.back()).contains(u"8.0\u202F% free"_s));
        QVERIFY(newsBody(world.news.back()).contains(u"Free some space"_s));
        setFree(world, 50);
        world.advance(30 * 60);
        QCOMPARE(newsTitle(world.news.back()), u"Resolved: Disk nearly full"_s);
        QVERIFY(newsBody(world.news.back()).contains(u"after 2\u202Fmin"_s));
    }
};

QTEST_APPLESS_MAIN(TestAlertEngine)
#include "test_alert_engine.moc"
