// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/collector.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/sink.h"
#include "collectors/pipeline/status_board.h"
#include "collectors/pipeline/threads.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace bnm {

/// The collectors and the sinks of one node: every batch of points goes to every sink, every report
/// to the status board. Stopping always ends in time: hung threads are abandoned at the deadline.
/// Lives on the main thread; nothing in it blocks.
class Pipeline : public QObject {
    Q_OBJECT
public:
    explicit Pipeline(QObject *parent = nullptr);
    ~Pipeline() override;

    /// Adds a collector, sink or other component that works on that thread (none: this one).
    /// Connect its signals through OnThread::object(), before start().
    template <std::derived_from<Component> T>
    OnThread<T> &add(std::unique_ptr<T> component, QThread *thread = nullptr);
    /// Adds a sink of this thread that is owned elsewhere and outlives this object. It never waits
    /// for the network, because it evaluates figures and stores none.
    void addSink(Sink &sink);

    QThread &thread(const QString &name, QThread::Priority priority = QThread::InheritPriority);
    Threads &threads() { return m_threads; }
    StatusBoard &board() { return m_board; }
    const StatusBoard &board() const { return m_board; }

    /// From now on, batches for storing sinks wait for the node's report of its network, until
    /// networkChecked() passes a later moment. Call before the start.
    void waitForNetwork() { m_waitsForNetwork = true; }
    /// Points of a component that checks the network itself need not wait after the first report.
    void setChecksNetwork(Name id) { m_checking.push_back(id); }
    /// Everything published before that moment belongs to the network of its tag.
    void networkChecked(qint64 steadyMs);
    /// Waiting and later batches may belong to another network: they are dropped.
    void networkChanged();

    void start();
    /// No new points from now on; sinks write their data. stopped() follows within the given time,
    /// whatever hangs.
    void stop(int timeoutMs);

Q_SIGNALS:
    /// Every batch; the first ones after their network is known.
    void points(const bnm::PointsPtr &points);
    void given(const bnm::PointsPtr &points); ///< every batch, after it was passed to every sink
    /// Every collector has succeeded or failed once.
    void firstCyclesFinished();
    void stopped();

private:
    struct Member {
        Member(Name componentId, ThreadGuest *threadGuest) : id(componentId), guest(threadGuest) {}
        virtual ~Member() = default;
        virtual void start() = 0;
        virtual void take(const PointsPtr &) {}
        virtual void flush(int) {}
        Name id;
        ThreadGuest *guest; ///< none: a sink that is owned elsewhere
        bool isSink = false;
        bool waitsForNetwork = true; ///< as a sink
    };
    struct Held {
        PointsPtr points;
        qint64 steadyMs;
    };
    template <typename T>
    struct Added;
    struct Borrowed;

    void join(Component &component, std::unique_ptr<Member> member);
    void joinCollector(const Collector &collector);
    void joinSink(const Sink &sink);
    void take(Name id, const PointsPtr &points);
    void give(const PointsPtr &points);
    void hold(const PointsPtr &points);
    void noteFirstCycle(Name id);
    void takeEnd(Name id);
    void flushed();
    void endLateOnes();
    void endAll();
    void finishWhenEnded();
    void giveUp();
    void finish();

    enum class Phase { Made, Running, Flushing, Ending, Late, Stopped };

    Threads m_threads; // destroyed last
    StatusBoard m_board;
    std::vector<std::unique_ptr<Member>> m_members;
    std::vector<Name> m_firstCyclesDue;
    QTimer m_deadline;
    std::deque<Held> m_held; // until the node reports its network
    qint64 m_heldPoints = 0;
    qint64 m_droppedPoints = 0;
    std::vector<Name> m_checking;
    bool m_waitsForNetwork = false;
    bool m_wasNetworkChecked = false;
    bool m_isOfOtherNetwork = false;
    int m_flushesDue = 0;
    Phase m_phase = Phase::Made;
};

template <typename T>
struct Pipeline::Added : Member {
    Added(QThread &thread, std::unique_ptr<T> component)
        : Member(component->info().id, nullptr), onThread(thread, std::move(component))
    {
        guest = &onThread;
    }
    void start() override
    {
        onThread.post([](T &component) { component.start(); });
    }
    void take(const PointsPtr &points) override
    {
        if constexpr (std::derived_from<T, Sink>)
            give(points);
    }
    void flush(int timeoutMs) override
    {
        if constexpr (std::derived_from<T, Sink>)
            onThread.post([timeoutMs](T &sink) { sink.flush(timeoutMs); });
    }
    void give(const PointsPtr &points)
    {
        const auto count = static_cast<qint64>(points->size());
        if (!queue->mayWait(count))
            return;
        const qint64 missed = queue->takeMissed();
        onThread.post([queue = queue, points, count, missed](T &sink) {
            queue->done(count);
            if (missed > 0)
                sink.noteMissed(missed);
            sink.take(points);
        });
    }
    OnThread<T> onThread;
    std::shared_ptr<SinkQueue> queue = std::make_shared<SinkQueue>();
};

template <std::derived_from<Component> T>
OnThread<T> &Pipeline::add(std::unique_ptr<T> component, QThread *thread)
{
    T &made = *component;
    auto member = std::make_unique<Added<T>>(thread ? *thread : *this->QObject::thread(),
                                             std::move(component));
    OnThread<T> &onThread = member->onThread;
    member->isSink = std::derived_from<T, Sink>;
    join(made, std::move(member));
    if constexpr (std::derived_from<T, Collector>)
        joinCollector(made);
    if constexpr (std::derived_from<T, Sink>)
        joinSink(made);
    return onThread;
}

} // namespace bnm
