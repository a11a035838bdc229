// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "ui/tray/tray_icon.h"
#include "ui/tray/tray_text.h"

namespace bnm {

namespace {

constexpr int messageMs = 15'000;

QSystemTrayIcon::MessageIcon messageIconOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return QSystemTrayIcon::Information;
    case AlertSeverity::Warning: return QSystemTrayIcon::Warning;
    case AlertSeverity::Critical: return QSystemTrayIcon::Critical;
    }
    return QSystemTrayIcon::NoIcon;
}

} // namespace

Tray::Tray(const NodeView &view, AlertCommands &commands, QString node, QObject *parent)
    : QObject(parent), m_view(view), m_node(std::move(node)), m_menu(commands)
{
    connect(&m_view, &NodeView::judged, this, &Tray::refresh);
    refresh();
}

Tray::~Tray() = default;

void Tray::setNode(const QString &node)
{
    m_node = node;
    refresh();
}

/// The desktop is only notified of changes.
void Tray::refresh()
{
    const TrayLook look = trayLook(m_view);
    const QString toolTip = trayToolTip(m_view, m_node);
    m_menu.setState(look, m_view.health(), m_view.alerts());
    if (m_icon && look != m_look)
        m_icon->setIcon(trayIcon(look));
    if (m_icon && toolTip != m_toolTip)
        m_icon->setToolTip(toolTip);
    m_look = look;
    m_toolTip = toolTip;
}

void Tray::makeIcon()
{
    m_icon = std::make_unique<QSystemTrayIcon>(trayIcon(m_look));
    m_icon->setToolTip(m_toolTip);
    m_icon->setContextMenu(&m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT clicked();
            });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
}

void Tray::setShown(bool shown)
{
    if (shown && !m_icon)
        makeIcon();
    if (!m_icon)
        return;
    m_icon->setVisible(shown);
    if (!shown)
        m_icon.release()->deleteLater(); // it may be telling of a click
}

void Tray::tell(const QString &title, const QString &body, AlertSeverity severity)
{
    if (isShown())
        m_icon->showMessage(withoutMarkup(title), withoutMarkup(body), messageIconOf(severity),
                            messageMs);
}

} // namespace bnm
