// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/alerts/outbox.h"
#include "app/notify/desktop_notifier.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace bnm {

/// Delivers alerts on the desktop, each item once. The notification service is preferred: it has
/// buttons, replaces notifications that got worse and removes resolved ones. Otherwise a tray with
/// its own messages shows them. Without either, or if the service rejects one, news stays in its
/// outbox.
class DesktopAlerts : public QObject {
    Q_OBJECT
public:
    /// Without a notifier only the tray is used.
    DesktopAlerts(std::unique_ptr<DesktopNotifier> notifier, AlertCommands &commands,
                  QObject *parent = nullptr);

    void setEnabled(bool enabled);
    /// Whether there is a tray whose messages do not need the notification service.
    void setTrayTells(bool tells);
    /// The outbox of the current node; none: there is no node.
    void setOutbox(Outbox *outbox);
    /// The current node's alerts: notifications of others are removed.
    void setAlerts(const std::vector<Alert> &alerts);

Q_SIGNALS:
    void trayMessage(const QString &title, const QString &body, bnm::AlertSeverity severity);
    void openWanted();

private:
    void tellAll();
    bool canTell() const;
    void tell(const PendingNews &pending);
    void activated(const QString &rule, DesktopNotifier::Action action);

    std::unique_ptr<DesktopNotifier> m_notifier;
    AlertCommands &m_commands;
    QPointer<Outbox> m_outbox;
    QTimer m_again; ///< after the service rejected one
    bool m_isEnabled = true;
    bool m_trayTells = false;
};

} // namespace bnm
