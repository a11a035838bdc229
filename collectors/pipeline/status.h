// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QMetaType>
#include <QString>

#include <limits>

namespace bnm {

/// Troubles that have rules of their own.
namespace topics {
inline constexpr Name otherNetwork = "other_network";
inline constexpr Name networkChanged = "network_changed";
inline constexpr Name refusedCalls = "refused_calls";
} // namespace topics

/// How one collector or sink does, in its own words.
struct StatusReport {
    enum class Level {
        Off,     ///< not wanted, or not configured
        Waiting, ///< no result yet, and nothing is wrong so far
        Good,
        Watch, ///< it works, but not as it should
        Bad,   ///< it does not work
    };

    Level level = Level::Off;
    QString summary;  ///< a few words for the status bar: "up to date"
    QString sentence; ///< the whole matter: what, where, what to do
    /// For what another source stands in for: it never makes the program unhealthy.
    static constexpr qint64 noVerdict = std::numeric_limits<qint64>::max();
    /// Bad for so long in ms is a case for --healthcheck; -1: for three of its cycles.
    qint64 graceMs = -1;
    Name topic = ""; ///< which trouble it is, of topics; empty: any

    friend bool operator==(const StatusReport &, const StatusReport &) = default;
};

/// The status of one collector or sink as the board keeps it.
struct Status : StatusReport {
    Name id = "";       ///< of the collector or sink
    QString title = {}; ///< its name for people
    bool minor = false; ///< for the status bar: worth its room only in trouble
    qint64 sinceMs = 0; ///< Unix time in ms since when the level holds

    friend bool operator==(const Status &, const Status &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::StatusReport)
Q_DECLARE_METATYPE(bnm::Status)
