// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/collector.h"
#include "collectors/pipeline/status_board.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = StatusReport::Level;

namespace {

class Reporter : public Collector {
public:
    explicit Reporter(ComponentInfo info) : Collector(std::move(info)) {}
    void start() override {}
    void say(Level level, const QString &sentence, qint64 graceMs = -1)
    {
        report({level, u"summary"_s, sentence, graceMs});
    }
    using Component::reportAgain;
};

struct World {
    Moment now{1'790'000'000'000, 0};
    StatusBoard board{[this] { return now; }};
    Reporter node{{"node", u"Node"_s, 5'000, false, true}};
    Reporter disk{{"disk", u"Disk"_s, 30'000}};
    std::vector<Status> changes;

    World()
    {
        board.watch(node);
        board.watch(disk);
        QObject::connect(&board, &StatusBoard::changed, &board,
                         [this](const Status &status) { changes.push_back(status); });
    }
    void pass(qint64 ms)
    {
        now.unixMs += ms;
        now.steadyMs += ms;
        board.checkSilence();
    }
};

} // namespace

class TestStatusBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsReports()
    {
        World world;
        world.node.say(Level::Good, u"Answers."_s);
        const Status status = *world.board.find("node");
        QCOMPARE(status.level, Level::Good);
        QCOMPARE(status.title, u"Node"_s);
        QCOMPARE(status.sentence, u"Answers."_s);
        QCOMPARE(status.sinceMs, world.now.unixMs);
        QCOMPARE(world.changes.size(), std::size_t(1));
        world.pass(1'000);
        world.node.say(Level::Good, u"Answers."_s); // alive, and nothing changed
        QCOMPARE(world.changes.size(), std::size_t(1));
        world.node.say(Level::Good, u"Answers well."_s);
        QCOMPARE(world.changes.size(), std::size_t(2));
        QCOMPARE(world.changes.back().sinceMs, status.sinceMs); // the level holds since then
        QCOMPARE(world.board.all().size(), std::size_t(2));
        QCOMPARE(world.board.all().front().id, Name("node"));
        QVERIFY(!world.board.find("nobody"));
    }

    void aComponentThatNeverReportsIsBad()
    {
        World world;
        QSignalSpy silent(&world.board, &StatusBoard::silent);
        world.node.say(Level::Waiting, u"Waiting."_s);
        world.pass(15'000);
        QCOMPARE(world.board.find("node")->level, Level::Waiting);
        world.pass(1'000);
        QCOMPARE(world.board.find("node")->level, Level::Bad);
        QVERIFY(world.board.find("node")->sentence.contains(
            u"No result yet, after three times its interval of 5 s"_s));
        QCOMPARE(silent.size(), 1);
        world.pass(60'000);
        QCOMPARE(silent.size(), 1); // reported once
        world.node.say(Level::Good, u"Answers."_s);
        QCOMPARE(world.board.find("node")->level, Level::Good);
    }

    /// Its last report is void, even a good one.
    void aComponentThatResetsItsStatusIsBad()
    {
        World world;
        world.disk.say(Level::Good, u"Sampled."_s);
        world.pass(90'000);
        QCOMPARE(world.board.find("disk")->level, Level::Good);
        world.disk.reportAgain();
        world.pass(90'000);
        QCOMPARE(world.board.find("disk")->level, Level::Good);
        world.pass(1);
        QCOMPARE(world.board.find("disk")->level, Level::Bad);
    }

    void aKnownReasonStays()
    {
        World world;
        world.node.say(Level::Bad, u"It refuses the connection."_s);
        world.pass(60'000);
        QCOMPARE(world.board.find("node")->sentence, u"It refuses the connection."_s);
    }

    /// A component on Watch must keep reporting.
    void aSilentComponentIsBad()
    {
        World world;
        world.node.say(Level::Good, {});
        world.disk.say(Level::Watch, u"A folder is missing."_s);
        QVERIFY(!world.board.isAnySilent());
        world.pass(90'001);
        world.node.say(Level::Good, {});
        QCOMPARE(world.board.find("disk")->level, Level::Bad);
        QVERIFY(world.board.complaint().startsWith(u"Disk: No result for three times"_s));
        QVERIFY(world.board.isAnySilent());
        world.disk.reportAgain();
        QVERIFY(!world.board.isAnySilent());
        QCOMPARE(world.board.find("disk")->level, Level::Watch);
    }

    void componentsThatAreOffDoNotCount()
    {
        World world;
        world.disk.say(Level::Off, u"Not configured."_s);
        world.pass(600'000);
        QCOMPARE(world.board.find("disk")->level, Level::Off);
    }

    void verdicts()
    {
        World world;
        QCOMPARE(world.board.complaint(), u"Node: no result yet. "_s);
        world.node.say(Level::Watch, u"Another network."_s);
        QCOMPARE(world.board.complaint(), u"Node: Another network."_s); // nothing to rely on
        world.node.say(Level::Good, u"It answers."_s);
        QCOMPARE(world.board.complaint(), QString());
        world.node.say(Level::Bad, u"Refused."_s);
        world.pass(15'000);
        QCOMPARE(world.board.complaint(), QString()); // three of its cycles
        world.pass(1'000);
        QCOMPARE(world.board.complaint(), u"Node: no result for 16 s. Refused."_s);
        world.node.say(Level::Good, u"Answers."_s);
        QCOMPARE(world.board.complaint(), QString());
    }

    void graceOfTheOthers()
    {
        World world;
        world.node.say(Level::Good, {});
        world.disk.say(Level::Bad, u"Full."_s, 0);
        QCOMPARE(world.board.complaint(), u"Disk: Full."_s);
        world.disk.say(Level::Good, {});
        world.disk.say(Level::Bad, u"Slow."_s); // three of its own cycles
        world.pass(89'000);
        world.node.say(Level::Good, {});
        QCOMPARE(world.board.complaint(), QString());
        world.pass(1'000);
        QCOMPARE(world.board.complaint(), u"Disk: Slow."_s);
        world.disk.say(Level::Watch, u"Slow."_s);
        QCOMPARE(world.board.complaint(), QString());
    }

    void anEndedComponentIsBad()
    {
        World world;
        world.node.say(Level::Good, {});
        world.disk.say(Level::Good, {});
        world.board.setGone("disk");
        QCOMPARE(world.board.find("disk")->level, Level::Bad);
        QVERIFY(world.board.complaint().contains(u"has stopped"_s));
    }
};

QTEST_GUILESS_MAIN(TestStatusBoard)
#include "test_status_board.moc"
