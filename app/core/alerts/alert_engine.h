// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/alert_settings.h"
#include "app/core/alerts/facts.h"
#include "app/core/alerts/figure_watch.h"

#include <span>
#include <vector>

namespace bnm {

/// Judges the facts by every rule and keeps what each has to say: inactive, pending, firing,
/// resolved. Deterministic: it knows no time but the one it is given, and counts durations by the
/// steady clock, so that a wall clock that is set neither fires nor clears. One rule is one alert:
/// a value that dances on a threshold stays within the rule's two thresholds and is told once.
class AlertEngine {
public:
    explicit AlertEngine(const AlertSettings &settings = {}, const PollIntervals &intervals = {},
                         std::span<const AlertRule> rules = alertRules());

    Facts &facts() { return m_facts; }
    const FigureWatch &figures() const { return m_figures; }

    struct Outcome {
        std::vector<AlertNews> news;
        std::vector<Alert> resolved; ///< for the history; not all of them are news
        bool isDifferent = false;    ///< what is shown has changed
        bool isToBeKept = false;     ///< what outlives a restart has changed
    };
    Outcome evaluate(const Moment &now);

    /// Pending and firing alerts, the gravest and then the oldest first.
    std::vector<Alert> now() const;
    /// What restore() takes after a restart.
    std::vector<Alert> memory() const;
    /// What fires goes on firing without being told again. A rule that is off by now is over.
    std::vector<Alert> restore(const std::vector<Alert> &memory, const Moment &now);

    bool acknowledge(const QString &rule); ///< false: it does not fire
    bool snooze(const QString &rule, Snooze length, const Moment &now);
    /// Snoozes whatever fires, but nothing that is snoozed for longer already: until it clears is
    /// the longest. False: there was nothing to snooze.
    bool snoozeAll(Snooze length, const Moment &now);
    /// Other thresholds from now on; what no longer holds clears as usual.
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
        qint64 heldMs = 0;       ///< how long the condition held, while pending
        qint64 clearMs = 0;      ///< how long it has been over, while firing
        qint64 unknownMs = 0;    ///< how long nothing was known, while pending or firing
        QString text = {};       ///< of the alert, as of when its figures were known
        qint64 snoozeEndsMs = 0; ///< steady; 0: not snoozed for a time
        int occurrence = 0;      ///< the newest that was looked at
        QString figure = {};     ///< the value when it last held, for people
    };
    static void setLimits(Watch &watch, const AlertSettings &settings);

    Watch *find(const QString &rule);
    void judgeFigures();
    /// An alert whose figures are gone neither clears nor goes on as if they were there: it says
    /// so.
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
