// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/csv.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace bnm::csv {

namespace {

bool hasSpread(const Column &column)
{
    return std::any_of(column.buckets.begin(), column.buckets.end(),
                       [](const Bucket &bucket) { return bucket.count > 1; });
}

} // namespace

QByteArray cell(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",\"\r\n");
    const bool quoted = std::any_of(safe.begin(), safe.end(),
                                    [](QChar letter) { return special.contains(letter); });
    if (quoted)
        safe = QLatin1Char('"') + safe.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
               QLatin1Char('"');
    return safe.toUtf8();
}

QByteArray row(const QStringList &texts)
{
    QByteArrayList cells;
    for (const QString &text : texts)
        cells << cell(text);
    return cells.join(',') + '\n';
}

QByteArray number(std::optional<double> value)
{
    constexpr double mostExact = 9'007'199'254'740'992; // 2^53
    if (!value)
        return {};
    if (std::abs(*value) <= mostExact && std::trunc(*value) == *value)
        return QByteArray::number(static_cast<qint64>(*value));
    return QByteArray::number(*value, 'g', QLocale::FloatingPointShortest);
}

QByteArray time(qint64 timeMs)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(timeMs);
    const QDateTime shown =
        local.offsetFromUtc() == 0 ? local.toUTC() : local.toOffsetFromUtc(local.offsetFromUtc());
    return shown.toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray table(const Identity &node, const std::vector<Column> &columns)
{
    const QByteArray tags = ',' + cell(node.network) + ',' + cell(node.node);
    QByteArray text = "time,network,node";
    std::vector<qint64> times;
    std::vector<bool> spread;
    for (const Column &column : columns) {
        spread.push_back(hasSpread(column));
        text += ',' + cell(column.title);
        if (spread.back())
            text += ',' + cell(column.title + QStringLiteral(", least")) + ',' +
                    cell(column.title + QStringLiteral(", greatest"));
        for (const Bucket &bucket : column.buckets)
            times.push_back(bucket.timeMs);
    }
    text += '\n';
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    std::vector<std::size_t> next(columns.size(), 0);
    for (const qint64 now : times) {
        text += time(now) + tags;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Buckets &buckets = columns[i].buckets;
            const Bucket *bucket = nullptr;
            while (next[i] < buckets.size() && buckets[next[i]].timeMs <= now)
                bucket = &buckets[next[i]++]; // of several at the same moment the last
            text += ',' + (bucket ? number(bucket->mean) : QByteArray());
            if (spread[i])
                text += bucket ? ',' + number(bucket->low) + ',' + number(bucket->high)
                               : QByteArray(",,");
        }
        text += '\n';
    }
    return text;
}

} // namespace bnm::csv
