// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_engine.h"

#include "app/core/alerts/alert_text.h"
#include "collectors/plausible.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

using Sense = AlertRule::Sense;

/// A longer step means that nothing was evaluated (the machine slept); it does not count.
constexpr qint64 longestStepMs = 60'000;
/// A firing alert without figures for this long is about something that is no longer measured; it
/// ends with a note about that.
constexpr qint64 longestUnknownMs = 26 * hourMs;
constexpr qint64 unknownUntilSaidMs = 30'000; // a program that starts reports soon

qint64 lengthOf(Snooze length)
{
    switch (length) {
    case Snooze::OneHour: return hourMs;
    case Snooze::EightHours: return 8 * hourMs;
    case Snooze::UntilClear: return 0;
    }
    return 0;
}

bool isOpen(const Alert &alert)
{
    return alert.state == AlertState::Pending || alert.state == AlertState::Firing;
}

QString withoutFigures(const QString &text, qint64 sinceMs)
{
    const QString when =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(sinceMs).time(), QStringLiteral("HH:mm"));
    return text + QLatin1Char(' ') +
           Words::tr("No figures since %1; these are the last known.").arg(when);
}

/// Scales a limit with the user's threshold, in the rule's proportion.
double scaled(double limit, double ruleThreshold, double threshold)
{
    return ruleThreshold == 0 ? threshold : limit * threshold / ruleThreshold;
}

} // namespace

AlertEngine::AlertEngine(const AlertSettings &settings, const PollIntervals &intervals,
                         std::span<const AlertRule> rules)
    : m_facts(intervals)
{
    for (const AlertRule &rule : rules)
        m_watches.push_back({&rule});
    setSettings(settings);
}

void AlertEngine::setSettings(const AlertSettings &settings)
{
    for (Watch &watch : m_watches)
        setLimits(watch, settings);
}

void AlertEngine::setLimits(Watch &watch, const AlertSettings &settings)
{
    const AlertRule &rule = *watch.rule;
    const QString id = QLatin1String(rule.id);
    watch.isOn = !settings.off.contains(id);
    watch.threshold = rule.threshold;
    watch.clear = rule.clear;
    watch.grave = rule.grave;
    watch.graveClear = rule.graveClear;
    watch.forMs = 1000LL * rule.forSeconds;
    if (rule.setting.value && settings.*rule.setting.value) {
        const double band = rule.sense == Sense::High ? -rule.clearBand : rule.clearBand;
        watch.threshold = *(settings.*rule.setting.value);
        watch.clear = watch.threshold * (1 + band);
    }
    if (rule.sense != Sense::State && std::isnan(watch.threshold))
        watch.isOn = false; // the user set none
    if (!settings.thresholds.contains(id))
        return;
    const double wanted = settings.thresholds.value(id);
    if (rule.isSetBySeconds()) {
        watch.forMs = static_cast<qint64>(wanted * 1000);
        return;
    }
    watch.threshold = wanted;
    watch.clear = scaled(rule.clear, rule.threshold, wanted);
    // The severe limit stays, unless the threshold is beyond it.
    if (rule.sense == Sense::High && watch.grave < wanted)
        watch.grave = watch.graveClear = wanted;
    if (rule.sense == Sense::Low && watch.grave > wanted)
        watch.grave = watch.graveClear = wanted;
}

measures::Reading AlertEngine::read(const Watch &watch) const
{
    const AlertRule &rule = *watch.rule;
    if (rule.measure)
        return rule.measure(m_facts);
    if (rule.metric)
        return {m_facts.number(*rule.metric)};
    return measures::ofStatus(m_facts, rule.component, rule.level, rule.topic);
}

AlertEngine::Verdict AlertEngine::judge(const Watch &watch, std::optional<double> known)
{
    if (!known)
        return Verdict::Unknown;
    const double value = *known;
    switch (watch.rule->sense) {
    case Sense::State:
        return value >= measures::holds      ? Verdict::Breach
               : value <= measures::holdsNot ? Verdict::Clear
                                             : Verdict::Between;
    case Sense::High:
        return value >= watch.threshold ? Verdict::Breach
               : value < watch.clear    ? Verdict::Clear
                                        : Verdict::Between;
    case Sense::Low:
        return value < watch.threshold ? Verdict::Breach
               : value >= watch.clear  ? Verdict::Clear
                                       : Verdict::Between;
    }
    return Verdict::Unknown;
}

void AlertEngine::describe(Watch &watch, const measures::Reading &reading)
{
    const AlertRule &rule = *watch.rule;
    const bool isState = rule.sense == Sense::State;
    QStringList figures = {isState ? QString() : alertFigure(*reading.value, rule.unit),
                           isState ? QString() : alertFigure(watch.threshold, rule.unit)};
    figures << reading.figures;
    watch.alert.rule = QLatin1String(rule.id);
    watch.alert.title = Words::tr(rule.title);
    watch.alert.text = watch.text =
        withFigures(rule.text.translated(integerNear(*reading.value)), figures);
    watch.alert.nextStep = Words::tr(rule.nextStep);
    watch.figure = figures.front();
}

/// Text for an alert that still fires although its condition has ended.
QString AlertEngine::recovery(const Watch &watch, Verdict verdict, const measures::Reading &reading)
{
    const AlertRule &rule = *watch.rule;
    if (watch.alert.state != AlertState::Firing || !reading.value)
        return {};
    if (rule.sense == Sense::State) {
        if (verdict != Verdict::Clear)
            return {};
        const QString now = rule.component == Name("") ? QString() : reading.figures.value(0);
        return now.isEmpty() ? Words::tr("%1: no longer so").arg(watch.alert.title) : now;
    }
    if (verdict != Verdict::Clear && verdict != Verdict::Between)
        return {};
    const QString now = alertFigure(*reading.value, rule.unit);
    const QString change =
        watch.figure.isEmpty() || watch.figure == now
            ? (rule.figure ? withFigures(rule.figure.translated(integerNear(*reading.value)), {now})
                           : now)
            : Words::tr("%1, was %2")
                  .arg(rule.figure
                           ? withFigures(rule.figure.translated(integerNear(*reading.value)), {now})
                           : now,
                       watch.figure);
    return rule.figure ? change : QStringLiteral("%1: %2").arg(watch.alert.title, change);
}

/// How grave it is by the figure. Worse is news, better is not.
void AlertEngine::weigh(Watch &watch, const measures::Reading &reading, Outcome &outcome)
{
    const AlertRule &rule = *watch.rule;
    const bool high = rule.sense == Sense::High;
    const auto beyond = [&](double limit) {
        return high ? *reading.value >= limit : *reading.value < limit;
    };
    const bool wasGrave = watch.alert.severity == rule.graveSeverity;
    const double limit = wasGrave ? watch.graveClear : watch.grave;
    const bool isGrave = reading.grave || (!std::isnan(limit) && beyond(limit));
    const AlertSeverity before = watch.alert.severity;
    watch.alert.severity = isGrave ? rule.graveSeverity : rule.severity;
    if (watch.alert.state != AlertState::Firing || watch.alert.severity == before)
        return;
    outcome.isToBeKept = true;
    if (watch.alert.severity < before)
        return;
    // The acknowledgement was for a lower severity.
    watch.alert.acknowledged = false;
    watch.alert.snoozedUntilClear = false;
    watch.alert.snoozedUntilMs = 0;
    watch.snoozeEndsMs = 0;
    watch.alert.told = true;
    outcome.news.push_back({AlertNews::Kind::Worsened, watch.alert});
}

/// The event may happen again without getting worse.
void AlertEngine::lookForAnother(Watch &watch, const measures::Reading &reading, Outcome &outcome)
{
    if (!reading.newest || reading.newest->number == watch.occurrence)
        return;
    watch.occurrence = reading.newest->number;
    const bool wasToldNow =
        !outcome.news.empty() && outcome.news.back().alert.rule == watch.alert.rule;
    if (watch.alert.state != AlertState::Firing || wasToldNow ||
        judge(watch, reading.newest->value) != Verdict::Breach)
        return;
    watch.alert.acknowledged = false; // that was the one before
    outcome.isToBeKept = true;
    if (watch.alert.isSnoozed())
        return;
    watch.alert.told = true;
    outcome.news.push_back({AlertNews::Kind::Again, watch.alert});
}

AlertEngine::Outcome AlertEngine::evaluate(const Moment &now)
{
    const qint64 passed =
        std::clamp<qint64>(now.steadyMs - m_evaluatedMs.value_or(now.steadyMs), 0, longestStepMs);
    m_evaluatedMs = now.steadyMs;
    m_facts.advance(now);
    judgeFigures();
    Outcome outcome;
    for (Watch &watch : m_watches) {
        const Alert before = watch.alert;
        step(watch, now, passed, outcome);
        outcome.isDifferent = outcome.isDifferent || !(watch.alert == before);
    }
    return outcome;
}

void AlertEngine::judgeFigures()
{
    std::vector<const AlertRule *> needed;
    for (const Watch &watch : m_watches)
        if (watch.isOn && !(watch.rule->unless && watch.rule->unless(m_facts)))
            needed.push_back(watch.rule);
    m_figures.judge(m_facts, needed);
    m_facts.takeMissing({m_figures.report(), m_figures.timesMissed(), m_figures.isOpen()});
}

void AlertEngine::noteUnknown(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs)
{
    const bool isUnknown = verdict == Verdict::Unknown && isOpen(watch.alert);
    watch.unknownMs = isUnknown ? watch.unknownMs + passedMs : 0;
    if (isUnknown && watch.alert.staleSinceMs == 0 && watch.unknownMs >= unknownUntilSaidMs) {
        watch.alert.staleSinceMs = now.unixMs - watch.unknownMs;
        watch.alert.text = withoutFigures(watch.text, watch.alert.staleSinceMs);
    } else if (!isUnknown && watch.alert.staleSinceMs != 0) {
        watch.alert.staleSinceMs = 0;
        watch.alert.text = watch.text;
    }
}

void AlertEngine::step(Watch &watch, const Moment &now, qint64 passedMs, Outcome &outcome)
{
    if (watch.snoozeEndsMs > 0 && now.steadyMs >= watch.snoozeEndsMs)
        endSnooze(watch, outcome);
    if (!watch.isOn) {
        if (watch.alert.state == AlertState::Firing)
            resolve(watch, now, false, outcome);
        watch.alert.state = AlertState::Inactive;
        return;
    }
    const measures::Reading reading = read(watch);
    const bool isBesideThePoint = watch.rule->unless && watch.rule->unless(m_facts);
    const Verdict verdict = isBesideThePoint ? Verdict::Clear : judge(watch, reading.value);
    noteUnknown(watch, verdict, now, passedMs);
    if (verdict == Verdict::Breach || (verdict == Verdict::Between && isOpen(watch.alert))) {
        if (!isOpen(watch.alert))
            watch.alert.severity = watch.rule->severity;
        if (verdict == Verdict::Breach)
            describe(watch, reading);
        weigh(watch, reading, outcome);
    }
    lookForAnother(watch, reading, outcome);
    if (watch.alert.state == AlertState::Firing)
        stepFiring(watch, verdict, now, passedMs, outcome);
    else
        stepPending(watch, verdict, now, passedMs, outcome);
    watch.alert.recovery = recovery(watch, verdict, reading);
}

void AlertEngine::stepPending(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs,
                              Outcome &outcome)
{
    if (verdict == Verdict::Clear) {
        watch.alert.state = AlertState::Inactive;
        return;
    }
    if (watch.alert.state != AlertState::Pending) {
        if (verdict != Verdict::Breach)
            return;
        watch.alert.state = AlertState::Pending;
        watch.alert.sinceMs = now.unixMs;
        watch.heldMs = 0;
    } else if (verdict != Verdict::Unknown) {
        watch.heldMs += passedMs;
    }
    if (verdict == Verdict::Breach && watch.heldMs >= watch.forMs)
        fire(watch, now, outcome);
}

void AlertEngine::stepFiring(Watch &watch, Verdict verdict, const Moment &now, qint64 passedMs,
                             Outcome &outcome)
{
    if (watch.unknownMs >= longestUnknownMs)
        return resolve(watch, now, true, outcome);
    if (verdict == Verdict::Unknown)
        return;
    if (verdict != Verdict::Clear) {
        watch.clearMs = -1;
        return;
    }
    watch.clearMs = watch.clearMs < 0 ? 0 : watch.clearMs + passedMs;
    if (watch.clearMs >= 1000LL * watch.rule->clearSeconds)
        resolve(watch, now, true, outcome);
}

void AlertEngine::fire(Watch &watch, const Moment &now, Outcome &outcome)
{
    watch.alert.state = AlertState::Firing;
    watch.alert.firedMs = now.unixMs;
    watch.alert.resolvedMs = 0;
    watch.clearMs = -1;
    watch.unknownMs = 0;
    watch.alert.told = watch.snoozeEndsMs == 0;
    outcome.isToBeKept = true;
    if (watch.alert.told)
        outcome.news.push_back({AlertNews::Kind::Fired, watch.alert});
}

void AlertEngine::resolve(Watch &watch, const Moment &now, bool isNews, Outcome &outcome)
{
    watch.alert.state = AlertState::Resolved;
    watch.alert.resolvedMs = now.unixMs;
    watch.alert.recovery.clear();
    outcome.isToBeKept = true;
    outcome.resolved.push_back(watch.alert);
    if (isNews && watch.alert.told)
        outcome.news.push_back({AlertNews::Kind::Resolved, watch.alert});
    watch.alert.acknowledged = false;
    watch.alert.snoozedUntilClear = false;
    watch.alert.told = false;
    watch.alert.staleSinceMs = 0;
}

void AlertEngine::endSnooze(Watch &watch, Outcome &outcome)
{
    watch.snoozeEndsMs = 0;
    watch.alert.snoozedUntilMs = 0;
    outcome.isToBeKept = true;
    if (watch.alert.state != AlertState::Firing || watch.alert.acknowledged)
        return;
    watch.alert.told = true;
    outcome.news.push_back({AlertNews::Kind::Reminder, watch.alert});
}

std::vector<Alert> AlertEngine::now() const
{
    std::vector<Alert> alerts;
    for (const Watch &watch : m_watches)
        if (isOpen(watch.alert))
            alerts.push_back(watch.alert);
    std::stable_sort(alerts.begin(), alerts.end(), [](const Alert &a, const Alert &b) {
        const auto rank = [](const Alert &alert) {
            return std::tuple(alert.state != AlertState::Firing, -static_cast<int>(alert.severity),
                              alert.sinceMs);
        };
        return rank(a) < rank(b);
    });
    return alerts;
}

std::vector<Alert> AlertEngine::memory() const
{
    std::vector<Alert> kept;
    for (const Watch &watch : m_watches)
        if (watch.alert.state == AlertState::Firing || watch.snoozeEndsMs > 0) {
            kept.push_back(watch.alert);
            kept.back().staleSinceMs = 0;
            kept.back().text = watch.text;
        }
    return kept;
}

std::vector<Alert> AlertEngine::restore(const std::vector<Alert> &memory, const Moment &now)
{
    std::vector<Alert> over;
    for (const Alert &alert : memory) {
        Watch *watch = find(alert.rule);
        if (!watch || !watch->isOn) {
            if (alert.state == AlertState::Firing) {
                over.push_back(alert);
                over.back().state = AlertState::Resolved;
                over.back().resolvedMs = now.unixMs;
            }
            continue;
        }
        watch->alert = alert;
        watch->text = alert.text;
        watch->clearMs = -1;
        // The wall clock may have been changed; this never extends a snooze.
        const qint64 until = std::min(alert.snoozedUntilMs, now.unixMs + 8 * hourMs);
        const qint64 left = until > now.unixMs ? until - now.unixMs : 0;
        if (alert.snoozedUntilMs > 0)
            watch->snoozeEndsMs = now.steadyMs + std::max<qint64>(left, 1);
    }
    return over;
}

AlertEngine::Watch *AlertEngine::find(const QString &rule)
{
    const auto it = std::find_if(m_watches.begin(), m_watches.end(), [&rule](const Watch &watch) {
        return rule == QLatin1String(watch.rule->id);
    });
    return it == m_watches.end() ? nullptr : &*it;
}

bool AlertEngine::acknowledge(const QString &rule)
{
    Watch *watch = find(rule);
    if (!watch || watch->alert.state != AlertState::Firing)
        return false;
    watch->alert.acknowledged = true;
    return true;
}

bool AlertEngine::snooze(const QString &rule, Snooze length, const Moment &now)
{
    Watch *watch = find(rule);
    if (!watch || watch->alert.state != AlertState::Firing)
        return false;
    snooze(*watch, length, now);
    return true;
}

bool AlertEngine::snoozeAll(Snooze length, const Moment &now)
{
    bool any = false;
    for (Watch &watch : m_watches) {
        if (watch.alert.state != AlertState::Firing || isSnoozedFor(watch, length, now))
            continue;
        snooze(watch, length, now);
        any = true;
    }
    return any;
}

/// Whether it is already snoozed for at least that long.
bool AlertEngine::isSnoozedFor(const Watch &watch, Snooze length, const Moment &now)
{
    if (watch.alert.snoozedUntilClear || length == Snooze::UntilClear)
        return watch.alert.snoozedUntilClear;
    return watch.snoozeEndsMs >= now.steadyMs + lengthOf(length);
}

void AlertEngine::snooze(Watch &watch, Snooze length, const Moment &now)
{
    watch.alert.snoozedUntilClear = length == Snooze::UntilClear;
    const qint64 lengthMs = lengthOf(length);
    watch.snoozeEndsMs = lengthMs > 0 ? now.steadyMs + lengthMs : 0;
    watch.alert.snoozedUntilMs = lengthMs > 0 ? now.unixMs + lengthMs : 0;
}

} // namespace bnm
