// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline.h"

#include "collectors/pipeline/hand_over.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr int sinkGraceMs = 200; // after the sinks' own deadline
constexpr int farewellMs = 500;  // for all, afterwards

} // namespace

/// Called directly; its owner ends it.
struct Pipeline::Borrowed : Member {
    explicit Borrowed(Sink &borrowed) : Member(borrowed.info().id, nullptr), sink(borrowed)
    {
        isSink = true;
        waitsForNetwork = false;
    }
    void start() override { sink.start(); }
    void take(const PointsPtr &points) override { sink.take(points); }
    void flush(int timeoutMs) override { sink.flush(timeoutMs); }
    Sink &sink;
};

Pipeline::Pipeline(QObject *parent) : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Pipeline::endLateOnes);
    connect(&m_threads, &Threads::ended, this, &Pipeline::finish);
    connect(&m_board, &StatusBoard::silent, this, &Pipeline::noteFirstCycle);
}

Pipeline::~Pipeline()
{
    m_phase = Phase::Stopped; // threads that end from now on are expected to
}

QThread &Pipeline::thread(const QString &name, QThread::Priority priority)
{
    return m_threads.named(name, priority);
}

void Pipeline::addSink(Sink &sink)
{
    join(sink, std::make_unique<Borrowed>(sink));
    joinSink(sink);
}

void Pipeline::join(Component &component, std::unique_ptr<Member> member)
{
    m_board.watch(component);
    connect(&component, &Component::pointsReady, this,
            [this, id = component.info().id](const PointsPtr &points) { take(id, points); });
    if (member->guest)
        member->guest->onEnded([this, id = member->id] { takeEnd(id); });
    m_members.push_back(std::move(member));
}

void Pipeline::joinCollector(const Collector &collector)
{
    const Name id = collector.info().id;
    m_firstCyclesDue.push_back(id);
    connect(&collector, &Collector::firstCycleFinished, this, [this, id] { noteFirstCycle(id); });
}

void Pipeline::joinSink(const Sink &sink)
{
    connect(&sink, &Sink::flushed, this, &Pipeline::flushed);
}

/// Sinks first, so that none misses a point.
void Pipeline::start()
{
    m_phase = Phase::Running;
    m_board.start();
    m_threads.watch();
    for (const bool sinks : {true, false})
        for (const auto &member : m_members)
            if (member->isSink == sinks)
                member->start();
}

void Pipeline::take(Name id, const PointsPtr &points)
{
    takeOver(points.get());
    if (m_phase == Phase::Stopped || m_isOfOtherNetwork)
        return;
    for (const auto &member : m_members)
        if (!member->waitsForNetwork)
            member->take(points);
    const bool isChecked = m_wasNetworkChecked &&
                           std::find(m_checking.begin(), m_checking.end(), id) != m_checking.end();
    const bool isShown = !m_waitsForNetwork || m_wasNetworkChecked;
    if (m_waitsForNetwork && !isChecked)
        hold(points);
    else
        give(points);
    if (isShown)
        Q_EMIT this->points(points);
}

void Pipeline::give(const PointsPtr &points)
{
    for (const auto &member : m_members)
        if (member->waitsForNetwork)
            member->take(points);
    Q_EMIT given(points);
}

/// Bounded, like the queue of a sink: the oldest are dropped.
void Pipeline::hold(const PointsPtr &points)
{
    m_held.push_back({points, steadyNowMs()});
    m_heldPoints += static_cast<qint64>(points->size());
    while (m_held.size() > 1 && m_heldPoints > mostWaitingPoints) {
        if (m_droppedPoints == 0)
            qWarning("The node has not said yet which network it is on, so that points wait; the "
                     "oldest are dropped. Set BITCOIN_NETWORK to keep all.");
        const auto count = static_cast<qint64>(m_held.front().points->size());
        m_heldPoints -= count;
        m_droppedPoints += count;
        m_held.pop_front();
    }
}

void Pipeline::networkChecked(qint64 steadyMs)
{
    const bool wereShown = std::exchange(m_wasNetworkChecked, true);
    while (!m_held.empty() && m_held.front().steadyMs <= steadyMs) {
        const Held held = std::move(m_held.front());
        m_held.pop_front();
        m_heldPoints -= static_cast<qint64>(held.points->size());
        give(held.points);
        if (!wereShown)
            Q_EMIT points(held.points);
    }
    if (wereShown)
        return;
    for (const Held &held : m_held) // these were not shown yet, and will not be again
        Q_EMIT points(held.points);
}

void Pipeline::networkChanged()
{
    m_isOfOtherNetwork = true;
    m_held.clear();
}

void Pipeline::noteFirstCycle(Name id)
{
    if (std::erase(m_firstCyclesDue, id) > 0 && m_firstCyclesDue.empty())
        Q_EMIT firstCyclesFinished();
}

void Pipeline::stop(int timeoutMs)
{
    if (m_phase >= Phase::Flushing)
        return;
    // A node that was polled a moment ago is almost certainly the same.
    if (m_wasNetworkChecked)
        networkChecked(steadyNowMs());
    m_phase = Phase::Flushing;
    m_deadline.start(timeoutMs + sinkGraceMs);
    m_threads.interrupt();
    for (const auto &member : m_members)
        if (!member->isSink)
            member->guest->end();
    m_flushesDue = 1; // this very call
    for (const auto &member : m_members)
        if (member->isSink && !(member->guest && member->guest->hasEnded())) {
            ++m_flushesDue;
            member->flush(timeoutMs);
        }
    flushed();
}

void Pipeline::flushed()
{
    if (m_phase == Phase::Flushing && --m_flushesDue == 0)
        endAll();
}

void Pipeline::endAll()
{
    m_phase = Phase::Ending;
    for (const auto &member : m_members)
        if (member->guest)
            member->guest->end();
    finishWhenEnded();
}

/// A component that ends while the pipeline runs has lost its thread.
void Pipeline::takeEnd(Name id)
{
    if (m_phase == Phase::Running) {
        m_board.setGone(id);
        noteFirstCycle(id);
    }
    finishWhenEnded();
}

void Pipeline::finishWhenEnded()
{
    const bool haveEnded = std::all_of(m_members.begin(), m_members.end(), [](const auto &member) {
        return !member->guest || member->guest->hasEnded();
    });
    if (m_phase == Phase::Ending && haveEnded)
        m_threads.end();
}

/// A sink that flushes too slowly does not delay the others: all get time to end.
void Pipeline::endLateOnes()
{
    if (m_phase == Phase::Late)
        return giveUp();
    if (m_phase == Phase::Flushing)
        endAll();
    if (m_phase == Phase::Stopped)
        return;
    m_phase = Phase::Late;
    m_threads.end();
    m_deadline.start(farewellMs);
}

void Pipeline::giveUp()
{
    QStringList hanging;
    for (const auto &member : m_members)
        if (member->guest && !member->guest->hasEnded())
            hanging << member->id.toString();
    if (!hanging.isEmpty())
        qWarning("The pipeline does not end in time; left behind: %s.",
                 qUtf8Printable(hanging.join(QLatin1String(", "))));
    m_threads.leaveBehind();
    finish();
}

void Pipeline::finish()
{
    if (m_phase < Phase::Flushing || m_phase == Phase::Stopped)
        return;
    m_phase = Phase::Stopped;
    m_deadline.stop();
    Q_EMIT stopped();
}

} // namespace bnm
