// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"

#include <QMenu>

#include <vector>

namespace bnm {

struct TrayLook;

/// The tray's menu: the state as text, firing alerts, and actions for them.
class TrayMenu : public QMenu {
    Q_OBJECT
public:
    explicit TrayMenu(AlertCommands &commands, QWidget *parent = nullptr);

    /// The health and the alerts, most severe first; firing ones are listed.
    void setState(const TrayLook &look, const Health &health, const std::vector<Alert> &alerts);
    /// False hides the entry.
    void setSettingsOffered(bool offered) { m_settings->setVisible(offered); }

Q_SIGNALS:
    void openWanted();
    void alertsWanted();
    void settingsWanted();
    void quitWanted();

private:
    void addSnoozes();

    AlertCommands &m_commands;
    QAction *m_state;
    std::vector<QAction *> m_alerts; ///< limited number of listed alerts
    QAction *m_more;
    QMenu *m_snooze;
    QAction *m_settings;
};

} // namespace bnm
