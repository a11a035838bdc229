// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/mirror.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace bnm {

Mirror::Mirror(MirrorOptions options, std::unique_ptr<PointBuffer> buffer, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_buffer(std::move(buffer)),
      m_writer(m_options.target),
      m_batchSize(m_options.batchPoints)
{
    m_next.setSingleShot(true);
    m_flushDeadline.setSingleShot(true);
    m_report.setInterval(m_options.reportIntervalMs);
    connect(&m_next, &QTimer::timeout, this, &Mirror::writeNext);
    connect(&m_report, &QTimer::timeout, this, &Mirror::report);
    connect(&m_flushDeadline, &QTimer::timeout, this, &Mirror::finishFlush);
}

void Mirror::start()
{
    m_sinceWrite.start();
    m_report.start();
    setLink(LinkStatus::Level::Waiting, tr("nothing written yet"),
            tr("The mirror has not written to InfluxDB yet."));
}

void Mirror::take(const Points &points)
{
    const bool wasEmpty = m_buffer->size() == 0;
    m_buffer->append(points);
    if (wasEmpty)
        m_sinceWrite.start(); // nothing was due before
    if (m_writer.isBusy() || m_failures > 0)
        return;
    if (m_buffer->size() >= m_options.batchPoints || m_flushing)
        m_next.start(0);
    else if (!m_next.isActive())
        m_next.start(m_options.batchAgeMs);
}

void Mirror::flush(int timeoutMs)
{
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

void Mirror::writeNext()
{
    if (m_writer.isBusy())
        return;
    const LineBatch batch = m_buffer->front(m_batchSize);
    if (batch.count == 0) {
        if (m_flushing)
            finishFlush();
        return;
    }
    // What the buffer drops while the write is under way must not be dropped again after it.
    const qint64 droppedBefore = m_buffer->dropped();
    m_writer.write(batch.lines, [this, batch, droppedBefore](const WriteOutcome &outcome) {
        LineBatch left = batch;
        left.count = std::max<qsizetype>(
            0, batch.count - static_cast<qsizetype>(m_buffer->dropped() - droppedBefore));
        written(left, outcome);
    });
}

void Mirror::written(const LineBatch &batch, const WriteOutcome &outcome)
{
    switch (outcome.kind) {
    case WriteOutcome::Kind::Written:
        m_buffer->removeFront(batch.count);
        m_written += batch.count;
        m_failures = 0;
        m_sinceWrite.start();
        m_batchSize = std::min(m_options.batchPoints, m_batchSize * 2);
        setLink(LinkStatus::Level::Good, tr("up to date"), tr("InfluxDB takes every point."));
        m_next.start(m_buffer->size() >= m_batchSize || m_flushing ? 0 : m_options.batchAgeMs);
        return;
    case WriteOutcome::Kind::TooLarge:
    case WriteOutcome::Kind::BadData:
        if (batch.count <= 1)
            return refused(batch, outcome.sentence);
        // Halves until the culprit is alone; whatever is good goes through on the way.
        m_batchSize = std::max<qsizetype>(1, batch.count / 2);
        m_next.start(0);
        return;
    default: pause(outcome);
    }
}

void Mirror::refused(const LineBatch &batch, const QString &sentence)
{
    m_buffer->removeFront(batch.count);
    m_refused += batch.count;
    qWarning("Mirror: a point is dropped. %s", qUtf8Printable(sentence));
    m_next.start(0);
}

void Mirror::pause(const WriteOutcome &outcome)
{
    ++m_retries;
    const int doubled = m_options.firstPauseMs << std::min(m_failures, 16);
    const int full =
        doubled <= 0 ? m_options.longestPauseMs : std::min(doubled, m_options.longestPauseMs);
    ++m_failures;
    const int jittered = full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
    m_next.start(std::max(jittered, outcome.retryAfterMs));

    const bool waitsForPerson = outcome.kind != WriteOutcome::Kind::TryLater;
    setLink(waitsForPerson || m_failures > 2 ? LinkStatus::Level::Bad : LinkStatus::Level::Watch,
            tr("not written"),
            outcome.sentence + QLatin1Char(' ') + tr("Points wait and are sent later."));
}

void Mirror::report()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Point point = m_options.identity.stamp("collector", now);
    point.tag("loop", QStringLiteral("mirror"))
        .set("queued_points", static_cast<qint64>(m_buffer->size()))
        .set("dropped_points", droppedPoints())
        .set("written_points", m_written)
        .set("retries", m_retries);
    if (const auto oldest = m_buffer->oldestMs())
        point.set("oldest_queued_seconds",
                  std::max(0.0, static_cast<double>(now - *oldest) / 1000));
    Q_EMIT pointsReady({point});
}

void Mirror::finishFlush()
{
    m_flushing = false;
    m_flushDeadline.stop();
    Q_EMIT flushed();
}

void Mirror::setLink(LinkStatus::Level level, const QString &summary, const QString &sentence)
{
    if (m_link.level == level && m_link.sentence == sentence &&
        m_link.party == LinkStatus::Party::Mirror)
        return;
    if (level == LinkStatus::Level::Bad || level == LinkStatus::Level::Watch)
        qWarning("Mirror: %s", qUtf8Printable(sentence));
    else if (m_link.level == LinkStatus::Level::Bad || m_link.level == LinkStatus::Level::Watch)
        qInfo("Mirror: %s", qUtf8Printable(sentence));
    m_link = {LinkStatus::Party::Mirror, level, summary, sentence,
              QDateTime::currentMSecsSinceEpoch()};
    Q_EMIT linkChanged(m_link);
}

} // namespace bnm
