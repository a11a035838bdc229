// SPDX-License-Identifier: GPL-3.0-or-later
// Marked secrets in every setting that can hold one, and the whole window with its pages, its
// settings, its tray and its alerts, while servers repeat what they were sent: no mark is in a text
// that is shown or read aloud (and so in no picture), nor in the log or in a file.
#include "app/core/config/saved_settings.h"
#include "app/desktop/desktop.h"
#include "app/desktop/keyring.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/keyring_world.h"
#include "tests/support/marked_settings.h"
#include "tests/support/test_certificate.h"
#include "tests/support/test_endpoint.h"
#include "ui/settings/settings_dialog.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextEdit>

#include <map>
#include <mutex>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QStringList textsIn(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    constexpr int mostRows = 100;
    QStringList texts;
    for (int row = 0; row < std::min(model.rowCount(parent), mostRows); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role :
                 {int{Qt::DisplayRole}, int{Qt::ToolTipRole}, int{Qt::StatusTipRole},
                  int{Qt::AccessibleTextRole}, int{Qt::AccessibleDescriptionRole}})
                texts << index.data(role).toString();
            texts << textsIn(model, index);
        }
    return texts;
}

/// What a widget shows, in its own words.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.toolTip(),        widget.statusTip(),
                      widget.whatsThis(),      widget.windowTitle(),
                      widget.accessibleName(), widget.accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        texts << field->displayText() << field->placeholderText();
    if (const auto *text = qobject_cast<const QTextEdit *>(&widget))
        texts << text->toPlainText() << text->toHtml();
    if (const auto *choice = qobject_cast<const QComboBox *>(&widget))
        for (int i = 0; i < choice->count(); ++i)
            texts << choice->itemText(i);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model())
        texts << textsIn(*view->model());
    for (const QAction *action : widget.actions())
        texts << action->text() << action->toolTip() << action->statusTip();
    return texts;
}

/// What a screen reader is given.
QStringList spoken(QObject *object)
{
    QStringList texts;
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(object);
    if (!interface)
        return texts;
    for (const auto what : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                            QAccessible::Help, QAccessible::Accelerator})
        texts << interface->text(what);
    if (QAccessibleTextInterface *text = interface->textInterface())
        texts << text->text(0, text->characterCount());
    if (QAccessibleValueInterface *value = interface->valueInterface())
        texts << value->currentValue().toString();
    return texts;
}

/// All that the log is given, of all threads.
class Log {
public:
    Log()
    {
        s_log = this;
        m_former = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &message) {
                const std::scoped_lock lock(s_log->m_mutex);
                s_log->m_text += message + u'\n';
            });
    }
    ~Log() { qInstallMessageHandler(m_former); }
    QString text() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_text;
    }

private:
    static inline Log *s_log = nullptr; // a message handler has no other way to know
    QtMessageHandler m_former;
    mutable std::mutex m_mutex;
    QString m_text;
};

/// A machine whose settings all hold marks; the servers refuse and repeat what they were sent.
struct World {
    QTemporaryDir directory;
    SecretSweep sweep;
    std::map<QString, ScriptedReceiver> servers;
    QSet<QString> holders;
    ConfigInput input;
    QHash<QString, QString> secrets; ///< that a keyring or secrets.json holds

    explicit World(int status)
    {
        TestCertificate certificate;
        certificate.make();
        MarkedSettings marked(
            sweep, {directory.path(),
                    [this, status](const SettingSpec &spec) { return server(spec, status).url(); },
                    certificate.certificate(), false});
        for (auto it = marked.values().begin(); it != marked.values().end(); ++it) {
            const SettingSpec &spec = *findSetting(it.key());
            if (spec.isSecret())
                secrets.insert(it.key(), it.value());
            else if (spec.kind != SettingKind::Endpoint && it.key() != u"BITCOIN_CONF"_s &&
                     it.key() != u"BITCOIN_RPC_COOKIE_PATH"_s)
                saved.insert(it.key(), it.value());
        }
        saved.insert(u"BITCOIN_RPC_USER"_s, u"me"_s);
        saved.insert(u"INFLUX_BUCKET"_s, u"b"_s);
        saved.insert(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
        saved.insert(u"ALERT_WEBHOOK_FORMAT"_s, u"generic"_s);
        saved.insert(u"ALERT_THRESHOLDS"_s,
                     u"disk_low=0.000001,login_refused=1,node_fails=1,wrong_server=1"_s);
        saved.insert(u"BITCOIN_NETWORK"_s, u"regtest"_s);
        holders = marked.files();
        input.workingDirectory = input.homeDirectory = directory.path();
        input.rootDirectory = directory.filePath(u"root"_s);
        input.savedFile = directory.filePath(u"config/settings.ini"_s);
        input.secretsFile = directory.filePath(u"config/secrets.json"_s);
        input.defaultDataDir = directory.filePath(u"own"_s);
        input.commandLine = {{u"SCRAPE_INTERVAL_FAST"_s, u"0.3"_s},
                             {u"SCRAPE_INTERVAL_SLOW"_s, u"0.5"_s},
                             {u"COLLECTOR_LOG_LEVEL"_s, u"debug"_s}};
        if (const QString error = writeSavedSettings(input.savedFile, saved); !error.isEmpty())
            qFatal("%s", qPrintable(error));
        holders << input.savedFile << input.secretsFile;
    }
    ScriptedReceiver &server(const SettingSpec &spec, int status)
    {
        ScriptedReceiver &one = servers[QLatin1String(spec.name)];
        one.answerBy([status](const ScriptedReceiver::Request &request) {
            QByteArray echo = request.target;
            for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
                echo += ' ' + it.key() + ": " + it.value();
            echo += QByteArray::fromBase64(request.headers.value("authorization").mid(6));
            echo.replace('"', '\'').replace('\\', '/');
            return ScriptedReceiver::Answer{
                .status = status,
                .body = R"({"code":"invalid","message":")" + echo + R"(","error":)" +
                        (isOfNode(request) ? R"({"code":-1,"message":")" + echo + R"("}})"
                                           : '"' + echo + R"("})")};
        });
        return one;
    }
    static bool isOfNode(const ScriptedReceiver::Request &request)
    {
        return request.lines.contains("jsonrpc") || request.lines.contains("\"method\"");
    }

    void searchWindow(const QString &place)
    {
        std::vector<std::pair<QString, QString>> shown;
        QString all;
        const auto widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            if (isEditorOfAddress(widget)) // it stays readable where it is edited
                continue;
            const QString name = QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                 widget->objectName();
            for (const QString &text : textsOf(*widget) + spoken(widget))
                if (!text.isEmpty()) {
                    ++texts;
                    shown.emplace_back(name, text);
                    all += text + u'\n';
                }
        }
        if (!sweep.foundIn(all.toUtf8()).isEmpty())
            for (const auto &[name, text] : shown)
                sweep.search(place + u": "_s + name, text);
        sweep.search(u"the clipboard"_s, QApplication::clipboard()->text());
    }
    static bool isEditorOfAddress(const QWidget *widget)
    {
        const auto *field = qobject_cast<const QLineEdit *>(widget);
        const SettingSpec *spec = field ? findSetting(field->objectName()) : nullptr;
        return spec && !spec->isSecret();
    }

    QHash<QString, QString> saved;
    int texts = 0;
};

} // namespace

class TestShownSecrets : public QObject {
    Q_OBJECT

    std::unique_ptr<KeyringWorld> m_keyring;

private Q_SLOTS:
    void theWindow_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("hasKeyring");
        QTest::newRow("login refused, keyring") << 401 << true;
        QTest::newRow("errors that repeat the request, secrets.json") << 500 << false;
    }
    void theWindow()
    {
        QFETCH(int, status);
        QFETCH(bool, hasKeyring);
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        if (hasKeyring && !startKeyring())
            QSKIP("gnome-keyring-daemon does not run here");
        World world(status);
        auto log = std::make_unique<Log>();
        SecretKeeper secrets(hasKeyring ? makeKeyring(u"test of bitcoin-node-monitor"_s) : nullptr,
                             world.input.secretsFile);
        QSignalSpy written(&secrets, &SecretKeeper::writeFinished);
        QSignalSpy wasRead(&secrets, &SecretKeeper::readFinished);
        secrets.read();
        QVERIFY(wasRead.count() > 0 || wasRead.wait(deadlineMs));
        secrets.write(world.secrets);
        QVERIFY(written.count() > 0 || written.wait(deadlineMs));
        QCOMPARE(secrets.usesKeyring(), hasKeyring);
        world.input.secrets = secrets.secrets();
        const LoadedConfig loaded = loadConfig(world.input);
        QVERIFY2(loaded.errors.isEmpty(), qPrintable(loaded.errors.join(u'\n')));
        QCOMPARE(loaded.config.warnings, QStringList());

        Desktop desktop(loaded, world.input, {}, secrets);
        desktop.show();
        QCOMPARE(desktop.start(), Desktop::Start::Begun);
        MainWindow &window = desktop.window();
        QTRY_VERIFY_WITH_TIMEOUT(log->text().contains(u"Critical: "_s), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(world.servers[u"INFLUX_URL"_s].requestCount() > 0, deadlineMs);
        world.searchWindow(u"the first page"_s);
        auto *stack = window.findChild<QStackedWidget *>(u"pages"_s);
        for (int page = 0; page < stack->count(); ++page) {
            window.showPage(page);
            QCoreApplication::processEvents();
        }
        world.searchWindow(u"the pages"_s);
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<SettingsDialog *>(), deadlineMs);
        auto *dialog = window.findChild<SettingsDialog *>();
        for (const QString &page : dialog->pageIds()) {
            dialog->showPage(page);
            QCoreApplication::processEvents();
        }
        world.searchWindow(u"the settings"_s);
        QVERIFY2(world.texts > 1'000, qPrintable(QString::number(world.texts)));

        QSignalSpy finished(&desktop, &Desktop::finished);
        desktop.stop();
        QVERIFY(finished.wait(deadlineMs));
        world.sweep.search(u"the log"_s, log->text());
        world.sweep.searchFiles(world.directory.path(), world.holders);
        if (!hasKeyring) { // the only one that may hold them
            QVERIFY(QFile::exists(world.input.secretsFile));
            QCOMPARE(
                QFile::permissions(world.input.secretsFile) &
                    (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                QFile::Permissions());
        } else {
            QVERIFY(!QFile::exists(world.input.secretsFile));
        }
        log.reset(); // so that findings come to the test's own output
        for (const QString &finding : world.sweep.findings())
            qWarning("%s", qPrintable(finding));
        QVERIFY(world.sweep.findings().isEmpty());
    }

private:
    bool startKeyring()
    {
        if (!KeyringWorld::missing().isEmpty())
            return false;
        m_keyring = std::make_unique<KeyringWorld>();
        return m_keyring->start();
    }
};

QTEST_MAIN(TestShownSecrets)
#include "test_shown_secrets.moc"
