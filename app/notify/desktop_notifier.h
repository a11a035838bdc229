// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace bnm {

/// Shows alerts as desktop notifications, without a tray. Each alert has one notification: it is
/// replaced when the alert gets worse and removed when it resolves. Critical ones are removed when
/// this object is destroyed, because they would stay otherwise.
class DesktopNotifier : public QObject {
    Q_OBJECT
public:
    enum class Action { Open, Acknowledge, SnoozeOneHour };
    Q_ENUM(Action)

    /// Called once, after the service's answer: whether it shows the notification.
    using Done = std::function<void(bool isShown)>;

    using QObject::QObject;

    virtual bool isAvailable() const = 0; ///< a notification service has answered
    virtual bool isAsking() const = 0;    ///< it is still unknown whether a service will answer
    virtual void show(const bnm::AlertNews &news, Done done) = 0; ///< only while available
    /// Removes the notifications of all other alerts.
    virtual void keepOnly(const QSet<QString> &rules) = 0;

Q_SIGNALS:
    void availableChanged(bool available); ///< also if the first answer is no
    /// The user pressed a button of the notification, or the notification itself (Open).
    void activated(const QString &rule, bnm::DesktopNotifier::Action action);
};

/// The notifier of this desktop; null if there is none.
std::unique_ptr<DesktopNotifier> makeDesktopNotifier();

} // namespace bnm
