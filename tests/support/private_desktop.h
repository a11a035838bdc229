// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace bnm {

/// A private display (Xvfb) and session bus for the test and its children. Create it before the
/// QApplication. If a program is missing, nothing is changed.
class PrivateDesktop {
public:
    PrivateDesktop()
    {
        const QByteArray display =
            firstLine(m_display, QStringLiteral("Xvfb"),
                      {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                       QStringLiteral("0"), QStringLiteral("1280x900x24"),
                       QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        const QByteArray bus =
            firstLine(m_bus, QStringLiteral("dbus-daemon"),
                      {QStringLiteral("--session"), QStringLiteral("--nofork"),
                       QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
        if (display.isEmpty() || bus.isEmpty())
            return;
        m_address = QString::fromUtf8(bus);
        qputenv("DISPLAY", ':' + display);
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        qputenv("QT_QPA_PLATFORM", "xcb");
        // Independent of a desktop's theme and session.
        for (const char *name : {"QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP", "WAYLAND_DISPLAY",
                                 "SESSION_MANAGER", "DESKTOP_SESSION"})
            qunsetenv(name);
    }
    ~PrivateDesktop()
    {
        for (QProcess *process : {&m_display, &m_bus}) {
            process->terminate();
            process->waitForFinished(deadline);
        }
    }
    bool isThere() const { return !m_address.isEmpty(); }
    QString busAddress() const { return m_address; }

private:
    static constexpr int deadline = 15'000;

    static QByteArray firstLine(QProcess &process, const QString &program,
                                const QStringList &arguments)
    {
        process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
        // Even a test that crashes leaves nothing behind.
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
        process.start(program, arguments);
        if (!process.waitForStarted(deadline))
            return {};
        while (!process.canReadLine())
            if (!process.waitForReadyRead(deadline))
                return {};
        return process.readLine().trimmed();
    }

    QProcess m_display;
    QProcess m_bus;
    QString m_address;
};

} // namespace bnm
