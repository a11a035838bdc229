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

/// One thing to be told of. The engine, the settings, the health line, the reference and the
/// tests all come from these rows. What is compared is one of three: a field, the status of a
/// component, or what a function makes of several facts.
struct AlertRule {
    /// A setting that gives a threshold.
    struct LimitSetting {
        const char *name = nullptr;
        std::optional<double> AlertSettings::*value = nullptr;
    };
    /// Which way is bad: High fires at the threshold or above and clears below the other one,
    /// Low fires below it and clears at the other one or above. A State holds or does not.
    enum class Sense { High, Low, State };
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    const char *id;
    AlertSeverity severity = AlertSeverity::Warning;
    Sense sense = Sense::State;
    std::optional<Metric> metric = {}; ///< the figure that is compared
    Name component = "";               ///< collector or sink whose status it judges
    StatusReport::Level level = StatusReport::Level::Bad;  ///< of the component
    Name topic = "";                                       ///< and of that trouble; empty: any
    measures::Reading (*measure)(const Facts &) = nullptr; ///< goes before the two above
    NeededFigures needs = {}; ///< that the measure cannot do without; the metric is one anyway
    bool (*unless)(const Facts &) = nullptr; ///< while this is so, there is nothing to tell
    double threshold = none;                 ///< none: off until the person gives one
    double clear = none;
    LimitSetting setting = {}; ///< the threshold is a setting of its own
    double clearBand = 0;      ///< of such a threshold: it clears this part of it away
    double grave = none;       ///< from here on it has the severity below
    double graveClear = none;
    AlertSeverity graveSeverity = AlertSeverity::Critical;
    int forSeconds = 0;        ///< so long must it hold before it fires
    int clearSeconds = 60;     ///< and be over before it is told to be
    Unit unit = Unit::None;    ///< of the value
    bool early = false;        ///< the health line says it even before it fires
    bool saidByStatus = false; ///< the health line says it by the component's status, and sooner
    /// What the health line says in place of the text; nothing: the text.
    QString (*healthText)(const LiveSeries &series, qint64 nowMs) = nullptr;
    TableText figure = {}; ///< the value in words, "%1 peers"; none: behind the title
    const char *title;
    TableText text; ///< %1 the value, %2 the threshold, then the measure's figures
    const char *nextStep;

    /// What a person may set: the threshold, or of a state how long it must hold (s).
    bool isSetBySeconds() const { return sense == Sense::State; }
    bool judges(Name status) const { return component == status; }
    /// The status is what the rule is about, its title names that state.
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
