// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace bnm {

/// A private session bus with a Secret Service.
class KeyringWorld {
public:
    ~KeyringWorld()
    {
        for (QProcess *process : {&m_daemon, &m_bus}) {
            process->terminate();
            process->waitForFinished(5'000);
        }
    }
    /// Programs that are not installed.
    static QStringList missing()
    {
        QStringList names;
        for (const auto &program : {QStringLiteral("gnome-keyring-daemon"),
                                    QStringLiteral("dbus-daemon"), QStringLiteral("dbus-send")})
            if (QStandardPaths::findExecutable(program).isEmpty())
                names << program;
        return names;
    }
    bool start()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(5'000))
            return false;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {QStringLiteral("HOME"), QStringLiteral("XDG_DATA_HOME"),
                                 QStringLiteral("XDG_RUNTIME_DIR")})
            environment.insert(name, m_home.path());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                       {QStringLiteral("--unlock"), QStringLiteral("--foreground"),
                        QStringLiteral("--components=secrets")});
        if (!m_daemon.waitForStarted())
            return false;
        m_daemon.write("of the test");
        m_daemon.closeWriteChannel();
        // Called only if the service exists: otherwise the bus would start another one.
        const QStringList hasOwner = {QStringLiteral("--dest=org.freedesktop.DBus"),
                                      QStringLiteral("/"),
                                      QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                                      QStringLiteral("string:org.freedesktop.secrets")};
        const QStringList collections = {QStringLiteral("--dest=org.freedesktop.secrets"),
                                         QStringLiteral("/org/freedesktop/secrets"),
                                         QStringLiteral("org.freedesktop.DBus.Properties.Get"),
                                         QStringLiteral("string:org.freedesktop.Secret.Service"),
                                         QStringLiteral("string:Collections")};
        return waitForReply(hasOwner, "boolean true") &&
               waitForReply(collections, "collection/login"); // unlocked
    }

private:
    bool waitForReply(const QStringList &call, const QByteArray &wanted)
    {
        for (int i = 0; i < 50; ++i) {
            QProcess send;
            send.start(QStringLiteral("dbus-send"),
                       QStringList{QStringLiteral("--session"), QStringLiteral("--print-reply")} +
                           call);
            if (send.waitForFinished(5'000) && send.readAllStandardOutput().contains(wanted))
                return true;
            m_daemon.waitForFinished(100);
        }
        return false;
    }

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;
};

} // namespace bnm
