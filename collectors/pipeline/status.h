// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QMetaType>
#include <QString>

#include <limits>

namespace bnm {

/// Problems with their own rules.
namespace topics {
inline constexpr Name otherNetwork = "other_network";
inline constexpr Name networkChanged = "network_changed";
inline constexpr Name refusedCalls = "refused_calls";
} // namespace topics

/// The state of one collector or sink, in its own words.
struct StatusReport {
    enum class Level {
        Off,     ///< switched off, or not configured
        Waiting, ///< no result yet, and nothing is wrong so far
        Good,
        Watch, ///< it works, but not as it should
        Bad,   ///< it does not work
    };

    Level level = Level::Off;
    QString summary;  ///< a few words for the status bar: "up to date"
    QString sentence; ///< the full report: what, where, what to do
    /// For a component with a substitute: it never makes the program unhealthy.
    static constexpr qint64 noVerdict = std::numeric_limits<qint64>::max();
    /// --healthcheck fails once Bad for this long in ms; -1: three of its cycles.
    qint64 graceMs = -1;
    Name topic = ""; ///< the kind of problem, from topics; empty: any

    /// It has results, good or not as they should be.
    bool isWorking() const { return level == Level::Good || level == Level::Watch; }
    friend bool operator==(const StatusReport &, const StatusReport &) = default;
};

/// The status of one collector or sink as the board keeps it.
struct Status : StatusReport {
    Name id = "";       ///< of the collector or sink
    QString title = {}; ///< display name
    bool minor = false; ///< for the status bar: shown only in trouble
    qint64 sinceMs = 0; ///< Unix time in ms of the last change of level

    friend bool operator==(const Status &, const Status &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::StatusReport)
Q_DECLARE_METATYPE(bnm::Status)
