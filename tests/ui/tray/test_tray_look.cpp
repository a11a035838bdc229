// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_look.h"

#include "app/core/health/component_ids.h"
#include "tests/support/made_status.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = TrayLook::State;

namespace {

Alert alertOf(const QString &rule, AlertState state = AlertState::Firing, bool acknowledged = false)
{
    Alert alert;
    alert.rule = rule;
    alert.severity = AlertSeverity::Critical;
    alert.state = state;
    alert.acknowledged = acknowledged;
    return alert;
}

TrayLook away(const std::vector<Alert> &alerts)
{
    const LiveSeries series;
    NodeView view(series);
    view.setStatus(madeStatus(ids::node, Status::Level::Bad));
    view.setAlerts(alerts);
    view.judgeNow();
    return trayLook(view);
}

} // namespace

class TestTrayLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAcknowledgedUnreachableNodeIsQuiet()
    {
        constexpr auto firing = AlertState::Firing;
        const TrayLook loud{State::Away, false};
        const TrayLook quiet{State::Away, true};
        QCOMPARE(away({}), loud);
        QCOMPARE(away({alertOf(u"node_unreachable"_s, AlertState::Pending)}), loud);
        QCOMPARE(away({alertOf(u"node_unreachable"_s)}), loud);
        QCOMPARE(away({alertOf(u"node_unreachable"_s, firing, true)}), quiet);
        QCOMPARE(away({alertOf(u"bitcoind_gone"_s, firing, true)}), quiet);
        // Something else was seen; then something new about the node.
        QCOMPARE(away({alertOf(u"disk_low"_s, firing, true)}), loud);
        QCOMPARE(away({alertOf(u"node_unreachable"_s, firing, true), alertOf(u"bitcoind_gone"_s)}),
                 loud);
    }
};

QTEST_GUILESS_MAIN(TestTrayLook)
#include "test_tray_look.moc"
