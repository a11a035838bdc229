// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace bnm {

/// Shows alerts as notifications of the desktop, without a tray. One alert is one notification:
/// what gets worse takes the place of what was said before, and what is over goes away. So does
/// what is critical when this object goes, for nothing else would take it away.
class DesktopNotifier : public QObject {
    Q_OBJECT
public:
    enum class Action { Open, Acknowledge, SnoozeOneHour };
    Q_ENUM(Action)

    /// Called once, when the service has answered: whether it shows the notification.
    using Done = std::function<void(bool isShown)>;

    using QObject::QObject;

    virtual bool isAvailable() const = 0; ///< a notification service has answered
    virtual bool isAsking() const = 0;    ///< it is not known yet whether one will
    virtual void show(const bnm::AlertNews &news, Done done) = 0; ///< while it is available
    /// Takes away what is shown of all other alerts.
    virtual void keepOnly(const QSet<QString> &rules) = 0;

Q_SIGNALS:
    void availableChanged(bool available); ///< also when the first answer is no
    /// Somebody pressed a button of the notification, or the notification itself (Open).
    void activated(const QString &rule, bnm::DesktopNotifier::Action action);
};

/// The notifier of this desktop; nothing where there is none to be had.
std::unique_ptr<DesktopNotifier> makeDesktopNotifier();

} // namespace bnm
