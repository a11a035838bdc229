// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/steady_clock.h"

#include <QMetaType>
#include <QString>

#include <vector>

namespace bnm {

enum class AlertSeverity { Information, Warning, Critical };
enum class AlertState { Inactive, Pending, Firing, Resolved };

/// State of one rule's alert, present or past.
struct Alert {
    QString rule; ///< id, as in alertRules()
    AlertSeverity severity = AlertSeverity::Warning;
    AlertState state = AlertState::Inactive;
    QString title;         ///< a few words: "Disk nearly full"
    QString text;          ///< with figures; plain text
    QString nextStep;      ///< what to do
    qint64 sinceMs = 0;    ///< Unix time in ms at which the condition began
    qint64 firedMs = 0;    ///< 0: not yet
    qint64 resolvedMs = 0; ///< 0: not yet
    bool acknowledged = false;
    qint64 staleSinceMs =
        0; ///< Unix time in ms since when its figures are missing; 0: they are not missing
    qint64 snoozedUntilMs = 0; ///< Unix time in ms, for display; 0: not snoozed for a time
    bool snoozedUntilClear = false;
    /// While it fires and waits to clear: "73 peers, was 0"; empty: the condition holds.
    QString recovery;
    bool told = false; ///< its firing was reported, so its end will be too

    bool isSnoozed() const { return snoozedUntilMs > 0 || snoozedUntilClear; }
    bool isQuiet() const { return acknowledged || isSnoozed(); }

    friend bool operator==(const Alert &, const Alert &) = default;
};

/// A change to report once.
struct AlertNews {
    enum class Kind {
        Fired,
        Worsened, ///< it fires already and has become more severe
        Again,    ///< it fires already, and its event happened again
        Reminder, ///< it was snoozed and still fires
        Resolved,
    };
    Kind kind = Kind::Fired;
    Alert alert;
    qint64 atMs = 0; ///< Unix time in ms of the change; 0: unknown
    int earlier = 0; ///< Resolved: how many earlier ones fired and cleared unreported

    friend bool operator==(const AlertNews &, const AlertNews &) = default;
};

/// News that a delivery channel has not delivered yet.
struct PendingNews {
    qint64 id = 0; ///< ascending, unique per channel
    QString way;   ///< "webhook", "desktop"
    AlertNews news;

    friend bool operator==(const PendingNews &, const PendingNews &) = default;
};

enum class Snooze { OneHour, EightHours, UntilClear };

/// State that survives a restart.
struct AlertMemory {
    std::vector<Alert> current;       ///< firing, or snoozed for a time
    std::vector<Alert> history;       ///< resolved ones, newest first
    std::vector<PendingNews> pending; ///< oldest first
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::AlertNews)
Q_DECLARE_METATYPE(bnm::AlertMemory)
