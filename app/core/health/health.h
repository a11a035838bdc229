// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/series/freshness.h"
#include "app/core/series/live_series.h"
#include "collectors/pipeline/status.h"

#include <QString>

#include <vector>

namespace bnm {

/// The state of the node in one line of text: for the first line of the window, the tray and the
/// log.
struct Health {
    enum class Level { Unknown, Good, Watch, Act }; // Watch is amber, Act is red

    /// One problem or note about the node.
    struct Matter {
        Level level = Level::Unknown;
        QString headline;
        QString sentence;
        QString nextStep = {};   ///< empty: part of the sentence
        QString rule = {};       ///< of the alert that reports it; empty: a status reports it
        bool isRecovery = false; ///< the condition has ended and waits to clear

        friend bool operator==(const Matter &, const Matter &) = default;
    };

    Level level = Level::Unknown;
    QString headline;                 ///< "All right", "Node is behind", "Node unreachable"
    QString sentence;                 ///< "Last block 3 min ago, 24 peers. No action needed."
    std::vector<Matter> matters = {}; ///< the most severe first; the two texts above are from it

    /// The matter of a rule's alert; nothing: not worth mentioning yet.
    const Matter *ofRule(const QString &rule) const;

    friend bool operator==(const Health &, const Health &) = default;
};

/// Replaces the previous status of a component.
void keepNewest(std::vector<Status> &statuses, const Status &status);

/// The status of one component; nothing: unknown.
const Status *statusOf(const std::vector<Status> &statuses, Name id);

/// Whether the first line is red, by the same judgement.
bool isCritical(const std::vector<Status> &statuses, const std::vector<Alert> &alerts);

/// Judges the node's status and the alerts, including pending ones if their rule says so. Headline
/// and sentence are the most severe matter and its next step; figures that are out of date do not
/// count.
Health judge(const LiveSeries &series, const std::vector<Status> &statuses,
             const std::vector<Alert> &alerts, qint64 nowMs, const Freshness &freshness = {});

} // namespace bnm
