// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_csv.h"

#include "app/core/series/csv.h"
#include "collectors/point/catalogue.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace bnm {

namespace {

using Group = std::vector<HistoryStore::Column>; // the same tags, a column a field

QStringList fieldsOf(const QString &measurement, const std::vector<HistoryStore::Column> &columns)
{
    QStringList fields;
    if (const MeasurementSpec *spec = findMeasurement(measurement.toStdString()))
        for (const FieldSpec &field : spec->fields)
            fields << field.name.toString();
    for (const HistoryStore::Column &column : columns) // of another version
        if (!fields.contains(column.name.field))
            fields << column.name.field;
    fields.removeIf([&columns](const QString &field) {
        return std::none_of(columns.begin(), columns.end(),
                            [&field](const auto &column) { return column.name.field == field; });
    });
    return fields;
}

QStringList tagKeysOf(const std::vector<HistoryStore::Column> &columns)
{
    QStringList keys = {QStringLiteral("network"), QStringLiteral("node")};
    for (const HistoryStore::Column &column : columns)
        for (const auto &[key, value] : splitTags(column.name.tags))
            if (!keys.contains(key))
                keys << key;
    return keys;
}

QByteArray tagCells(const SeriesName &name, const QStringList &keys)
{
    auto tags = splitTags(name.source);
    for (const auto &tag : splitTags(name.tags))
        tags.push_back(tag);
    QByteArray cells;
    for (const QString &key : keys) {
        const auto it = std::find_if(tags.begin(), tags.end(),
                                     [&key](const auto &tag) { return tag.first == key; });
        cells += ',' + (it == tags.end() ? QByteArray() : csv::cell(it->second));
    }
    return cells;
}

/// One day at a time, so that a long range takes little memory.
qint64 writeGroup(HistoryStore &store, const Group &group, const QStringList &fields,
                  const QByteArray &tags, qint64 fromMs, qint64 toMs, QIODevice &device)
{
    qint64 lines = 0;
    for (qint64 begin = fromMs; begin <= toMs; begin += dayMs) {
        const qint64 end = std::min(toMs, begin + dayMs - 1);
        std::map<qint64, std::map<QString, Bucket>> rows;
        for (const HistoryStore::Column &column : group)
            for (const Bucket &bucket : store.read(column, begin, end))
                rows[bucket.timeMs][column.name.field] = bucket;
        QByteArray text;
        for (const auto &[time, values] : rows) {
            text += csv::time(time) + tags + ',' + QByteArray::number(values.begin()->second.count);
            for (const QString &field : fields) {
                const auto it = values.find(field);
                text += it == values.end()
                            ? QByteArray(",,,")
                            : ',' + csv::number(it->second.mean) + ',' +
                                  csv::number(it->second.low) + ',' + csv::number(it->second.high);
            }
            text += '\n';
        }
        if (device.write(text) != text.size())
            return -1;
        lines += static_cast<qint64>(rows.size());
    }
    return lines;
}

} // namespace

qint64 exportMeasurement(HistoryStore &store, const QString &measurement, qint64 fromMs,
                         qint64 toMs, QIODevice &device)
{
    const auto columns = store.columnsOf(measurement);
    const QStringList fields = fieldsOf(measurement, columns);
    const QStringList keys = tagKeysOf(columns);
    QStringList header =
        QStringList{QStringLiteral("time")} + keys + QStringList{QStringLiteral("samples")};
    for (const QString &field : fields)
        header << field << field + QStringLiteral("_min") << field + QStringLiteral("_max");
    const QByteArray first = csv::row(header);
    if (device.write(first) != first.size())
        return -1;

    std::map<std::pair<QString, QString>, Group> groups;
    for (const HistoryStore::Column &column : columns)
        groups[{column.name.source, column.name.tags}].push_back(column);
    qint64 lines = 0;
    fromMs = std::max(fromMs, store.beginMs().value_or(toMs)); // it goes by days
    for (const auto &[name, group] : groups) {
        const qint64 written = writeGroup(store, group, fields, tagCells(group.front().name, keys),
                                          fromMs, toMs, device);
        if (written < 0)
            return -1;
        lines += written;
    }
    return lines;
}

std::optional<qint64> readMoment(const QString &text, qint64 nowMs)
{
    if (text == QLatin1String("now"))
        return nowMs;
    static const QRegularExpression ago(QStringLiteral("^-(\\d{1,6})([smhdy])$"));
    if (const auto match = ago.match(text); match.hasMatch()) {
        const std::map<QChar, qint64> units = {
            {u's', 1'000}, {u'm', minuteMs}, {u'h', hourMs}, {u'd', dayMs}, {u'y', 365 * dayMs}};
        return nowMs - match.captured(1).toLongLong() * units.at(match.captured(2).front());
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace bnm
