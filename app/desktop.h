// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/chart_data.h"
#include "app/core/config/config_loader.h"
#include "app/demo_node.h"
#include "app/monitor_host.h"
#include "app/notify/desktop_notifier.h"
#include "app/status_server.h"
#include "ui/window/main_window.h"

#include <QObject>

#include <memory>

namespace bnm {

/// The program with a window: hands what a Monitor says to the window, the window's wishes to
/// the Monitor, and puts another Monitor under the same window when the settings change.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop(const LoadedConfig &loaded, const CommandLine &commandLine);
    ~Desktop() override;

    /// False: another instance runs with the same data folder; the program is to end.
    bool start();
    void stop(); ///< finished() follows within a few seconds
    MainWindow &window() { return m_window; }
    MonitorHost &host() { return m_host; }

Q_SIGNALS:
    void finished();

private:
    void take(Monitor &monitor, const Config &config);
    void feedCharts(Monitor &monitor);
    void feedWindow(Monitor &monitor);
    void forget(Monitor &monitor);
    bool answerHealthchecks();
    void takeNodeLink(const LinkStatus &link);
    void tryDemo();
    void leaveDemo();
    bool isDemo() const { return m_commandLine.demo || m_demo; }

    const CommandLine m_commandLine;
    Config m_config;             ///< of the real node
    bool m_isNodeChosen = false; ///< somebody said where the node is
    QString m_shownNetwork;
    QString m_shownName;
    MonitorHost m_host;
    LiveSeries m_series;
    ChartData m_charts;
    Theme m_theme;
    MainWindow m_window;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<StatusServer> m_status;
    std::unique_ptr<SimulatedNodeThread> m_demo; ///< while it is tried from the window
};

} // namespace bnm
