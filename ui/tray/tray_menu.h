// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"

#include <QMenu>

#include <vector>

namespace bnm {

struct TrayLook;

/// The tray's menu: the state in words, what fires, and what can be done about it.
class TrayMenu : public QMenu {
    Q_OBJECT
public:
    explicit TrayMenu(AlertCommands &commands, QWidget *parent = nullptr);

    /// Health in words, and the alerts, gravest first; those that fire are listed.
    void setState(const TrayLook &look, const Health &health, const std::vector<Alert> &alerts);
    /// Without it there is no such entry.
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
    std::vector<QAction *> m_alerts; ///< as many as are listed at most
    QAction *m_more;
    QMenu *m_snooze;
    QAction *m_settings;
};

} // namespace bnm
