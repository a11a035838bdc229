// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/config/config_loader.h"
#include "app/core/series/chart_data.h"
#include "app/demo_node.h"
#include "app/desktop/desktop_presence.h"
#include "app/desktop/desktop_settings.h"
#include "app/desktop/show_request.h"
#include "app/instance_lock.h"
#include "app/monitor_host.h"
#include "app/status_server.h"
#include "ui/window/main_window.h"

#include <QObject>

#include <memory>

namespace bnm {

/// The program with a window: connects Monitor and window in both directions, and replaces the
/// Monitor under the same window when the settings change.
class Desktop : public QObject {
    Q_OBJECT
public:
    /// The input, including stored secrets, and the configuration loaded from it.
    Desktop(const LoadedConfig &loaded, const ConfigInput &input, const CommandLine &commandLine,
            SecretKeeper &secrets);
    ~Desktop() override;

    /// Shows the window; or, if it starts hidden, only the tray icon if there is a tray.
    void show();
    enum class Start {
        Begun,
        ShownElsewhere, ///< another instance uses the data folder; it shows its window
        TakenByAnother, ///< another instance uses the data folder; it has no window
    };
    /// Anything but Begun: the program must exit.
    Start start();
    void stop(); ///< finished() follows within a few seconds
    MainWindow &window() { return m_window; }
    MonitorHost &host() { return m_host; }

Q_SIGNALS:
    void finished();
    void quitWanted();
    void failed(const QString &sentence); ///< fatal

private:
    void take(Monitor &monitor, const Config &config);
    void feedCharts(Monitor &monitor);
    void feedView(Monitor &monitor);
    void joinAlerts(Monitor &monitor);
    void makePresence();
    void showPresence(const Config &config);
    void showAlertsOff();
    void forget(Monitor &monitor);
    bool takeFolder(const QString &folder, QString *error);
    void moveFolder(Config &config);
    void takeNodeStatus(const Status &status);
    void showDemo();
    void failDemo(const QString &sentence);
    void leaveDemo();
    void apply(const LoadedConfig &loaded);

    const CommandLine m_commandLine;
    Config m_config;     ///< of the real node
    bool m_isNodeChosen; ///< the user specified the node
    const QString m_stateFile;
    QString m_shownNetwork;
    QString m_shownName;
    std::unique_ptr<SimulatedNodeThread> m_demo; ///< while it is shown or prepared
    bool m_isDemoShown = false;
    std::unique_ptr<SimulatedNodeThread> m_formerDemo; ///< until the last client is gone
    std::unique_ptr<InstanceLock> m_lock;
    std::unique_ptr<InstanceLock> m_formerLock; ///< of the folder that the old Monitor still uses
    MonitorHost m_host;
    LiveSeries m_series;
    ChartData m_charts;
    NodeView m_view{m_series};
    MainWindow m_window;
    DesktopSettings m_settings;
    std::unique_ptr<DesktopPresence> m_presence; ///< not for screenshots
    std::unique_ptr<StatusServer> m_status;
    std::unique_ptr<ShowRequests> m_showRequests;
};

} // namespace bnm
