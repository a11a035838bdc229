// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// Line protocol as its specification has it, and nothing else: a reader that shares no code with
/// the writer.
namespace bnm::strict {

using Value = std::variant<qint64, double, bool, QByteArray>;

struct Line {
    QByteArray measurement;
    std::vector<std::pair<QByteArray, QByteArray>> tags; ///< in the order of the line
    std::vector<std::pair<QByteArray, Value>> fields;
    qint64 timeMs = 0;

    friend bool operator==(const Line &, const Line &) = default;
};

/// Without its line break. Nothing: not one whole line, tags out of order, or a value in doubt.
std::optional<Line> read(const QByteArray &text);

} // namespace bnm::strict
