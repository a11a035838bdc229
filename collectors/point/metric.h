// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

#include <concepts>

/// Names of the catalogue. Literals are checked at compile time: a name that the catalogue lacks is
/// an error. A Name from a Point or the catalogue is converted without a check.
namespace bnm {

namespace unchecked {
// Not constexpr: calling it at compile time is an error that contains its name.
void theCatalogueHasNoSuchMeasurement();
void theCatalogueHasNoSuchField();
void theCatalogueHasNoSuchTag();
void theFieldHasAnotherType();
} // namespace unchecked

struct MeasurementName : Name {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is a name
    consteval MeasurementName(const char *literal) : Name(literal)
    {
        for (const MeasurementSpec &measurement : catalogue())
            if (measurement.name.view() == view())
                return;
        unchecked::theCatalogueHasNoSuchMeasurement();
    }
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr MeasurementName(Name name) : Name(name) {}
    constexpr MeasurementName() = default; ///< none
};

/// Of any measurement; which one is not known here.
struct FieldName : Name {
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval FieldName(const char *literal) : Name(literal)
    {
        for (const MeasurementSpec &measurement : catalogue())
            if (measurement.hasField(view()))
                return;
        unchecked::theCatalogueHasNoSuchField();
    }
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr FieldName(Name name) : Name(name) {}
    constexpr FieldName() = default; ///< none
};

constexpr bool isCommonTag(Name name)
{
    return name == Name("network") || name == Name("node");
}

struct TagName : Name {
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval TagName(const char *literal) : Name(literal)
    {
        if (isCommonTag(*this))
            return;
        for (const MeasurementSpec &measurement : catalogue())
            if (measurement.hasTag(view()))
                return;
        unchecked::theCatalogueHasNoSuchTag();
    }
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr TagName(Name name) : Name(name) {}
};

/// One field of one measurement, as charts, alerts and health read it; the catalogue has it.
struct Metric {
    Name measurement;
    Name field;

    consteval Metric(const char *measurementName, const char *fieldName)
        : measurement(MeasurementName(measurementName)), field(fieldName)
    {
        for (const MeasurementSpec &spec : catalogue())
            if (spec.name == measurement && spec.hasField(field.view()))
                return;
        unchecked::theCatalogueHasNoSuchField();
    }
    /// For names that are only known at run time.
    static constexpr std::optional<Metric> find(std::string_view measurementName,
                                                std::string_view fieldName)
    {
        const MeasurementSpec *spec = findMeasurement(measurementName);
        const FieldSpec *fieldSpec = spec ? spec->field(fieldName) : nullptr;
        return fieldSpec ? std::optional(Metric(*spec, *fieldSpec)) : std::nullopt;
    }

    constexpr const FieldSpec &spec() const { return *findField(measurement.view(), field.view()); }

    friend constexpr bool operator==(const Metric &, const Metric &) = default;

private:
    constexpr Metric(const MeasurementSpec &measurementSpec, const FieldSpec &fieldSpec)
        : measurement(measurementSpec.name), field(fieldSpec.name)
    {
    }
};

/// A measurement as a template's argument: stamp<"blockchain">(…).
struct MeasurementId {
    std::size_t index;

    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval MeasurementId(const char *literal) : index(0)
    {
        const std::string_view name = literal;
        while (index < catalogue().size() && catalogue()[index].name.view() != name)
            ++index;
        if (index == catalogue().size())
            unchecked::theCatalogueHasNoSuchMeasurement();
    }
    constexpr const MeasurementSpec &spec() const { return catalogue()[index]; }
};

/// The field type of a C++ type.
template <typename T>
inline constexpr FieldType fieldTypeOf = fieldTypeOf<typename T::value_type>; // std::optional
template <std::integral T>
inline constexpr FieldType fieldTypeOf<T> = FieldType::Integer;
template <>
inline constexpr FieldType fieldTypeOf<bool> = FieldType::Boolean;
template <>
inline constexpr FieldType fieldTypeOf<double> = FieldType::Float;
template <>
inline constexpr FieldType fieldTypeOf<QString> = FieldType::Text;

/// A field of that measurement, of that type.
template <MeasurementId measurement, FieldType type>
struct FieldOf : Name {
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval FieldOf(const char *literal) : Name(literal)
    {
        if (!measurement.spec().hasField(view()))
            unchecked::theCatalogueHasNoSuchField();
        if (!measurement.spec().hasField(view(), type))
            unchecked::theFieldHasAnotherType();
    }
};

/// A tag of that measurement, beside network and node.
template <MeasurementId measurement>
struct TagOf : Name {
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval TagOf(const char *literal) : Name(literal)
    {
        if (!measurement.spec().hasTag(view()))
            unchecked::theCatalogueHasNoSuchTag();
    }
};

} // namespace bnm
