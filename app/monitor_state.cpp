// SPDX-License-Identifier: GPL-3.0-or-later
// The monitor's own state: for --healthcheck, the status server and the heartbeat.
#include "app/core/alerts/alert_rules.h"
#include "app/core/health/chain_watch.h"
#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "app/monitor.h"

namespace bnm {

/// Good only while the window would show nothing critical, every part of the pipeline reports, and
/// every sink accepts points. A short critical condition is not reported yet.
Beat Monitor::beat() const
{
    const StatusBoard &board = m_pipeline.board();
    const auto node = board.find(ids::node);
    if (m_alerts.firesCritical())
        return Beat::Critical;
    const bool isKnown = node && node->isWorking();
    const bool areSinksWell = board.complaintAbout(ids::influx).isEmpty() &&
                              board.complaintAbout(ids::history).isEmpty() &&
                              board.complaintAbout("alerts").isEmpty();
    const bool areFiguresThere = board.complaintAbout(ids::figures).isEmpty();
    const bool isRed = isCritical(board.all(), m_alerts.now());
    return isKnown && areSinksWell && areFiguresThere && !board.isAnySilent() && !isRed
               ? Beat::Good
               : Beat::None;
}

/// Critical alerts whose component does not report the problem: it may have recovered while the
/// alert waits to clear.
QString Monitor::alertComplaint() const
{
    QStringList complaints;
    for (const Alert &alert : m_alerts.now()) {
        const AlertRule *rule = findAlertRule(alert.rule);
        const bool isSaid = rule && rule->component != Name("") &&
                            !m_pipeline.board().complaintAbout(rule->component).isEmpty();
        if (isSaid || alert.state != AlertState::Firing ||
            alert.severity != AlertSeverity::Critical)
            continue;
        const QString now =
            alert.recovery.isEmpty() ? alert.text : tr("recovering. It was: %1").arg(alert.text);
        complaints << alert.title + QStringLiteral(": ") + now;
    }
    return complaints.join(QLatin1Char(' '));
}

RunState Monitor::runState() const
{
    RunState state;
    state.startedMs = m_startedMs;
    state.complaint =
        (m_pipeline.board().complaint() + QLatin1Char(' ') + alertComplaint()).trimmed();
    const auto chain = m_pipeline.board().find(ids::chain);
    if (!chain)
        return state;
    const auto node = m_pipeline.board().find(ids::node);
    const bool isAnswering = node && node->isWorking();
    state.chain = chain->sentence;
    if (isAnswering || chain->level != Status::Level::Good)
        return state;
    state.chain = ChainWatch::unknownText(); // without an answer, agreement is not certain
    if (node && !state.complaint.contains(node->sentence))
        state.chain += QLatin1Char(' ') + node->sentence;
    return state;
}

} // namespace bnm
