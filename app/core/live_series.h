// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// Which curve: one field of one measurement, with the tags beside network and node.
struct SeriesId {
    Name measurement;
    Name field;
    std::vector<Tag> tags = {}; ///< in the catalogue's order; network and node left out

    friend bool operator==(const SeriesId &, const SeriesId &) = default;
};

struct Sample {
    qint64 timeMs = 0;
    double value = 0;
};

/// A curve thinned for drawing: runs of samples without a gap between them.
struct Trace {
    std::vector<std::vector<Sample>> runs;

    bool isEmpty() const { return runs.empty(); }
};

/// The points of the last 24 hours in memory, for everything the window draws.
/// Columns per series; reading thins to what a given number of pixels can show
/// (per pixel the least and greatest value stay).
class LiveSeries : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 keptMs = 24LL * 60 * 60 * 1000;

    explicit LiveSeries(QObject *parent = nullptr);
    ~LiveSeries() override;

    void add(const Points &points);

    std::optional<Sample> latest(const SeriesId &id) const;
    /// Samples with fromMs <= time <= toMs. Two samples further apart than the gap limit
    /// (three times the series' usual distance, at least 15 s) are not joined.
    Trace read(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels) const;
    /// Values a tag has had within a measurement, sorted.
    QStringList tagValues(Name measurement, Name tag) const;
    std::optional<qint64> firstTimeMs() const;

Q_SIGNALS:
    /// Once per add() that brought something.
    void changed();

private:
    struct Store;
    std::unique_ptr<Store> m_store;
};

} // namespace bnm
