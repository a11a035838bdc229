// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QObject>

#include <memory>
#include <optional>

namespace bnm {

/// The points of the last 24 hours in memory, for everything the window draws.
/// Columns per series. A clock that jumps costs nothing: what came last is the newest, and
/// reading is by time.
class LiveSeries : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 keptMs = 24LL * 60 * 60 * 1000;

    explicit LiveSeries(QObject *parent = nullptr);
    ~LiveSeries() override;

    void add(const Points &points);
    void take(const PointsPtr &points) { add(*points); }
    void clear(); ///< another node is watched from here on

    /// Of the point that came last; nothing when that one did not give the field.
    std::optional<Sample> latest(const SeriesId &id) const;
    /// Samples with fromMs <= time <= toMs.
    Buckets read(const SeriesId &id, qint64 fromMs, qint64 toMs) const;
    /// Values a tag has had within a measurement, sorted.
    QStringList tagValues(MeasurementName measurement, TagName tag) const;
    /// The tags of each series of a measurement, without network and node.
    TagSets tagSets(MeasurementName measurement) const;
    std::optional<qint64> firstTimeMs() const; ///< of all samples

Q_SIGNALS:
    /// Once per add() that brought something.
    void changed();

private:
    struct Table;
    struct Store;
    std::unique_ptr<Store> m_store;
};

} // namespace bnm
