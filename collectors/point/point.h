// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/metric.h"

#include <QMetaType>
#include <QString>

#include <concepts>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace bnm {

using FieldValue = std::variant<qint64, double, bool, QString>;

struct Tag {
    TagName key;
    QString value;

    friend bool operator==(const Tag &, const Tag &) = default;
};

struct Field {
    FieldName key;
    FieldValue value;

    friend bool operator==(const Field &, const Field &) = default;
};

/// One measurement at one moment: the unit in which all data travels to the window, the history,
/// the alerts and the mirror. An unknown value is left out, never written as 0. Collectors make it
/// as a PointOf, which knows its measurement.
struct Point {
    Point(MeasurementName measurementName, qint64 unixTimeMs)
        : measurement(measurementName), timeMs(unixTimeMs)
    {
    }

    MeasurementName measurement;
    qint64 timeMs; ///< Unix time in ms, taken when the answer arrived
    std::vector<Tag> tags;
    std::vector<Field> fields;

    Point &tag(TagName key, const QString &value);

    template <std::integral T>
    Point &set(FieldName key, T value)
    {
        if constexpr (std::same_as<T, bool>)
            return put(key, value);
        else
            return put(key, static_cast<qint64>(value));
    }
    Point &set(FieldName key, double value); ///< a value that is not finite counts as unknown
    Point &set(FieldName key, const QString &value) { return put(key, value); }
    template <typename T>
    Point &set(FieldName key, const std::optional<T> &value)
    {
        return value ? set(key, *value) : *this;
    }

    bool isEmpty() const { return fields.empty(); }
    const FieldValue *find(FieldName key) const;
    /// The field as a number (a boolean as 0 or 1); nothing for text or a missing field.
    std::optional<double> number(FieldName key) const;
    QString tagValue(TagName key) const;

    friend bool operator==(const Point &, const Point &) = default;

private:
    Point &put(FieldName key, FieldValue value);
};

/// A point of a measurement that is known at compile time: a field or tag that the measurement
/// lacks, or a value of the wrong type, is a compile error.
template <MeasurementId id>
struct PointOf : Point {
    explicit PointOf(qint64 unixTimeMs) : Point(id.spec().name, unixTimeMs) {}

    PointOf &tag(TagOf<id> key, const QString &value)
    {
        Point::tag(key, value);
        return *this;
    }
    template <typename T>
    PointOf &set(FieldOf<id, fieldTypeOf<T>> key, const T &value)
    {
        Point::set(key, value);
        return *this;
    }
};

std::optional<double> toNumber(const FieldValue &value);

using Points = std::vector<Point>;
/// A batch is made once and shared by all receivers, on any thread.
using PointsPtr = std::shared_ptr<const Points>;

/// The tags of every point of one monitored node.
struct Identity {
    QString network; ///< mainnet, testnet3, testnet4, signet, regtest or demo
    QString node;    ///< NODE_NAME

    Point stamp(MeasurementName measurement, qint64 unixTimeMs) const;
    template <MeasurementId id>
    PointOf<id> stamp(qint64 unixTimeMs) const
    {
        PointOf<id> point(unixTimeMs);
        putOn(point);
        return point;
    }

private:
    void putOn(Point &point) const;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::Points)
Q_DECLARE_METATYPE(bnm::PointsPtr)
