// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/partial_write.h"

#include "collectors/tamed.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QRegularExpression>

#include <optional>

namespace bnm {

namespace {

using Cause = PartialLoss::Cause;

constexpr qsizetype longestName = 100;

/// At the end, after any names of a point. If missing, at least one.
qint64 droppedPoints(const QString &message)
{
    const QLatin1String key("dropped=");
    const qsizetype at = message.lastIndexOf(key);
    if (at < 0)
        return 1;
    const QString figure = message.mid(at + key.size(), 20).section(QLatin1Char(' '), 0, 0);
    bool isNumber = false;
    const qint64 points = figure.toLongLong(&isNumber);
    return isNumber && points >= 0 ? points : 1;
}

/// The words between two others; empty if they are not there.
QString between(const QString &message, const char *before, const char *after)
{
    const QLatin1String opening(before);
    const qsizetype begin = message.indexOf(opening);
    if (begin < 0)
        return {};
    const qsizetype from = begin + opening.size();
    const qsizetype end = message.indexOf(QLatin1String(after), from);
    return end < 0 ? QString() : tamed(message.mid(from, end - from), longestName);
}

/// Go's format: 2880h0m0s.
std::optional<qint64> goSeconds(const QString &duration)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(\\d{1,7})h)?(?:(\\d{1,2})m)?(?:(\\d{1,2})(?:\\.\\d+)?s)$"));
    const QRegularExpressionMatch match = form.match(duration);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 +
           match.captured(3).toLongLong();
}

/// RFC 3339 with nanoseconds.
std::optional<qint64> seconds(const QString &time)
{
    const QDateTime parsed = QDateTime::fromString(time.left(19) + QLatin1Char('Z'), Qt::ISODate);
    return parsed.isValid() ? std::optional(parsed.toSecsSinceEpoch()) : std::nullopt;
}

QString span(qint64 lengthSeconds)
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    if (lengthSeconds >= 2 * day)
        return Words::tr("%1 days", nullptr, plural(lengthSeconds / day)).arg(lengthSeconds / day);
    return Words::tr("%1 h").arg(std::max(hour, lengthSeconds) / hour);
}

/// By the receiver's clock: the oldest time it accepts is its now minus the retention.
std::optional<qint64> ageOfOldest(const QString &message, std::optional<qint64> retention)
{
    const auto bound = seconds(between(message, " Lower Bound at ", ","));
    const qsizetype end = message.indexOf(QLatin1String(" dropped because it violates"));
    const auto oldest =
        seconds(message.left(std::max<qsizetype>(end, 0)).section(QLatin1Char(' '), -1));
    if (!retention || !bound || !oldest || *oldest > *bound)
        return std::nullopt;
    return *bound + *retention - *oldest;
}

std::optional<qint64> retentionIn(const QString &message)
{
    return goSeconds(between(message, "retention policy of duration ", " "));
}

QString retentionSentence(std::optional<qint64> retention, std::optional<qint64> age)
{
    if (!retention)
        return Words::tr("They are older than the bucket keeps its data.");
    if (!age)
        return Words::tr("The bucket keeps its data for %1.").arg(span(*retention));
    return Words::tr("The bucket keeps its data for %1, and the oldest point was %2 old. To keep "
                     "such points, give the bucket a longer retention.")
        .arg(span(*retention), span(*age));
}

QString conflictSentence(const QString &message)
{
    const QString field = between(message, "input field \"", "\" on measurement \"");
    const QString measurement = between(message, "\" on measurement \"", "\" is type ");
    const QString sent = between(message, "\" is type ", ", already exists");
    const QString there = between(message, "already exists as type ", " dropped=");
    if (field.isEmpty() || measurement.isEmpty() || sent.isEmpty() || there.isEmpty())
        return Words::tr("A field has another type in this bucket. Write to a new bucket, or "
                         "delete the measurement from this one.");
    return Words::tr("The field %1 of the measurement %2 is of type %3, but of type %4 in this "
                     "bucket. Write to a new bucket, or delete the measurement %2 from this one.")
        .arg(field, measurement, sent, there);
}

QString otherSentence(const QString &message)
{
    const QString reason = between(message, "partial write: ", " dropped=");
    return reason.isEmpty() ? Words::tr("InfluxDB does not say why.")
                            : Words::tr("The reason InfluxDB gives: %1.").arg(reason);
}

Cause causeOf(const QString &message)
{
    if (message.contains(QLatin1String("field type conflict")))
        return Cause::TypeConflict;
    return message.contains(QLatin1String("outside retention policy")) ||
                   message.contains(QLatin1String("points beyond retention policy"))
               ? Cause::BeyondRetention
               : Cause::Other;
}

} // namespace

WriteOutcome partlyWritten(const QString &message)
{
    const Cause cause = causeOf(message);
    const auto retention = retentionIn(message);
    const auto age = ageOfOldest(message, retention);
    QString sentence;
    switch (cause) {
    case Cause::TypeConflict: sentence = conflictSentence(message); break;
    case Cause::BeyondRetention: sentence = retentionSentence(retention, age); break;
    case Cause::Other: sentence = otherSentence(message); break;
    }
    return {.kind = WriteOutcome::Kind::PartlyWritten,
            .sentence = sentence,
            .loss = {cause, droppedPoints(message), age.value_or(0)}};
}

} // namespace bnm
