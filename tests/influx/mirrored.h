// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/line_protocol.h"
#include "influx/memory_buffer.h"
#include "influx/mirror.h"
#include "scripted_receiver.h"

#include <QTemporaryDir>
#include <QTest>

#include <utility>

namespace bnm {

inline const Identity mirroredIdentity{QStringLiteral("mainnet"), QStringLiteral("test")};

/// Points with one field, which counts up with the time.
inline Points heights(int first, int count, qint64 fromMs = 1'000)
{
    Points points;
    for (int i = 0; i < count; ++i)
        points.push_back(
            mirroredIdentity.stamp("block", fromMs + first + i).set("height", first + i));
    return points;
}

inline QByteArrayList linesOf(const Points &points)
{
    QByteArrayList lines = toLines(points).split('\n');
    lines.removeLast();
    return lines;
}

/// For a receiver that does not answer.
constexpr int soonMs = 1'000;

/// A mirror onto a scripted receiver, quick of temper.
struct Mirrored {
    QTemporaryDir directory;
    ScriptedReceiver receiver;
    Points kept; ///< in the order in which the mirror has put them into its buffer
    std::unique_ptr<Mirror> mirror;

    explicit Mirrored(qsizetype batchPoints = 100, int batchAgeMs = 20,
                      std::unique_ptr<PointBuffer> buffer = std::make_unique<MemoryBuffer>(),
                      int timeoutMs = 30'000)
    {
        MirrorOptions options;
        options.target = {receiver.url(),
                          QStringLiteral("o"),
                          QStringLiteral("b"),
                          QStringLiteral("secret"),
                          true,
                          timeoutMs};
        options.identity = mirroredIdentity;
        options.batchPoints = batchPoints;
        options.batchAgeMs = batchAgeMs;
        options.deadLetterPath = deadLetters();
        options.reportIntervalMs = 50;
        options.firstPauseMs = 20;
        options.longestPauseMs = 100;
        options.stuckAfterMs = 200;
        options.sayLossesMs = 500;
        options.kept = [this](const PointsPtr &points) {
            kept.insert(kept.end(), points->begin(), points->end());
        };
        const auto made = std::make_shared<std::unique_ptr<PointBuffer>>(std::move(buffer));
        mirror = std::make_unique<Mirror>(options, [made] { return std::move(*made); });
        mirror->start();
    }
    QString deadLetters() const { return directory.filePath(QStringLiteral("refused.lp")); }
    void take(Points points) { mirror->take(std::make_shared<const Points>(std::move(points))); }
    StatusReport::Level level() const { return mirror->lastReport().level; }
    QString sentence() const { return mirror->lastReport().sentence; }
    /// Writes one point, so that the mirror knows that the receiver works.
    bool acceptOne()
    {
        take(heights(-1, 1));
        return QTest::qWaitFor([this] { return mirror->writtenPoints() == 1; }, 10'000);
    }
};

} // namespace bnm
