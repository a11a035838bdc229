// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/tray_host.h"

#ifdef HAVE_DBUS
#include "app/notify/dbus_tray_host.h"
#endif

namespace bnm {

std::unique_ptr<TrayHost> makeTrayHost()
{
#ifdef HAVE_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        return std::make_unique<DBusTrayHost>(bus);
#endif
    return nullptr;
}

} // namespace bnm
