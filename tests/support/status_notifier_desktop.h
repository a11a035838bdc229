// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QImage>
#include <QMutex>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QVariant>

#include <atomic>
#include <functional>
#include <vector>

namespace bnm {

/// The registry of items, on its own thread because a panel is a separate process: Qt blocks on its
/// answers.
class StatusNotifierWatcher : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ version)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
public:
    bool hasHost() const { return m_hasHost; }
    void setHost(bool there); ///< on its thread
    int version() const { return 0; }
    QStringList items() const;
    void clear();

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service);
    void RegisterStatusNotifierHost(const QString &) {}

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &service);
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    mutable QMutex m_mutex;
    QStringList m_items;
    std::atomic<bool> m_hasHost = true;
};

/// A panel according to the StatusNotifierItem specification: the watcher, and a host that reads
/// the items' contents. All queries use the bus.
class StatusNotifierDesktop {
public:
    struct Entry {
        int id = 0;
        QString label;
        bool enabled = true;
        bool visible = true;
        std::vector<Entry> children = {};
    };

    explicit StatusNotifierDesktop(const QDBusConnection &bus);
    ~StatusNotifierDesktop();

    bool come();
    void leave(); ///< like a crashed panel
    void setHost(bool there);
    QStringList items() const { return m_watcher->items(); }

    QImage icon(int size);
    QString toolTip();
    std::vector<Entry> menu();
    /// The entry with this label, in any sub-menu; an id of 0 when there is none to be seen.
    Entry entry(const QString &label);
    void choose(const QString &label);
    void click();

private:
    void onItsThread(const std::function<void()> &function);
    QVariantList call(const QString &path, const QString &interface, const QString &method,
                      const QVariantList &arguments);
    QVariant property(const QString &name);

    QDBusConnection m_bus;
    StatusNotifierWatcher *m_watcher; ///< of the thread, which destroys it
    QThread m_thread;
};

} // namespace bnm
