// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>

namespace bnm {

/// What people ask of the alerts, wherever they do: on the page, in the tray, in a notification.
/// Whoever asks emits; the alerts of the present node listen.
class AlertCommands : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void acknowledge(const QString &rule);
    void snooze(const QString &rule, bnm::Snooze length);
    void snoozeAll(bnm::Snooze length);
    void turnOn(const QString &rule, bool on); ///< for good, in the settings
    void changeLimit(const QString &rule);     ///< where it is set
    void goTo(const QString &rule);            ///< where there is more of what it is about
};

} // namespace bnm
