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
      m_writer(m_options.target, this),
      m_deadLetters(m_options.deadLetterPath),
      m_store(this),
      m_next(this),
      m_report(this),
      m_flushDeadline(this),
      m_batchSize(m_options.batchPoints)
{
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
    m_sinceNewPoints.start();
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
    if (m_job)
        return;
    if (m_buffer->size() >= m_options.batchPoints || m_flushing)
        m_next.start(0);
    else if (!m_next.isActive())
        m_next.start(m_options.batchAgeMs);
}

void Mirror::flush(int timeoutMs)
{
    store();
    m_flushing = true;
    m_flushDeadline.start(timeoutMs);
    if (!m_writer.isBusy())
        m_next.start(0);
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

void Mirror::writeNext()
{
    if (m_writer.isBusy())
        return;
    if (!m_job)
        m_job = nextJob();
    if (m_job)
        return m_job->isDone() ? jobDone() : send();
    if (m_flushing)
        finishFlush();
}

/// While a backlog is sent, what came after it gets a request of its own now and then.
std::optional<WriteJob> Mirror::jobOfNewPoints()
{
    if (m_newFrom == PointBuffer::noEnd || !m_sinceNewPoints.hasExpired(m_options.batchAgeMs))
        return std::nullopt;
    LineBatch batch =
        m_buffer->read(std::max(m_newUpTo, m_newFrom - 1), PointBuffer::noEnd, m_batchSize);
    if (batch.isEmpty())
        return std::nullopt;
    m_sinceNewPoints.start();
    m_newUpTo = batch.blocks.back();
    return WriteJob(std::move(batch));
}

std::optional<WriteJob> Mirror::nextJob()
{
    if (auto job = jobOfNewPoints())
        return job;
    if (m_prepared)
        return std::exchange(m_prepared, std::nullopt);
    LineBatch batch = m_buffer->read(m_readUpTo, m_newFrom, m_batchSize);
    if (batch.isEmpty()) {
        // The backlog is through: from the oldest that is left, whichever way it came.
        m_readUpTo = 0;
        m_newUpTo = 0;
        if (std::exchange(m_newFrom, PointBuffer::noEnd) == PointBuffer::noEnd)
            return std::nullopt;
        batch = m_buffer->read(0, PointBuffer::noEnd, m_batchSize);
        if (batch.isEmpty())
            return std::nullopt;
    }
    if (m_newFrom == PointBuffer::noEnd && m_buffer->size() > 2 * m_batchSize) {
        m_newFrom = m_buffer->newestBlock() + 1;
        m_sinceNewPoints.start();
    }
    m_readUpTo = batch.blocks.back();
    return WriteJob(std::move(batch));
}

void Mirror::send()
{
    m_writer.write(m_job->body(), [this](const WriteOutcome &outcome) { answered(outcome); });
    prepare();
}

/// Reads and packs the next batch while the receiver is busy with this one.
void Mirror::prepare()
{
    if (m_prepared || m_failures > 0 || m_buffer->size() < 2 * m_batchSize)
        return;
    LineBatch batch = m_buffer->read(m_readUpTo, m_newFrom, m_batchSize);
    if (batch.isEmpty())
        return;
    m_readUpTo = batch.blocks.back();
    m_prepared = WriteJob(std::move(batch));
    m_prepared->body();
}

void Mirror::answered(const WriteOutcome &outcome)
{
    switch (outcome.kind) {
    case WriteOutcome::Kind::Written:
        m_failures = 0;
        m_sinceWrite.start();
        m_job->partWritten();
        if (m_job->isDone()) {
            m_batchSize = std::min(m_options.batchPoints, m_batchSize * 2);
            return jobDone();
        }
        return m_next.start(0);
    case WriteOutcome::Kind::TooLarge:
        m_batchSize = std::max<qsizetype>(1, std::min(m_batchSize, m_job->batch().count / 2));
        if (m_prepared) // it would be too large as well
            m_readUpTo = std::exchange(m_prepared, std::nullopt)->batch().blocks.front() - 1;
        return partRefused(outcome);
    case WriteOutcome::Kind::BadData: return partRefused(outcome);
    default: pause(outcome);
    }
}

void Mirror::partRefused(const WriteOutcome &outcome)
{
    m_job->partRefused(outcome);
    if (m_job->isDone())
        return jobDone();
    m_next.start(0);
}

void Mirror::jobDone()
{
    const auto refused = static_cast<qint64>(m_job->refused().size());
    m_written += m_job->batch().count - refused;
    m_refused += refused;
    m_deadLetters.add(m_job->refused());
    m_buffer->remove(m_job->batch());
    const bool wasSent = m_job->batch().count > 0;
    m_job.reset();
    if (wasSent)
        setReceiver(LinkStatus::Level::Good, tr("up to date"),
                    tr("InfluxDB takes what it is sent."));
    noteLosses();
    noteStuck();
    const bool hasBacklog = m_newFrom != PointBuffer::noEnd || m_buffer->size() >= m_batchSize;
    m_next.start(hasBacklog || m_prepared || m_flushing ? 0 : m_options.batchAgeMs);
}

void Mirror::pause(const WriteOutcome &outcome)
{
    ++m_retries;
    const int doubled = m_options.firstPauseMs << std::min(m_failures, 16);
    const int full = doubled <= 0 || outcome.waitsForPerson()
                         ? m_options.longestPauseMs
                         : std::min(doubled, m_options.longestPauseMs);
    ++m_failures;
    const int jittered = full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
    m_next.start(std::max(jittered, outcome.retryAfterMs));

    setReceiver(outcome.waitsForPerson() || m_failures > 2 ? LinkStatus::Level::Bad
                                                           : LinkStatus::Level::Watch,
                tr("not written"),
                outcome.sentence + QLatin1Char(' ') + tr("Points wait and are sent later."));
    noteStuck();
    if (m_buffer->isLasting())
        finishFlush(); // no use in trying again before the end
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
