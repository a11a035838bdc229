// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autostart.h"
#include "collectors/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace bnm {

namespace {

/// An argument of Exec= (Desktop Entry Specification 1.5, "The Exec key"): quoted, and then
/// escaped once more as any string of the file is.
QString execArgument(const QString &argument)
{
    QString quoted;
    for (const QChar c : argument) {
        if (QStringLiteral("\"`$\\").contains(c))
            quoted += QLatin1Char('\\');
        quoted += c == QLatin1Char('%') ? QStringLiteral("%%") : QString(c);
    }
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"))
        .replace(QLatin1Char('\t'), QLatin1String("\\t"));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

} // namespace

XdgAutostart::XdgAutostart(const QString &configHome, QString program)
    : m_path(configHome + QStringLiteral("/autostart/bitcoin-node-monitor.desktop")),
      m_program(std::move(program))
{
}

bool XdgAutostart::isOn() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.read(64 * 1024).split('\n')) {
        const QByteArray entry = QByteArray(line).replace(" ", "").trimmed().toLower();
        // How desktops turn an entry off without removing it.
        if (entry == "hidden=true" || entry == "x-gnome-autostart-enabled=false")
            return false;
    }
    return true;
}

QString XdgAutostart::set(bool on)
{
    if (!on) {
        QFile file(m_path);
        const bool gone = !file.exists() || file.remove();
        return gone ? QString()
                    : Words::tr("%1 cannot be removed: %2").arg(m_path, file.errorString());
    }
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    const QString text = QStringLiteral("[Desktop Entry]\n"
                                        "Type=Application\n"
                                        "Name=Bitcoin Node Monitor\n"
                                        "Comment=Watches a Bitcoin Core node\n"
                                        "Icon=bitcoin-node-monitor\n"
                                        "Exec=%1 --hidden\n"
                                        "Terminal=false\n")
                             .arg(execArgument(m_program));
    const bool done =
        file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && file.commit();
    return done ? QString() : Words::tr("%1 cannot be written: %2").arg(m_path, file.errorString());
}

std::unique_ptr<Autostart> makeAutostart()
{
#ifdef Q_OS_LINUX
    // the AppImage file behind the mounted program
    const QString image = qEnvironmentVariable("APPIMAGE");
    return std::make_unique<XdgAutostart>(
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
        image.isEmpty() ? QCoreApplication::applicationFilePath() : image);
#else
    return nullptr;
#endif
}

} // namespace bnm
