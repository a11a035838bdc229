// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_run.h"

#include "app/core/chart_data.h"
#include "app/monitor.h"
#include "app/notify/desktop_notifier.h"
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
    QObject::connect(&monitor.alerts(), &Alerts::changed, &window,
                     [&] { window.setAlerts(monitor.alerts().now()); });
    QObject::connect(&monitor, &Monitor::peersChanged, &window, &MainWindow::setPeers);
    QObject::connect(&monitor, &Monitor::geoChanged, &window, &MainWindow::setGeoStatus);
    QObject::connect(&monitor, &Monitor::peerChurnChanged, &window, &MainWindow::setPeerChurn);
}

/// Alerts as notifications of the desktop, where it has them.
std::unique_ptr<DesktopNotifier> notifyDesktop(MainWindow &window, Alerts &alerts)
{
    auto notifier = makeDesktopNotifier();
    if (!notifier)
        return nullptr;
    QObject::connect(&alerts, &Alerts::news, notifier.get(), &DesktopNotifier::show);
    QObject::connect(notifier.get(), &DesktopNotifier::activated, &window,
                     [&](const QString &rule, DesktopNotifier::Action action) {
                         switch (action) {
                         case DesktopNotifier::Action::Open:
                             window.show();
                             window.raise();
                             return window.activateWindow();
                         case DesktopNotifier::Action::Acknowledge: return alerts.acknowledge(rule);
                         case DesktopNotifier::Action::SnoozeOneHour:
                             return alerts.snooze(rule, Snooze::OneHour);
                         }
                     });
    return notifier;
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
    MainWindow window(
        charts, theme,
        {config.networkTag, config.nodeName, commandLine.demo,
         rendering ? QString() : QDir(config.dataDir).filePath(QStringLiteral("window.ini"))});
    feed(window, series, monitor);
    std::unique_ptr<DesktopNotifier> notifier;
    if (!rendering && !commandLine.demo) // a desktop is not told of what never happened
        notifier = notifyDesktop(window, monitor.alerts());
    if (commandLine.windowSize.isValid())
        window.resize(commandLine.windowSize);

    int exitCode = 0;
    const auto stop = [&] { monitor.stop(stopTimeoutMs); };
    QObject::connect(&monitor, &Monitor::stopped, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &window, stop);
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &window, stop);

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
