// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/health.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/health/block_progress.h"
#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "collectors/node/node_topics.h"
#include "collectors/plausible.h"
#include "collectors/words.h"

#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

using HealthLevel = Health::Level;

/// Input of a judgement.
struct Known {
    const LiveSeries &series;
    const std::vector<Status> &statuses;
    const std::vector<Alert> &alerts;
    qint64 nowMs;
    const Freshness &freshness;

    std::optional<Sample> newest(Metric metric) const
    {
        return freshness.now(series, {metric}, nowMs);
    }
    std::optional<double> number(Metric metric) const
    {
        const auto sample = newest(metric);
        return sample ? std::optional(sample->value) : std::nullopt;
    }
};

HealthLevel levelOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return HealthLevel::Good;
    case AlertSeverity::Warning: return HealthLevel::Watch;
    case AlertSeverity::Critical: return HealthLevel::Act;
    }
    return HealthLevel::Unknown;
}

bool isOfNodesStatus(const AlertRule &rule)
{
    return rule.saidByStatus && rule.judges(ids::node);
}

/// The alert for the node's status, by level and topic. An alert about an unreachable node also
/// covers its start.
const Alert *alertOf(const Status &node, const std::vector<Alert> &alerts)
{
    const Alert *other = nullptr;
    for (const Alert &alert : alerts) {
        const AlertRule *rule = findAlertRule(alert.rule);
        if (!rule || !isOfNodesStatus(*rule))
            continue;
        if (rule->isAbout(node))
            return &alert;
        if (rule->level == node.level || node.level == Status::Level::Waiting)
            other = &alert;
    }
    return other;
}

/// From the rule for that level and topic; without one it was not reached.
QString headlineOf(const Status &node)
{
    if (node.level == Status::Level::Waiting)
        return node.topic == topics::starting ? Words::tr("Node starting")
               : node.topic == topics::slow   ? Words::tr("Node answers slowly")
                                              : Words::tr("Waiting");
    const AlertRule *byLevel = nullptr;
    for (const AlertRule &rule : alertRules()) {
        if (!isOfNodesStatus(rule) || rule.level != node.level)
            continue;
        if (rule.isAbout(node))
            return Words::tr(rule.title);
        if (!byLevel)
            byLevel = &rule;
    }
    return byLevel ? Words::tr(byLevel->title) : Words::tr("Watch");
}

/// From the node's own status. A starting node is not a problem, unless it takes too long.
std::optional<Health::Matter> judgeNode(const Known &known)
{
    const Status *node = statusOf(known.statuses, ids::node);
    if (!node || node->level == Status::Level::Off || node->level == Status::Level::Good)
        return std::nullopt;
    if (node->level == Status::Level::Watch) {
        if (node->topic != Name("")) // an alert reports it, with the next step
            return std::nullopt;
        return Health::Matter{HealthLevel::Watch, Words::tr("Watch"), node->sentence};
    }
    const Alert *alert = alertOf(*node, known.alerts);
    Health::Matter matter{HealthLevel::Act, headlineOf(*node), node->sentence};
    if (alert)
        matter.rule = alert->rule;
    if (node->level == Status::Level::Waiting) {
        if (!alert || alert->state != AlertState::Firing)
            return std::nullopt;
        matter.level = HealthLevel::Watch;
        matter.nextStep = alert->nextStep;
    }
    return matter;
}

/// Catching up is nothing to be alerted of, but nothing to rely on either.
std::optional<Health::Matter> judgeDownload(const Known &known)
{
    if (known.number({"blockchain", "initial_block_download"}).value_or(0) <= 0)
        return std::nullopt;
    const auto progress = known.number({"blockchain", "verification_progress"});
    const QString rest = blocksToGo(known.series, known.nowMs);
    return Health::Matter{
        HealthLevel::Watch, Words::tr("Catching up"),
        progress ? Words::tr("%1 % verified, %2").arg(format::percentDone(*progress), rest) : rest};
}

/// Without a rule: one that another version of the program had.
Health::Matter matterOf(const Alert &alert, const AlertRule *rule, const Known &known)
{
    Health::Matter matter{levelOf(alert.severity), alert.title, alert.text, alert.nextStep,
                          alert.rule};
    if (!alert.recovery.isEmpty()) {
        matter.level = std::min(matter.level, HealthLevel::Watch);
        matter.headline = Words::tr("Recovering");
        matter.sentence = alert.recovery.endsWith(QLatin1Char('.'))
                              ? alert.recovery
                              : alert.recovery + QLatin1Char('.');
        matter.nextStep = Words::tr("Resolved if this continues.");
        matter.isRecovery = true;
    } else if (const Status *said = rule ? statusOf(known.statuses, rule->component) : nullptr;
               said && said->sentence == alert.text) {
        matter.nextStep.clear(); // a status reports it completely, including the next step
    } else if (rule && rule->healthText) {
        matter.sentence = rule->healthText(known.series, known.nowMs);
    }
    return matter;
}

void judgeAlerts(const Known &known, std::vector<Health::Matter> &matters)
{
    const QString said = matters.empty() ? QString() : matters.front().rule;
    for (const Alert &alert : known.alerts) {
        const AlertRule *rule = findAlertRule(alert.rule);
        const bool isShown =
            alert.state == AlertState::Firing || (rule && rule->early && !rule->saidByStatus);
        if (alert.rule != said && isShown)
            matters.push_back(matterOf(alert, rule, known));
    }
}

QString allRight(const Known &known)
{
    QStringList parts;
    if (const auto age = known.newest({"blockchain", "tip_age_seconds"}))
        parts << Words::tr("Last block %1 ago")
                     .arg(format::duration(
                         known.freshness.ticking("blockchain", *age, known.nowMs)));
    if (const auto peers = known.number({"peers", "total"}))
        parts << Words::tr("%1 peers", nullptr, plural(integerNear(*peers)))
                     .arg(format::integer(integerNear(*peers)));
    const Status *mirror = statusOf(known.statuses, ids::influx);
    if (mirror && mirror->level == Status::Level::Good)
        parts << Words::tr("InfluxDB up to date");
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

/// A source that works badly is shown in amber in the strip: there is something to do.
QString next(const Known &known)
{
    for (const Status &status : known.statuses)
        if (status.level == Status::Level::Watch)
            return Words::tr("%1: %2.").arg(status.title, status.summary);
    return Words::tr("No action needed.");
}

/// Nothing is known to be wrong: is everything known to be right?
Health calm(const Known &known, std::vector<Health::Matter> matters)
{
    const Status *node = statusOf(known.statuses, ids::node);
    const QString waiting = Words::tr("Waiting for the node's first answer.");
    if (node && node->level == Status::Level::Waiting)
        return {HealthLevel::Unknown, headlineOf(*node), node->sentence, std::move(matters)};
    if (!node || node->level == Status::Level::Off)
        return {HealthLevel::Unknown, Words::tr("Waiting"), waiting, std::move(matters)};
    if (!known.number({"blockchain", "best_height"})) {
        const auto last = known.series.latest({{"blockchain", "best_height"}});
        return {
            HealthLevel::Unknown, Words::tr("Waiting"),
            last ? Words::tr("The newest figures are %1.").arg(AsOf{last->timeMs}.text(known.nowMs))
                 : waiting,
            std::move(matters)};
    }
    const QString more = matters.empty() ? next(known) : matters.front().sentence;
    return {HealthLevel::Good, Words::tr("All right"), allRight(known) + QLatin1Char(' ') + more,
            std::move(matters)};
}

} // namespace

const Health::Matter *Health::ofRule(const QString &rule) const
{
    const auto it = std::find_if(matters.begin(), matters.end(),
                                 [&rule](const Matter &matter) { return matter.rule == rule; });
    return it == matters.end() ? nullptr : &*it;
}

void keepNewest(std::vector<Status> &statuses, const Status &status)
{
    const auto it = std::find_if(statuses.begin(), statuses.end(),
                                 [id = status.id](const Status &known) { return known.id == id; });
    if (it == statuses.end())
        statuses.push_back(status);
    else
        *it = status;
}

const Status *statusOf(const std::vector<Status> &statuses, Name id)
{
    const auto it = std::find_if(statuses.begin(), statuses.end(),
                                 [id](const Status &status) { return status.id == id; });
    return it == statuses.end() ? nullptr : &*it;
}

bool isCritical(const std::vector<Status> &statuses, const std::vector<Alert> &alerts)
{
    const LiveSeries none; // a status or an alert reports critical problems
    return judge(none, statuses, alerts, 0).level == HealthLevel::Act;
}

Health judge(const LiveSeries &series, const std::vector<Status> &statuses,
             const std::vector<Alert> &alerts, qint64 nowMs, const Freshness &freshness)
{
    const Known known{series, statuses, alerts, nowMs, freshness};
    std::vector<Health::Matter> matters;
    if (const auto matter = judgeNode(known))
        matters.push_back(*matter);
    judgeAlerts(known, matters);
    if (const auto matter = judgeDownload(known))
        matters.push_back(*matter);
    std::stable_sort(
        matters.begin(), matters.end(), [](const Health::Matter &a, const Health::Matter &b) {
            return a.level != b.level ? a.level > b.level : a.isRecovery < b.isRecovery;
        });
    if (matters.empty() || matters.front().level < HealthLevel::Watch)
        return calm(known, std::move(matters));
    const Health::Matter &worst = matters.front();
    const QString sentence = worst.nextStep.isEmpty()
                                 ? worst.sentence
                                 : worst.sentence + QLatin1Char(' ') + worst.nextStep;
    return {worst.level, worst.headline, sentence, std::move(matters)};
}

} // namespace bnm
