// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/chain_verdict.h"
#include "collectors/point/durations.h"

#include <QTest>

#include <random>
#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = ChainVerdict::State;

namespace {

constexpr qint64 startMs = 1'790'000'000'000;

QString hashOf(qint64 height, QChar branch = u'a')
{
    return branch + QString::number(height).rightJustified(63, u'0');
}

QString workOf(qint64 blocks)
{
    return QString::number(blocks, 16).rightJustified(64, u'0');
}

ChainBranch branchAt(qint64 fork, qint64 length, ChainBranch::Status status)
{
    ChainBranch branch;
    branch.height = fork + length;
    branch.length = length;
    branch.status = status;
    branch.hash = hashOf(branch.height, u'b');
    branch.chainwork = workOf(branch.height);
    return branch;
}

/// A node whose time and blocks advance on request; one answer per minute.
struct World {
    explicit World(bool paceMatters = true, qint64 tipAgeSeconds = 0, bool downloads = false)
        : judge(paceMatters)
    {
        signs.tipAgeSeconds = tipAgeSeconds;
        signs.initialDownload = downloads;
        signs.height = 900'000;
        signs.headers = signs.height;
        signs.branches = ChainBranches{};
        tell();
    }

    void tell()
    {
        signs.timeMs = startMs + nowMs;
        signs.steadyMs = nowMs;
        signs.hash = hashOf(signs.height);
        signs.chainwork = workOf(signs.height);
        judge.take(signs);
    }
    ChainVerdict verdict() { return judge.verdict(startMs + nowMs, nowMs); }
    ChainVerdict pass(qint64 minutes)
    {
        for (qint64 i = 0; i < minutes; ++i) {
            nowMs += minuteMs;
            tell();
        }
        return verdict();
    }
    void mine(qint64 blocks = 1)
    {
        signs.height += blocks;
        signs.headers = std::max(signs.headers.value_or(0), signs.height);
        tell();
    }
    void add(const ChainBranch &branch)
    {
        signs.branches->insert(signs.branches->begin(), branch);
        tell();
    }

    ChainJudge judge;
    ChainSigns signs;
    qint64 nowMs = minuteMs;
};

WitnessView witness(WitnessView::State state, qint64 itsBlocks = 0)
{
    WitnessView view;
    view.name = u"friend"_s;
    view.state = state;
    view.height = 900'000;
    if (state == WitnessView::State::Differs)
        view.fork = WitnessView::Fork{900'001, hashOf(900'001), hashOf(900'001, u'b'),
                                      1,       itsBlocks,       startMs};
    return view;
}

} // namespace

class TestChainVerdict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutDataNothingIsKnown();
    void agreement();
    void withoutItsSignsNothingIsInAgreement();
    void aRefusedBranch_data();
    void aRefusedBranch();
    void aLoneInvalidBlockPasses();
    void leavingPeersAreASign();
    void aWitnessDiffers();
    void aWitnessGoesAhead();
    void workCountsInsteadOfHeight();
    void headersThatNeverValidate();
    void anImprobableGap();
    void aTipThatIsOldAtTheStart();
    void aSilentWitnessDoesNotHeal();
    void gapsOnRegtestAreIgnored();
    void aSlowSplitIsNeverForgotten();
    void aYearOfOrdinaryBlocks_data();
    void aYearOfOrdinaryBlocks();
};

void TestChainVerdict::withoutDataNothingIsKnown()
{
    ChainJudge judge(true);
    QCOMPARE(judge.verdict(startMs, 1).state, State::Unknown);
}

void TestChainVerdict::agreement()
{
    World world;
    QCOMPARE(world.verdict().state, State::Agrees);
    QVERIFY(world.verdict().sentence.contains(u"no sign of a split"_s));
    world.judge.takeWitnesses({witness(WitnessView::State::Agrees)}, world.nowMs);
    QVERIFY(world.verdict().sentence.contains(u"same chain: 1."_s));
    world.judge.takeWitnesses({witness(WitnessView::State::Silent)}, world.nowMs);
    QVERIFY(world.verdict().sentence.contains(u"No answer from: friend"_s));
}

void TestChainVerdict::aRefusedBranch_data()
{
    QTest::addColumn<int>("ownBlocks"); // put on top, spread over the time
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("isCritical");
    for (const int own : {0, 1, 2})
        QTest::addRow("%d own blocks in 3 h", own) << own << 180 << true;
    for (const int own : {10, 20, 30}) // at full pace only a witness can detect it
        QTest::addRow("%d own blocks in %d h", own, own / 6) << own << own * 10 << false;
    QTest::addRow("none in 20 min") << 0 << 20 << false;
    // A node on a tenth of the hash rate, block by block.
    QTest::addRow("5 own blocks in 4 h") << 5 << 240 << true;
}

void TestChainVerdict::aRefusedBranch()
{
    QFETCH(int, ownBlocks);
    QFETCH(int, minutes);
    QFETCH(bool, isCritical);
    World world;
    world.add(branchAt(world.signs.height, 1, ChainBranch::Status::Invalid));
    QCOMPARE(world.verdict().state, State::SuspectedSplit);
    QVERIFY(!world.verdict().isCritical);
    QCOMPARE(world.verdict().forkHeight, 900'001);
    bool wasCritical = false;
    for (int i = 0; i <= ownBlocks; ++i) {
        wasCritical = wasCritical || world.pass(minutes / (ownBlocks + 1)).isCritical;
        if (i < ownBlocks)
            world.mine();
    }
    QCOMPARE(wasCritical, isCritical);
    if (isCritical && ownBlocks == 0) {
        QCOMPARE(world.verdict().state, State::Split);
        QVERIFY(world.verdict().sentence.contains(u"Split at block 900"_s));
        QCOMPARE(world.verdict().sinceMs, startMs + minuteMs);
    }
    if (!isCritical && ownBlocks > 0)
        QCOMPARE(world.verdict().state, State::Agrees);
}

void TestChainVerdict::aLoneInvalidBlockPasses()
{
    World world;
    world.add(branchAt(world.signs.height, 1, ChainBranch::Status::Invalid));
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(world.verdict().state, State::SuspectedSplit);
        world.pass(9);
        world.mine();
    }
    QCOMPARE(world.verdict().state, State::Agrees);
}

/// With a third of the hash rate, six blocks do not end the suspicion.
void TestChainVerdict::aSlowSplitIsNeverForgotten()
{
    World world;
    world.add(branchAt(world.signs.height, 1, ChainBranch::Status::Invalid));
    bool wasCritical = false;
    for (int block = 0; block < 16; ++block) {
        world.pass(30);
        QVERIFY(world.verdict().state != State::Agrees);
        wasCritical = wasCritical || world.verdict().isCritical;
        world.mine();
    }
    QVERIFY(wasCritical);
}

void TestChainVerdict::leavingPeersAreASign()
{
    World world(false); // no pace to go by
    world.judge.takeOutbound(10, world.nowMs);
    world.add(branchAt(world.signs.height, 1, ChainBranch::Status::Invalid));
    world.pass(25);
    world.judge.takeOutbound(8, world.nowMs);
    world.judge.takeOutbound(10, world.nowMs);
    world.judge.takeOutbound(7, world.nowMs);
    QVERIFY(!world.verdict().isCritical); // not for long enough
    QVERIFY(world.pass(6).isCritical);
    QVERIFY(!world.pass(40).isCritical); // they stay by now
}

void TestChainVerdict::aWitnessDiffers()
{
    World world;
    world.judge.takeWitnesses({witness(WitnessView::State::Differs, 1)}, world.nowMs);
    QCOMPARE(world.verdict().state, State::SuspectedSplit); // a race
    QVERIFY(!world.verdict().isCritical);
    WitnessView stuck = witness(WitnessView::State::Differs, 1);
    stuck.fork->ourBlocks = 6;
    world.judge.takeWitnesses({stuck}, world.nowMs);
    QCOMPARE(world.verdict().state, State::Agrees);
    QVERIFY(!world.verdict().sentence.contains(u"same chain"_s));
    world.judge.takeWitnesses({witness(WitnessView::State::Differs, 2)}, world.nowMs);
    const ChainVerdict split = world.verdict();
    QCOMPARE(split.state, State::Split);
    QVERIFY(split.isCritical);
    QCOMPARE(split.forkHeight, 900'001);
    QCOMPARE(split.theirHeight, 900'002);
    QCOMPARE(split.theirHash, hashOf(900'001, u'b'));
    world.judge.takeWitnesses({witness(WitnessView::State::Agrees)}, world.nowMs);
    QCOMPARE(world.verdict().state, State::Agrees);
}

/// Like a block refused for its header: the node stops without any other sign.
void TestChainVerdict::aWitnessGoesAhead()
{
    World world;
    const auto pass = [&world](qint64 minutes, qint64 lead) {
        WitnessView view = witness(WitnessView::State::Agrees);
        view.nodeHeight = world.signs.height;
        view.height = world.signs.height + lead;
        for (qint64 minute = 0; minute < minutes; ++minute) {
            world.judge.takeWitnesses({view}, world.nowMs);
            world.pass(1);
        }
        return world.verdict();
    };
    QCOMPARE(pass(60, 1).state, State::Agrees); // on its way
    QCOMPARE(pass(9, 2).state, State::CatchingUp);
    QCOMPARE(pass(3, 2).state, State::SuspectedSplit);
    QVERIFY(!world.verdict().isCritical);
    QVERIFY(pass(20, 3).isCritical);
    QVERIFY(world.verdict().sentence.contains(u"friend is at block 900"_s));
    QCOMPARE(pass(1, 1).state, State::Agrees);
    QVERIFY(pass(1, 2).state != State::SuspectedSplit); // starts over
    world.signs.headers = world.signs.height + 3;       // it catches up
    QVERIFY(pass(1, 3).state != State::SuspectedSplit);
    world.mine(3);
    QCOMPARE(pass(1, 0).state, State::Agrees);
}

void TestChainVerdict::workCountsInsteadOfHeight()
{
    World world;
    ChainBranch high = branchAt(world.signs.height - 1, 5, ChainBranch::Status::ValidHeaders);
    high.chainwork = workOf(world.signs.height - 100);
    world.add(high);
    world.mine();
    QCOMPARE(world.pass(40).state, State::Agrees); // higher, and less work
    ChainBranch heavy = branchAt(world.signs.height - 3, 2, ChainBranch::Status::ValidHeaders);
    heavy.hash = hashOf(1, u'c');
    heavy.chainwork = workOf(world.signs.height + 50);
    world.add(heavy);
    QCOMPARE(world.pass(9).state, State::Agrees);
    QCOMPARE(world.pass(2).state, State::SuspectedSplit);
    QVERIFY(!world.verdict().isCritical);
    QVERIFY(world.pass(30).isCritical);
    world.signs.branches.reset(); // a call that fails takes nothing back
    QVERIFY(world.pass(30).isCritical);
}

void TestChainVerdict::withoutItsSignsNothingIsInAgreement()
{
    World world;
    world.signs.branches.reset();
    QCOMPARE(world.pass(5).state, State::Agrees); // one call may fail
    QCOMPARE(world.pass(2).state, State::Unknown);
    QVERIFY(world.verdict().sentence.contains(u"getchaintips"_s));
    world.judge.takeWitnesses({witness(WitnessView::State::Agrees)}, world.nowMs);
    QCOMPARE(world.verdict().state, State::Agrees); // that is a better one
    world.judge.takeWitnesses({}, world.nowMs);
    world.signs.branches = ChainBranches{};
    QCOMPARE(world.pass(1).state, State::Agrees);
    world.signs.headers.reset();
    QCOMPARE(world.pass(1).state, State::Unknown);
    QVERIFY(world.verdict().sentence.contains(u"headers"_s));
}

void TestChainVerdict::headersThatNeverValidate()
{
    World world;
    world.signs.headers = world.signs.height + 2;
    world.tell();
    QCOMPARE(world.pass(5).state, State::Agrees);
    QCOMPARE(world.pass(6).state, State::Stalled);
    QVERIFY(!world.verdict().isCritical);
    QVERIFY(world.pass(60).isCritical);
    world.signs.headers = world.signs.height + 1'000;
    world.mine(); // the chain continues
    QCOMPARE(world.verdict().state, State::CatchingUp);
}

void TestChainVerdict::anImprobableGap()
{
    World world;
    QCOMPARE(world.pass(130).state, State::Agrees); // 1 in 440,000
    QCOMPARE(world.pass(10).state, State::Stalled);
    QVERIFY(world.verdict().isCritical);
    QVERIFY(!world.verdict().sentence.contains(u"may be chance"_s));
    world.mine();
    QCOMPARE(world.verdict().state, State::Agrees);
}

/// A gap does not begin with this program.
void TestChainVerdict::aTipThatIsOldAtTheStart()
{
    constexpr qint64 threeDays = 3LL * 24 * 3'600;
    World world(true, threeDays);
    QCOMPARE(world.verdict().state, State::Unknown); // a node that just started has no peers yet
    QVERIFY2(world.verdict().sentence.contains(u"3\u202Fd"_s),
             qPrintable(world.verdict().sentence));
    const ChainVerdict later = world.pass(6);
    QCOMPARE(later.state, State::Stalled);
    QVERIFY(later.isCritical);
    QVERIFY2(later.sentence.contains(u"No block for 3\u202Fd"_s), qPrintable(later.sentence));
    world.mine();
    QCOMPARE(world.verdict().state, State::Agrees);
    QCOMPARE(World(true, 2 * 3'600).pass(6).state, State::Agrees); // timestamps are not exact
    QCOMPARE(World(true, threeDays, true).pass(6).state, State::CatchingUp);
    QCOMPARE(World(false, threeDays).pass(6).state, State::Agrees);
}

/// A witness that does not answer any more takes back nothing of what it has shown.
void TestChainVerdict::aSilentWitnessDoesNotHeal()
{
    World world;
    WitnessView view = witness(WitnessView::State::Differs, 3);
    world.judge.takeWitnesses({view}, world.nowMs);
    QCOMPARE(world.verdict().state, State::Split);
    for (const auto state : {WitnessView::State::Silent, WitnessView::State::Waiting}) {
        view.state = state;
        world.judge.takeWitnesses({view}, world.nowMs);
        QCOMPARE(world.verdict().state, State::Split);
        QVERIFY2(world.verdict().sentence.contains(u"No answer from: friend"_s),
                 qPrintable(world.verdict().sentence));
    }
    view = witness(WitnessView::State::Differs, 1); // a race is forgotten
    view.state = WitnessView::State::Silent;
    world.judge.takeWitnesses({view}, world.nowMs);
    QCOMPARE(world.verdict().state, State::Agrees);

    view = witness(WitnessView::State::Agrees);
    view.nodeHeight = 900'000;
    view.height = 900'005;
    world.judge.takeWitnesses({view}, world.nowMs);
    QCOMPARE(world.pass(11).state, State::SuspectedSplit);
    view.state = WitnessView::State::Silent;
    world.judge.takeWitnesses({view}, world.nowMs);
    QCOMPARE(world.verdict().state, State::SuspectedSplit);
    world.mine(5);
    QCOMPARE(world.verdict().state, State::Agrees); // the node has followed
}

void TestChainVerdict::gapsOnRegtestAreIgnored()
{
    World world(false);
    QCOMPARE(world.pass(3 * 24 * 60).state, State::Agrees);
}

/// With a stale branch a day, and 12 lone invalid blocks. By chance one year in a hundred has
/// blocks that come too slowly after one, so the seeds are given: CHAIN_SEED=n tries another.
void TestChainVerdict::aYearOfOrdinaryBlocks_data()
{
    QTest::addColumn<unsigned>("seed");
    if (qEnvironmentVariableIsSet("CHAIN_SEED"))
        QTest::newRow("given") << qEnvironmentVariable("CHAIN_SEED").toUInt();
    else
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("year %u", seed) << seed;
}

void TestChainVerdict::aYearOfOrdinaryBlocks()
{
    QFETCH(unsigned, seed);
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    std::exponential_distribution<double> interval(1.0 / 10); // minutes
    std::uniform_int_distribution<int> ofDay(0, 143);
    std::uniform_int_distribution<int> ofYear(0, 52'559);
    std::set<int> invalid;
    while (invalid.size() < 12)
        invalid.insert(ofYear(random));
    World world;
    int watched = 0;
    double longest = 0;
    for (int block = 0; block < 52'560; ++block) {
        const double minutes = interval(random);
        longest = std::max(longest, minutes);
        world.nowMs += static_cast<qint64>(minutes * minuteMs);
        const ChainVerdict verdict = world.verdict();
        watched += verdict.state == State::SuspectedSplit ? 1 : 0;
        // A gap of a year's length of 1e-6 comes once in 19 years.
        if (chanceOfSoFew(0, minutes * 60) >= 1e-6)
            QVERIFY2(!verdict.isCritical, qPrintable(verdict.sentence));
        if (ofDay(random) == 0)
            world.add(branchAt(world.signs.height - 1, 1, ChainBranch::Status::ValidFork));
        if (invalid.count(block))
            world.add(branchAt(world.signs.height, 1, ChainBranch::Status::Invalid));
        std::erase_if(*world.signs.branches, [&](const ChainBranch &branch) {
            return branch.forkHeight() < world.signs.height - 144;
        });
        world.mine();
    }
    qInfo("watched for %d of 52560 blocks; longest gap %.0f min", watched, longest);
    QVERIFY(watched >= 12);
    QVERIFY(watched < 12 * 40);
}

QTEST_GUILESS_MAIN(TestChainVerdict)
#include "test_chain_verdict.moc"
