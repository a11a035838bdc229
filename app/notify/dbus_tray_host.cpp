// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/dbus_tray_host.h"

#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace bnm {

namespace {

const QString watcherService = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString watcherPath = QStringLiteral("/StatusNotifierWatcher");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");

} // namespace

DBusTrayHost::DBusTrayHost(const QDBusConnection &bus, QObject *parent)
    : TrayHost(parent),
      m_bus(bus),
      m_watcher(watcherService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DBusTrayHost::ask);
    for (const char *signal : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        m_bus.connect(watcherService, watcherPath, watcherService, QLatin1String(signal), this,
                      SLOT(ask()));
    ask();
}

void DBusTrayHost::ask()
{
    QDBusMessage call = QDBusMessage::createMethodCall(watcherService, watcherPath, properties,
                                                       QStringLiteral("Get"));
    call << watcherService << QStringLiteral("IsStatusNotifierHostRegistered");
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, number = ++m_asked] {
        watcher->deleteLater();
        if (number != m_asked)
            return;
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            set(Presence::Absent);
        else
            set(reply.value().variant().toBool() ? Presence::Present : Presence::Hostless);
    });
}

void DBusTrayHost::set(Presence presence)
{
    if (presence == m_presence)
        return;
    m_presence = presence;
    Q_EMIT changed(presence);
}

} // namespace bnm
