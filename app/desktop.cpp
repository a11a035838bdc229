// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "ui/window/main_window.h"

namespace bnm {

Desktop::Desktop(MainWindow &window, const LiveSeries &series, DesktopTrayOptions options,
                 bool notifications, QObject *parent)
    : QObject(parent),
      m_tray(window, series, std::move(options)),
      m_notifications(makeDesktopNotifier())
{
    m_notifications.setEnabled(notifications);
    connect(&m_tray, &DesktopTray::kindChanged, this, [this](TrayPresence::Kind kind) {
        m_notifications.setTrayTells(kind == TrayPresence::Kind::Native);
    });
    connect(&m_notifications, &DesktopAlerts::trayMessage, &m_tray, &DesktopTray::tell);
    connect(&m_notifications, &DesktopAlerts::openWanted, &m_tray, &DesktopTray::openAlerts);
    connect(&m_notifications, &DesktopAlerts::acknowledgeWanted, this, &Desktop::acknowledgeWanted);
    connect(&m_notifications, &DesktopAlerts::snoozeWanted, this, &Desktop::snoozeWanted);
    connect(&window, &MainWindow::acknowledgeWanted, this, &Desktop::acknowledgeWanted);
    connect(&window, &MainWindow::snoozeWanted, this, &Desktop::snoozeWanted);
    connect(&m_tray, &DesktopTray::snoozeAllWanted, this, &Desktop::snoozeAllWanted);
    connect(&m_tray, &DesktopTray::settingsWanted, this, &Desktop::settingsWanted);
    connect(&m_tray, &DesktopTray::quitWanted, this, &Desktop::quitWanted);
}

} // namespace bnm
