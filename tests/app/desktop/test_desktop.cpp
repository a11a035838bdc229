// SPDX-License-Identifier: GPL-3.0-or-later
// The window with the program under it: what somebody meets who starts it for the first time.
#include "app/desktop/desktop.h"
#include "tests/support/geo_server.h"
#include "tests/support/test_endpoint.h"
#include "ui/first_run/first_run_page.h"
#include "ui/settings/geo_download_row.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A machine of its own with nothing on it but what a test puts there.
struct World {
    QTemporaryDir directory;
    ConfigInput input;
    SecretKeeper secrets{nullptr, directory.filePath(u"secrets.json"_s)};
    std::unique_ptr<Desktop> desktop;

    World()
    {
        input.workingDirectory = input.homeDirectory = directory.path();
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
        QVERIFY(desktop->start());
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
    void aLocalNodeIsJustShown()
    {
        World world;
        SimulatedNodeThread node;
        startNode(node);
        world.putNode(node);
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.desktop->window().windowTitle() == u"Bitcoin Node Monitor"_s,
                                 deadlineMs);
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

    void aNodeThatComesLaterTakesThePage()
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
        QCOMPARE(world.desktop->window().windowTitle(), u"Bitcoin Node Monitor – demo"_s);
        QSignalSpy points(world.desktop->host().monitor(), &Monitor::points);
        QVERIFY(points.wait(deadlineMs));
        world.button(u"Leave the demo"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        QCOMPARE(world.desktop->window().windowTitle(), u"Bitcoin Node Monitor"_s);
    }

    void theWindowForWhomeverWantsIt()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        world.button(u"Show the window"_s)->click();
        QVERIFY(!world.isFirstRunShown());
        QSignalSpy cycles(world.desktop->host().monitor(), &Monitor::fastCycleFinished);
        QVERIFY(cycles.wait(deadlineMs));
        QVERIFY(!world.isFirstRunShown());
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
        dialog->reject(); // it goes on without the dialog
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

    void whoPointsSomewhereIsNotGuided()
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

    void aNodeElsewhereIsSavedAndAsked()
    {
        World world;
        RpcHttpServer node([](const QByteArray &) { return RpcHttpServer::Answer{}; });
        QString error;
        QVERIFY(node.listen(0, &error));
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isFirstRunShown(), deadlineMs);
        auto *address = world.desktop->window().firstRun().findChild<QLineEdit *>();
        address->setText(u"127.0.0.1:%1"_s.arg(node.port()));
        world.button(u"Connect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!world.isFirstRunShown(), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(node.requestCount() > 0, deadlineMs); // without a restart

        const LoadedConfig loaded = loadConfig(world.input); // as after one
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
        QCOMPARE(InstanceLock(own).take(&error), InstanceLock::Start::Held); // nobody writes there
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

    void linesAreCopiedWhole()
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
