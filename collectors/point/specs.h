// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <optional>
#include <span>

namespace bnm {

enum class FieldType { Integer, Float, Boolean, Text };

/// How values of a field relate to each other; it determines the downsampling.
enum class FieldKind {
    Gauge,   ///< goes up and down: downsampled to a mean
    Counter, ///< grows until a restart: downsampled to the last value
    State,   ///< stays until something happens: downsampled to the last value
};

/// When a measurement's points come.
enum class Cadence {
    Fast,     ///< each SCRAPE_INTERVAL_FAST
    Slow,     ///< each SCRAPE_INTERVAL_SLOW
    PerBlock, ///< with each new tip
};

enum class Unit {
    None, // a bare number: heights, versions, difficulty
    Count,
    Ratio, // 0 to 1
    Percent,
    Milliseconds,
    Seconds,
    Bytes,
    BytesPerSecond,
    Megabytes,
    Gigabytes,
    VirtualBytes,
    VirtualMegabytes,
    WeightUnits,
    Satoshi,
    SatPerVb,
    PerMinute,
    Degrees,
    Days,
};

/// The valid values; both ends included.
struct ValueRange {
    double least;
    double most;

    constexpr bool contains(double value) const { return value >= least && value <= most; }
};

/// Default for fields without their own range. Wide: values beyond it are wrong, not just rare.
constexpr ValueRange rangeOf(Unit unit)
{
    switch (unit) {
    case Unit::None: return {0, 1e18};
    case Unit::Count: return {0, 1e12};
    case Unit::Ratio: return {0, 1};
    case Unit::Percent: return {0, 100};
    case Unit::Milliseconds: return {0, 86'400'000}; // a day
    case Unit::Seconds: return {0, 4'294'967'296};   // block times have 32 bits
    case Unit::Bytes: return {0, 1e18};
    case Unit::BytesPerSecond: return {0, 1e12};
    case Unit::Megabytes: return {0, 1e9};
    case Unit::Gigabytes: return {0, 1e9};
    case Unit::VirtualBytes: return {0, 1e12};
    case Unit::VirtualMegabytes: return {0, 1e6};
    case Unit::WeightUnits: return {0, 4'000'000}; // of a block (BIP 141)
    case Unit::Satoshi: return {0, 21e14};         // the maximum supply
    case Unit::SatPerVb: return {0, 1e9};
    case Unit::PerMinute: return {0, 1e9};
    case Unit::Degrees: return {-180, 180};
    case Unit::Days: return {0, 36'500};
    }
    return {0, 0};
}

struct FieldSpec {
    Name name;
    FieldType type;
    FieldKind kind;
    Unit unit;
    const char *title;       ///< label for a chart or a tile, in English
    const char *description; ///< one line for the reference and for tooltips
    const char *shorter = nullptr;
    std::optional<ValueRange> ownRange = std::nullopt;

    /// Of at most 18 characters.
    constexpr const char *shortTitle() const { return shorter ? shorter : title; }
    /// For numbers; meaningless for others.
    constexpr ValueRange range() const { return ownRange.value_or(rangeOf(unit)); }
};

/// The form of a tag's values, so that strangers cannot create ever new series.
enum class TagShape {
    Listed,     ///< one of TagSpec::values
    Country,    ///< two capital letters (ISO 3166-1), or "unknown"
    AsNumber,   ///< the number of an autonomous system, or "other"
    Geohash,    ///< three characters
    FeerateBin, ///< 0000.1: so that text order is number order
    Version,    ///< 30.0.0
    Text,       ///< at most 128 characters, without control characters
};

struct TagSpec {
    Name name;
    TagShape shape;
    std::span<const Name> values = {}; ///< of a listed one

    bool takes(const QString &value) const;
};

struct MeasurementSpec {
    Name name;
    const char *description;
    Cadence cadence;
    std::span<const TagSpec> tags; ///< besides network and node
    std::span<const FieldSpec> fields;

    constexpr const FieldSpec *field(std::string_view fieldName) const
    {
        for (const FieldSpec &spec : fields)
            if (spec.name.view() == fieldName)
                return &spec;
        return nullptr;
    }
    // Without pointers: gcc cannot compare them in constant expressions under its sanitizer.
    constexpr bool hasField(std::string_view fieldName) const
    {
        for (const FieldSpec &spec : fields)
            if (spec.name.view() == fieldName)
                return true;
        return false;
    }
    constexpr bool hasField(std::string_view fieldName, FieldType type) const
    {
        for (const FieldSpec &spec : fields)
            if (spec.name.view() == fieldName)
                return spec.type == type;
        return false;
    }
    constexpr bool hasTag(std::string_view tagName) const
    {
        for (const TagSpec &spec : tags)
            if (spec.name.view() == tagName)
                return true;
        return false;
    }
    constexpr const TagSpec *tag(std::string_view tagName) const
    {
        for (const TagSpec &spec : tags)
            if (spec.name.view() == tagName)
                return &spec;
        return nullptr;
    }
};

} // namespace bnm
