// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_run.h"

#include "app/desktop.h"
#include "app/termination.h"

#include <QApplication>
#include <QTimer>

namespace bnm {

namespace {

/// Pictures of all pages; false when one could not be written.
bool render(MainWindow &window, const QString &directory)
{
    const QStringList files = window.renderPages(directory);
    for (const QString &file : files)
        qInfo("Rendered %s", qUtf8Printable(file));
    return !files.isEmpty();
}

} // namespace

int runDesktop(const LoadedConfig &loaded, const CommandLine &commandLine)
{
    QApplication::setQuitOnLastWindowClosed(false);
    Desktop desktop(loaded, commandLine);
    Termination termination;
    int exitCode = 0;
    QObject::connect(&desktop, &Desktop::finished, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &desktop, &Desktop::stop);
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &desktop, &Desktop::stop);
    if (!commandLine.screenshotDirectory.isEmpty())
        QTimer::singleShot(commandLine.screenshotAfterSeconds * 1'000, &desktop, [&] {
            exitCode = render(desktop.window(), commandLine.screenshotDirectory) ? 0 : 1;
            desktop.stop();
        });
    desktop.window().show();
    if (!desktop.start())
        return 2;
    return QCoreApplication::exec();
}

} // namespace bnm
