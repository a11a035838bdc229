// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "app/component_options.h"
#include "app/core/alerts/alerts_off.h"
#include "app/core/health/component_ids.h"
#include "app/desktop/pending_login.h"
#include "app/log.h"
#include "ui/first_run/first_run_page.h"

#include <QDir>
#include <QSettings>

#include <utility>

namespace bnm {

namespace {

constexpr int trayPatienceMs = 3'000; // a panel may start after us
const QString nodeSeenKey = QStringLiteral("node/seen");

QString stateFile(const Config &config, const CommandLine &commandLine)
{
    // Pictures are the same wherever they are made.
    return commandLine.screenshotDirectory.isEmpty()
               ? QDir(config.dataDir).filePath(QStringLiteral("window.ini"))
               : QString();
}

Monitor::Keeping keeping(const CommandLine &commandLine)
{
    return commandLine.screenshotDirectory.isEmpty() ? Monitor::Keeping::OnDisk
                                                     : Monitor::Keeping::NothingButReadPast;
}

} // namespace

Desktop::Desktop(const LoadedConfig &loaded, const ConfigInput &input,
                 const CommandLine &commandLine, SecretKeeper &secrets)
    : m_commandLine(commandLine),
      m_config(loaded.config),
      m_isNodeChosen(isNodeChosen(loaded)),
      m_stateFile(stateFile(loaded.config, commandLine)),
      m_host(MonitorOptions{keeping(commandLine)}),
      m_charts(m_series, nullptr),
      m_window(m_view, m_charts, {m_stateFile}),
      m_settings(input, secrets, m_stateFile, &m_window)
{
    connect(&m_host, &MonitorHost::made, this, &Desktop::take);
    connect(&m_host, &MonitorHost::leaving, this, &Desktop::forget);
    connect(&m_host, &MonitorHost::stopped, this, &Desktop::finished);
    FirstRunPage &firstRun = m_window.firstRun();
    connect(&firstRun, &FirstRunPage::demoWanted, this, &Desktop::showDemo);
    firstRun.setAccessProvider([folder = m_config.dataDir] { return pendingLogin(folder); });
    connect(&firstRun, &FirstRunPage::nodeChosen, &m_settings, &DesktopSettings::connectNode);
    connect(&m_settings, &DesktopSettings::connecting, &firstRun, &FirstRunPage::showConnecting);
    connect(&m_settings, &DesktopSettings::refused, &firstRun, &FirstRunPage::showRefusal);
    connect(&m_settings, &DesktopSettings::failed, &firstRun, &FirstRunPage::showTrouble);
    connect(&m_settings, &DesktopSettings::applied, &firstRun, &FirstRunPage::endConnecting);
    connect(&m_settings, &DesktopSettings::applied, this, &Desktop::apply);
    connect(&m_window, &MainWindow::settingsWanted, this,
            [this] { m_settings.show(m_demo != nullptr); });
    connect(&m_window, &MainWindow::settingWanted, this,
            [this](const QString &name) { m_settings.show(m_demo != nullptr, name); });
    connect(&m_view.commands(), &AlertCommands::turnOn, &m_settings, &DesktopSettings::turnAlertOn);
    connect(&m_settings, &DesktopSettings::ruleKept, &m_window, &MainWindow::showAlertTrouble);
    connect(&m_window, &MainWindow::demoLeft, this, &Desktop::leaveDemo);
    connect(&m_window, &MainWindow::demoWanted, this, &Desktop::showDemo);
    connect(&m_window, &MainWindow::refreshWanted, this, [this] {
        if (Monitor *monitor = m_host.monitor())
            monitor->pollNow();
    });
    connect(&m_window, &MainWindow::closed, this, &Desktop::quitWanted);
    connect(&m_window, &MainWindow::quitWanted, this, [this] {
        m_window.saveState();
        Q_EMIT quitWanted();
    });
    if (commandLine.screenshotDirectory.isEmpty())
        makePresence();
    if (commandLine.windowSize.isValid())
        m_window.resize(commandLine.windowSize);
    if (commandLine.screenshotRangeMs > 0)
        m_window.setRange(commandLine.screenshotRangeMs);
}

Desktop::~Desktop()
{
    m_charts.setHistory(nullptr); // destroyed with the host, before the charts
}

void Desktop::makePresence()
{
    m_presence = std::make_unique<DesktopPresence>(
        m_window, DesktopTrayOptions{m_config.nodeName, m_config.closeToTray, m_stateFile},
        m_config.desktopNotifications);
    m_presence->tray().tray().menu().setSettingsOffered(true);
    connect(m_presence.get(), &DesktopPresence::settingsWanted, &m_window,
            &MainWindow::settingsWanted);
    connect(m_presence.get(), &DesktopPresence::quitWanted, this, &Desktop::quitWanted);
}

void Desktop::show()
{
    if (m_commandLine.screenshotDirectory.isEmpty() && !m_commandLine.windowSize.isValid())
        m_window.fitToScreen();
    if (!m_commandLine.hidden || !m_presence)
        return m_window.show();
    QTimer::singleShot(trayPatienceMs, this, [this] {
        if (m_presence->tray().kind() == TrayPresence::Kind::None)
            m_window.show();
    });
}

Desktop::Start Desktop::start()
{
    if (m_commandLine.screenshotDirectory.isEmpty()) {
        QString error;
        if (!takeFolder(m_config.dataDir, &error)) {
            if (ShowRequests::send(m_config.dataDir)) {
                qInfo("Bitcoin Node Monitor already runs; its window is shown.");
                return Start::ShownElsewhere;
            }
            qCritical("%s", qUtf8Printable(error));
            return Start::TakenByAnother;
        }
    }
    if (m_commandLine.demo)
        showDemo();
    else
        m_host.run(m_config);
    return Start::Begun;
}

void Desktop::stop()
{
    m_host.stop();
}

/// False: another instance runs with that folder, and all stays as it was.
bool Desktop::takeFolder(const QString &folder, QString *error)
{
    if (m_formerLock && m_formerLock->isOf(folder)) {
        std::swap(m_lock, m_formerLock);
    } else if (!m_lock || !m_lock->isOf(folder)) {
        auto lock = std::make_unique<InstanceLock>(folder);
        const InstanceLock::Start start = lock->take(error);
        if (start == InstanceLock::Start::TakenByAnother)
            return false;
        if (start == InstanceLock::Start::NotYet)
            qCritical("%s", qUtf8Printable(*error));
        connect(lock.get(), &InstanceLock::takenByAnother, this, &Desktop::failed);
        // until nothing writes there any more
        m_formerLock = std::exchange(m_lock, std::move(lock));
    }
    m_showRequests.reset(); // its end removes a socket of the same folder
    m_showRequests = std::make_unique<ShowRequests>(folder);
    connect(m_showRequests.get(), &ShowRequests::showWanted, &m_window, &MainWindow::bringToFront);
    m_status.reset(); // the same
    m_status = std::make_unique<StatusServer>(folder, [this] { return m_host.runState(); });
    if (!m_status->listen(error))
        qCritical("%s", qUtf8Printable(*error));
    return true;
}

/// Data stays in its folder if another instance uses the new one.
void Desktop::moveFolder(Config &config)
{
    QString error;
    if (config.dataDir == m_config.dataDir || takeFolder(config.dataDir, &error))
        return;
    qCritical("%s", qUtf8Printable(error));
    config.warnings << tr("The data folder %1 is in use by another instance; this one goes on with "
                          "%2. Choose another folder in the settings.")
                           .arg(config.dataDir, m_config.dataDir);
    config.dataDir = m_config.dataDir;
    config.storeDir = m_config.storeDir;
}

void Desktop::take(Monitor &monitor, const Config &config)
{
    m_formerLock.reset(); // the previous Monitor has ended
    // Data in memory of the same node stays valid.
    if (config.networkTag != m_shownNetwork || config.nodeName != m_shownName)
        m_series.clear();
    m_shownNetwork = config.networkTag;
    m_shownName = config.nodeName;
    m_window.showNode({config.networkTag, config.nodeName,
                       config.rpcUrl.toString(QUrl::RemoveUserInfo | QUrl::RemovePath |
                                              QUrl::RemoveQuery | QUrl::RemoveFragment),
                       config.mempoolHistSource, m_isDemoShown, Freshness(pollIntervals(config)),
                       m_host.isNetworkKnown(), m_isDemoShown ? QString() : config.blocksDir});
    feedCharts(monitor);
    feedView(monitor);
    joinAlerts(monitor);
    if (m_presence)
        m_presence->setNode(config.nodeName);
    showPresence(config);
    showAlertsOff();
    m_formerDemo.reset(); // no more clients
    if (m_isDemoShown || m_isNodeChosen)
        return;
    connect(&monitor, &Monitor::statusChanged, this, [this](const Status &status) {
        if (status.id == ids::node)
            takeNodeStatus(status);
    });
}

void Desktop::feedCharts(Monitor &monitor)
{
    m_charts.setHistory(monitor.history());
    connect(&monitor, &Monitor::points, &m_series, &LiveSeries::take);
}

void Desktop::feedView(Monitor &monitor)
{
    connect(&monitor, &Monitor::statusChanged, &m_view, &NodeView::setStatus);
    connect(&monitor, &Monitor::nodeIdentityChanged, &m_view, &NodeView::setNodeIdentity);
    connect(&monitor, &Monitor::nodeFiguresChanged, &m_view, &NodeView::setNodeFigures);
    connect(&monitor, &Monitor::recentBlocksChanged, &m_view, &NodeView::setRecentBlocks);
    connect(&monitor, &Monitor::reorganisationsChanged, &m_view, &NodeView::setReorganisations);
    connect(&monitor, &Monitor::mempoolChanged, &m_view, &NodeView::setMempool);
    connect(&monitor, &Monitor::peersChanged, &m_view, &NodeView::setPeers);
    connect(&monitor, &Monitor::geoChanged, &m_view, &NodeView::setGeoStatus);
    connect(&monitor, &Monitor::geoChanged, &m_settings, &DesktopSettings::setGeoStatus);
    connect(&monitor, &Monitor::peerChurnChanged, &m_view, &NodeView::setPeerChurn);
    connect(&m_view, &NodeView::bansWanted, &monitor, &Monitor::readBans);
    connect(&monitor, &Monitor::bansRead, &m_view, &NodeView::setBans);
}

/// Window, tray and notifications show the alerts, and user actions there reach the alerts.
void Desktop::joinAlerts(Monitor &monitor)
{
    Alerts &alerts = monitor.alerts();
    AlertCommands &commands = m_view.commands();
    connect(&commands, &AlertCommands::acknowledge, &alerts, &Alerts::acknowledge);
    connect(&commands, &AlertCommands::snooze, &alerts, &Alerts::snooze);
    connect(&commands, &AlertCommands::snoozeAll, &alerts, &Alerts::snoozeAll);
    connect(&alerts, &Alerts::changed, &m_view, [this, &alerts] {
        m_view.setAlerts(alerts.now());
        m_view.setAlertHistory(alerts.history());
    });
    if (!m_presence)
        return;
    DesktopPresence *presence = m_presence.get();
    connect(&alerts, &Alerts::changed, presence,
            [presence, &alerts] { presence->setAlerts(alerts.now()); });
    presence->setOutbox(&alerts.outbox(QStringLiteral("desktop")));
}

void Desktop::showPresence(const Config &config)
{
    if (!m_presence)
        return;
    m_presence->tray().setCloseToTray(config.closeToTray);
    // A desktop is not notified of what never happened.
    m_presence->setNotifications(config.desktopNotifications && !m_isDemoShown);
}

/// The demo's alerts are not the node's, and saved settings do not change them.
void Desktop::showAlertsOff()
{
    if (m_isDemoShown)
        m_window.setAlertsOff({}, tr("Alerts of the demo cannot be turned off."));
    else
        m_window.setAlertsOff(inRuleOrder(m_config.alerts.off), m_settings.alertsLock());
}

void Desktop::forget(Monitor &monitor)
{
    for (QObject *listener :
         std::initializer_list<QObject *>{&m_view, &m_window, &m_series, &m_settings, this})
        monitor.disconnect(listener);
    monitor.alerts().disconnect(&m_view);
    m_view.commands().disconnect(&monitor.alerts());
    if (m_presence) {
        monitor.disconnect(m_presence.get());
        monitor.alerts().disconnect(m_presence.get());
        m_presence->setOutbox(nullptr);
    }
    m_charts.setHistory(nullptr);
}

/// The page of the first run is for those whose node has never answered; to whom it has, a node
/// that is away is a matter for the health line.
void Desktop::takeNodeStatus(const Status &status)
{
    QSettings state(m_stateFile, QSettings::IniFormat);
    if (status.level == Status::Level::Good) {
        m_window.showFirstRun(false);
        if (!state.value(nodeSeenKey).toBool())
            state.setValue(nodeSeenKey, true);
    } else if (status.level == Status::Level::Bad && !state.value(nodeSeenKey).toBool()) {
        m_window.offerFirstRun();
    }
}

void Desktop::showDemo()
{
    if (m_demo)
        return;
    m_demo = makeDemoNode(m_commandLine.demoPeers, m_commandLine.demoSpeed);
    m_demo->startLater(this, [this](const QString &error) {
        if (!error.isEmpty()) {
            m_demo.reset();
            return failDemo(tr("The demo cannot start: %1").arg(error));
        }
        m_window.showFirstRun(false);
        m_isDemoShown = true;
        // Its data is deleted with its folder.
        m_host.run(pointedAt(*m_demo, m_config, m_commandLine.settings.keys()),
                   demoOptions(*m_demo, {Monitor::Keeping::OnDisk}));
    });
}

/// If the demo was requested on the command line, the error is printed there.
void Desktop::failDemo(const QString &sentence)
{
    if (m_commandLine.demo)
        Q_EMIT failed(sentence);
    else
        m_window.firstRun().showTrouble(sentence);
}

void Desktop::leaveDemo()
{
    if (!m_isDemoShown)
        return;
    m_isDemoShown = false;
    m_formerDemo = std::move(m_demo);
    m_host.run(m_config);
}

void Desktop::apply(const LoadedConfig &loaded)
{
    Config config = loaded.config;
    moveFolder(config);
    m_config = config;
    m_isNodeChosen = isNodeChosen(loaded);
    installLog(m_config.logLevel);
    showPresence(m_config);
    showAlertsOff();
    if (m_demo)
        return;
    m_window.showFirstRun(false);
    m_host.run(m_config);
}

} // namespace bnm
