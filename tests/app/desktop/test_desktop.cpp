// SPDX-License-Identifier: GPL-3.0-or-later
// The window with the running program: what a new user sees.
#include "app/core/config/saved_settings.h"
#include "app/core/text/format.h"
#include "app/desktop/desktop.h"
#include "app/desktop/pending_login.h"
#include "tests/support/geo_server.h"
#include "tests/support/test_endpoint.h"
#include "ui/alerts/alert_card.h"
#include "ui/alerts/alerts_page.h"
#include "ui/controls/fact_list.h"
#include "ui/controls/notice_line.h"
#include "ui/first_run/first_run_page.h"
#include "ui/settings/geo_download_row.h"
#include "ui/settings/setting_row.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>

#include <algorithm>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A simulated empty machine.
struct World {
    QTemporaryDir directory;
    ConfigInput input;
    SecretKeeper secrets{nullptr, directory.filePath(u"secrets.json"_s)};
    std::unique_ptr<Desktop> desktop;

    World()
    {
        input.workingDirectory = input.homeDirectory = directory.path();
        input.rootDirectory = directory.filePath(u"root"_s);
        input.savedFile = directory.filePath(u"settings.ini"_s);
        input.secretsFile = secrets.file();
        input.defaultDataDir = directory.filePath(u"own"_s);
        input.commandLine.insert(u"SCRAPE_INTERVAL_FAST"_s, u"0.2"_s);
    }
    ~World() { end(); }

    void start(const CommandLine &commandLine = {})
    {
        desktop = std::make_unique<Desktop>(loadConfig(input), input, commandLine, secrets);
        desktop->show();
        QCOMPARE(desktop->start(), Desktop::Start::Begun);
    }
    void end()
    {
        if (!desktop)
            return;
        QSignalSpy finished(desktop.get(), &Desktop::finished);
        desktop->stop();
        QVERIFY(finished.wait(deadlineMs));
        desktop.reset();
    }
    SettingsDialog *openSettings() const
    {
        QTest::keyClick(&desktop->window(), Qt::Key_Comma, Qt::ControlModifier);
        const auto dialog = [this] { return desktop->window().findChild<SettingsDialog *>(); };
        return QTest::qWaitFor([&] { return dialog() != nullptr; }, deadlineMs) ? dialog()
                                                                                : nullptr;
    }
    bool isFirstRunShown() const { return desktop->window().firstRun().isVisible(); }
    QAbstractButton *button(const QString &text) const
    {
        const auto buttons = desktop->window().findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons)
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }
    /// A local node is found by its cookie and bitcoin.conf, as on a machine that has one.
    void putNode(const SimulatedNodeThread &node) const
    {
        QDir(directory.path()).mkpath(u".bitcoin"_s);
        QFile::copy(node.cookiePath(), directory.filePath(u".bitcoin/.cookie"_s));
        QFile conf(directory.filePath(u".bitcoin/bitcoin.conf"_s));
        QVERIFY(conf.open(QIODevice::WriteOnly));
        conf.write("rpcport=" + QByteArray::number(node.rpcPort()) + "\n");
    }
};

void typeIn(SettingsDialog &dialog, const QString &name, const QString &text)
{
    auto *field = dialog.findChild<QLineEdit *>(name);
    QVERIFY2(field, qPrintable(name));
    field->setText(text);
    Q_EMIT field->textEdited(text);
}

void startNode(SimulatedNodeThread &node)
{
    QString error;
    QVERIFY2(node.start(&error), qPrintable(error));
}

} // namespace

class TestDesktop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLocalNodeNeedsNoFirstRunPage()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        world.putNode(node);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            world.desktop->window().windowTitle().endsWith(u"Bitcoin Node Monitor"_s), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            QSettings(world.directory.filePath(u"own/window.ini"_s), QSettings::IniFormat)
                .contains(u"node/seen"_s),
            deadlineMs);
        QVERIFY(!world.isFirstRunShown());
        QVERIFY(world.button(u"Overview"_s));

        // A node that has answered once is not introduced again when it is away.
        world.end();
        node.run([](SimulatedNode &one) { one.setFault(NodeFault::RefuseConnections); });
        world.start();
        QSignalSpy links(world.desktop->host().monitor(), &Monitor::statusChanged);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(links.begin(), links.end(),
                        [](const auto &link) {
                            return link.first().template value<Status>().level ==
                                   Status::Level::Bad;
                        }),
            deadlineMs);
        QVERIFY(!world.isFirstRunShown());
    }

    void aLaterNodeReplacesThePage()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        node.run([](SimulatedNode &one) { one.setFault(NodeFault::RefuseConnections); });
        world.putNode(node);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        node.run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
        QTRY_VERIFY_WITH_TIMEOUT(!world.isFirstRunShown(), deadlineMs);
    }

    void noNodeAtAllThenTheDemoAndBack()
    {
        World world;
        world.input.commandLine.insert(u"NODE_NAME"_s, u"cupboard"_s);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        QVERIFY(!world.button(u"Leave the demo"_s));
        world.button(u"Try the demo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(world.button(u"Leave the demo"_s), deadlineMs);
        QVERIFY(!world.isFirstRunShown());
        QVERIFY(world.desktop->window().windowTitle().endsWith(u"Bitcoin Node Monitor – demo"_s));
        QSignalSpy points(world.desktop->host().monitor(), &Monitor::points);
        QVERIFY(points.wait(deadlineMs));
        world.button(u"Leave the demo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        QVERIFY(world.desktop->window().windowTitle().endsWith(u"Bitcoin Node Monitor"_s));
    }

    void thePageCanBeSkipped()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        world.button(u"Skip for now"_s)->click();
        QVERIFY(!world.isFirstRunShown());
        QSignalSpy cycles(world.desktop->host().monitor(), &Monitor::fastCycleFinished);
        QVERIFY(cycles.wait(deadlineMs));
        QVERIFY(!world.isFirstRunShown());
    }

    void onlyATestedAddressIsTakenAnyway()
    {
        FirstRunPage page;
        auto *host = page.findChild<QLineEdit *>();
        const auto buttons = page.findChildren<QAbstractButton *>();
        const auto connectButton = std::find_if(buttons.begin(), buttons.end(), [](auto *button) {
            return button->text() == u"Connect"_s;
        });
        QVERIFY(host && connectButton != buttons.end());
        const QSignalSpy chosen(&page, &FirstRunPage::nodeChosen);
        host->setText(u"a.local"_s);
        (*connectButton)->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last().first(), QVariant(u"a.local"_s));
        QCOMPARE(chosen.last().last(), QVariant(false));
        page.showConnecting(u"Testing"_s);
        QVERIFY(!host->isEnabled() && !(*connectButton)->isEnabled());
        page.showRefusal(u"refused"_s);
        QVERIFY(host->isEnabled());
        QCOMPARE((*connectButton)->text(), u"Connect anyway"_s);
        host->setText(u"b.local"_s);
        QCOMPARE((*connectButton)->text(), u"Connect"_s);
        page.showTrouble(u"The demo cannot start."_s);
        QCOMPARE((*connectButton)->text(), u"Connect"_s);
        host->setText(u"a.local"_s);
        (*connectButton)->click();
        QCOMPARE(chosen.last().last(), QVariant(true));
    }
    void settingsTellWhatIsStored()
    {
        World world;
        QVERIFY(QDir().mkpath(world.input.defaultDataDir));
        QFile refused(world.input.defaultDataDir + u"/refused-points.lp"_s);
        QVERIFY(refused.open(QIODevice::WriteOnly) && refused.resize(3'000'000));
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        const SettingsDialog *dialog = world.openSettings();
        QVERIFY(dialog);
        const auto isTold = [dialog] {
            const auto lists = dialog->findChildren<FactList *>();
            return std::any_of(lists.begin(), lists.end(), [](const FactList *list) {
                return std::any_of(
                    list->facts().begin(), list->facts().end(), [](const FactList::Fact &fact) {
                        return fact.first == u"Refused points"_s &&
                               fact.second == format::figure(3e6, Unit::Bytes).text();
                    });
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), deadlineMs);
    }
    void placesAreDownloadedFromTheSettings()
    {
        GeoServer server;
        const QDate today = QDateTime::currentDateTimeUtc().date();
        server.putMonth(today);
        server.manners[geoCityPath(today)] = {.times = 1, .stallAfter = 100};
        World world;
        world.input.commandLine.insert(u"GEOIP_URL"_s, server.url().toString());
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        SettingsDialog *dialog = world.openSettings();
        QVERIFY(dialog);
        const auto row = [&dialog] { return dialog->findChild<GeoDownloadRow *>(); };
        const auto press = [&dialog] {
            dialog->findChild<QAbstractButton *>(u"geo_download"_s)->click();
        };
        press();
        QTRY_VERIFY_WITH_TIMEOUT(row()->text().contains(u"dbip-city-lite"_s), deadlineMs);
        press(); // to cancel
        QTRY_VERIFY_WITH_TIMEOUT(row()->text().contains(u"Cancelled"_s), deadlineMs);
        QVERIFY(!row()->isRunning());

        server.manners[geoCityPath(today)] = {.times = 1, .stallAfter = 10};
        press();
        QTRY_COMPARE_WITH_TIMEOUT(server.asked.last(), geoCityPath(today) + u" 100"_s, deadlineMs);
        dialog->reject(); // the download continues without the dialog
        QTRY_VERIFY_WITH_TIMEOUT(!world.desktop->window().findChild<SettingsDialog *>(),
                                 deadlineMs);
        world.desktop->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&world.desktop->window(), deadlineMs));
        dialog = world.openSettings();
        QVERIFY(dialog);
        QVERIFY(row()->isRunning());
        press();
        QTRY_VERIFY_WITH_TIMEOUT(row()->text().contains(u"Cancelled"_s), deadlineMs);
        press();
        QTRY_VERIFY_WITH_TIMEOUT(row()->text().contains(u"are in"_s), deadlineMs);
        QVERIFY(QFile::exists(world.directory.filePath(u"own/dbip-city-lite.mmdb"_s)));
    }

    void aConfiguredAddressSkipsTheGuide()
    {
        World world;
        world.input.commandLine.insert(u"BITCOIN_RPC_HOST"_s, u"127.0.0.1"_s);
        world.input.commandLine.insert(u"BITCOIN_RPC_PORT"_s, u"1"_s);
        world.start();
        QSignalSpy cycles(world.desktop->host().monitor(), &Monitor::fastCycleFinished);
        QVERIFY(cycles.wait(deadlineMs));
        QVERIFY(cycles.wait(deadlineMs));
        QVERIFY(!world.isFirstRunShown());
    }

    void aRemoteNodeIsSavedAndPolled_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("host and port") << u"127.0.0.1:%1"_s;
        QTest::newRow("URL") << u"http://127.0.0.1:%1"_s;
    }
    void aRemoteNodeIsSavedAndPolled()
    {
        QFETCH(QString, address);
        World world;
        RpcHttpServer node([](const QByteArray &) { return RpcHttpServer::Answer{}; });
        QString error;
        QVERIFY(node.listen(0, &error));
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        auto *field = world.desktop->window().firstRun().findChild<QLineEdit *>();
        field->setText(address.arg(node.port()));
        world.button(u"Connect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(world.button(u"Connect anyway"_s), deadlineMs); // it is no node
        QVERIFY(world.isFirstRunShown());
        QVERIFY(!QFile::exists(world.input.savedFile));
        const auto tested = node.requestCount();
        QVERIFY(tested > 0);
        world.button(u"Connect anyway"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!world.isFirstRunShown(), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(node.requestCount() > tested, deadlineMs); // without a restart

        const LoadedConfig loaded = loadConfig(world.input); // as after a connection
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.rpcUrl.port(), node.port());
        QCOMPARE(loaded.config.rpcUser, u"monitor"_s);
        QVERIFY(!loaded.config.rpcPassword.isEmpty());
        QCOMPARE(loaded.config.zmqSequence, u"tcp://127.0.0.1:28332"_s);
        QFile saved(world.input.savedFile);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(!saved.readAll().contains(loaded.config.rpcPassword.toUtf8()));
        QCOMPARE(QFile::permissions(world.input.secretsFile) & 0x077, QFile::Permissions{});
    }

    /// Tomorrow's start shows the line that was copied today.
    void theShownLoginIsKeptUntilItIsUsed()
    {
        World world;
        const auto shownLines = [&world] {
            world.start();
            const auto isShown = [&world] { return world.isFirstRunShown(); };
            const bool is = QTest::qWaitFor(isShown, deadlineMs);
            QString lines;
            const auto boxes = world.desktop->window().firstRun().findChildren<QTextEdit *>();
            for (const QTextEdit *box : boxes)
                if (box->toPlainText().contains(u"rpcauth="_s))
                    lines = box->toPlainText();
            world.end();
            return is ? lines : QString();
        };
        const QString first = shownLines();
        QVERIFY(first.contains(u"rpcauth=monitor:"_s));
        QCOMPARE(shownLines(), first);
        const QString file = world.directory.filePath(u"own/pending-login.json"_s);
        QCOMPARE(QFile::permissions(file) & 0x077, QFile::Permissions{});
        forgetPendingLogin(world.directory.filePath(u"own"_s));
        QVERIFY(shownLines() != first);
    }

    void aSecondStartShowsTheWindow()
    {
        World world;
        world.start();
        MainWindow &window = world.desktop->window();
        window.hide();
        CommandLine commandLine;
        Desktop second(loadConfig(world.input), world.input, commandLine, world.secrets);
        QCOMPARE(second.start(), Desktop::Start::ShownElsewhere);
        QTRY_VERIFY_WITH_TIMEOUT(window.isVisible(), deadlineMs);
    }

    /// An instance without a window has none to show.
    void aSecondStartBesideAServiceReportsIt()
    {
        World world;
        QString error;
        InstanceLock service(world.directory.filePath(u"own"_s));
        QCOMPARE(service.take(&error), InstanceLock::Start::Held);
        Desktop second(loadConfig(world.input), world.input, {}, world.secrets);
        QCOMPARE(second.start(), Desktop::Start::TakenByAnother);
    }

    void settingsApplyWithoutARestart()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        SettingsDialog *dialog = world.openSettings();
        QVERIFY(dialog);
        typeIn(*dialog, u"BITCOIN_RPC_PORT"_s, QString::number(node.rpcPort()));
        typeIn(*dialog, u"BITCOIN_RPC_COOKIE_PATH"_s, node.cookiePath());
        dialog->apply();
        QTRY_VERIFY_WITH_TIMEOUT(!world.isFirstRunShown(), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(world.desktop->host().runState().complaint, QString(),
                                  deadlineMs);
    }

    /// From the card, without a restart and for good; and back.
    void anAlertIsTurnedOffAndOnAgain()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        world.putNode(node);
        const QHash<QString, QString> saved = {{u"ELECTRUM_URL"_s, u"electrum://127.0.0.1:9"_s},
                                               {u"ALERT_THRESHOLDS"_s, u"electrum_down=0"_s}};
        QCOMPARE(writeSavedSettings(world.input.savedFile, saved), QString());
        world.start();
        MainWindow &window = world.desktop->window();
        window.showAlerts();
        const QString rule = u"electrum_down"_s;
        const Monitor *monitor = world.desktop->host().monitor();
        const auto fires = [&] { return window.view().health().ofRule(rule) != nullptr; };
        QTRY_VERIFY_WITH_TIMEOUT(fires(), deadlineMs);
        SettingsDialog *dialog = world.openSettings();
        QVERIFY(dialog);
        typeIn(*dialog, u"NODE_NAME"_s, u"not saved yet"_s);

        const auto cards = window.findChildren<AlertCard *>();
        const auto card = std::find_if(cards.begin(), cards.end(), [&](const AlertCard *one) {
            return one->alert().rule == rule;
        });
        QVERIFY(card != cards.end());
        const auto buttons = (*card)->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons)
            if (button->text() == u"Turn off"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!fires(), deadlineMs);
        const std::vector<Alert> left = world.desktop->host().monitor()->alerts().now();
        QVERIFY(std::none_of(left.begin(), left.end(),
                             [&](const Alert &alert) { return alert.rule == rule; }));
        QCOMPARE(world.desktop->host().monitor(), monitor); // the Monitor was not replaced
        QString error;
        QCOMPARE(readSavedSettings(world.input.savedFile, &error).value(u"ALERTS_OFF"_s), rule);
        QVERIFY(!readSavedSettings(world.input.savedFile, &error).contains(u"NODE_NAME"_s));
        // The open dialog knows, and would not undo it.
        QCOMPARE(dialog->draft().text(u"ALERTS_OFF"_s), rule);
        QCOMPARE(dialog->draft().text(u"NODE_NAME"_s), u"not saved yet"_s);
        QVERIFY(!dialog->findChild<QAbstractButton *>(rule)->isChecked());

        QAbstractButton *back = world.button(u"Turn on “Electrum server down”"_s);
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(fires(), deadlineMs);
        QVERIFY(!readSavedSettings(world.input.savedFile, &error).contains(u"ALERTS_OFF"_s));
        QVERIFY(!world.button(u"Turn on “Electrum server down”"_s));
    }

    void alertsTurnedOffByTheEnvironmentStayOff()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        world.putNode(node);
        world.input.environment.insert(u"ALERTS_OFF"_s, u"no_peers"_s);
        world.start();
        MainWindow &window = world.desktop->window();
        window.showAlerts();
        Q_EMIT window.view().commands().turnOn(u"no_peers"_s, true);
        auto *line = window.findChild<AlertsPage *>()->findChild<NoticeLine *>();
        QVERIFY2(line->text().contains(u"ALERTS_OFF"_s), qPrintable(line->text()));
        QVERIFY(line->text().contains(u"Turned off: No peers."_s));
        QVERIFY(!QFile::exists(world.input.savedFile));
    }

    void settingsOpenAtALimit()
    {
        World world;
        world.start();
        Q_EMIT world.desktop->window().view().commands().changeLimit(u"disk_low"_s);
        auto *dialog = world.desktop->window().findChild<SettingsDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_COMPARE(dialog->currentPage(), u"alerts"_s);
        auto *field = dialog->findChild<QLineEdit *>(u"disk_low_limit"_s);
        QTRY_VERIFY(field->hasFocus());
        QTRY_COMPARE(field->visibleRegion().boundingRect().size(), field->size());
    }

    /// After a start that an invalid value prevented, without a terminal.
    void settingsOpenAtTheError_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("page");
        const auto row = [](const char *name, const char *value, const char *page) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(value)
                                << QString::fromLatin1(page);
        };
        row("BITCOIN_RPC_PORT", "0", "connection");
        row("BITCOIN_CONF", "/no/such/bitcoin.conf", "connection");
        row("BITCOIN_ZMQ_SEQUENCE", "udp://x", "connection");
        row("WITNESSES", "nonsense", "connection"); // far below
        row("INFLUX_QUEUE_MAX_MB", "-1", "mirror");
        row("GEOIP_URL", "nowhere", "geoip");
        row("MEMPOOL_HIST_SOURCE", "guess", "collectors");
        row("ENABLE_ASN_STATS", "perhaps", "collectors");
        row("ALERT_WEBHOOK_URL", "nowhere", "alerts");
        row("COLLECTOR_LOG_LEVEL", "loud", "program");
    }
    void settingsOpenAtTheError()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, page);
        for (const bool isLocked : {true, false}) {
            World world;
            if (isLocked)
                world.input.environment.insert(name, value);
            else if (findSetting(name)->isSecret())
                world.input.secrets.insert(name, {value, u"keyring"_s});
            else
                QCOMPARE(writeSavedSettings(world.input.savedFile, {{name, value}}), QString());
            DesktopSettings settings(world.input, world.secrets, {}, nullptr);
            settings.show(false);
            SettingsDialog *dialog = nullptr;
            for (QWidget *widget : QApplication::topLevelWidgets())
                if (auto *one = qobject_cast<SettingsDialog *>(widget))
                    dialog = one;
            QVERIFY(dialog);
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            const auto rows = dialog->findChildren<SettingRow *>();
            const auto row = std::find_if(rows.begin(), rows.end(), [&name](const SettingRow *one) {
                return one->name() == name;
            });
            QVERIFY(row != rows.end());
            QTRY_COMPARE(dialog->currentPage(), page);
            QTRY_COMPARE((*row)->visibleRegion().boundingRect().size(), (*row)->size());
            // A locked choice or switch takes no focus.
            QCOMPARE((*row)->target()->hasFocus(), (*row)->target()->isEnabled());
            QVERIFY2((*row)->complaint().contains(u"allowed is"_s) ||
                         (*row)->complaint().contains(u"there is no such file"_s) ||
                         (*row)->complaint().contains(u"entry 1"_s),
                     qPrintable((*row)->complaint()));
        }
    }

    /// One instance a folder, also for a folder that is chosen while the program runs.
    void aFolderOfAnotherInstanceIsNotTaken()
    {
        World world;
        const QString own = world.directory.filePath(u"own"_s);
        const QString others = world.directory.filePath(u"others"_s);
        const QString third = world.directory.filePath(u"third"_s);
        QString error;
        InstanceLock other(others);
        QCOMPARE(other.take(&error), InstanceLock::Start::Held);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        SettingsDialog *dialog = world.openSettings();
        QVERIFY(dialog);
        typeIn(*dialog, u"DATA_DIR"_s, others);
        dialog->apply();
        const auto isSaid = [&world] {
            const Monitor *monitor = world.desktop->host().monitor();
            const auto said = monitor ? monitor->board().find("settings") : std::nullopt;
            return said && said->sentence.contains(u"in use by another instance"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSaid(), deadlineMs);
        QVERIFY(!QFile::exists(others + u"/history.sqlite"_s));
        QCOMPARE(InstanceLock(own).take(&error), InstanceLock::Start::TakenByAnother);

        typeIn(*dialog, u"DATA_DIR"_s, third);
        dialog->apply();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(third + u"/history.sqlite"_s), deadlineMs);
        QVERIFY(QFile::exists(third + u"/status.sock"_s));
        QCOMPARE(InstanceLock(third).take(&error), InstanceLock::Start::TakenByAnother);
        // nothing writes there any more
        QCOMPARE(InstanceLock(own).take(&error), InstanceLock::Start::Held);
    }

    /// There is no tray here, so the window is the only way in.
    void startedHiddenWithoutATrayItShowsItself()
    {
        World world;
        CommandLine hidden;
        hidden.hidden = true;
        world.start(hidden);
        QVERIFY(!world.desktop->window().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(world.desktop->window().isVisible(), deadlineMs);
    }

    void linesAreCopiedCompletely()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        world.button(u"Copy"_s)->click();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.first(), u"server=1"_s);
        QVERIFY(lines.contains(u"zmqpubsequence=tcp://127.0.0.1:28332"_s));
    }
};

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
