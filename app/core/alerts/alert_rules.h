// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/alerts/alert_measures.h"
#include "app/core/alerts/alert_settings.h"
#include "app/core/alerts/needed_figure.h"
#include "app/core/series/live_series.h"
#include "collectors/pipeline/status.h"
#include "collectors/point/metric.h"
#include "collectors/words.h"

#include <limits>
#include <span>

namespace bnm {

/// One alert rule. The engine, the settings, the health line, the reference and the tests all use
/// these rows. A rule evaluates one of three: a field, the status of a component, or the result of
/// a function on several facts.
struct AlertRule {
    /// A setting that provides a threshold.
    struct LimitSetting {
        const char *name = nullptr;
        std::optional<double> AlertSettings::*value = nullptr;
    };
    /// Direction: High fires at the threshold or above and clears below the other one, Low fires
    /// below it and clears at the other one or above. A State holds or does not.
    enum class Sense { High, Low, State };
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    const char *id;
    AlertSeverity severity = AlertSeverity::Warning;
    Sense sense = Sense::State;
    std::optional<Metric> metric = {}; ///< the figure that is compared
    Name component = "";               ///< collector or sink whose status is evaluated
    StatusReport::Level level = StatusReport::Level::Bad;  ///< of the component
    Name topic = "";                                       ///< the status's topic; empty: any
    measures::Reading (*measure)(const Facts &) = nullptr; ///< takes precedence over the two above
    NeededFigures needs = {}; ///< required by the measure; the metric is always required
    bool (*unless)(const Facts &) = nullptr; ///< while true, the rule does not apply
    double threshold = none;                 ///< none: off until the user sets one
    double clear = none;
    LimitSetting setting = {}; ///< the threshold has its own setting
    double clearBand = 0;      ///< for such a threshold: hysteresis as a part of it
    double grave = none;       ///< from this value on the alert is more severe
    double graveClear = none;
    AlertSeverity graveSeverity = AlertSeverity::Critical;
    int forSeconds = 0;        ///< duration of the condition before it fires
    int clearSeconds = 60;     ///< duration of its absence before it clears
    Unit unit = Unit::None;    ///< of the value
    bool early = false;        ///< shown in the health line before it fires
    bool saidByStatus = false; ///< shown in the health line earlier, by the component's status
    /// Replaces the text in the health line; nothing: the text.
    QString (*healthText)(const LiveSeries &series, qint64 nowMs) = nullptr;
    TableText figure = {}; ///< the value in words, "%1 peers"; none: the number after the title
    const char *title;
    TableText text; ///< %1 the value, %2 the threshold, then the measure's figures
    const char *nextStep;

    /// The adjustable value: the threshold, or for a state the duration (s).
    bool isSetBySeconds() const { return sense == Sense::State; }
    bool judges(Name status) const { return component == status; }
    /// The rule evaluates this status, and its title names that state.
    bool isAbout(const Status &status) const
    {
        return judges(status.id) && level == status.level && topic == status.topic;
    }
    double settable() const { return isSetBySeconds() ? forSeconds : threshold; }
    Unit settableUnit() const { return isSetBySeconds() ? Unit::Seconds : unit; }
};

std::span<const AlertRule> alertRules();
const AlertRule *findAlertRule(const QString &id);

/// The rules as a Markdown reference.
QString alertsAsMarkdown();

} // namespace bnm
