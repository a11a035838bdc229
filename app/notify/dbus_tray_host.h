// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notify/tray_host.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>

namespace bnm {

/// According to freedesktop.org's StatusNotifierItem specification: a watcher
/// (org.kde.StatusNotifierWatcher) knows whether a host shows registered icons.
class DBusTrayHost : public TrayHost {
    Q_OBJECT
public:
    explicit DBusTrayHost(const QDBusConnection &bus, QObject *parent = nullptr);

    Presence presence() const override { return m_presence; }

private Q_SLOTS:
    void ask();

private:
    void set(Presence presence);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    Presence m_presence = Presence::Unknown;
    int m_asked = 0; ///< only the answer to the latest query counts
};

} // namespace bnm
