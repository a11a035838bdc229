// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray_presence.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

namespace bnm {

namespace {

constexpr int lookMs = 3'000;
constexpr int panelGraceMs = 5'000; ///< for a panel that starts with the session, as this may

/// Whether Qt searches the bus for a tray only once. Newer versions search for each icon, but
/// accept a tray that nobody displays.
constexpr bool isChosenForGood = QT_VERSION < QT_VERSION_CHECK(6, 8, 0);

/// Wayland has trays only over the bus.
bool mayHaveNativeTray()
{
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("xcb") || platform == QLatin1String("windows") ||
           platform == QLatin1String("cocoa");
}

} // namespace

TrayPresence::TrayPresence(std::unique_ptr<TrayHost> host, QObject *parent)
    : QObject(parent), m_host(std::move(host))
{
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &TrayPresence::update);
    if (m_host)
        connect(m_host.get(), &TrayHost::changed, this, &TrayPresence::update);
    // Delayed, so that the caller can connect first.
    QTimer::singleShot(m_host ? panelGraceMs : 0, this, [this] {
        m_isGraceOver = true;
        update();
    });
}

/// Qt's query blocks until the tray answers; so it is called only after the tray has answered here,
/// or when none is expected on the bus.
TrayPresence::Kind TrayPresence::find()
{
    using Presence = TrayHost::Presence;
    const Presence onBus = m_host ? m_host->presence() : Presence::Absent;
    if (isChosenForGood && m_chosen == Kind::Native)
        return QSystemTrayIcon::isSystemTrayAvailable() ? Kind::Native : Kind::None;
    if (isChosenForGood && m_chosen == Kind::Bus)
        return onBus == Presence::Present ? Kind::Bus : Kind::None;
    if (onBus == Presence::Unknown)
        return Kind::None;
    if (onBus == Presence::Present) {
        m_chosen = Kind::Bus;
        m_look.stop();
        return QSystemTrayIcon::isSystemTrayAvailable() ? Kind::Bus : Kind::None;
    }
    const bool isHidden = !isChosenForGood && onBus == Presence::Hostless;
    if (isHidden || !m_isGraceOver || !mayHaveNativeTray())
        return Kind::None;
    m_chosen = Kind::Native;
    m_look.start();
    return QSystemTrayIcon::isSystemTrayAvailable() ? Kind::Native : Kind::None;
}

void TrayPresence::update()
{
    const Kind kind = find();
    if (kind == m_kind)
        return;
    m_kind = kind;
    Q_EMIT changed(kind);
}

} // namespace bnm
