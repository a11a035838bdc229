// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/desktop_notifier.h"

#ifdef HAVE_DBUS
#include "app/notify/dbus_notifier.h"
#endif

namespace bnm {

std::unique_ptr<DesktopNotifier> makeDesktopNotifier()
{
#ifdef HAVE_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        return std::make_unique<DBusNotifier>(bus);
#endif
    return nullptr;
}

} // namespace bnm
