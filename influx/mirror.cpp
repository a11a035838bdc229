// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/mirror.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace bnm {

namespace {

// The points of one cycle come in a few bursts; together they are one block of the buffer.
constexpr int storeAfterMs = 20;

} // namespace

Mirror::Mirror(MirrorOptions options, std::unique_ptr<PointBuffer> buffer, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_buffer(std::move(buffer)),
      m_order(*m_buffer, m_options.batchAgeMs),
      m_deadLetters(m_options.deadLetterPath),
      m_store(this),
      m_next(this),
      m_report(this),
      m_flushDeadline(this),
      m_batchSize(m_options.batchPoints)
{
    for (int i = 0; i < m_options.lanes; ++i)
        m_lanes.push_back(std::make_unique<Lane>(m_options.target));
    m_store.setSingleShot(true);
    m_next.setSingleShot(true);
    m_flushDeadline.setSingleShot(true);
    connect(&m_store, &QTimer::timeout, this, &Mirror::store);
    connect(&m_next, &QTimer::timeout, this, &Mirror::writeNext);
    connect(&m_report, &QTimer::timeout, this, &Mirror::report);
    connect(&m_flushDeadline, &QTimer::timeout, this, &Mirror::finishFlush);
}

void Mirror::start()
{
    m_sinceWrite.start();
    m_report.start(m_options.reportIntervalMs);
    setReceiver(LinkStatus::Level::Waiting, tr("nothing written yet"),
                tr("The mirror has not written to InfluxDB yet."));
    if (m_buffer->size() > 0) {
        qInfo("Mirror: %lld points wait from before.", static_cast<long long>(m_buffer->size()));
        m_next.start(0);
    }
}

void Mirror::take(const Points &points)
{
    m_incoming.insert(m_incoming.end(), points.begin(), points.end());
    if (!m_store.isActive())
        m_store.start(storeAfterMs);
}

void Mirror::store()
{
    const Points points = std::exchange(m_incoming, {});
    if (points.empty())
        return;
    const bool wasEmpty = m_buffer->size() == 0;
    m_buffer->append(points);
    Q_EMIT kept(points);
    noteLosses();
    if (wasEmpty)
        m_sinceWrite.start(); // nothing was due before
    if (m_flushing || hasBacklog())
        writeAfter(0);
    else if (!m_next.isActive() && carriedPoints() == 0)
        writeAfter(m_options.batchAgeMs);
}

void Mirror::flush(int timeoutMs)
{
    store();
    m_report.stop(); // its figures would be the last points for ever
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

void Mirror::noteStuck()
{
    if (isStuck() == m_wasStuck)
        return;
    m_wasStuck = !m_wasStuck;
    Q_EMIT stuckChanged(m_wasStuck);
}

/// Not before a pause is over.
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

/// Enough for another request beside those that are on their way.
bool Mirror::hasBacklog() const
{
    return m_order.hasLongBacklog() || m_buffer->size() - carriedPoints() >= m_batchSize;
}

void Mirror::writeNext()
{
    if (m_flushing)
        store(); // what has come meanwhile belongs to it
    if (m_probe) {
        if (!m_probe->isBusy())
            send(*m_probe);
        return;
    }
    for (const auto &lane : m_lanes)
        if (lane->isWaiting())
            goOn(*lane);
    for (const auto &lane : m_lanes)
        if (lane->isFree() && (carriedPoints() == 0 || hasBacklog()))
            goOn(*lane);
    if (m_flushing && carriedPoints() == 0 && !m_next.isActive())
        finishFlush();
}

void Mirror::goOn(Lane &lane)
{
    if (!lane.job)
        lane.job = m_order.next(m_batchSize, carriedPoints());
    if (!lane.job)
        return;
    if (lane.job->isDone()) // nothing in it could be read
        jobDone(lane);
    else
        send(lane);
}

void Mirror::send(Lane &lane)
{
    lane.writer.write(lane.job->body(),
                      [this, &lane](const WriteOutcome &outcome) { answered(lane, outcome); });
}

void Mirror::answered(Lane &lane, const WriteOutcome &outcome)
{
    if (outcome.isPassing())
        pause(lane, outcome);
    else
        settle(lane, outcome);
    if (m_probe && m_buffer->isLasting() && !isAnyLane(&Lane::isBusy))
        finishFlush(); // no use in trying again before the end
}

/// The receiver has dealt with what it was sent.
void Mirror::settle(Lane &lane, const WriteOutcome &outcome)
{
    if (m_probe == &lane) {
        m_probe = nullptr;
        m_failures = 0;
    }
    if (outcome.kind == WriteOutcome::Kind::Written) {
        m_sinceWrite.start();
        lane.job->partWritten();
        if (lane.job->isDone())
            m_batchSize = std::min(m_options.batchPoints, m_batchSize * 2);
    } else {
        if (outcome.kind == WriteOutcome::Kind::TooLarge)
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
    const auto refused = static_cast<qint64>(job.refused().size());
    m_written += job.batch().count - refused;
    m_refused += refused;
    m_deadLetters.add(job.refused());
    m_buffer->remove(job.batch());
    if (job.batch().count > 0 && !m_probe)
        setReceiver(LinkStatus::Level::Good, tr("up to date"),
                    tr("InfluxDB takes what it is sent."));
    noteLosses();
    noteStuck();
    const bool isHurried = hasBacklog() || m_flushing || isAnyLane(&Lane::isWaiting);
    writeAfter(isHurried ? 0 : m_options.batchAgeMs);
}

/// The lane that fails first tries again until the receiver is well; what the others had sent
/// before it failed is no further sign of anything.
void Mirror::pause(Lane &lane, const WriteOutcome &outcome)
{
    ++m_retries;
    if (!m_probe)
        m_probe = &lane;
    const int pauseMs = m_probe == &lane ? nextPauseMs(outcome) : 0;
    const QDeadlineTimer asked(std::max(pauseMs, outcome.retryAfterMs));
    m_pause = std::max(m_pause, asked);
    writeAfter(0);

    setReceiver(outcome.waitsForPerson() || m_failures > 2 ? LinkStatus::Level::Bad
                                                           : LinkStatus::Level::Watch,
                tr("not written"),
                outcome.sentence + QLatin1Char(' ') + tr("Points wait and are sent later."));
    noteStuck();
}

/// Longer with each failure, and never quite the same.
int Mirror::nextPauseMs(const WriteOutcome &outcome)
{
    const int doubled = m_options.firstPauseMs << std::min(m_failures, 16);
    const int full = doubled <= 0 || outcome.waitsForPerson()
                         ? m_options.longestPauseMs
                         : std::min(doubled, m_options.longestPauseMs);
    ++m_failures;
    return full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
}

void Mirror::report()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Point point = m_options.identity.stamp("collector", now);
    point.tag("loop", QStringLiteral("mirror"))
        .set("queued_points", static_cast<qint64>(m_buffer->size()))
        .set("queued_bytes", m_buffer->bytes())
        .set("dropped_points", droppedPoints())
        .set("written_points", m_written)
        .set("retries", m_retries);
    if (const auto oldest = m_buffer->oldestMs())
        point.set("oldest_queued_seconds",
                  std::max(0.0, static_cast<double>(now - *oldest) / 1000));
    Q_EMIT pointsReady({point});
    noteStuck();
    noteLosses();
}

void Mirror::finishFlush()
{
    if (!std::exchange(m_flushing, false))
        return;
    m_flushDeadline.stop();
    store(); // what came meanwhile
    m_buffer->sync();
    Q_EMIT flushed();
}

/// Losses are told at once, then at most now and then with the count so far: a full queue drops
/// something with every point that comes.
void Mirror::noteLosses()
{
    const qint64 losses = droppedPoints();
    if (!m_sinceLossesTold.isValid() || m_sinceLossesTold.hasExpired(m_options.tellLossesMs)) {
        QStringList sentences;
        if (losses > m_lossesTold) {
            if (const qint64 dropped = m_buffer->dropped())
                sentences << tr("The queue for InfluxDB cannot hold more: %1 of its oldest points "
                                "have been dropped so far.")
                                 .arg(dropped);
            if (m_refused)
                sentences << tr("InfluxDB has refused %1 points so far, the last because: %2. "
                                "They are in %3.")
                                 .arg(m_refused)
                                 .arg(m_deadLetters.lastReason(), m_deadLetters.path().isEmpty()
                                                                      ? tr("the log")
                                                                      : m_deadLetters.path());
            m_sinceLossesTold.start();
        }
        m_losses = sentences.join(QLatin1Char(' '));
        m_lossesTold = losses;
    }
    announce();
}

void Mirror::setReceiver(LinkStatus::Level level, const QString &summary, const QString &sentence)
{
    m_receiver.level = level;
    m_receiver.summary = summary;
    m_receiver.sentence = sentence;
    announce();
}

/// What a person reads: of receiver and buffer, whichever is worse comes first.
void Mirror::announce()
{
    LinkStatus now = m_receiver;
    now.party = LinkStatus::Party::Mirror;
    const QString trouble = m_buffer->trouble();
    const auto worsen = [&now](LinkStatus::Level level, const QString &summary,
                               const QString &sentence) {
        if (now.level < level) {
            now.level = level;
            now.summary = summary;
        }
        now.sentence = sentence + QLatin1Char(' ') + now.sentence;
    };
    if (!m_losses.isEmpty())
        worsen(m_buffer->dropped() > 0 ? LinkStatus::Level::Bad : LinkStatus::Level::Watch,
               tr("points lost"), m_losses);
    if (!trouble.isEmpty())
        worsen(LinkStatus::Level::Bad, tr("queue not safe"), trouble);
    if (trouble != m_trouble)
        Q_EMIT troubleChanged(m_trouble = trouble);
    if (m_link.level == now.level && m_link.sentence == now.sentence && m_link.party == now.party)
        return;
    if (now.level == LinkStatus::Level::Bad || now.level == LinkStatus::Level::Watch)
        qWarning("Mirror: %s", qUtf8Printable(now.sentence));
    else if (m_link.level == LinkStatus::Level::Bad || m_link.level == LinkStatus::Level::Watch)
        qInfo("Mirror: %s", qUtf8Printable(now.sentence));
    now.sinceMs = QDateTime::currentMSecsSinceEpoch();
    m_link = now;
    Q_EMIT linkChanged(m_link);
}

} // namespace bnm
