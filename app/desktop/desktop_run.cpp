// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_run.h"

#include "app/desktop/desktop.h"
#include "app/desktop/keyring.h"
#include "app/log.h"
#include "app/termination.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <memory>

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

int runDesktop(ConfigInput input, const CommandLine &commandLine)
{
    QApplication::setQuitOnLastWindowClosed(false);
    const bool isRendering = !commandLine.screenshotDirectory.isEmpty();
    SecretKeeper secrets(isRendering ? nullptr : makeKeyring(), input.secretsFile);
    std::unique_ptr<Desktop> desktop;
    Termination termination;
    int exitCode = 0;
    const auto end = [&](int code) {
        exitCode = code;
        if (desktop)
            desktop->stop();
        else
            QCoreApplication::exit(code);
    };
    const auto begin = [&] {
        input.secrets = secrets.secrets();
        const LoadedConfig loaded = loadConfig(input);
        if (!loaded.errors.isEmpty()) {
            std::fputs(qUtf8Printable(errorReport(loaded)), stderr);
            return end(2);
        }
        installLog(loaded.config.logLevel);
        desktop = std::make_unique<Desktop>(input, commandLine, secrets);
        QObject::connect(desktop.get(), &Desktop::finished, qApp,
                         [&] { QCoreApplication::exit(exitCode); });
        QObject::connect(desktop.get(), &Desktop::quitWanted, qApp, [&] { end(0); });
        QObject::connect(desktop.get(), &Desktop::failed, qApp, [&](const QString &sentence) {
            qCritical("%s", qUtf8Printable(sentence));
            end(1);
        });
        if (isRendering)
            QTimer::singleShot(commandLine.screenshotAfterSeconds * 1'000, qApp, [&] {
                end(render(desktop->window(), commandLine.screenshotDirectory) ? 0 : 1);
            });
        desktop->show();
        if (!desktop->start())
            end(2);
    };
    // The keyring answers when it likes; the window comes when it has.
    QObject::connect(&secrets, &SecretKeeper::readFinished, qApp, begin, Qt::SingleShotConnection);
    QObject::connect(&termination, &Termination::requested, qApp, [&] { end(0); });
    secrets.read();
    return QCoreApplication::exec();
}

} // namespace bnm
