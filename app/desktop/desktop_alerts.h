// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/notify/desktop_notifier.h"

#include <QObject>

#include <memory>
#include <vector>

namespace bnm {

/// Tells alerts on the desktop, each piece of news in one way only. The notification service is
/// the better one: it has buttons, puts what got worse in the place of what was said before and
/// takes away what is over. Where there is none, a tray that shows messages of its own tells.
class DesktopAlerts : public QObject {
    Q_OBJECT
public:
    /// Without a notifier only the tray is left.
    DesktopAlerts(std::unique_ptr<DesktopNotifier> notifier, AlertCommands &commands,
                  QObject *parent = nullptr);

    void setEnabled(bool enabled);
    /// A tray is there whose messages do not need the notification service.
    void setTrayTells(bool tells);
    void show(const bnm::AlertNews &news);

Q_SIGNALS:
    void trayMessage(const QString &title, const QString &body, bnm::AlertSeverity severity);
    void openWanted();

private:
    void tell(const AlertNews &news);
    void tellWaiting();
    void activated(const QString &rule, DesktopNotifier::Action action);

    std::unique_ptr<DesktopNotifier> m_notifier;
    AlertCommands &m_commands;
    std::vector<AlertNews> m_waiting; ///< until it is known whether there is a service
    bool m_isEnabled = true;
    bool m_trayTells = false;
};

} // namespace bnm
