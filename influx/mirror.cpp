// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/mirror.h"

#include "collectors/pipeline/hand_over.h"
#include "influx/mirror_report.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

namespace {

using Level = StatusReport::Level;
using Kind = WriteOutcome::Kind;

// The points of one cycle arrive in a few bursts; together they are one block of the buffer.
constexpr int storeAfterMs = 20;

// After this many failures in a row a receiver that may recover by itself is Bad.
constexpr int failuresUntilBad = 3;

} // namespace

Mirror::Mirror(MirrorOptions options, MakeBuffer makeBuffer, QObject *parent)
    : Sink({"influxdb", tr("InfluxDB"), options.reportIntervalMs}, parent),
      m_options(std::move(options)),
      m_makeBuffer(std::move(makeBuffer)),
      m_store(this),
      m_next(this),
      m_report(this),
      m_flushDeadline(this),
      m_backoff(m_options.firstPauseMs, m_options.longestPauseMs),
      m_batchSize(m_options.batchPoints),
      m_losses(m_options.deadLetterPath, m_options.sayLossesMs)
{
    m_store.setSingleShot(true);
    m_next.setSingleShot(true);
    m_flushDeadline.setSingleShot(true);
    connect(&m_store, &QTimer::timeout, this, &Mirror::store);
    connect(&m_next, &QTimer::timeout, this, &Mirror::writeNext);
    connect(&m_report, &QTimer::timeout, this, &Mirror::tick);
    connect(&m_flushDeadline, &QTimer::timeout, this, &Mirror::finishFlush);
}

Mirror::~Mirror()
{
    if (m_buffer && keep())
        m_buffer->sync();
}

void Mirror::start()
{
    m_buffer = m_makeBuffer();
    m_order.emplace(*m_buffer, m_options.batchAgeMs);
    for (int i = 0; i < m_options.lanes; ++i)
        m_lanes.push_back(std::make_unique<Lane>(m_options.target));
    m_sinceWrite.start();
    m_report.start(m_options.reportIntervalMs);
    setReceiver(Level::Waiting, tr("nothing written yet"),
                tr("Nothing has been written to InfluxDB yet."));
    if (!m_incoming.empty())
        m_store.start(storeAfterMs);
    if (m_buffer->size() > 0) {
        qInfo("InfluxDB: %lld points left over from the last run.",
              static_cast<long long>(m_buffer->size()));
        m_next.start(0);
    }
}

void Mirror::take(const PointsPtr &points)
{
    takeOver(points.get());
    m_incoming.push_back(points);
    if (m_buffer && !m_store.isActive())
        m_store.start(storeAfterMs);
}

void Mirror::noteMissed(qint64 points)
{
    m_losses.addMissed(points);
    Sink::noteMissed(points);
}

/// Moves new points into the buffer; false: there are none.
bool Mirror::keep()
{
    const std::vector<PointsPtr> batches = std::exchange(m_incoming, {});
    if (batches.empty())
        return false;
    m_buffer->append(batches);
    if (m_options.kept)
        for (const PointsPtr &points : batches)
            m_options.kept(points);
    return true;
}

void Mirror::store()
{
    const bool wasEmpty = m_buffer->size() == 0;
    if (!keep())
        return;
    announce();
    if (wasEmpty)
        m_sinceWrite.start(); // nothing was due before
    if (m_flushing || hasBacklog())
        writeAfter(0);
    else if (!m_next.isActive() && carriedPoints() == 0)
        writeAfter(m_options.batchAgeMs);
}

void Mirror::flush(int timeoutMs)
{
    if (!m_buffer) // not started: there is no work
        return Q_EMIT flushed();
    store();
    m_report.stop(); // otherwise its figures would be the last points forever
    m_flushing = true;
    m_flushDeadline.start(timeoutMs);
    m_pause = {};
    writeAfter(0);
}

bool Mirror::isStuck() const
{
    return m_buffer->size() > 0 && m_sinceWrite.isValid() &&
           m_sinceWrite.hasExpired(m_options.stuckAfterMs);
}

/// Not before a pause has ended.
void Mirror::writeAfter(int milliseconds)
{
    m_next.start(std::max(milliseconds, static_cast<int>(m_pause.remainingTime())));
}

qsizetype Mirror::carriedPoints() const
{
    qsizetype points = 0;
    for (const auto &lane : m_lanes)
        points += lane->job ? lane->job->batch().count : 0;
    return points;
}

bool Mirror::isAnyLane(bool (Lane::*is)() const) const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(),
                       [is](const auto &lane) { return (*lane.*is)(); });
}

/// Enough for another request besides those in progress.
bool Mirror::hasBacklog() const
{
    return m_order->hasLongBacklog() || m_buffer->size() - carriedPoints() >= m_batchSize;
}

void Mirror::writeNext()
{
    if (m_flushing)
        store(); // includes points that arrived meanwhile
    if (m_probe) {
        if (!m_probe->isBusy())
            send(*m_probe);
        return;
    }
    for (const auto &lane : m_lanes)
        if (lane->isWaiting())
            goOn(*lane);
    // A single request finds out whether this receiver accepts anything.
    for (const auto &lane : m_lanes)
        if (lane->isFree() && (carriedPoints() == 0 || (m_hasAccepted && hasBacklog())))
            goOn(*lane);
    if (m_flushing && carriedPoints() == 0 && !m_next.isActive())
        finishFlush();
}

void Mirror::goOn(Lane &lane)
{
    if (!lane.job)
        lane.job = m_order->next(m_batchSize, carriedPoints());
    if (!lane.job)
        return;
    if (lane.job->isDone()) // nothing in it could be read
        jobDone(lane);
    else
        send(lane);
}

void Mirror::send(Lane &lane)
{
    lane.writer.write(lane.job->body(), lane.job->textBytes(),
                      [this, &lane](const WriteOutcome &outcome) { answered(lane, outcome); });
}

void Mirror::answered(Lane &lane, const WriteOutcome &outcome)
{
    if (outcome.isPassing())
        pause(lane, outcome);
    else if (isBeyondTrust(lane, outcome))
        pause(lane, {.kind = Kind::Misconfigured,
                     .sentence = tr("InfluxDB has refused all points so far. Check INFLUX_URL.") +
                                 QLatin1Char(' ') + outcome.sentence});
    else
        settle(lane, outcome);
    if (m_probe && m_buffer->isLasting() && !isAnyLane(&Lane::isBusy))
        finishFlush(); // no use in trying again before the end
}

/// After a second refusal, a receiver that has never accepted anything is not trusted; the points
/// are kept.
bool Mirror::isBeyondTrust(const Lane &lane, const WriteOutcome &outcome) const
{
    const bool givesUpPoints =
        outcome.kind == Kind::BadData || (outcome.kind == Kind::TooLarge && lane.job->isOneLine());
    return givesUpPoints && m_hasGivenUp && !m_hasAccepted;
}

/// The receiver has processed the request.
void Mirror::settle(Lane &lane, const WriteOutcome &outcome)
{
    if (m_probe == &lane) {
        m_probe = nullptr;
        m_backoff.reset();
    }
    if (outcome.isAccepted()) {
        m_hasAccepted = true;
        m_sinceWrite.start();
        lane.job->partWritten(outcome);
        if (lane.job->isDone())
            m_batchSize = std::min(m_options.batchPoints, m_batchSize * 2);
    } else {
        if (outcome.kind == Kind::TooLarge)
            m_batchSize =
                std::max<qsizetype>(1, std::min(m_batchSize, lane.job->batch().count / 2));
        lane.job->partRefused(outcome);
    }
    if (lane.job->isDone())
        jobDone(lane);
    else
        writeAfter(0);
}

void Mirror::jobDone(Lane &lane)
{
    const WriteJob job = *std::exchange(lane.job, std::nullopt);
    m_written += job.writtenPoints();
    m_hasGivenUp = m_hasGivenUp || !job.refused().empty();
    m_losses.add(job);
    m_buffer->remove(job.batch());
    noteReceiver(job);
    const bool isHurried = hasBacklog() || m_flushing || isAnyLane(&Lane::isWaiting);
    writeAfter(isHurried ? 0 : m_options.batchAgeMs);
}

/// After a job that is done: it writes, or it answers and has stored nothing.
void Mirror::noteReceiver(const WriteJob &job)
{
    if (job.batch().count == 0 || m_probe)
        return announce();
    if (job.writtenPoints() > 0)
        setReceiver(Level::Good, tr("writing"), tr("Writing to InfluxDB."));
    else if (m_receiver.level != Level::Good)
        setReceiver(Level::Watch, tr("nothing stored"),
                    tr("InfluxDB answers, but has stored none of the last points."));
    else
        announce();
}

/// The first lane that fails retries until the receiver recovers; failures of requests sent earlier
/// are not a further sign.
void Mirror::pause(Lane &lane, const WriteOutcome &outcome)
{
    ++m_retries;
    if (!m_probe)
        m_probe = &lane;
    int pauseMs = 0;
    if (m_probe == &lane)
        pauseMs = outcome.waitsForPerson() ? m_backoff.nextLongest() : m_backoff.next();
    const QDeadlineTimer asked(std::max(pauseMs, outcome.retryAfterMs));
    m_pause = std::max(m_pause, asked);
    writeAfter(0);

    const bool isBad = outcome.waitsForPerson() || m_backoff.failures() >= failuresUntilBad;
    setReceiver(isBad ? Level::Bad : Level::Watch, tr("not writing"),
                outcome.sentence + QLatin1Char(' ') +
                    tr("Points are queued and will be sent later."));
}

Point Mirror::ownPoint() const
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    auto point = m_options.identity.stamp<"collector">(now);
    point.tag("loop", QStringLiteral("mirror"))
        .set("queued_points", static_cast<qint64>(m_buffer->size()))
        .set("queued_bytes", m_buffer->bytes())
        .set("dropped_points", m_losses.points())
        .set("written_points", m_written)
        .set("retries", m_retries);
    if (const auto oldest = m_buffer->oldestMs())
        point.set("oldest_queued_seconds",
                  std::max(0.0, static_cast<double>(now - *oldest) / 1000));
    return point;
}

void Mirror::tick()
{
    const StatusReport now = currentReport();
    publish({ownPoint()});
    report(now); // also when nothing has changed: it is alive
}

void Mirror::finishFlush()
{
    if (!std::exchange(m_flushing, false))
        return;
    m_flushDeadline.stop();
    store(); // points that arrived meanwhile
    m_buffer->sync();
    Q_EMIT flushed();
}

void Mirror::setReceiver(Level level, const QString &summary, const QString &sentence)
{
    m_receiver = {level, summary, sentence};
    announce();
}

StatusReport Mirror::currentReport()
{
    m_losses.update(m_buffer->dropped());
    return mirrorReport({m_receiver, isStuck(), m_options.stuckAfterMs, m_losses.sentence(),
                         m_losses.isQueueFull(), m_buffer->trouble()});
}

void Mirror::announce()
{
    const StatusReport now = currentReport();
    if (now != lastReport())
        report(now);
}

} // namespace bnm
