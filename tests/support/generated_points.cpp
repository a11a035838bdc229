// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generated_points.h"

#include "collectors/point/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace bnm {

namespace {

struct Value {
    const FieldSpec *field;
    double now;

    FieldValue next(std::minstd_rand &random)
    {
        const double noise = std::uniform_real_distribution(-1.0, 1.0)(random);
        if (field->type == FieldType::Boolean)
            return false;
        if (field->unit == Unit::Bytes && field->type == FieldType::Integer)
            return static_cast<qint64>(now += 40'000 * (1 + noise)); // grows
        if (field->type == FieldType::Integer)
            return static_cast<qint64>(now = std::max(0.0, now + (noise > 0.8    ? 1
                                                                  : noise < -0.8 ? -1
                                                                                 : 0)));
        now = std::max(0.01, now + noise * 0.02 * (10 + now));
        return now * (1 + 0.01 * noise);
    }
};

struct Row {
    Point point; // without fields
    std::vector<Value> values;
};

/// As many different values as the tag may have at a time.
int countOf(std::string_view measurement)
{
    constexpr std::array<std::pair<std::string_view, int>, 11> counts = {{{"fee_estimate", 6},
                                                                          {"mempool_hist", 26},
                                                                          {"peer_network", 10},
                                                                          {"peer_geo", 40},
                                                                          {"peer_asn", 42},
                                                                          {"peer_location", 60},
                                                                          {"zmq", 4},
                                                                          {"filesystem", 3},
                                                                          {"electrum", 1},
                                                                          {"collector", 3},
                                                                          {"softfork", 1}}};
    const auto it = std::find_if(counts.begin(), counts.end(),
                                 [&](const auto &entry) { return entry.first == measurement; });
    return it == counts.end() ? 1 : it->second;
}

bool isFast(std::string_view measurement)
{
    constexpr std::array<std::string_view, 5> fast = {"blockchain", "mempool", "fee_estimate",
                                                      "mempool_hist", "zmq"};
    return std::find(fast.begin(), fast.end(), measurement) != fast.end();
}

Points next(std::vector<Row> &rows, qint64 timeMs, std::minstd_rand &random)
{
    Points points;
    points.reserve(rows.size());
    for (Row &row : rows) {
        points.push_back(row.point);
        points.back().timeMs = timeMs;
        for (Value &value : row.values)
            points.back().fields.push_back({value.field->name, value.next(random)});
    }
    return points;
}

} // namespace

struct GeneratedPoints::Source {
    std::minstd_rand random{1};
    std::vector<Row> fast;
    std::vector<Row> slow;
};

GeneratedPoints::GeneratedPoints(const Identity &identity) : m_source(std::make_unique<Source>())
{
    for (const MeasurementSpec &measurement : catalogue())
        for (int i = 0; i < countOf(measurement.name.view()); ++i) {
            Row row{identity.stamp(measurement.name, 0), {}};
            for (const TagSpec &tag : measurement.tags)
                row.point.tag(tag.name, QString::number(i));
            for (const FieldSpec &field : measurement.fields)
                if (field.type != FieldType::Text)
                    row.values.push_back({&field, 20.0 + i});
            (isFast(measurement.name.view()) ? m_source->fast : m_source->slow)
                .push_back(std::move(row));
        }
}

GeneratedPoints::~GeneratedPoints() = default;

Points GeneratedPoints::fast(qint64 timeMs)
{
    return next(m_source->fast, timeMs, m_source->random);
}

Points GeneratedPoints::slow(qint64 timeMs)
{
    return next(m_source->slow, timeMs, m_source->random);
}

} // namespace bnm
