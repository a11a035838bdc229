// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desktop_alerts.h"
#include "app/desktop/desktop_tray.h"

namespace bnm {

/// The program's presence on the desktop besides its window: tray icon and notifications. User
/// actions on alerts there go to the window's AlertCommands.
class DesktopPresence : public QObject {
    Q_OBJECT
public:
    DesktopPresence(MainWindow &window, DesktopTrayOptions options, bool notifications,
                    QObject *parent = nullptr);

    void setNode(const QString &node) { m_tray.setNode(node); }
    void setAlerts(const std::vector<Alert> &alerts) { m_notifications.setAlerts(alerts); }
    void setOutbox(Outbox *outbox) { m_notifications.setOutbox(outbox); }
    void setNotifications(bool wanted) { m_notifications.setEnabled(wanted); }
    DesktopTray &tray() { return m_tray; }

Q_SIGNALS:
    void settingsWanted();
    void quitWanted();

private:
    DesktopTray m_tray;
    DesktopAlerts m_notifications;
};

} // namespace bnm
