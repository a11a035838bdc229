// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/metric.h"

#include <array>
#include <optional>

namespace bnm {

class Facts;

/// A figure that an alert rule evaluates. Without it the rule is blind, which is reported.
struct NeededFigure {
    enum class Given {
        Always, ///< available on every node once its source answers
        /// not in every configuration or at first; missed once it has been available and disappears
        OnceSeen,
        Sometimes, ///< comes and goes with its subject; never missed
    };

    Metric metric;
    Given given = Given::Always;
    Name each = "";                               ///< each value of this tag is required
    bool (*absentWhile)(const Facts &) = nullptr; ///< while true, its absence is normal
};

using NeededFigures = std::array<std::optional<NeededFigure>, 4>;

template <std::same_as<NeededFigure>... Figure>
constexpr NeededFigures needs(Figure... figures)
{
    return {std::optional(figures)...};
}

constexpr NeededFigure always(Metric metric)
{
    return {metric};
}

constexpr NeededFigure onceSeen(Metric metric, bool (*absentWhile)(const Facts &) = nullptr)
{
    return {metric, NeededFigure::Given::OnceSeen, "", absentWhile};
}

constexpr NeededFigure eachOnceSeen(Name tag, Metric metric)
{
    return {metric, NeededFigure::Given::OnceSeen, tag};
}

constexpr NeededFigure sometimes(Metric metric)
{
    return {metric, NeededFigure::Given::Sometimes};
}

} // namespace bnm
