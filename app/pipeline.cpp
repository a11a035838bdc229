// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline.h"

#include "collectors/pipeline/hand_over.h"

#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

constexpr int farewellMs = 500; // behind the sinks' own deadline

} // namespace

/// Called directly; its owner ends it.
struct Pipeline::Borrowed : Member {
    explicit Borrowed(Sink &borrowed) : Member(borrowed.info().id, nullptr), sink(borrowed)
    {
        isSink = true;
    }
    void start() override { sink.start(); }
    void take(const PointsPtr &points) override { sink.take(points); }
    void flush(int timeoutMs) override { sink.flush(timeoutMs); }
    Sink &sink;
};

Pipeline::Pipeline(QObject *parent) : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Pipeline::giveUp);
    connect(&m_threads, &Threads::ended, this, &Pipeline::finish);
    connect(&m_board, &StatusBoard::silent, this, &Pipeline::noteFirstCycle);
}

Pipeline::~Pipeline()
{
    m_phase = Phase::Stopped; // whatever ends from here on is no news
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
    connect(&component, &Component::pointsReady, this, &Pipeline::take);
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

void Pipeline::take(const PointsPtr &points)
{
    takeOver(points.get());
    if (m_phase == Phase::Stopped)
        return;
    for (const auto &member : m_members)
        member->take(points);
    Q_EMIT this->points(points);
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
    m_phase = Phase::Flushing;
    m_deadline.start(timeoutMs + farewellMs);
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

void Pipeline::giveUp()
{
    QStringList hanging;
    for (const auto &member : m_members)
        if (member->guest && !member->guest->hasEnded())
            hanging << member->id.toString();
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
