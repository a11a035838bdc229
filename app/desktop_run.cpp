// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_run.h"

#include "app/core/chart_data.h"
#include "app/desktop.h"
#include "app/monitor.h"
#include "app/termination.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

namespace bnm {

namespace {

constexpr int stopTimeoutMs = 4'000;

void feed(MainWindow &window, LiveSeries &series, Monitor &monitor)
{
    QObject::connect(&monitor, &Monitor::points, &series, &LiveSeries::add);
    QObject::connect(&monitor, &Monitor::linkChanged, &window, &MainWindow::setLink);
    QObject::connect(&monitor, &Monitor::nodeIdentityChanged, &window,
                     &MainWindow::setNodeIdentity);
    QObject::connect(&monitor, &Monitor::recentBlocksChanged, &window,
                     &MainWindow::setRecentBlocks);
    QObject::connect(&monitor.alerts(), &Alerts::changed, &window, [&] {
        window.setAlerts(monitor.alerts().now());
        window.setAlertHistory(monitor.alerts().history());
    });
    QObject::connect(&monitor, &Monitor::peersChanged, &window, &MainWindow::setPeers);
    QObject::connect(&monitor, &Monitor::geoChanged, &window, &MainWindow::setGeoStatus);
    QObject::connect(&monitor, &Monitor::peerChurnChanged, &window, &MainWindow::setPeerChurn);
}

/// Tray and notifications say what the alerts say, and what somebody wishes reaches the alerts.
void join(Desktop &desktop, Monitor &monitor)
{
    Alerts &alerts = monitor.alerts();
    QObject::connect(&monitor, &Monitor::linkChanged, &desktop, &Desktop::setLink);
    QObject::connect(&alerts, &Alerts::changed, &desktop, [&] { desktop.setAlerts(alerts.now()); });
    QObject::connect(&alerts, &Alerts::news, &desktop, &Desktop::tell);
    QObject::connect(&desktop, &Desktop::acknowledgeWanted, &alerts, &Alerts::acknowledge);
    QObject::connect(&desktop, &Desktop::snoozeWanted, &alerts, &Alerts::snooze);
    QObject::connect(&desktop, &Desktop::snoozeAllWanted, &alerts, &Alerts::snoozeAll);
}

} // namespace

int runDesktop(const Config &config, const CommandLine &commandLine)
{
    const bool rendering = !commandLine.screenshotDirectory.isEmpty();
    QApplication::setQuitOnLastWindowClosed(false);
    Monitor monitor(config,
                    rendering ? Monitor::Keeping::NothingButReadPast : Monitor::Keeping::OnDisk);
    Termination termination;
    LiveSeries series;
    ChartData charts(series, monitor.history());
    Theme theme;
    const QString stateFile =
        rendering ? QString() : QDir(config.dataDir).filePath(QStringLiteral("window.ini"));
    MainWindow window(charts, theme,
                      {config.networkTag, config.nodeName, commandLine.demo, stateFile});
    feed(window, series, monitor);
    if (commandLine.windowSize.isValid())
        window.resize(commandLine.windowSize);

    int exitCode = 0;
    const auto stop = [&] { monitor.stop(stopTimeoutMs); };
    QObject::connect(&monitor, &Monitor::stopped, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &window, stop);
    QObject::connect(&window, &MainWindow::closed, &window, stop);
    std::unique_ptr<Desktop> desktop; // of which pictures are no part
    if (!rendering) {
        // A desktop is not notified of what never happened.
        desktop = std::make_unique<Desktop>(
            window, series, DesktopTrayOptions{config.nodeName, config.closeToTray, stateFile},
            config.desktopNotifications && !commandLine.demo);
        join(*desktop, monitor);
        QObject::connect(desktop.get(), &Desktop::quitWanted, &window, stop);
    }

    StatusServer status(config.dataDir, [&monitor] { return monitor.runState(); });
    QString error;
    if (!rendering) {
        const auto start = status.listen(&error);
        if (start != StatusServer::Start::Listening)
            qCritical("%s", qUtf8Printable(error));
        if (start == StatusServer::Start::TakenByAnother)
            return 2;
    }
    if (rendering)
        QTimer::singleShot(commandLine.screenshotAfterSeconds * 1'000, &window, [&] {
            const QStringList files = window.renderPages(commandLine.screenshotDirectory);
            exitCode = files.isEmpty() ? 1 : 0;
            for (const QString &file : files)
                qInfo("Rendered %s", qUtf8Printable(file));
            stop();
        });
    window.show();
    monitor.start();
    return QCoreApplication::exec();
}

} // namespace bnm
