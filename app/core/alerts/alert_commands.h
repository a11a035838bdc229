// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>

namespace bnm {

/// User actions on alerts, from the page, the tray or a notification. The place of the action
/// emits; the alerts of the current node listen.
class AlertCommands : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void acknowledge(const QString &rule);
    void snooze(const QString &rule, bnm::Snooze length);
    void snoozeAll(bnm::Snooze length);
    void turnOn(const QString &rule, bool on); ///< permanently, in the settings
    void changeLimit(const QString &rule);     ///< opens its setting
    void goTo(const QString &rule);            ///< opens the page with its details
};

} // namespace bnm
