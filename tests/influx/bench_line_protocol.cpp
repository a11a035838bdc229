// SPDX-License-Identifier: GPL-3.0-or-later
// Line protocol of whole cycles, beside an append of the same texts and std::to_chars of the same
// numbers.
#include "influx/line_protocol.h"
#include "tests/support/bench_table.h"
#include "tests/support/generated_points.h"

#include <QList>

#include <array>
#include <charconv>
#include <cstdlib>

using namespace bnm;

namespace {

constexpr int batches = 200;
constexpr int rounds = 9;

/// A text, and the number behind it.
struct Piece {
    QByteArray text;
    FieldValue number;
    bool hasNumber = true;
};
using Pieces = std::vector<Piece>;

void addPieces(Pieces &pieces, const QByteArray &line)
{
    const qsizetype fields = line.indexOf(' ') + 1; // no tag of these points has a blank
    const qsizetype time = line.lastIndexOf(' ') + 1;
    QByteArray text = line.left(fields);
    for (const QByteArray &field : line.mid(fields, time - fields - 1).split(',')) {
        const qsizetype value = field.indexOf('=') + 1;
        text += field.left(value);
        const QByteArray number = field.mid(value);
        if (number.endsWith('i')) {
            pieces.push_back({text, number.chopped(1).toLongLong()});
            text = "i,";
        } else if (number.back() >= '0' && number.back() <= '9') {
            pieces.push_back({text, number.toDouble()});
            text = ",";
        } else {
            text += number + ',';
        }
    }
    text.back() = ' ';
    pieces.push_back({text, line.mid(time).chopped(1).toLongLong()});
    pieces.push_back({"\n", {}, false});
}

QByteArray appended(const Pieces &pieces)
{
    QByteArray out;
    std::array<char, 64> buffer{};
    for (const Piece &piece : pieces) {
        out += piece.text;
        if (!piece.hasNumber)
            continue;
        char *end = buffer.data();
        if (const auto *integer = std::get_if<qint64>(&piece.number))
            end = std::to_chars(end, end + buffer.size(), *integer).ptr;
        else if (const auto *real = std::get_if<double>(&piece.number))
            end = std::to_chars(end, end + buffer.size(), *real).ptr;
        out.append(buffer.data(), end - buffer.data());
    }
    return out;
}

} // namespace

int main()
{
    GeneratedPoints generated({QStringLiteral("mainnet"), QStringLiteral("cupboard")});
    Points points = generated.fast(1'795'000'000'000);
    for (Point &point : generated.slow(1'795'000'000'100))
        points.push_back(std::move(point));
    Pieces pieces;
    for (const Point &point : points) {
        QByteArray line;
        appendLine(line, point);
        addPieces(pieces, line);
    }
    // Some numbers differ in notation only, such as 1e+05.
    if (std::abs(appended(pieces).size() - toLines(points).size()) > toLines(points).size() / 50) {
        std::fprintf(stderr, "the baseline does not write the same\n");
        return 1;
    }
    qsizetype bytes = 0;
    const bench::Costs costs = bench::inTurn(
        rounds,
        [&] {
            for (int i = 0; i < batches; ++i)
                bytes += toLines(points).size();
        },
        [&] {
            for (int i = 0; i < batches; ++i)
                bytes += appended(pieces).size();
        });
    bench::row("Line protocol", double(points.size()) * batches / costs.own * 1e3, "points/s",
               "append, to_chars of the same", costs.own / costs.baseline);
    return bytes > 0 ? 0 : 1;
}
