// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/losses.h"
#include "collectors/words.h"

#include <QStringList>

namespace bnm {

Losses::Losses(const QString &deadLetterPath, int sayEveryMs)
    : m_deadLetters(deadLetterPath), m_sayEveryMs(sayEveryMs)
{
}

void Losses::add(const WriteJob &job)
{
    m_setAside += static_cast<qint64>(job.refused().size());
    m_deadLetters.add(job.refused());
    for (const WriteOutcome &outcome : job.losses())
        if (outcome.loss.cause == PartialLoss::Cause::BeyondRetention) {
            addBeyondRetention(outcome);
        } else {
            m_notStored += outcome.loss.points;
            m_whyNotStored = outcome.sentence;
        }
}

/// While a backlog is sent its points get younger; the oldest one shows the retention that would
/// have been needed.
void Losses::addBeyondRetention(const WriteOutcome &outcome)
{
    m_beyondRetention += outcome.loss.points;
    if (outcome.loss.ageSeconds < m_oldestSeconds)
        return;
    m_oldestSeconds = outcome.loss.ageSeconds;
    m_whyBeyond = outcome.sentence;
}

void Losses::update(qint64 droppedByQueue)
{
    m_droppedByQueue = droppedByQueue;
    const bool isKnown = (reasons() & ~m_saidReasons).none();
    if (isKnown && m_sinceSaid.isValid() && !m_sinceSaid.hasExpired(m_sayEveryMs))
        return;
    m_sentence.clear();
    if (points() == m_said)
        m_oldestSeconds = 0;
    if (points() > m_said) {
        m_sentence = allReasons();
        m_sinceSaid.start();
    }
    m_said = points();
    m_saidReasons |= reasons();
}

Losses::Reasons Losses::reasons() const
{
    Reasons reasons;
    reasons[0] = m_droppedByQueue > 0;
    reasons[1] = m_setAside > 0;
    reasons[2] = m_notStored > 0;
    reasons[3] = m_beyondRetention > 0;
    reasons[4] = m_missed > 0;
    return reasons;
}

qint64 Losses::points() const
{
    return m_droppedByQueue + m_missed + m_setAside + m_notStored + m_beyondRetention;
}

QString Losses::allReasons() const
{
    QStringList sentences;
    if (m_droppedByQueue > 0)
        sentences << Words::tr("The queue for InfluxDB is full. Its oldest points are dropped, so "
                               "far: %1.")
                         .arg(m_droppedByQueue);
    if (m_missed > 0)
        sentences << Words::tr("The disk of the queue for InfluxDB did not answer for long. Points "
                               "lost meanwhile: %1.")
                         .arg(m_missed);
    if (m_setAside > 0)
        sentences << Words::tr("Points that InfluxDB refused so far: %1, the last because: %2. "
                               "They are in %3.")
                         .arg(QString::number(m_setAside), m_deadLetters.lastReason(),
                              m_deadLetters.path().isEmpty() ? Words::tr("the log")
                                                             : m_deadLetters.path());
    if (m_notStored > 0)
        sentences << Words::tr("Points that InfluxDB refused so far, at least: %1. It stored the "
                               "others.")
                             .arg(m_notStored) +
                         QLatin1Char(' ') + m_whyNotStored;
    if (m_beyondRetention > 0)
        sentences << Words::tr("Points too old for InfluxDB's retention so far: %1.")
                             .arg(m_beyondRetention) +
                         QLatin1Char(' ') + m_whyBeyond;
    return sentences.join(QLatin1Char(' '));
}

} // namespace bnm
