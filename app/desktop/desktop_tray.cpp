// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_tray.h"

#include "ui/window/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>

namespace bnm {

namespace {

constexpr qint64 clickMs = 500;

QString saidKey()
{
    return QStringLiteral("tray/said_that_it_stays");
}

} // namespace

DesktopTray::DesktopTray(MainWindow &window, DesktopTrayOptions options,
                         std::unique_ptr<TrayHost> host, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_options(std::move(options)),
      m_presence(std::move(host)),
      m_tray(window.view(), window.view().commands(), m_options.node)
{
    connect(&m_presence, &TrayPresence::changed, this, &DesktopTray::presenceChanged);
    connect(&m_tray, &Tray::clicked, this, &DesktopTray::toggleWindow);
    connect(&m_tray, &Tray::messageClicked, this, &DesktopTray::openWindow);
    connect(&m_window, &MainWindow::hiddenByClosing, this, &DesktopTray::sayOnceThatItStays);
    connectMenu();
    m_window.installEventFilter(this);
    qApp->installEventFilter(this);
}

void DesktopTray::connectMenu()
{
    connect(&m_tray.menu(), &TrayMenu::openWanted, this, &DesktopTray::openWindow);
    connect(&m_tray.menu(), &TrayMenu::alertsWanted, this, &DesktopTray::openAlerts);
    connect(&m_tray.menu(), &TrayMenu::settingsWanted, this, &DesktopTray::settingsWanted);
    connect(&m_tray.menu(), &TrayMenu::quitWanted, this, &DesktopTray::quit);
}

void DesktopTray::setCloseToTray(bool wanted)
{
    m_options.closeToTray = wanted;
    m_window.setHiddenByClosing(wanted && kind() != TrayPresence::Kind::None);
}

void DesktopTray::presenceChanged(TrayPresence::Kind kind)
{
    const bool isThere = kind != TrayPresence::Kind::None;
    if (isThere) {
        if (kind != m_iconKind)
            m_tray.setShown(false); // an icon is of one kind
        m_tray.setShown(true);      // and stays so: Qt brings it back with its panel
        m_iconKind = kind;
    } else if (!m_window.isVisible())
        openWindow();
    setCloseToTray(m_options.closeToTray);
    Q_EMIT kindChanged(kind);
}

void DesktopTray::openWindow()
{
    m_window.bringToFront();
}

void DesktopTray::openAlerts()
{
    m_window.showAlerts();
    openWindow();
}

void DesktopTray::toggleWindow()
{
    const bool isInFront =
        m_window.isActiveWindow() || (m_sinceActive.isValid() && m_sinceActive.elapsed() < clickMs);
    if (m_window.isVisible() && !m_window.isMinimized() && isInFront)
        m_window.hide();
    else
        openWindow();
}

void DesktopTray::tell(const QString &title, const QString &body, AlertSeverity severity)
{
    m_tray.tell(title, body, severity);
}

void DesktopTray::sayOnceThatItStays()
{
    if (m_options.stateFile.isEmpty())
        return;
    QSettings state(m_options.stateFile, QSettings::IniFormat);
    if (state.value(saidKey()).toBool())
        return;
    state.setValue(saidKey(), true);
    tell(tr("Bitcoin Node Monitor is still running"),
         tr("It stays in the tray and alerts you if something needs attention. To end it, choose "
            "Quit in the icon's menu."),
         AlertSeverity::Information);
}

void DesktopTray::quit()
{
    m_window.saveState();
    Q_EMIT quitWanted();
}

/// At the end of a session every window is asked to close; one that only hides would block it.
bool DesktopTray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit) {
        quit();
        event->accept();
        return true;
    }
    if (watched == &m_window && event->type() == QEvent::WindowDeactivate)
        m_sinceActive.start();
    return QObject::eventFilter(watched, event);
}

} // namespace bnm
