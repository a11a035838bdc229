// SPDX-License-Identifier: GPL-3.0-or-later
// A real tray icon on a private display and bus, seen from the panel; and the whole path from a
// failing node to the panel.
#include "tests/app/alerting_world.h"
#include "tests/support/notification_service.h"
#include "tests/support/private_desktop.h"
#include "tests/support/program_world.h"
#include "tests/support/shown_desktop.h"
#include "tests/support/status_notifier_desktop.h"
#include "ui/tray/tray_icon.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTest>
#include <QWindow>

#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = TrayLook::State;
using Kind = AlertNews::Kind;

namespace {

constexpr int longMs = 60'000;
constexpr int panelSize = 22;
const QString hostile = u"/<img src='http://evil.example/x'> & <b>more</b>/"_s;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::vector<TrayLook> allLooks()
{
    std::vector<TrayLook> looks;
    for (const State state : {State::Connecting, State::Good, State::Information, State::Watch,
                              State::Act, State::Away})
        for (const bool quiet : {false, true})
            if (!quiet || (state != State::Connecting && state != State::Good))
                looks.push_back({state, quiet});
    return looks;
}

/// The look shown in the panel; nothing if it is none of them.
std::optional<TrayLook> seen(StatusNotifierDesktop &panel)
{
    const QImage icon = panel.icon(panelSize);
    for (const TrayLook &look : allLooks())
        if (!icon.isNull() && icon == trayIcon(look)
                                          .pixmap(panelSize, panelSize)
                                          .toImage()
                                          .convertToFormat(QImage::Format_ARGB32))
            return look;
    return std::nullopt;
}

Alert alertOf(const QString &rule, AlertSeverity severity)
{
    Alert alert;
    alert.rule = rule;
    alert.severity = severity;
    alert.state = AlertState::Firing;
    alert.title = u"Disk nearly full"_s;
    alert.text = u"4 % free."_s;
    alert.nextStep = u"Make room."_s;
    return alert;
}

AlertNews newsOf(const QString &rule, Kind kind = Kind::Fired)
{
    return {kind, alertOf(rule, AlertSeverity::Critical)};
}

/// Connects the monitor's news and states as the program does.
void join(MainWindow &window, World &world)
{
    Alerts &alerts = world.monitor->alerts();
    QObject::connect(world.monitor.get(), &Monitor::statusChanged, &window.view(),
                     &NodeView::setStatus);
    QObject::connect(&alerts, &Alerts::changed, &window,
                     [&] { window.view().setAlerts(alerts.now()); });
}

TrayLook lookOf(const World &world)
{
    NodeView view(*world.series);
    for (const Status &status : world.links)
        view.setStatus(status);
    view.setAlerts(world.monitor->alerts().now());
    view.judgeNow();
    return trayLook(view);
}

} // namespace

class TestTray : public QObject {
    Q_OBJECT
public:
    explicit TestTray(const PrivateDesktop &desktop) : m_desktop(desktop) {}

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_desktop.isThere())
            QSKIP("Xvfb or dbus-daemon is not installed");
        QDBusConnection::connectToBus(m_desktop.busAddress(), u"panel"_s);
        QVERIFY(bus().isConnected());
    }
    void cleanupTestCase() { QDBusConnection::disconnectFromBus(u"panel"_s); }

    /// First of all, for Qt keeps to the first answer for the whole run.
    void aTrayThatAppearsLater()
    {
        ShownDesktop shown;
        const auto host = makeTrayHost();
        QTRY_COMPARE_WITH_TIMEOUT(host->presence(), TrayHost::Presence::Absent, longMs);
        QCOMPARE(shown.kind(), TrayPresence::Kind::None);
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        QCOMPARE(shown.kind(), TrayPresence::Kind::Bus);
    }

    void thePanelsView()
    {
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        QCOMPARE(shown.kind(), TrayPresence::Kind::Bus);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Connecting, false}),
                                  longMs);
        QCOMPARE(panel.toolTip().section(u'\n', 0, 2),
                 u"Height –\nPeers –: – inbound, – outbound\nNext block –, waiting for the node"_s);
        shown.answer();
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Good, false}), longMs);
        QCOMPARE(panel.toolTip(),
                 u"Height 920\u202F000\nPeers 24: 14 inbound, 10 outbound\n"
                 u"Next block 12.4\u202Fsat/vB\n"
                 u"All right: Last block 3\u202Fmin ago, 24 peers. No action needed.\n"
                 u"cupboard"_s);
        for (const int size : {16, 22, 24, 32, 48})
            QVERIFY(!panel.icon(size).isNull());
        const auto menu = panel.menu();
        QVERIFY(menu.front().label.startsWith(u"All right: "_s));
        QVERIFY(!menu.front().enabled);
        for (const QString &label : {u"Open"_s, u"Quit"_s})
            QVERIFY2(panel.entry(label).id != 0, qPrintable(label));
        QVERIFY(panel.entry(u"Settings…"_s).id == 0); // hidden
        QVERIFY(!panel.entry(u"Snooze all"_s).enabled);
    }

    void everyStateHasItsShape()
    {
        // By shape, not only by colour: all differ in black and white.
        std::vector<QImage> pictures;
        for (const TrayLook &look : allLooks())
            for (const int size : {16, 22, 24, 32, 48}) {
                QImage grey = trayIcon(look)
                                  .pixmap(size, size)
                                  .toImage()
                                  .convertToFormat(QImage::Format_Grayscale8);
                grey = grey.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
                for (const QImage &other : pictures)
                    QVERIFY(other != grey);
                pictures.push_back(grey);
            }
        const QPixmap sharp = trayIcon({State::Act, false}).pixmap(QSize(22, 22), 2.0);
        QCOMPARE(sharp.size(), QSize(44, 44));
    }

    void theAlertsAreInTheMenu()
    {
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        shown.answer();
        Alert alert = alertOf(u"disk_low"_s, AlertSeverity::Critical);
        alert.title = hostile;
        std::vector<Alert> alerts(7, alert);
        alerts[1] = alertOf(u"behind"_s, AlertSeverity::Warning);
        shown.window.view().setAlerts(alerts);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Act, false}), longMs);
        QVERIFY(panel.entry(u"Warning: Disk nearly full"_s).id != 0);
        QVERIFY(panel.entry(u"And 2 more"_s).id != 0);
        QVERIFY(!panel.toolTip().contains(u'<'));
        for (const auto &entry : panel.menu())
            QVERIFY2(!entry.label.contains(u'<'), qPrintable(entry.label));

        QSignalSpy snoozed(&shown.window.view().commands(), &AlertCommands::snoozeAll);
        panel.choose(u"For 8 hours"_s);
        QTRY_COMPARE_WITH_TIMEOUT(snoozed.size(), 1, longMs);
        QCOMPARE(snoozed[0][0].value<Snooze>(), Snooze::EightHours);
        for (Alert &one : alerts)
            one.snoozedUntilMs = now() + 60'000;
        shown.window.view().setAlerts(alerts);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Act, true}), longMs);
        QVERIFY(!panel.entry(u"Snooze all"_s).enabled);
        shown.window.view().setAlerts({});
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Good, false}), longMs);
        QCOMPARE(panel.entry(u"Warning: Disk nearly full"_s).id, 0);
    }

    void theTrayFollowsTheNode_data()
    {
        QTest::addColumn<std::function<void(World &)>>("befall");
        QTest::addColumn<TrayLook>("expected");
        using Befall = std::function<void(World &)>;
        const auto row = [](const char *name, State state, Befall befall) {
            QTest::newRow(name) << std::move(befall) << TrayLook{state, false};
        };
        row("reorganisation", State::Act,
            [](World &world) { world.node.run([](SimulatedNode &node) { node.reorganise(3); }); });
        row("silence", State::Away, [](World &world) {
            world.node.run(
                [](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        });
        row("lost peers", State::Act,
            [](World &world) { world.node.run([](SimulatedNode &node) { node.dropPeers(64); }); });
        const QStorageInfo disk(QDir::tempPath()); // less than 5 % free is critical
        const bool isFull = 20 * disk.bytesAvailable() < disk.bytesTotal();
        row("full disk", isFull ? State::Act : State::Watch, [](World &world) {
            AlertSettings settings;
            settings.thresholds = {{u"disk_low"_s, 100}}; // no disk has that
            world.monitor->alerts().setSettings(settings);
        });
        row("restart", State::Information,
            [](World &world) { world.node.run([](SimulatedNode &node) { node.restart(); }); });
    }
    void theTrayFollowsTheNode()
    {
        QFETCH(std::function<void(World &)>, befall);
        QFETCH(TrayLook, expected);
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        World world;
        world.config.fastIntervalMs = 1'000;
        world.config.dataDirOfNode = world.directory.path();
        world.start();
        ChartData charts(*world.series, nullptr);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        DesktopPresence desktop(window, {u"cupboard"_s, true, {}}, false);
        join(window, world);
        QTRY_VERIFY_WITH_TIMEOUT(
            world.isWell() &&
                world.series->latest({{"node", "uptime_seconds"}, {{"version", u"30.0.0"_s}}})
                        .value_or(Sample{})
                        .value >= 1,
            longMs);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Good, false}), longMs);

        QSignalSpy cycles(world.monitor.get(), &Monitor::fastCycleFinished);
        befall(world);
        QTRY_COMPARE_WITH_TIMEOUT(lookOf(world), expected, longMs); // the program knows it
        const qsizetype before = cycles.size();
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(expected), longMs);
        QVERIFY2(cycles.size() - before <= 1, qPrintable(QString::number(cycles.size() - before)));
        if (expected.state != State::Watch && expected.state != State::Act)
            return;
        // An alert that is but pending cannot be acknowledged yet.
        const auto isAcknowledged = [&] {
            for (const Alert &alert : world.monitor->alerts().now())
                world.monitor->alerts().acknowledge(alert.rule);
            return lookOf(world).isQuiet;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{expected.state, true}),
                                  longMs);
    }

    void closingToTheTrayIsExplainedOnce()
    {
        StatusNotifierDesktop panel(bus());
        NotificationService service(bus());
        QVERIFY(panel.come() && service.come());
        ShownDesktop shown;
        QSignalSpy closed(&shown.window, &MainWindow::closed);
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        shown.window.close();
        QVERIFY(!shown.window.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), longMs);
        QVERIFY(service.notifications[0].body.contains(u"Quit"_s));
        QVERIFY(QSettings(shown.stateFile, QSettings::IniFormat)
                    .value(u"tray/said_that_it_stays"_s)
                    .toBool());
        panel.click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.isVisible(), longMs);
        shown.window.close();
        QVERIFY(!shown.window.isVisible());
        panel.choose(u"Open"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.isVisible(), longMs);
        QCOMPARE(service.notifications.size(), std::size_t(1));
        QCOMPARE(closed.size(), 0);

        shown.desktop.tray().setCloseToTray(false);
        shown.window.close();
        QCOMPARE(closed.size(), 1);
    }

    void aVanishedTrayShowsTheWindow_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("the panel's host") << false;
        QTest::newRow("all of it") << true;
    }
    void aVanishedTrayShowsTheWindow()
    {
        QFETCH(bool, whole);
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        shown.window.close();
        QVERIFY(!shown.window.isVisible());
        if (whole)
            panel.leave();
        else
            panel.setHost(false);
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.isVisible(), longMs);
        QSignalSpy closed(&shown.window, &MainWindow::closed);
        shown.window.close(); // there is no way back now
        QCOMPARE(closed.size(), 1);
        if (whole)
            QVERIFY(panel.come());
        else
            panel.setHost(true);
        QTRY_COMPARE_WITH_TIMEOUT(shown.kind(), TrayPresence::Kind::Bus, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(!panel.items().isEmpty(), longMs); // Qt brought it back
    }

    void withoutATrayClosingQuits()
    {
        ShownDesktop shown;
        QSignalSpy closed(&shown.window, &MainWindow::closed);
        shown.window.close();
        QCOMPARE(closed.size(), 1);
    }

    void nothingIsNotifiedTwice()
    {
        StatusNotifierDesktop panel(bus());
        NotificationService service(bus());
        QVERIFY(panel.come() && service.come());
        ShownDesktop shown;
        shown.tell(newsOf(u"one"_s)); // before anything is known of the desktop
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        shown.tell(newsOf(u"two"_s));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(2), longMs);
        shown.tell(newsOf(u"one"_s, Kind::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(3), longMs);
        QVERIFY(service.notifications[0].actions.contains(u"acknowledge"_s));
        QSignalSpy acknowledged(&shown.window.view().commands(), &AlertCommands::acknowledge);
        Q_EMIT service.ActionInvoked(service.notifications[1].id, u"acknowledge"_s);
        QTRY_COMPARE_WITH_TIMEOUT(acknowledged.size(), 1, longMs);
        QCOMPARE(acknowledged[0][0].toString(), u"two"_s);

        shown.desktop.setNotifications(false);
        shown.tell(newsOf(u"three"_s));
        shown.desktop.setNotifications(true);
        shown.tell(newsOf(u"four"_s)); // would come behind the third
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(4), longMs);
        QVERIFY(service.notifications[3].replaces == 0);
    }

    void aTrayWithItsOwnMessages()
    {
        AlertCommands commands;
        Outbox outbox(u"desktop"_s);
        DesktopAlerts alerts(makeDesktopNotifier(), commands);
        QSignalSpy messages(&alerts, &DesktopAlerts::trayMessage);
        alerts.setOutbox(&outbox);
        const auto show = [&outbox](const QString &rule) {
            outbox.add(newsOf(rule), QDateTime::currentMSecsSinceEpoch());
            outbox.release(outbox.newestId());
        };
        alerts.setTrayTells(true);
        show(u"one"_s); // waits for the answer of the service
        QCOMPARE(messages.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, longMs);
        QCOMPARE(messages[0][0].toString(), u"Critical: Disk nearly full"_s);
        NotificationService service(bus());
        QVERIFY(service.come());
        const auto told = [&] { return service.notifications.size(); };
        std::size_t shown = 1;
        QTRY_VERIFY_WITH_TIMEOUT((show(QString::number(++shown)), QTest::qWait(1), told() > 0),
                                 longMs);
        // Each is shown exactly once, in one place; some are still in transit.
        QTRY_COMPARE_WITH_TIMEOUT(std::size_t(messages.size()) + told(), shown, longMs);
        for (const auto &one : service.notifications)
            QVERIFY(one.summary.startsWith(u"Critical"_s));
        const auto before = told();
        const auto toldByTray = messages.size();
        show(u"last"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told(), before + 1, longMs);
        QCOMPARE(messages.size(), toldByTray);
    }

    void theEndOfASession()
    {
        StatusNotifierDesktop panel(bus());
        QVERIFY(panel.come());
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        QSignalSpy quit(&shown.desktop, &DesktopPresence::quitWanted);
        QEvent event(QEvent::Quit);
        QVERIFY(QCoreApplication::sendEvent(qApp, &event));
        QVERIFY(event.isAccepted());
        QCOMPARE(quit.size(), 1);
    }

    /// Its buttons would no longer work, and desktops never remove it.
    void aCriticalNotificationClosesWithTheProgram_data()
    {
        QTest::addColumn<bool>("bySignal");
        QTest::newRow("Quit in the tray") << false;
        QTest::newRow("SIGTERM") << true;
    }
    void aCriticalNotificationClosesWithTheProgram()
    {
        QFETCH(bool, bySignal);
        StatusNotifierDesktop panel(bus());
        NotificationService service(bus());
        QVERIFY(panel.come() && service.come());
        ProgramWorld world;
        for (const char *name : {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"})
            world.set(name, qEnvironmentVariable(name));
        world.setLimits(u"node_unreachable=1"_s);
        const auto process = world.start({});
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Good, false}), longMs);
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        const auto critical = [&service]() -> uint {
            for (const auto &one : service.notifications)
                if (one.hints.value(u"urgency"_s).toInt() == 2)
                    return one.id;
            return 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(critical() != 0, longMs);
        const uint id = critical();
        QCOMPARE(std::count(service.closed.begin(), service.closed.end(), id), 0);
        if (bySignal)
            ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
        else
            panel.choose(u"Quit"_s);
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, longMs);
        QTRY_COMPARE_WITH_TIMEOUT(std::count(service.closed.begin(), service.closed.end(), id), 1,
                                  longMs);
    }

    void aTestMessageOnTheDesktop()
    {
        NotificationService service(bus());
        ProgramWorld world;
        for (const char *name : {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"})
            world.set(name, qEnvironmentVariable(name));
        const auto tried = [&world]() -> ProgramResult {
            const auto process = world.start(u"--test-alert"_s);
            if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, longMs))
                return {};
            return {process->exitCode(), process->readAllStandardOutput(),
                    process->readAllStandardError()};
        };
        const ProgramResult without = tried();
        QVERIFY2(without.exitCode == 1, without.errors.constData());
        QCOMPARE(without.output,
                 QByteArray("desktop: This desktop has no notification service.\n"));
        QVERIFY(service.come());
        const ProgramResult with = tried();
        QVERIFY2(with.exitCode == 0, with.output + with.errors);
        QCOMPARE(service.notifications.size(), std::size_t(1));
        QVERIFY(service.notifications[0].summary.contains(u"Test message"_s));
    }

    void theProgramEnds_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<bool>("bySignal");
        QTest::newRow("Quit in the tray") << QString() << false;
        QTest::newRow("SIGTERM") << QString() << true;
        QTest::newRow("the demo, by Quit") << u"--demo"_s << false;
        QTest::newRow("never shown, by Quit") << u"--hidden"_s << false;
    }
    void theProgramEnds()
    {
        QFETCH(QString, arguments);
        QFETCH(bool, bySignal);
        StatusNotifierDesktop panel(bus());
        NotificationService service(bus());
        QVERIFY(panel.come() && service.come());
        ProgramWorld world;
        for (const char *name : {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"})
            world.set(name, qEnvironmentVariable(name));
        const auto process = world.start(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        QTRY_COMPARE_WITH_TIMEOUT(seen(panel), std::optional(TrayLook{State::Good, false}), longMs);
        if (bySignal)
            ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
        else
            panel.choose(u"Quit"_s);
        const ProgramResult result = finish(*process);
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QCOMPARE(QFile::exists(world.path(u"own/window.ini"_s)), !bySignal); // Quit remembers
    }

private:
    static QDBusConnection bus() { return QDBusConnection(u"panel"_s); }

    const PrivateDesktop &m_desktop;
};

int main(int argc, char **argv)
{
    const PrivateDesktop desktop;
    QApplication app(argc, argv);
    TestTray test(desktop);
    return QTest::qExec(&test, argc, argv);
}
#include "test_tray.moc"
