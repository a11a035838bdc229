// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/collectors/witness/witness_world.h"
#include "tests/support/test_certificate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace bnm;
using namespace Qt::StringLiterals;

using State = WitnessView::State;
using Level = StatusReport::Level;

namespace {

constexpr int deadlineMs = 15'000;

QString at(const ElectrumStandIn &server, const QString &scheme = u"electrum"_s)
{
    return u"w=%1://127.0.0.1:%2"_s.arg(scheme).arg(server.port());
}

/// The chain, and from that height on other blocks.
MadeChain parted(MadeChain chain, qint64 fork, qint64 blocks, quint32 salt = 7)
{
    chain.cutTo(fork - 1);
    chain.grow(blocks, salt);
    return chain;
}

/// After the next comparison.
bool isForkFound(WitnessWorld &world)
{
    const auto fork = world.compared().fork;
    return fork && fork->isFound;
}

/// The methods requested since the handshake.
qsizetype questions(const ElectrumStandIn &server)
{
    QStringList methods = server.methods();
    methods.removeAll(u"server.version"_s);
    return methods.size();
}

} // namespace

class TestWitness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameTipTakesOneSmallRequest()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(world.node.chain);
        world.start(at(server));
        QVERIFY(world.becomes(State::Agrees));
        QCOMPARE(questions(server), 1);
        QVERIFY(world.node.methods().isEmpty());
        QCOMPARE(world.view().height, 50);
        QCOMPARE(world.view().nodeHeight, 50);
        QVERIFY(world.view().answeredMs > 0);
        QCOMPARE(world.report().level, Level::Good);
        QCOMPARE(world.points.complaints(), QStringList());
        QCOMPARE(world.points.newest("witness")->tagValue("witness"), u"w"_s);
        QCOMPARE(world.points.value("witness", "height"), 50.0);
        QCOMPARE(world.points.value("witness", "lag_blocks"), 0.0);
        QCOMPARE(world.points.value("witness", "agrees"), 1.0);
        QVERIFY(world.points.value("witness", "age_seconds").value() < 10);
    }

    void heights_data()
    {
        QTest::addColumn<qint64>("its");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("said");
        QTest::newRow("ahead") << qint64(53) << State::Agrees << u"ahead by 3"_s;
        QTest::newRow("one behind") << qint64(49) << State::Agrees << u"same blocks"_s;
        QTest::newRow("behind") << qint64(45) << State::Behind << u"5 blocks behind"_s;
        QTest::newRow("at its start") << qint64(0) << State::Behind << u"50 blocks behind"_s;
    }
    void heights()
    {
        QFETCH(qint64, its);
        QFETCH(State, state);
        QFETCH(QString, said);
        MadeChain chain(53);
        ElectrumStandIn server(chain);
        server.chain.cutTo(its);
        chain.cutTo(50);
        WitnessWorld world(chain);
        world.recentBlocks = 10; // others are requested from the node
        world.start(at(server));
        QVERIFY(world.becomes(state));
        QVERIFY2(world.report().sentence.contains(said), qPrintable(world.report().sentence));
        QCOMPARE(world.points.value("witness", "agrees"), 1.0);
        QCOMPARE(world.points.value("witness", "lag_blocks").value(),
                 static_cast<double>(50 - its));
        QVERIFY(!world.view().fork);
    }

    void aDifferentBlock_data()
    {
        QTest::addColumn<qint64>("fork");
        QTest::addColumn<qint64>("itsBlocks");
        QTest::newRow("a race") << qint64(50) << qint64(1);
        QTest::newRow("one block, and it goes on") << qint64(50) << qint64(2);
        QTest::newRow("it is shorter") << qint64(41) << qint64(3);
        QTest::newRow("it is longer") << qint64(30) << qint64(90);
        QTest::newRow("from the first block on") << qint64(1) << qint64(50);
        QTest::newRow("a stale block it stopped at") << qint64(20) << qint64(1);
    }
    void aDifferentBlock()
    {
        QFETCH(qint64, fork);
        QFETCH(qint64, itsBlocks);
        WitnessWorld world(MadeChain(50));
        world.recentBlocks = 10;
        ElectrumStandIn server(parted(world.node.chain, fork, itsBlocks));
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs));
        const WitnessView::Fork seen = *world.view().fork;
        QCOMPARE(seen.height, fork);
        QCOMPARE(seen.ourHash, world.node.chain.hash(fork));
        QCOMPARE(seen.itsHash, server.chain.hash(fork));
        QCOMPARE(seen.itsBlocks, itsBlocks);
        QCOMPARE(seen.ourBlocks, 50 - fork + 1);
        QCOMPARE(world.report().level, Level::Watch); // the chain's status judges
        QVERIFY(world.report().sentence.contains(seen.itsHash));
        QCOMPARE(world.points.value("witness", "agrees"), 0.0);
        QVERIFY2(questions(server) <= 20, qPrintable(QString::number(questions(server))));
    }

    /// While it lasts it costs little, keeps its beginning, and it ends.
    void aForkGrowsAndHeals()
    {
        WitnessWorld world(MadeChain(50));
        const MadeChain common = world.node.chain;
        ElectrumStandIn server(parted(common, 45, 8));
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs));
        const qint64 sinceMs = world.view().fork->sinceMs;

        server.chain.grow(2, 7);
        world.node.chain.grow(1);
        world.tellBlocks();
        QTest::qWait(20);
        const qsizetype before = questions(server);
        world.compared();
        QVERIFY2(questions(server) - before <= 6, "it is searched for again");
        QCOMPARE(world.view().fork->height, 45);
        QCOMPARE(world.view().fork->sinceMs, sinceMs);
        QCOMPARE(world.view().fork->itsBlocks, 10);
        QCOMPARE(world.view().fork->ourBlocks, 7);

        world.node.chain = server.chain; // the node follows
        world.tellBlocks();
        QVERIFY(world.becomes(State::Agrees));
        QVERIFY(!world.view().fork);
        QCOMPARE(world.points.value("witness", "agrees"), 1.0);
    }

    void anotherForkIsSearchedAgain()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(parted(world.node.chain, 45, 8));
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs));
        server.chain = parted(world.node.chain, 40, 13, 9);
        QTRY_COMPARE_WITH_TIMEOUT((world.compared(), world.view().fork->height), 40, deadlineMs);
        QCOMPARE(world.view().fork->itsHash, server.chain.hash(40));
    }

    /// The node's current chain is not known yet: a reorganisation is not a split.
    void aReorganisationNotReportedYet()
    {
        WitnessWorld world(MadeChain(50));
        const MadeChain other = parted(world.node.chain, 50, 1);
        ElectrumStandIn server(other);
        world.start(at(server), {});
        world.node.chain = other; // but the collector has the old one
        QVERIFY(world.becomes(State::Agrees));
        QVERIFY(world.points.value("witness", "agrees") == 1.0);
    }

    void anotherNetworkDoesNotCount()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(MadeChain(60, 3));
        world.start(at(server));
        QVERIFY(world.becomes(State::Invalid));
        QVERIFY2(world.report().sentence.contains(u"another network"_s),
                 qPrintable(world.report().sentence));
        QVERIFY(!world.view().counts());
        QVERIFY(!world.points.value("witness", "agrees"));
    }

    void implausibleAnswers_data()
    {
        QTest::addColumn<QString>("lie");
        QTest::addColumn<QString>("said");
        QTest::newRow("no work") << u"no work"_s << u"proof of work"_s;
        QTest::newRow("our tip, higher") << u"our tip, higher"_s << u"another height"_s;
        QTest::newRow("behind our tip, higher")
            << u"behind our tip, higher"_s << u"another height"_s;
        QTest::newRow("another block than asked") << u"another block"_s << u"another height"_s;
        QTest::newRow("short") << u"short"_s << u"80 bytes"_s;
    }
    void implausibleAnswers()
    {
        QFETCH(QString, lie);
        QFETCH(QString, said);
        MadeChain chain(51);
        ElectrumStandIn server(chain);
        chain.cutTo(50);
        WitnessWorld world(chain);
        server.manner = [&](QTcpSocket &socket, const QJsonObject &request) {
            QJsonObject answer = server.honestAnswer(request);
            const bool isTip = request["method"_L1] == u"blockchain.headers.subscribe"_s;
            const auto tip = [&](qint64 height, const QByteArray &hex) {
                answer["result"_L1] =
                    QJsonObject{{u"height"_s, height}, {u"hex"_s, QString::fromLatin1(hex)}};
            };
            if (isTip && lie == u"no work"_s)
                tip(51, MadeChain::withoutWork(server.chain.hex(51)));
            if (isTip && lie == u"our tip, higher"_s)
                tip(60, server.chain.hex(50));
            if (isTip && lie == u"behind our tip, higher"_s)
                tip(60, server.chain.hex(51));
            if (isTip && lie == u"short"_s)
                tip(51, "00");
            if (request["method"_L1] == u"blockchain.block.header"_s && lie == u"another block"_s)
                answer["result"_L1] = QString::fromLatin1(server.chain.hex(49));
            ElectrumStandIn::write(socket, answer);
        };
        world.start(at(server));
        QVERIFY(world.becomes(State::Invalid));
        QVERIFY2(world.report().sentence.contains(said), qPrintable(world.report().sentence));
        QCOMPARE(world.report().level, Level::Bad);
        QCOMPARE(world.view().answeredMs, 0);
        QVERIFY(!world.points.newest("witness")); // nothing of it is a figure
        server.manner = {};
        QVERIFY(world.becomes(State::Agrees));
    }

    void silenceIsReportedUntilItEnds()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(world.node.chain);
        server.manner = [](QTcpSocket &, const QJsonObject &) {};
        world.start(at(server));
        QVERIFY(world.becomes(State::Silent));
        QCOMPARE(world.report().level, Level::Bad);
        QCOMPARE(world.report().graceMs, StatusReport::noVerdict);
        QVERIFY2(world.report().sentence.contains(u"in time"_s),
                 qPrintable(world.report().sentence));
        QVERIFY(!world.points.value("witness", "agrees"));
        server.manner = {};
        QVERIFY(world.becomes(State::Agrees));
    }

    void oldAnswersExpire()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(world.node.chain);
        world.start(at(server));
        QVERIFY(world.becomes(State::Agrees));
        server.closesAtOnce = true;
        server.cutConnections();
        QVERIFY(world.becomes(State::Silent));
        QTest::qWait(20);
        world.compared();
        QVERIFY(world.points.value("witness", "age_seconds").value() > 0);
        QVERIFY(!world.points.value("witness", "height"));
        QCOMPARE(world.view().height, 50); // as last reported
    }

    /// Every single answer is quick enough, all of them together are not.
    void aSlowComparisonIsAbandoned()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(parted(world.node.chain, 2, 60));
        server.manner = [&server](QTcpSocket &socket, const QJsonObject &request) {
            QTimer::singleShot(200, &socket, [&server, &socket, request] {
                ElectrumStandIn::write(socket, server.honestAnswer(request));
            });
        };
        world.options.cycleMs = 1'000;
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs)); // a difference is certain, and nothing more
        QVERIFY(!world.view().fork->isFound);
        QCOMPARE(world.view().fork->itsBlocks, 1);
        server.manner = {};
        QTRY_VERIFY_WITH_TIMEOUT(isForkFound(world), deadlineMs);
        QCOMPARE(world.view().fork->height, 2);
        QCOMPARE(world.view().fork->itsBlocks, 60);
    }

    /// rpcwhitelist without getblockhash hides no split.
    void aNodeThatRefusesItsBlocks_data()
    {
        QTest::addColumn<qint64>("recent");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("the fork is recent") << qint64(145) << true;
        QTest::newRow("the fork is older") << qint64(2) << false;
    }
    void aNodeThatRefusesItsBlocks()
    {
        QFETCH(qint64, recent);
        QFETCH(bool, isFound);
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(parted(world.node.chain, 45, 8));
        world.recentBlocks = recent;
        world.start(at(server));
        world.node.server().setFault(NodeFault::Forbidden);
        QVERIFY2(world.becomes(State::Differs), qPrintable(world.report().sentence));
        QCOMPARE(world.view().fork->isFound, isFound);
        QCOMPARE(world.view().fork->height, isFound ? 45 : 50);
        QCOMPARE(world.report().topic, topics::refusedCalls);
        QVERIFY2(world.report().sentence.contains(u"does not allow getblockhash"_s),
                 qPrintable(world.report().sentence));
        world.node.server().setFault(NodeFault::None);
        QTRY_VERIFY_WITH_TIMEOUT(isForkFound(world), deadlineMs);
        QCOMPARE(world.report().topic, Name(""));
    }

    void aNodeThatRefusesOldBlocksIsTold()
    {
        WitnessWorld world(MadeChain(50));
        MadeChain shorter = world.node.chain;
        shorter.cutTo(40);
        ElectrumStandIn server(shorter);
        world.recentBlocks = 2;
        world.start(at(server));
        world.node.server().setFault(NodeFault::Forbidden);
        world.compared();
        QCOMPARE(world.view().state, State::Waiting);
        QCOMPARE(world.report().level, Level::Watch);
        QCOMPARE(world.report().topic, topics::refusedCalls);
    }

    /// The difference stays known until the node leaves its branch.
    void silenceDoesNotHeal()
    {
        WitnessWorld world(MadeChain(50));
        const MadeChain theirs = parted(world.node.chain, 45, 8);
        ElectrumStandIn server(theirs);
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs));
        server.manner = [](QTcpSocket &, const QJsonObject &) {};
        QVERIFY(world.becomes(State::Silent));
        QVERIFY(world.view().fork);
        QCOMPARE(world.view().fork->itsBlocks, 8);
        world.node.chain = theirs;
        world.tellBlocks();
        QTRY_VERIFY_WITH_TIMEOUT(!world.compared().fork, deadlineMs);
    }

    void withoutTheNodesBlocksNothingIsCompared()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(world.node.chain);
        world.recentBlocks = 0;
        world.start(at(server));
        world.compared();
        QCOMPARE(world.view().state, State::Waiting);
        QCOMPARE(world.report().level, Level::Waiting);
        QCOMPARE(world.view().height, 50);
        QCOMPARE(world.points.value("witness", "height"), 50.0);
        QVERIFY(!world.points.value("witness", "agrees"));
        world.recentBlocks = 10;
        world.tellBlocks();
        QTRY_COMPARE_WITH_TIMEOUT(world.view().state, State::Agrees, deadlineMs);
    }

    /// A node that does not answer now does not end a split.
    void aNodeThatIsDownDoesNotHeal()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(parted(world.node.chain, 45, 8));
        world.start(at(server));
        QVERIFY(world.becomes(State::Differs));
        world.node.server().setFault(NodeFault::Forbidden);
        world.compared();
        QCOMPARE(world.view().state, State::Differs);
        QCOMPARE(world.view().fork->height, 45);
    }

    void aNewBlockOfEitherIsComparedAtOnce()
    {
        MadeChain chain(51);
        ElectrumStandIn server(chain);
        chain.cutTo(50);
        server.chain.cutTo(50);
        WitnessWorld world(chain);
        world.start(at(server));
        QVERIFY(world.becomes(State::Agrees));
        const MadeChain longer(51);
        server.chain = longer;
        server.announceTip();
        QTRY_COMPARE_WITH_TIMEOUT(world.view().height, 51, deadlineMs);
        world.node.chain = longer;
        world.tellBlocks();
        QTRY_COMPARE_WITH_TIMEOUT(world.view().nodeHeight, 51, deadlineMs);
    }

    void blocksThatComeFastAreComparedNowAndThen()
    {
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(MadeChain(150));
        world.start(at(server));
        QVERIFY(world.becomes(State::Agrees));
        world.collector.reset();
        world.options.shortestGapMs = 60'000;
        world.collector = std::make_unique<WitnessCollector>(world.options);
        QSignalSpy changed(world.collector.get(), &WitnessCollector::viewChanged);
        world.tellBlocks();
        world.collector->start();
        QVERIFY(changed.wait(deadlineMs));
        world.becomes(State::Agrees);
        const qsizetype before = changed.size();
        for (int i = 0; i < 20; ++i) {
            world.node.chain.grow(1);
            world.tellBlocks();
            server.announceTip();
            QTest::qWait(10);
        }
        QVERIFY2(changed.size() <= before + 1, qPrintable(QString::number(changed.size())));
    }

    void anotherCertificateDoesNotCount()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        TestCertificate first;
        TestCertificate second;
        QVERIFY(first.make() && second.make());
        WitnessWorld world(MadeChain(50));
        ElectrumStandIn server(world.node.chain, first.ofServer());
        world.start(at(server, u"electrums"_s));
        QVERIFY(world.becomes(State::Agrees));
        server.setTls(second.ofServer());
        server.cutConnections();
        QVERIFY(world.becomes(State::Invalid));
        QVERIFY2(world.report().sentence.contains(u"certificate has changed"_s),
                 qPrintable(world.report().sentence));
        QVERIFY(!world.view().counts());
        server.setTls(first.ofServer());
        QVERIFY(world.becomes(State::Agrees));
    }
};

QTEST_GUILESS_MAIN(TestWitness)
#include "test_witness.moc"
