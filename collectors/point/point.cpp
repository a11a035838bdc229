// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/point.h"

#include <algorithm>
#include <cmath>

namespace bnm {

Point &Point::tag(TagName key, const QString &value)
{
    tags.push_back({key, value});
    return *this;
}

Point &Point::set(FieldName key, double value)
{
    return std::isfinite(value) ? put(key, value) : *this;
}

Point &Point::put(FieldName key, FieldValue value)
{
    fields.push_back({key, std::move(value)});
    return *this;
}

const FieldValue *Point::find(FieldName key) const
{
    const auto it = std::find_if(fields.begin(), fields.end(),
                                 [key](const Field &field) { return field.key == key; });
    return it == fields.end() ? nullptr : &it->value;
}

std::optional<double> Point::number(FieldName key) const
{
    const FieldValue *value = find(key);
    return value ? toNumber(*value) : std::nullopt;
}

QString Point::tagValue(TagName key) const
{
    const auto it =
        std::find_if(tags.begin(), tags.end(), [key](const Tag &tag) { return tag.key == key; });
    return it == tags.end() ? QString() : it->value;
}

std::optional<double> toNumber(const FieldValue &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? 1.0 : 0.0;
    return std::nullopt;
}

Point Identity::stamp(MeasurementName measurement, qint64 unixTimeMs) const
{
    Point point(measurement, unixTimeMs);
    putOn(point);
    return point;
}

void Identity::putOn(Point &point) const
{
    point.tags.reserve(2 + 3); // at most three tags besides network and node
    point.tag("network", network).tag("node", node);
}

} // namespace bnm
