// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_presence.h"

#include "ui/window/main_window.h"

namespace bnm {

DesktopPresence::DesktopPresence(MainWindow &window, DesktopTrayOptions options, bool notifications,
                                 QObject *parent)
    : QObject(parent),
      m_tray(window, std::move(options)),
      m_notifications(makeDesktopNotifier(), window.view().commands())
{
    m_notifications.setEnabled(notifications);
    connect(&m_tray, &DesktopTray::kindChanged, this, [this](TrayPresence::Kind kind) {
        m_notifications.setTrayTells(kind == TrayPresence::Kind::Native);
    });
    connect(&m_notifications, &DesktopAlerts::trayMessage, &m_tray, &DesktopTray::tell);
    connect(&m_notifications, &DesktopAlerts::openWanted, &m_tray, &DesktopTray::openAlerts);
    connect(&m_tray, &DesktopTray::settingsWanted, this, &DesktopPresence::settingsWanted);
    connect(&m_tray, &DesktopTray::quitWanted, this, &DesktopPresence::quitWanted);
}

} // namespace bnm
