// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samples.h"

#include "collectors/point/catalogue.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

/// Cuts at a separator that no backslash and no double quotes protect; the parts keep their
/// backslashes.
QByteArrayList cut(const QByteArray &text, char separator)
{
    QByteArrayList parts{{}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            parts.last() += text.mid(i++, 2);
            continue;
        }
        if (text[i] == '"')
            quoted = !quoted;
        if (text[i] == separator && !quoted)
            parts << QByteArray();
        else
            parts.last() += text[i];
    }
    return parts;
}

QString plain(const QByteArray &escaped)
{
    QByteArray text;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        const bool escapes = escaped[i] == '\\' && i + 1 < escaped.size() &&
                             QByteArrayLiteral(",= \\\"").contains(escaped[i + 1]);
        text += escaped[escapes ? ++i : i];
    }
    return QString::fromUtf8(text);
}

std::optional<double> fieldValue(QByteArray text)
{
    if (text == "true" || text == "false")
        return text == "true" ? 1 : 0;
    if (text.startsWith('"'))
        return text.size() > 1 && text.endsWith('"') ? std::optional(0.0) : std::nullopt;
    if (text.endsWith('i'))
        text.chop(1);
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

QString sampleName(const QString &metric, const std::map<QString, QString> &labels, qint64 timeMs)
{
    QString name = metric;
    for (const auto &[key, value] : labels)
        name += QStringLiteral("|%1=%2").arg(key, value);
    return name + QStringLiteral("@%1").arg(timeMs);
}

Samples samplesOf(const Points &points)
{
    Samples samples;
    for (const Point &point : points) {
        std::map<QString, QString> labels;
        for (const Tag &tag : point.tags)
            labels[tag.key.toString()] = tag.value;
        for (const Field &field : point.fields)
            samples[sampleName(point.measurement.toString() + QLatin1Char('_') +
                                   field.key.toString(),
                               labels, point.timeMs)] = toNumber(field.value).value_or(0);
    }
    return samples;
}

bool isSame(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

Exported readExport(const QByteArray &exported)
{
    Exported result;
    for (const QByteArray &line : exported.split('\n')) {
        const QJsonObject series = QJsonDocument::fromJson(line).object();
        const QJsonObject metric = series[QLatin1String("metric")].toObject();
        std::map<QString, QString> labels;
        for (auto it = metric.begin(); it != metric.end(); ++it)
            if (it.key() != QLatin1String("__name__") && it.key() != QLatin1String("db"))
                labels[it.key()] = it.value().toString();
        const QString metricName = metric[QLatin1String("__name__")].toString();
        const QJsonArray times = series[QLatin1String("timestamps")].toArray();
        const QJsonArray values = series[QLatin1String("values")].toArray();
        for (qsizetype i = 0; i < times.size(); ++i) {
            const QString name = sampleName(metricName, labels, times[i].toInteger());
            const double value = values[i].toDouble();
            const auto [place, isNew] = result.samples.try_emplace(name, value);
            if (isNew)
                continue;
            result.doubled.insert(name);
            if (!isSame(place->second, value))
                result.conflicting << QStringLiteral("%1: %2 and %3")
                                          .arg(name)
                                          .arg(place->second, 0, 'g', 17)
                                          .arg(value, 0, 'g', 17);
        }
    }
    return result;
}

std::optional<ReadLine> readLine(const QByteArray &line)
{
    const QByteArrayList parts = cut(line, ' ');
    bool ok = false;
    const qint64 timeMs = parts.last().toLongLong(&ok);
    if (parts.size() != 3 || !ok)
        return std::nullopt;
    const QByteArrayList head = cut(parts[0], ',');
    std::map<QString, QString> labels;
    for (const QByteArray &tag : head.mid(1)) {
        const QByteArrayList pair = cut(tag, '=');
        if (pair.size() != 2)
            return std::nullopt;
        labels[plain(pair[0])] = plain(pair[1]);
    }
    const QString measurement = plain(head[0]);
    ReadLine read{sampleName(measurement, labels, timeMs), {}};
    for (const QByteArray &field : cut(parts[1], ',')) {
        const QByteArrayList pair = cut(field, '=');
        const auto value = pair.size() == 2 ? fieldValue(pair[1]) : std::nullopt;
        if (!value)
            return std::nullopt;
        read.samples[sampleName(measurement + QLatin1Char('_') + plain(pair[0]), labels, timeMs)] =
            *value;
    }
    return read;
}

QString pointOf(const QString &sample)
{
    static const QHash<QString, QString> measurements = [] {
        QHash<QString, QString> all;
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const QString name =
                    measurement.name.toString() + QLatin1Char('_') + field.name.toString();
                Q_ASSERT(!all.contains(name));
                all[name] = measurement.name.toString();
            }
        return all;
    }();
    const qsizetype end = sample.indexOf(QLatin1Char('|'));
    const QString measurement = measurements.value(sample.left(end));
    return measurement.isEmpty() ? QString() : measurement + sample.mid(end);
}

} // namespace bnm
