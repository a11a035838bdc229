// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/alerts/trends.h"
#include "app/core/series/feerates_to_pay.h"
#include "collectors/pipeline/status.h"
#include "collectors/point/catalogue.h"
#include "collectors/point/point.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace bnm {

/// Input of the alert rules: the newest points of every measurement, the status of collectors and
/// sinks, and trends of some figures. Points older than three of their cycles count as unknown.
class Facts {
public:
    explicit Facts(const PollIntervals &intervals = {});

    void take(const Point &point, qint64 steadyMs);
    void take(const Status &status, qint64 steadyMs);
    void takeNodeWarnings(const QStringList &warnings) { m_nodeWarnings = warnings; }
    void takeFeerateDoubt(FeerateDoubt doubt) { m_feerateDoubt = doubt; }
    /// For the databases and the table of countries; nothing: none is in use.
    void takeGeoipBuilt(std::optional<qint64> unixMs, std::optional<qint64> countriesMs = {})
    {
        m_geoipBuiltMs = unixMs;
        m_countriesBuiltMs = countriesMs;
    }
    void advance(const Moment &now) { m_now = now; }

    const Moment &now() const { return m_now; }
    const PollIntervals &intervals() const { return m_intervals; }
    std::optional<double> number(Metric metric) const;
    bool isTrue(Metric metric) const;
    struct Known {
        Point point;
        qint64 steadyMs; ///< time of arrival
    };
    /// The newest point of each set of tags.
    std::vector<const Known *> all(MeasurementName measurement) const;
    /// The points that arrived together with the newest one: a complete set.
    std::vector<const Point *> newestSet(MeasurementName measurement) const;

    const Status *status(Name id) const;
    bool statusIs(Name id, Status::Level level) const;
    /// Time since the component's last change of level, in s.
    double statusHeldSeconds(Name id) const;
    struct Held {
        Status status;
        qint64 sinceMs; ///< steady
    };
    const std::map<Name, Held> &statuses() const { return m_statuses; }
    /// Required figures that do not arrive, as reported by the engine's watch.
    struct Missing {
        StatusReport report = {};
        int times = 0;       ///< grows with each missing figure
        bool isOpen = false; ///< some are unknown at the moment
    };
    void takeMissing(Missing missing) { m_missing = std::move(missing); }
    const Missing &missing() const { return m_missing; }
    const QStringList &nodeWarnings() const { return m_nodeWarnings; }
    FeerateSigns feerateSigns() const;
    std::optional<qint64> geoipBuiltMs() const { return m_geoipBuiltMs; }
    std::optional<qint64> countriesBuiltMs() const { return m_countriesBuiltMs; }
    QString network() const { return m_network; }

    const BlockWatch &blocks() const { return m_blocks; }
    const ReorgWatch &reorganisations() const { return m_reorganisations; }
    const RestartWatch &restarts() const { return m_restarts; }
    int restartsSeen() const { return m_restartsSeen; } ///< of the node
    const RobustSlope &memory() const { return m_memory; }
    const RobustSlope &mirrorQueue() const { return m_mirrorQueue; }
    const CounterRise &mirrorDropped() const { return m_mirrorDropped; }
    std::optional<double> zmqGaps() const; ///< in the last hour, of all streams
    qint64 watchedMs() const { return m_firstMs ? m_now.steadyMs - *m_firstMs : 0; }

private:
    void follow(const Point &point, qint64 steadyMs);
    void followMirror(const Point &point, qint64 steadyMs);
    void limit(std::map<QString, Known> &known) const;
    bool isFresh(const Known &known) const;

    PollIntervals m_intervals;
    Moment m_now{};
    std::optional<qint64> m_firstMs;                   // steady
    std::map<Name, std::map<QString, Known>> m_points; // by measurement and tags
    std::map<Name, Held> m_statuses;
    Missing m_missing;
    QStringList m_nodeWarnings;
    FeerateDoubt m_feerateDoubt = FeerateDoubt::NotKnown;
    std::optional<qint64> m_geoipBuiltMs;
    std::optional<qint64> m_countriesBuiltMs;
    QString m_network;
    BlockWatch m_blocks;
    ReorgWatch m_reorganisations;
    RestartWatch m_restarts;
    int m_restartsSeen = 0;
    RobustSlope m_memory;
    RobustSlope m_mirrorQueue;
    CounterRise m_mirrorDropped;
    bool m_knowsMirror = false;
    std::map<QString, CounterRise> m_zmqGaps; // by stream
};

} // namespace bnm
