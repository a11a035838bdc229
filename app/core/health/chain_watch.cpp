// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/chain_watch.h"

#include "app/core/health/component_ids.h"

#include <QDateTime>

namespace bnm {

namespace {

using Level = StatusReport::Level;
using State = ChainVerdict::State;

constexpr int judgeEveryMs = 5'000; // the verdict also changes with time alone

QString summaryOf(const ChainVerdict &verdict)
{
    switch (verdict.state) {
    case State::Unknown: return ChainWatch::tr("not known");
    case State::Agrees: return ChainWatch::tr("in agreement");
    case State::CatchingUp: return ChainWatch::tr("catching up");
    case State::Stalled: return ChainWatch::tr("stalled");
    case State::SuspectedSplit: return ChainWatch::tr("split suspected");
    case State::Split: return ChainWatch::tr("split at %1").arg(verdict.forkHeight);
    }
    return {};
}

Name topicOf(const ChainVerdict &verdict)
{
    return verdict.state == State::Split     ? topics::split
           : verdict.state == State::Stalled ? topics::stalled
                                             : topics::leftBehind;
}

} // namespace

ChainWatch::ChainWatch(ChainWatchOptions options, QObject *parent)
    : Sink({ids::chain, tr("Chain"), 0, true}, parent),
      m_options(std::move(options)),
      m_judge(m_options.paceMatters),
      m_timer(this)
{
    if (!m_options.clock)
        m_options.clock = [] { return Moment{QDateTime::currentMSecsSinceEpoch(), steadyNowMs()}; };
    m_timer.setInterval(judgeEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &ChainWatch::judge);
}

void ChainWatch::start()
{
    m_timer.start();
    judge();
}

void ChainWatch::take(const PointsPtr &points)
{
    for (const Point &point : *points)
        if (point.measurement == MeasurementName("peers"))
            if (const auto outbound = point.number("outbound"))
                m_judge.takeOutbound(static_cast<qint64>(*outbound), m_options.clock().steadyMs);
}

void ChainWatch::takeSigns(const ChainSigns &signs)
{
    m_heardSteadyMs = signs.steadyMs;
    m_judge.take(signs);
    judge();
}

void ChainWatch::takeWitnesses(const WitnessViews &views)
{
    m_judge.takeWitnesses(views, m_options.clock().steadyMs);
    judge();
}

void ChainWatch::judge()
{
    const Moment now = m_options.clock();
    const bool isFresh =
        m_heardSteadyMs != 0 && now.steadyMs - m_heardSteadyMs <= m_options.freshMs;
    ChainVerdict verdict;
    if (isFresh)
        verdict = m_judge.verdict(now.unixMs, now.steadyMs);
    else
        verdict.sentence = unknownText();
    report(reportOf(verdict));
    m_verdict = verdict;
}

QString ChainWatch::unknownText()
{
    return tr("The state of the chain is not known: the node does not answer.");
}

StatusReport ChainWatch::reportOf(const ChainVerdict &verdict) const
{
    const QString sentence = verdict.nextStep.isEmpty()
                                 ? verdict.sentence
                                 : verdict.sentence + QLatin1Char(' ') + verdict.nextStep;
    const bool isSuspect = verdict.state == State::SuspectedSplit ||
                           verdict.state == State::Stalled || verdict.state == State::Split;
    const Level level = verdict.state == State::Unknown ? Level::Waiting
                        : verdict.isCritical            ? Level::Bad
                        : isSuspect                     ? Level::Watch
                                                        : Level::Good;
    return {level, summaryOf(verdict), sentence, 0, level == Level::Bad ? topicOf(verdict) : ""};
}

} // namespace bnm
