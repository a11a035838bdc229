// SPDX-License-Identifier: GPL-3.0-or-later
// The whole path from a node on another chain than its witness to a delivered message.
#include "app/core/health/component_ids.h"
#include "tests/app/alerting_world.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;
using Level = StatusReport::Level;

namespace {

constexpr int longMs = 60'000; // a witness is polled every 10 s at most

} // namespace

class TestMonitorChain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWitnessOnAnotherChain()
    {
        SimulatedNodeThread theirs{lively()}; // with the same past
        QString error;
        QVERIFY2(theirs.start(&error), qPrintable(error));
        World world;
        QStringList complaints;
        world.config.witnesses = readWitnesses(
            u"friend=rpc://127.0.0.1:%1%2"_s.arg(theirs.rpcPort()).arg(theirs.cookiePath()),
            complaints);
        QCOMPARE(complaints, QStringList());
        world.start();
        const auto chain = [&world] {
            for (const Status &status : world.links)
                if (status.id == ids::chain)
                    return status;
            return Status();
        };
        QTRY_VERIFY_WITH_TIMEOUT(chain().sentence.contains(u"same chain: 1"_s), longMs);
        QCOMPARE(chain().level, Level::Good);

        world.node.run([](SimulatedNode &node) {
            node.refuseBlock();
            node.mine();
        });
        theirs.run([](SimulatedNode &node) { node.mine(2); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("chain_split", Kind::Fired), longMs);
        QCOMPARE(chain().level, Level::Bad);
        QCOMPARE(world.health().level, Health::Level::Act);
        const QString text = world.find("chain_split", Kind::Fired)->text;
        QVERIFY2(text.contains(u"Split at block"_s) && text.contains(u"friend"_s),
                 qPrintable(text));

        theirs.run([&world](SimulatedNode &other) {
            world.node.run([&other](SimulatedNode &node) { node.follow(other); });
        });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("chain_split", Kind::Resolved), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(chain().level, Level::Good, longMs);
    }
};

QTEST_GUILESS_MAIN(TestMonitorChain)
#include "test_monitor_chain.moc"
