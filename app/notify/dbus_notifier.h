// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notify/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QStringList>

#include <optional>

namespace bnm {

/// Notifications over D-Bus, according to the Desktop Notifications Specification 1.2
/// (org.freedesktop.Notifications). Never waits for the service.
class DBusNotifier : public DesktopNotifier {
    Q_OBJECT
public:
    explicit DBusNotifier(const QDBusConnection &bus, QObject *parent = nullptr);
    ~DBusNotifier() override;

    bool isAvailable() const override { return m_capabilities.has_value(); }
    bool isAsking() const override { return m_isAsking; }
    void show(const bnm::AlertNews &news, Done done) override;
    void keepOnly(const QSet<QString> &rules) override;

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeClosed(uint id, uint reason);

private:
    struct Shown {
        uint id = 0;            ///< 0: not known yet
        bool isAsked = false;   ///< sent to the service, which has not answered yet
        bool isToClose = false; ///< as soon as the id is known
        bool isCritical = false;
    };
    void askForCapabilities();
    void ownerChanged(const QString &newOwner);
    void notify(const AlertNews &news, uint replaces, Done done);
    void askToClose(uint id);
    void close(const QString &rule);
    void notified(const QString &rule, uint id);
    QString body(const AlertNews &news) const;
    QStringList actions(const AlertNews &news) const;

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::optional<QStringList> m_capabilities;
    bool m_isAsking = false;
    int m_asked = 0;               ///< only the answer to the latest query counts
    QHash<QString, Shown> m_shown; // by rule
};

} // namespace bnm
