// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/exporter/latest_points.h"
#include "app/core/series/freshness.h"
#include "collectors/pipeline/status.h"

#include <QByteArray>

#include <vector>

namespace bnm {

/// The figures of one node for Prometheus at one moment. It never changes, so that any thread
/// may read it.
struct ExportedNode {
    Identity identity;
    Freshness freshness; ///< of what a figure may be too old for
    std::vector<LatestPoint> points;
    std::vector<Status> statuses; ///< of collectors and sinks
    std::vector<Alert> alerts;    ///< pending and firing
    bool isHealthy = false;       ///< by the verdict of --healthcheck
    qint64 startedMs = 0;         ///< Unix time in ms, of the monitor
};

enum class ExpositionFormat {
    Classic,     ///< text/plain; version=0.0.4
    OpenMetrics, ///< application/openmetrics-text; version=1.0.0
};

/// Until that age (ms) a figure says something of now: three of its cycles. Nothing: at any age.
std::optional<qint64> longestExposed(MeasurementName measurement, const Freshness &freshness);

/// Every figure that is known now, by the catalogue: network, node and the point's tags are labels,
/// the unit is the base unit, there are no timestamps. A figure of more than three cycles ago is
/// left out; each source has a gauge of its age, which stays. Then what the monitor says of itself.
QByteArray exposition(const ExportedNode &node, ExpositionFormat format, qint64 steadyMs);

/// The value of a label, as both formats have it between quotes.
QByteArray labelValue(const QString &value);

/// A level as the label "level" has it: "off", "waiting", "good", "watch", "bad".
const char *levelName(StatusReport::Level level);

/// Series of the monitor itself, beside those of the catalogue.
namespace monitor_metrics {
inline constexpr const char *info = "bitcoin_monitor_info";
inline constexpr const char *healthy = "bitcoin_monitor_healthy";
inline constexpr const char *startTime = "bitcoin_monitor_start_time_seconds";
inline constexpr const char *componentStatus = "bitcoin_monitor_component_status";
inline constexpr const char *sourceAge = "bitcoin_monitor_source_age_seconds";
inline constexpr const char *alertFiring = "bitcoin_monitor_alert_firing";
} // namespace monitor_metrics

} // namespace bnm
