// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace bnm {

/// A desktop's notification service; it records its calls.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Notification {
        uint replaces;
        uint id;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    explicit NotificationService(const QDBusConnection &bus) : m_bus(bus) {}
    ~NotificationService() override { leave(); }

    bool come()
    {
        return m_bus.registerObject(QString::fromLatin1(servicePath), this,
                                    QDBusConnection::ExportAllSlots |
                                        QDBusConnection::ExportAllSignals) &&
               m_bus.registerService(QString::fromLatin1(serviceName));
    }
    void leave()
    {
        m_bus.unregisterService(QString::fromLatin1(serviceName));
        m_bus.unregisterObject(QString::fromLatin1(servicePath));
    }

    QStringList capabilities = {QStringLiteral("body"), QStringLiteral("body-markup"),
                                QStringLiteral("actions")};
    std::vector<Notification> notifications;
    std::vector<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_lastId;
        notifications.push_back({replaces, id, summary, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id)
    {
        closed.push_back(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString &action);

private:
    static constexpr const char *serviceName = "org.freedesktop.Notifications";
    static constexpr const char *servicePath = "/org/freedesktop/Notifications";

    QDBusConnection m_bus;
    uint m_lastId = 0;
};

} // namespace bnm
