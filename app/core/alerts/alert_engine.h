// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/alert_settings.h"
#include "app/core/alerts/facts.h"
#include "app/core/alerts/figure_watch.h"

#include <span>
#include <vector>

namespace bnm {

/// Evaluates every rule on the facts and keeps each rule's state: inactive, pending, firing,
/// resolved. Deterministic: time comes only from the caller, and durations are measured by the
/// steady clock, so that setting the wall clock neither fires nor clears an alert. One rule is one
/// alert: a value that oscillates around a threshold stays within the rule's two thresholds and is
/// reported once.
class AlertEngine {
public:
    explicit AlertEngine(const AlertSettings &settings = {}, const PollIntervals &intervals = {},
                         std::span<const AlertRule> rules = alertRules());

    Facts &facts() { return m_facts; }
    const FigureWatch &figures() const { return m_figures; }

    struct Outcome {
        std::vector<AlertNews> news;
        std::vector<Alert> resolved; ///< for the history; not all of them are news
        bool isDifferent = false;    ///< the displayed state has changed
        bool isToBeKept = false;     ///< the stored state has changed
    };
    Outcome evaluate(const Moment &now);

    /// Pending and firing alerts, the most severe first, then the oldest.
    std::vector<Alert> now() const;
    /// Input for restore() after a restart.
    std::vector<Alert> memory() const;
    /// Firing alerts continue without another report. An alert whose rule is now off ends.
    std::vector<Alert> restore(const std::vector<Alert> &memory, const Moment &now);

    bool acknowledge(const QString &rule); ///< false: it does not fire
    bool snooze(const QString &rule, Snooze length, const Moment &now);
    /// Snoozes firing alerts, except those snoozed for longer already (until it clears is the
    /// longest). False: there was nothing to snooze.
    bool snoozeAll(Snooze length, const Moment &now);
    /// Changes thresholds; alerts whose condition no longer holds clear as usual.
    void setSettings(const AlertSettings &settings);

private:
    enum class Verdict { Unknown, Clear, Between, Breach };
    struct Watch {
        const AlertRule *rule = nullptr;
        bool isOn = true;
        double threshold = AlertRule::none;
        double clear = AlertRule::none;
        double grave = AlertRule::none;
        double graveClear = AlertRule::none;
        qint64 forMs = 0;
        Alert alert = {};
        qint64 heldMs = 0;       ///< duration of the condition, while pending
        qint64 clearMs = 0;      ///< duration of its absence, while firing
        qint64 unknownMs = 0;    ///< duration without figures, while pending or firing
        QString text = {};       ///< of the alert, from its last known figures
        qint64 snoozeEndsMs = 0; ///< steady; 0: not snoozed for a time
        int occurrence = 0;      ///< the newest one evaluated
        QString figure = {};     ///< the value when the condition last held, for display
    };
    static void setLimits(Watch &watch, const AlertSettings &settings);

    Watch *find(const QString &rule);
    void judgeFigures();
    /// An alert without figures neither clears nor continues unchanged: it reports the missing
    /// figures.
    void noteUnknown(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs);
    void step(Watch &watch, const Moment &now, qint64 passedMs, Outcome &outcome);
    void stepPending(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs,
                     Outcome &outcome);
    void stepFiring(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs,
                    Outcome &outcome);
    static bool isSnoozedFor(const Watch &watch, Snooze length, const Moment &now);
    static void snooze(Watch &watch, Snooze length, const Moment &now);
    static void endSnooze(Watch &watch, Outcome &outcome);
    void fire(Watch &watch, const Moment &now, Outcome &outcome);
    void resolve(Watch &watch, const Moment &now, bool isNews, Outcome &outcome);
    void weigh(Watch &watch, const measures::Reading &reading, Outcome &outcome);
    measures::Reading read(const Watch &watch) const;
    void lookForAnother(Watch &watch, const measures::Reading &reading, Outcome &outcome);
    static Verdict judge(const Watch &watch, std::optional<double> value);
    static void describe(Watch &watch, const measures::Reading &reading);
    static QString recovery(const Watch &watch, Verdict verdict, const measures::Reading &reading);

    Facts m_facts;
    FigureWatch m_figures;
    std::vector<Watch> m_watches;        // one for each rule
    std::optional<qint64> m_evaluatedMs; // steady
};

} // namespace bnm
