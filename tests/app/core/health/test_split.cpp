// SPDX-License-Identifier: GPL-3.0-or-later
// Two simulated nodes with a common past: ours refuses a block that the other builds on. Checks the
// alerts over real connections, while the verdict's clock runs a minute per step.
#include "app/core/health/chain_watch.h"
#include "collectors/node/fast_collector.h"
#include "collectors/point/durations.h"
#include "collectors/witness/witness_collector.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = ChainVerdict::State;

namespace {

constexpr qint64 startMs = 1'790'000'000'000;
constexpr int theirPace = 10; // minutes a block

struct Split {
    Split(bool withWitness) : watch({true, 2 * minuteMs, [this] { return moment; }})
    {
        QString error;
        if (!ours.start(&error) || !theirs.start(&error))
            qFatal("%s", qPrintable(error));
        FastCollectorOptions options;
        options.intervalMs = 3'600'000; // polled manually
        options.branchesEveryMs = 0;
        collector = std::make_unique<FastCollector>(endpointOf(ours), options);
        QObject::connect(collector.get(), &FastCollector::chainSignsRead, &watch,
                         [this](ChainSigns signs) {
                             signs.steadyMs = moment.steadyMs;
                             signs.timeMs = moment.unixMs;
                             watch.takeSigns(signs);
                         });
        if (withWitness)
            addWitness();
        collector->start();
        step();
    }

    static SimulatedNodeOptions twin()
    {
        SimulatedNodeOptions options;
        options.mempoolTransactions = 50;
        return options;
    }

    void addWitness()
    {
        QStringList complaints;
        QString address = theirs.cookiePath();
        const WitnessAddresses read = readWitnesses(
            u"friend=rpc://127.0.0.1:%1%2"_s.arg(theirs.rpcPort()).arg(address), complaints);
        if (read.size() != 1)
            qFatal("%s", qPrintable(complaints.join(u' ')));
        WitnessOptions options;
        options.identity = {u"mainnet"_s, u"cupboard"_s};
        options.node = endpointOf(ours);
        options.source.address = read.front();
        options.source.deadlineMs = deadlineMs;
        options.intervalMs = 3'600'000;
        options.shortestGapMs = 3'600'000; // not by itself
        witness = std::make_unique<WitnessCollector>(options);
        QObject::connect(collector.get(), &FastCollector::recentBlocksChanged, witness.get(),
                         &WitnessCollector::setRecentBlocks);
        QObject::connect(witness.get(), &WitnessCollector::viewChanged, &watch,
                         [this](const WitnessView &view) { watch.takeWitnesses({view}); });
        witness->start();
    }

    /// Polls the node, then the witness.
    void step()
    {
        QSignalSpy read(collector.get(), &FastCollector::cycleFinished);
        collector->pollNow();
        if (read.isEmpty() && !read.wait(deadlineMs))
            qFatal("the node does not answer");
        if (!witness)
            return;
        QSignalSpy compared(witness.get(), &WitnessCollector::viewChanged);
        witness->pollNow();
        if (compared.isEmpty() && !compared.wait(deadlineMs))
            qFatal("the witness does not answer");
    }

    /// They build on it; we put our own blocks on ours, evenly.
    void part(int ownBlocks, int minutes)
    {
        ours.run([](SimulatedNode &node) { node.refuseBlock(); });
        theirs.run([](SimulatedNode &node) { node.mine(); });
        for (int minute = 0; minute <= minutes; ++minute) {
            if (minute > 0 && minute % theirPace == 0)
                theirs.run([](SimulatedNode &node) { node.mine(); });
            if (ownBlocks > 0 && minute > 0 && minute * ownBlocks / minutes > m_own) {
                ours.run([](SimulatedNode &node) { node.mine(); });
                ++m_own;
            }
            step();
            note(minute);
            moment.unixMs += minuteMs;
            moment.steadyMs += minuteMs;
        }
    }

    void note(int minute)
    {
        const ChainVerdict &verdict = watch.verdict();
        const QString state = verdict.state == State::Split            ? u"split"_s
                              : verdict.state == State::SuspectedSplit ? u"suspected"_s
                              : verdict.state == State::Stalled        ? u"stalled"_s
                              : verdict.state == State::Agrees         ? u"agrees"_s
                                                                       : u"other"_s;
        if (states.isEmpty() || states.back() != state)
            (states << state, history << u"%1 at %2 min"_s.arg(state).arg(minute));
        if (verdict.isCritical && criticalAt < 0)
            criticalAt = minute;
    }

    SimulatedNodeThread ours{twin()};
    SimulatedNodeThread theirs{twin()};
    Moment moment{startMs, minuteMs};
    ChainWatch watch;
    std::unique_ptr<FastCollector> collector;
    std::unique_ptr<WitnessCollector> witness;
    QStringList states;
    QStringList history;
    int criticalAt = -1;

private:
    int m_own = 0;
};

} // namespace

class TestSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alertsOfASplit_data();
    void alertsOfASplit();
    void itHeals();
};

void TestSplit::alertsOfASplit_data()
{
    QTest::addColumn<int>("own");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("withWitness");
    QTest::addColumn<bool>("isToldAsSplit");
    constexpr int watched = 240;
    for (const bool with : {false, true}) {
        const char *witness = with ? "a witness" : "no witness";
        for (const int own : {0, 1, 2, 5}) // slow
            QTest::addRow("%d own blocks in 4 h, %s", own, witness)
                << own << watched << with << true;
        for (const int own : {10, 20, 30}) // at full pace only a witness can detect it
            QTest::addRow("%d own blocks in %d min, %s", own, own * theirPace, witness)
                << own << own * theirPace << with << with;
    }
}

void TestSplit::alertsOfASplit()
{
    QFETCH(int, own);
    QFETCH(int, minutes);
    QFETCH(bool, withWitness);
    QFETCH(bool, isToldAsSplit);
    Split split(withWitness);
    QCOMPARE(split.watch.verdict().state, State::Agrees);
    split.part(own, minutes);
    qInfo("%s",
          qPrintable(split.history.join(u", "_s) +
                     (split.criticalAt < 0 ? QString()
                                           : u"; critical at %1 min"_s.arg(split.criticalAt))));
    QCOMPARE(split.states.front(), u"suspected"_s); // never calm in the first minute
    QCOMPARE(split.states.contains(u"split"_s), isToldAsSplit);
    QCOMPARE(split.criticalAt >= 0, isToldAsSplit);
    if (withWitness)
        QVERIFY(split.criticalAt >= theirPace && split.criticalAt <= theirPace + 2); // their second
    if (isToldAsSplit) {
        QCOMPARE(split.states.back(), u"split"_s);
        QCOMPARE(split.states.size(), 2); // and it does not come and go
        QCOMPARE(split.watch.lastReport().level, StatusReport::Level::Bad);
    }
}

void TestSplit::itHeals()
{
    for (const bool withWitness : {false, true}) {
        Split split(withWitness);
        split.part(0, 120);
        QCOMPARE(split.watch.verdict().state, State::Split);
        split.theirs.run([&split](SimulatedNode &theirs) {
            split.ours.run([&theirs](SimulatedNode &ours) { ours.follow(theirs); });
        });
        split.step();
        split.moment.steadyMs += minuteMs;
        split.step();
        QCOMPARE(split.watch.verdict().state, State::Agrees);
        QCOMPARE(split.watch.lastReport().level, StatusReport::Level::Good);
    }
}

QTEST_GUILESS_MAIN(TestSplit)
#include "test_split.moc"
