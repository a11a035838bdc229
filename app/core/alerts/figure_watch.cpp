// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/figure_watch.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/figure_source.h"
#include "collectors/words.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

using Given = NeededFigure::Given;
using Level = StatusReport::Level;

/// After this program was blocked the clock is ahead of data that still waits to be processed.
constexpr qint64 overdueUntilMissingMs = 5'000;
constexpr qsizetype mostNamed = 8;

/// The first few names, and the number of the others.
QString listed(const QStringList &names)
{
    const QString list = names.first(std::min(names.size(), mostNamed)).join(QStringLiteral(", "));
    const auto more = static_cast<int>(names.size() - mostNamed);
    return more > 0 ? Words::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

QString reasonText(const FigureWatch::Figure &figure)
{
    switch (figure.reason) {
    case FigureWatch::Reason::NotGiven: {
        const Name source = sourceOf(figure.metric.measurement);
        return source == ids::node || source == ids::peers
                   ? Words::tr("not given by this node")
                   : Words::tr("not given (%1)").arg(figure.source);
    }
    case FigureWatch::Reason::NotAllowed:
        return Words::tr("call not allowed (%1)").arg(figure.source);
    case FigureWatch::Reason::NoAnswer: return Words::tr("no answer (%1)").arg(figure.source);
    }
    return {};
}

bool isAnswering(const Status *status)
{
    return status && status->isWorking();
}

bool isGivenBy(const Facts::Known &known, const NeededFigure &need, const QString &of)
{
    return known.point.find(need.metric.field) &&
           (of.isEmpty() || known.point.tagValue(need.each) == of);
}

} // namespace

std::vector<NeededFigure> neededFigures(const AlertRule &rule)
{
    std::vector<NeededFigure> figures;
    for (const auto &need : rule.needs)
        if (need)
            figures.push_back(*need);
    const auto isMetric = [&rule](const NeededFigure &need) { return need.metric == rule.metric; };
    if (rule.metric && std::none_of(figures.begin(), figures.end(), isMetric))
        figures.push_back(always(*rule.metric));
    return figures;
}

QString figureName(const FigureWatch::Figure &figure)
{
    const QString place = figure.of.isEmpty() ? figure.metric.measurement.toString()
                                              : figure.metric.measurement.toString() +
                                                    QStringLiteral(", ") + figure.of;
    return QStringLiteral("%1 (%2)").arg(QLatin1String(figure.metric.spec().title), place);
}

void FigureWatch::judge(const Facts &facts, std::span<const AlertRule *const> rules)
{
    ++m_round;
    m_figures.clear();
    m_isOpen = false;
    followRestarts(facts);
    followSources(facts);
    for (const AlertRule *rule : rules)
        for (const NeededFigure &need : neededFigures(*rule))
            add(facts, *rule, need);
    std::erase_if(m_entries, [this](const auto &one) {
        return one.second.round != m_round && one.second.cameMs == 0;
    });
    m_report = makeReport();
}

/// A restarted node may be another version, or its estimator has no data yet: earlier figures are
/// not missed, unless they were missing already.
void FigureWatch::followRestarts(const Facts &facts)
{
    if (std::exchange(m_restarts, facts.restartsSeen()) == facts.restartsSeen())
        return;
    for (auto &[key, entry] : m_entries) {
        const Name source = sourceOf(key.measurement);
        if (!entry.isMissing && (source == ids::node || source == ids::peers))
            entry.cameMs = 0;
    }
}

void FigureWatch::followSources(const Facts &facts)
{
    for (const auto &[id, held] : facts.statuses()) {
        Answering &source = m_sources[id];
        // Components that query the node get no answer while it is away, and may notice later.
        const bool isSo =
            isAnswering(&held.status) && (id != ids::peers || isAnswering(facts.status(ids::node)));
        if (isSo && !source.isSo)
            source.sinceMs = facts.now().steadyMs;
        source.isSo = isSo;
    }
}

void FigureWatch::add(const Facts &facts, const AlertRule &rule, const NeededFigure &need)
{
    if (need.absentWhile && need.absentWhile(facts))
        return;
    if (need.each == Name(""))
        return addOne(facts, rule, need, {});
    QStringList places;
    for (const auto &[key, entry] : m_entries)
        if (key.measurement == need.metric.measurement && key.field == need.metric.field)
            places << key.of;
    for (const Facts::Known *known : facts.all(need.metric.measurement))
        if (known->point.find(need.metric.field))
            places << known->point.tagValue(need.each);
    places.removeDuplicates();
    for (const QString &place : std::as_const(places))
        addOne(facts, rule, need, place);
}

FigureWatch::Figure &FigureWatch::figureOf(const NeededFigure &need, const QString &of)
{
    const auto it = std::find_if(m_figures.begin(), m_figures.end(), [&](const Figure &figure) {
        return figure.metric == need.metric && figure.of == of;
    });
    return it != m_figures.end() ? *it
                                 : m_figures.emplace_back(Figure{need.metric, of, {}, {}, {}, {}});
}

void FigureWatch::addOne(const Facts &facts, const AlertRule &rule, const NeededFigure &need,
                         const QString &of)
{
    Entry &entry = m_entries[{need.metric.measurement, need.metric.field, of}];
    if (entry.round != m_round - 1 && entry.round != m_round)
        entry = {entry.cameMs, facts.now().steadyMs};
    entry.round = m_round;
    Figure &figure = figureOf(need, of);
    figure.rules.push_back(&rule);
    const Status *source = facts.status(sourceOf(need.metric.measurement));
    figure.source = source ? source->title : need.metric.measurement.toString();
    figure.state = std::max(figure.state, judge(entry, facts, need, of));
    figure.reason = reasonOf(facts, need);
}

FigureWatch::State FigureWatch::judge(Entry &entry, const Facts &facts, const NeededFigure &need,
                                      const QString &of)
{
    const qint64 now = facts.now().steadyMs;
    for (const Facts::Known *known : facts.all(need.metric.measurement))
        if (isGivenBy(*known, need, of))
            entry.cameMs = std::max(entry.cameMs, known->steadyMs);
    const auto longest = longestFresh(need.metric.measurement, facts.intervals());
    const Name sourceId = sourceOf(need.metric.measurement);
    if (!longest || (entry.cameMs > 0 && now - entry.cameMs <= *longest)) {
        entry.noticedMs = 0;
        entry.isMissing = false;
        return State::Given;
    }
    if (!m_sources[sourceId].isSo) {
        entry.noticedMs = 0;
        m_isOpen = m_isOpen || entry.isMissing || need.given == Given::Always;
        const Status *source = facts.status(sourceId);
        return source && source->level == Level::Off ? State::NotGiven : State::SourceDown;
    }
    if (need.given == Given::Sometimes || (need.given == Given::OnceSeen && entry.cameMs == 0))
        return State::NotGiven;
    if (entry.isMissing)
        return State::Missing;
    if (now - std::max({entry.cameMs, entry.neededMs, m_sources[sourceId].sinceMs}) <= *longest) {
        m_isOpen = true;
        return State::Waiting;
    }
    if (entry.noticedMs == 0)
        entry.noticedMs = now;
    if (now - entry.noticedMs < overdueUntilMissingMs) {
        m_isOpen = true;
        return State::Waiting;
    }
    entry.isMissing = true;
    ++m_timesMissed;
    return State::Missing;
}

FigureWatch::Reason FigureWatch::reasonOf(const Facts &facts, const NeededFigure &need)
{
    const Status *source = facts.status(sourceOf(need.metric.measurement));
    if (source && source->topic == topics::refusedCalls)
        return Reason::NotAllowed;
    return facts.all(need.metric.measurement).empty() ? Reason::NoAnswer : Reason::NotGiven;
}

StatusReport FigureWatch::makeReport() const
{
    QStringList missing;
    QStringList blind;
    int given = 0;
    for (const Figure &figure : m_figures) {
        given += figure.state == State::Given ? 1 : 0;
        if (figure.state != State::Missing)
            continue;
        missing << figureName(figure) + QStringLiteral(": ") + reasonText(figure);
        for (const AlertRule *rule : figure.rules)
            blind << Words::tr(rule->title);
    }
    blind.removeDuplicates();
    if (!missing.isEmpty())
        return {
            Level::Bad, Words::tr("%n missing", nullptr, static_cast<int>(missing.size())),
            Words::tr("Missing for three of their cycles: %1. Alerts that cannot be judged: %2.")
                .arg(listed(missing), listed(blind)),
            0};
    if (given == 0 || m_isOpen)
        return {Level::Waiting, Words::tr("not known"),
                Words::tr("Not every source has given its figures."), 0};
    return {Level::Good, Words::tr("complete"),
            Words::tr("The figures that alerts need are there."), 0};
}

} // namespace bnm
