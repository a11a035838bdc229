// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "ui/tray/tray_icon.h"
#include "ui/tray/tray_text.h"

#include <QDateTime>

namespace bnm {

namespace {

constexpr int messageMs = 15'000;

QSystemTrayIcon::MessageIcon iconOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return QSystemTrayIcon::Information;
    case AlertSeverity::Warning: return QSystemTrayIcon::Warning;
    case AlertSeverity::Critical: return QSystemTrayIcon::Critical;
    }
    return QSystemTrayIcon::NoIcon;
}

} // namespace

Tray::Tray(const LiveSeries &series, AlertCommands &commands, QString node, QObject *parent)
    : QObject(parent), m_series(series), m_node(std::move(node)), m_menu(commands)
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &Tray::refresh);
    connect(&m_series, &LiveSeries::changed, this, &Tray::refreshSoon);
    refresh();
}

Tray::~Tray() = default;

void Tray::setNode(const QString &node)
{
    m_node = node;
    m_statuses.clear();
    m_alerts.clear();
    refreshSoon();
}

void Tray::setStatus(const Status &status)
{
    keepNewest(m_statuses, status);
    refreshSoon();
}

void Tray::setAlerts(const std::vector<Alert> &alerts)
{
    m_alerts = alerts;
    refreshSoon();
}

void Tray::refreshSoon()
{
    if (!m_refresh.isActive())
        m_refresh.start(0);
}

/// The desktop is told of changes only.
void Tray::refresh()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const Health health = judge(m_series, m_statuses, m_alerts, now);
    const TrayLook look = trayLook(m_series, m_statuses, m_alerts, now);
    const QString toolTip = trayToolTip(m_series, health, m_node);
    m_menu.setState(look, health, m_alerts);
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
        m_icon->showMessage(withoutMarkup(title), withoutMarkup(body), iconOf(severity), messageMs);
}

} // namespace bnm
