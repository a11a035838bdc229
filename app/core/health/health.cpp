// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/health.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/health/block_progress.h"
#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "collectors/plausible.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

using Level = Health::Level;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("Health", text, nullptr, count);
}

struct Matter {
    Level level;
    QString headline;
    QString sentence;
    QString nextStep = {};
};

std::optional<double> newest(const LiveSeries &series, Metric metric)
{
    const auto sample = series.latest({metric});
    return sample ? std::optional(sample->value) : std::nullopt;
}

/// What keeps the rest from being known; nothing when the node answers.
std::optional<Matter> judgeNode(const std::vector<Status> &statuses)
{
    const Status *node = statusOf(statuses, ids::node);
    if (!node || node->level == Status::Level::Off)
        return Matter{Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")};
    switch (node->level) {
    case Status::Level::Bad: return Matter{Level::Act, tr("Node unreachable"), node->sentence};
    case Status::Level::Waiting: return Matter{Level::Unknown, tr("Waiting"), node->sentence};
    case Status::Level::Watch:
        if (node->topic != Name("")) // an alert says it, with what to do
            return std::nullopt;
        return Matter{Level::Watch, tr("Watch"), node->sentence};
    default: return std::nullopt;
    }
}

/// Catching up is nothing to be alerted of, but nothing to rely on either.
std::optional<Matter> judgeDownload(const LiveSeries &series, qint64 nowMs)
{
    if (newest(series, {"blockchain", "initial_block_download"}).value_or(0) <= 0)
        return std::nullopt;
    const auto progress = newest(series, {"blockchain", "verification_progress"});
    const QString rest = blocksToGo(series, nowMs);
    return Matter{Level::Watch, tr("Catching up"),
                  progress
                      ? tr("%1 % verified, %2").arg(QString::number(*progress * 100, 'f', 1), rest)
                      : rest};
}

Level levelOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return Level::Good;
    case AlertSeverity::Warning: return Level::Watch;
    case AlertSeverity::Critical: return Level::Act;
    }
    return Level::Unknown;
}

bool isShown(const Alert &alert, const AlertRule &rule)
{
    return !rule.saidByStatus && (alert.state == AlertState::Firing || rule.early);
}

void judgeAlerts(const LiveSeries &series, const std::vector<Alert> &alerts, qint64 nowMs,
                 std::vector<Matter> &matters)
{
    for (const Alert &alert : alerts) {
        const AlertRule *rule = findAlertRule(alert.rule);
        if (!rule || !isShown(alert, *rule))
            continue;
        const QString text = rule->healthText ? rule->healthText(series, nowMs) : alert.text;
        matters.push_back({levelOf(alert.severity), alert.title, text, alert.nextStep});
    }
}

QString allRight(const LiveSeries &series, const std::vector<Status> &statuses)
{
    QStringList parts;
    if (const auto age = newest(series, {"blockchain", "tip_age_seconds"}))
        parts << tr("Tip is %1 old").arg(format::duration(integerNear(*age)));
    if (const auto peers = newest(series, {"peers", "total"}))
        parts << tr("%1 peers").arg(format::integer(integerNear(*peers)));
    const Status *mirror = statusOf(statuses, ids::influx);
    if (mirror && mirror->level == Status::Level::Good)
        parts << tr("everything mirrored");
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

} // namespace

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

Health judge(const LiveSeries &series, const std::vector<Status> &statuses,
             const std::vector<Alert> &alerts, qint64 nowMs)
{
    std::vector<Matter> matters;
    if (const auto matter = judgeNode(statuses)) {
        if (matter->level != Level::Watch)
            return {matter->level, matter->headline, matter->sentence};
        matters.push_back(*matter);
    }
    if (!newest(series, {"blockchain", "best_height"}))
        return {Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")};
    if (const auto matter = judgeDownload(series, nowMs))
        matters.push_back(*matter);
    judgeAlerts(series, alerts, nowMs, matters);
    std::stable_sort(matters.begin(), matters.end(),
                     [](const Matter &a, const Matter &b) { return a.level > b.level; });
    if (matters.empty())
        return {Level::Good, tr("All right"),
                allRight(series, statuses) + QLatin1Char(' ') + tr("Nothing to do.")};
    if (matters.front().level == Level::Good) // only things worth knowing
        return {Level::Good, tr("All right"),
                allRight(series, statuses) + QLatin1Char(' ') + matters.front().sentence};
    const QString sentence = matters.front().sentence;
    const QString more = matters.size() > 1 ? matters[1].sentence : matters.front().nextStep;
    return {matters.front().level, matters.front().headline,
            more.isEmpty() ? sentence : sentence + QLatin1Char(' ') + more};
}

} // namespace bnm
