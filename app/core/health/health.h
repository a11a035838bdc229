// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/series/freshness.h"
#include "app/core/series/live_series.h"
#include "collectors/pipeline/status.h"

#include <QString>

#include <vector>

namespace bnm {

/// The state of the node in one line of words: what the first line of the window,
/// the tray and the log say.
struct Health {
    enum class Level { Unknown, Good, Watch, Act }; // Watch is amber, Act is red

    /// One thing to be said of the node.
    struct Matter {
        Level level = Level::Unknown;
        QString headline;
        QString sentence;
        QString nextStep = {};   ///< empty: the sentence has it
        QString rule = {};       ///< of the alert that says it; empty: a status says it
        bool isRecovery = false; ///< it does not hold any more, and waits to clear

        friend bool operator==(const Matter &, const Matter &) = default;
    };

    Level level = Level::Unknown;
    QString headline;                 ///< "All right", "Node is behind", "Node unreachable"
    QString sentence;                 ///< "Last block 3 min ago, 24 peers. No action needed."
    std::vector<Matter> matters = {}; ///< the gravest first, whose words the two above are

    /// What is said by the alert of a rule; nothing: it is not worth a word yet.
    const Matter *ofRule(const QString &rule) const;

    friend bool operator==(const Health &, const Health &) = default;
};

/// Puts the newest status of a component in the place of the one before.
void keepNewest(std::vector<Status> &statuses, const Status &status);

/// The status of one component; nothing: it is not known.
const Status *statusOf(const std::vector<Status> &statuses, Name id);

/// Whether the first line is red, by the same judgement.
bool isCritical(const std::vector<Status> &statuses, const std::vector<Alert> &alerts);

/// Judges by the status of the node and by the alerts, pending ones included where their rule
/// says so. The gravest matter and its next step are the headline and the sentence; figures that
/// are out of date say nothing.
Health judge(const LiveSeries &series, const std::vector<Status> &statuses,
             const std::vector<Alert> &alerts, qint64 nowMs, const Freshness &freshness = {});

} // namespace bnm
