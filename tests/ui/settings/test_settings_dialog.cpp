// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/saved_settings.h"
#include "collectors/geo/geo_download.h"
#include "tests/support/in_language.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/outlined_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/switch_button.h"
#include "ui/controls/theme.h"
#include "ui/settings/geo_download_row.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/settings_search.h"
#include "ui/settings/test_row.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class SwitchedAutostart : public Autostart {
public:
    bool isOn() const override { return m_on; }
    QString set(bool on) override
    {
        m_on = on;
        return {};
    }

private:
    bool m_on = false;
};

/// A simulated machine with the dialog.
class World {
public:
    World()
    {
        input.workingDirectory = input.homeDirectory = m_folder.path();
        input.defaultDataDir = path(u"own"_s);
        input.savedFile = path(u"settings.ini"_s);
        input.environment.insert(u"BITCOIN_DATADIR"_s, path(u"node"_s));
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    void open(const SettingsDialogOptions &options = {})
    {
        dialog.reset();
        secrets = std::make_unique<SecretKeeper>(nullptr, path(u"secrets.json"_s));
        dialog = std::make_unique<SettingsDialog>(input, *secrets, &autostart, options);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    }
    OutlinedField *field(const char *name) const
    {
        return dialog->findChild<OutlinedField *>(QLatin1String(name));
    }
    SwitchButton *onOff(const char *name) const
    {
        return dialog->findChild<SwitchButton *>(QLatin1String(name));
    }
    SettingRow *row(const char *name) const
    {
        for (SettingRow *row : dialog->findChildren<SettingRow *>())
            if (row->name() == QLatin1String(name))
                return row;
        return nullptr;
    }
    /// Of labels with a buddy and of buttons.
    QStringList textsShown() const
    {
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            if (label->buddy() && label->isVisible())
                texts << label->text();
        for (const QAbstractButton *button : dialog->findChildren<QAbstractButton *>())
            if (button->isVisible())
                texts << button->text();
        return texts;
    }
    QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    void type(const char *name, const QString &text) const
    {
        OutlinedField *line = field(name);
        line->setFocus();
        line->selectAll();
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
        else
            QTest::keyClicks(line, text);
    }
    /// Applies and returns the saved settings.
    QHash<QString, QString> applied() const
    {
        QSignalSpy spy(dialog.get(), &SettingsDialog::applied);
        button(QDialogButtonBox::Apply)->click();
        if (spy.isEmpty() && !spy.wait(deadlineMs))
            return {{u"not"_s, u"applied"_s}};
        QString error;
        return readSavedSettings(input.savedFile, &error);
    }

    ConfigInput input;
    SwitchedAutostart autostart;
    std::unique_ptr<SecretKeeper> secrets;
    std::unique_ptr<SettingsDialog> dialog;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestSettingsDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySettingIsOnOnePage()
    {
        World world;
        world.open();
        QHash<QString, int> rows;
        for (const SettingRow *row : world.dialog->findChildren<SettingRow *>())
            ++rows[row->name()];
        for (const SettingSpec &spec : settingsTable()) {
            const bool isInTheTableOfAlerts = spec.group == SettingGroup::AlertRules;
            QVERIFY2(rows.value(QLatin1String(spec.name)) == (isInTheTableOfAlerts ? 0 : 1),
                     spec.name);
        }
    }

    void valuesOfHigherLayersAreLocked()
    {
        World world;
        world.input.environment.insert(u"BITCOIN_RPC_HOST"_s, u"node.example"_s);
        world.input.environment.insert(u"ENABLE_ZMQ"_s, u"false"_s);
        world.input.environment.insert(u"ALERTS_OFF"_s, u"behind"_s);
        world.input.commandLine.insert(u"INFLUX_ORG"_s, u"home"_s);
        world.open();
        QVERIFY(world.field("BITCOIN_RPC_HOST")->isReadOnly());
        QCOMPARE(world.field("BITCOIN_RPC_HOST")->text(), u"node.example"_s);
        QCOMPARE(world.row("BITCOIN_RPC_HOST")->source(),
                 u"set by environment variable BITCOIN_RPC_HOST"_s);
        QCOMPARE(world.row("INFLUX_ORG")->source(), u"set on the command line"_s);
        QVERIFY(!world.onOff("ENABLE_ZMQ")->isEnabled());
        QVERIFY(!world.onOff("ENABLE_ZMQ")->isChecked());
        QVERIFY(!world.onOff("behind")->isEnabled());
        QVERIFY(!world.onOff("behind")->isChecked());
        QVERIFY(world.onOff("no_block")->isChecked());
        QVERIFY(!world.field("BITCOIN_RPC_PORT")->isReadOnly());
    }

    void emptyValuesOfHigherLayersAreLocked()
    {
        World world;
        QCOMPARE(writeSavedSettings(world.input.savedFile, {{u"NODE_NAME"_s, u"saved"_s},
                                                            {u"BITCOIN_NETWORK"_s, u"signet"_s}}),
                 QString());
        world.input.environment.insert(u"NODE_NAME"_s, QString());
        world.input.environment.insert(u"BITCOIN_NETWORK"_s, QString());
        world.open();
        QVERIFY(world.field("NODE_NAME")->isReadOnly());
        QCOMPARE(world.field("NODE_NAME")->text(), QString());
        QCOMPARE(world.row("NODE_NAME")->source(),
                 u"set to empty by environment variable NODE_NAME"_s);
        auto *network = world.dialog->findChild<QComboBox *>(u"BITCOIN_NETWORK"_s);
        QVERIFY(!network->isEnabled());
        QCOMPARE(network->currentText(), u"Mainnet"_s);
    }

    void choicesShowLabelsAndSaveWords()
    {
        World world;
        QCOMPARE(writeSavedSettings(world.input.savedFile, {{u"BITCOIN_NETWORK"_s, u"testnet"_s}}),
                 QString()); // accepted, but not offered
        world.open();
        for (const SettingSpec &spec : settingsTable()) {
            const auto *list = world.dialog->findChild<QComboBox *>(QLatin1String(spec.name));
            QCOMPARE(list != nullptr, spec.kind == SettingKind::Choice);
            int line = 0;
            for (const SettingChoice &choice : spec.choices) {
                if (!*choice.label)
                    continue;
                QCOMPARE(list->itemText(line), QLatin1String(choice.label));
                QCOMPARE(list->itemData(line).toString(), QLatin1String(choice.word));
                ++line;
            }
            QVERIFY(!list || (list->count() == line && list->currentIndex() >= 0));
        }
        auto *source = world.dialog->findChild<QComboBox *>(u"MEMPOOL_HIST_SOURCE"_s);
        QCOMPARE(source->currentText(), u"The node itself"_s);
        QCOMPARE(world.dialog->findChild<QComboBox *>(u"BITCOIN_NETWORK"_s)->currentText(),
                 u"Testnet3"_s);
        source->setCurrentIndex(source->findText(u"None"_s));
        Q_EMIT source->activated(source->currentIndex());
        QCOMPARE(world.applied()[u"MEMPOOL_HIST_SOURCE"_s], u"none"_s);
    }

    void aWrongValueIsReportedAndNotApplied()
    {
        World world;
        world.open();
        QVERIFY(!world.button(QDialogButtonBox::Apply)->isEnabled()); // nothing is changed
        world.type("BITCOIN_RPC_PORT", u"83321"_s);
        QCOMPARE(world.row("BITCOIN_RPC_PORT")->complaint(),
                 u"allowed is a port from 1 to 65535"_s);
        QVERIFY(world.field("BITCOIN_RPC_PORT")->isWrong());
        QVERIFY(!world.button(QDialogButtonBox::Apply)->isEnabled());
        QVERIFY(!world.button(QDialogButtonBox::Ok)->isEnabled());
        world.type("BITCOIN_RPC_PORT", u"8334"_s);
        QCOMPARE(world.row("BITCOIN_RPC_PORT")->complaint(), QString());
        QVERIFY(world.button(QDialogButtonBox::Apply)->isEnabled());
        QVERIFY(!QFile::exists(world.input.savedFile));
    }

    void applyWritesChanges()
    {
        World world;
        world.open();
        QSignalSpy spy(world.dialog.get(), &SettingsDialog::applied);
        world.type("NODE_NAME", u"cupboard"_s);
        world.onOff("ENABLE_DISK_IO")->click();
        auto *network = world.dialog->findChild<QComboBox *>(u"BITCOIN_NETWORK"_s);
        network->setFocus();
        QTest::keyClicks(network, u"signet"_s);
        Q_EMIT network->activated(network->currentIndex());
        world.onOff("one_network")->click();
        world.type("disk_low_limit", u"15"_s);
        world.type("no_inbound_limit", u"24"_s); // hours
        world.type("feerate_below_limit", u"2"_s);
        QCOMPARE(world.applied(), (QHash<QString, QString>{
                                      {u"NODE_NAME"_s, u"cupboard"_s},
                                      {u"ENABLE_DISK_IO"_s, u"false"_s},
                                      {u"BITCOIN_NETWORK"_s, u"signet"_s},
                                      {u"ALERTS_OFF"_s, u"one_network"_s},
                                      {u"ALERT_THRESHOLDS"_s, u"no_inbound=86400, disk_low=15"_s},
                                      {u"FEERATE_BELOW"_s, u"2"_s}}));
        QCOMPARE(spy.size(), 1);
        QVERIFY(!world.dialog->draft().isChanged());
        QVERIFY(world.dialog->isVisible());
        QVERIFY(!world.button(QDialogButtonBox::Apply)->isEnabled());
        QCOMPARE(loadConfig(world.input).config.nodeName, u"cupboard"_s); // the loader agrees
    }

    void anEmptiedFieldGoesBack()
    {
        World world;
        QCOMPARE(writeSavedSettings(world.input.savedFile, {{u"NODE_NAME"_s, u"cupboard"_s},
                                                            {u"BITCOIN_RPC_PORT"_s, u"8000"_s},
                                                            {u"ENABLE_DISK_IO"_s, u"false"_s}}),
                 QString());
        world.open();
        QCOMPARE(world.row("NODE_NAME")->source(), u"saved here"_s);
        QCOMPARE(world.field("BITCOIN_RPC_PORT")->text(), u"8000"_s);
        world.type("BITCOIN_RPC_PORT", {});
        QCOMPARE(world.field("BITCOIN_RPC_PORT")->placeholderText(), u"8332"_s);
        world.onOff("ENABLE_DISK_IO")->click();
        QCOMPARE(world.applied(), (QHash<QString, QString>{{u"NODE_NAME"_s, u"cupboard"_s}}));
        QCOMPARE(world.row("BITCOIN_RPC_PORT")->source(), u"default of the network"_s);
    }

    void secretsGoToTheKeeper()
    {
        World world;
        world.open();
        world.type("INFLUX_TOKEN", u"hush"_s);
        QCOMPARE(world.field("INFLUX_TOKEN")->echoMode(), QLineEdit::Password);
        world.type("NODE_NAME", u"n"_s);
        world.applied();
        QVERIFY(!contentOf(world.input.savedFile).contains("hush"));
        QCOMPARE(readSecretFile(world.path(u"secrets.json"_s)).secrets[u"INFLUX_TOKEN"_s].text,
                 u"hush"_s);
        QCOMPARE(world.row("INFLUX_TOKEN")->source(), u"in secrets.json"_s);
        QCOMPARE(world.dialog->draft().loaded().config.influxToken, u"hush"_s);
        world.type("INFLUX_TOKEN", {});
        world.applied();
        QVERIFY(readSecretFile(world.path(u"secrets.json"_s)).secrets.isEmpty());
    }

    void aFailureToSaveIsReported()
    {
        World world;
        QFile inTheWay(world.path(u"config"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        world.input.savedFile = world.path(u"config/settings.ini"_s);
        world.open();
        QSignalSpy spy(world.dialog.get(), &SettingsDialog::applied);
        world.type("NODE_NAME", u"cupboard"_s);
        world.button(QDialogButtonBox::Ok)->click();
        QVERIFY(world.dialog->isVisible()); // nothing is lost
        QVERIFY(world.dialog->draft().isChanged());
        QVERIFY(spy.isEmpty());
    }

    void escapeAsksBeforeChangesAreLost()
    {
        World world;
        world.open();
        world.type("NODE_NAME", u"cupboard"_s);
        QTest::keyClick(world.dialog.get(), Qt::Key_Escape);
        QVERIFY(world.dialog->isVisible());
        auto *box = world.dialog->findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        box->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!world.dialog->findChild<QMessageBox *>());
        QVERIFY(world.dialog->isVisible());
        world.dialog->close();
        QVERIFY(world.dialog->isVisible());
        world.dialog->findChild<QMessageBox *>()->button(QMessageBox::Discard)->click();
        QVERIFY(!world.dialog->isVisible());
        QVERIFY(!world.dialog->draft().isChanged());
        QVERIFY(!QFile::exists(world.input.savedFile));
        world.dialog->show();
        QTest::keyClick(world.dialog.get(), Qt::Key_Escape); // nothing to confirm
        QVERIFY(!world.dialog->isVisible());
    }

    void cancelRestoresTheLook()
    {
        World world;
        Theme::current().setMode(ThemeMode::Light);
        world.open();
        Theme::current().setMode(ThemeMode::Dark);
        world.button(QDialogButtonBox::Cancel)->click();
        QCOMPARE(Theme::current().mode(), ThemeMode::Light);
    }

    void defaultsOfOnePageAreRestored()
    {
        World world;
        QCOMPARE(
            writeSavedSettings(world.input.savedFile, {{u"NODE_NAME"_s, u"cupboard"_s},
                                                       {u"ALERTS_OFF"_s, u"behind"_s},
                                                       {u"ALERT_THRESHOLDS"_s, u"disk_low=15"_s}}),
            QString());
        world.open();
        world.dialog->showPage(u"alerts"_s);
        QVERIFY(!world.onOff("behind")->isChecked());
        QCOMPARE(world.field("disk_low_limit")->text(), u"15"_s);
        for (SmallButton *button : world.dialog->findChildren<SmallButton *>())
            if (button->text().remove(u'&').contains(u"defaults"_s))
                button->click();
        QVERIFY(world.onOff("behind")->isChecked());
        QCOMPARE(world.field("disk_low_limit")->text(), QString());
        QCOMPARE(world.applied(), (QHash<QString, QString>{{u"NODE_NAME"_s, u"cupboard"_s}}));
    }

    void aWrongLimitIsReportedBesideIt()
    {
        World world;
        world.open();
        world.type("disk_low_limit", u"lots"_s);
        QVERIFY(world.field("disk_low_limit")->isWrong());
        QVERIFY(!world.field("behind_limit")->isWrong());
        QVERIFY(!world.button(QDialogButtonBox::Apply)->isEnabled());
        world.type("disk_low_limit", u"1,5"_s); // the decimal comma of many locales
        QVERIFY(!world.field("disk_low_limit")->isWrong());
        QCOMPARE(world.applied()[u"ALERT_THRESHOLDS"_s], u"disk_low=1.5"_s);
    }

    void aTestUsesTheFieldsValues()
    {
        World world;
        world.open();
        QSignalSpy wanted(world.dialog.get(), &SettingsDialog::testConnection);
        world.type("BITCOIN_RPC_HOST", u"cupboard.example"_s);
        TestRow *row = nullptr;
        for (TestRow *one : world.dialog->findChildren<TestRow *>())
            if (one->isVisible())
                row = one;
        QVERIFY(row);
        auto *button = row->findChild<SmallButton *>();
        button->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<Config>().rpcUrl.host(), u"cupboard.example"_s);
        QVERIFY(row->isRunning());
        world.dialog->setConnectionVerdict({false, u"<b>No</b>"_s});
        QVERIFY(!row->isRunning());
        QCOMPARE(row->verdictText(), u"<b>No</b>"_s);
        world.type("BITCOIN_RPC_PORT", u"8333"_s);
        QCOMPARE(row->verdictText(), QString()); // it was about other values
        world.dialog->setConnectionVerdict({true, u"too late"_s});
        QCOMPARE(row->verdictText(), QString());
        world.type("BITCOIN_RPC_PORT", u"0"_s);
        QVERIFY(!button->isEnabled());
    }

    void aButtonDownloadsPlaces()
    {
        World world;
        world.open();
        auto *row = world.dialog->findChild<GeoDownloadRow *>();
        auto *button = world.dialog->findChild<SmallButton *>(u"geo_download"_s);
        const auto offers = [&world](const QString &words) {
            for (const QLabel *label : world.dialog->findChildren<QLabel *>())
                if (label->text().contains(words))
                    return true;
            return false;
        };
        QVERIFY(offers(u"download.db-ip.com"_s) && offers(u"CC BY 4.0"_s) && offers(u"70 MB"_s));
        world.type("GEOIP_URL", u"https://mirror.example/geo"_s);
        QVERIFY(offers(u"mirror.example"_s) && !offers(u"download.db-ip.com"_s));

        QSignalSpy wanted(world.dialog.get(), &SettingsDialog::downloadGeo);
        QSignalSpy cancelled(world.dialog.get(), &SettingsDialog::cancelGeo);
        QCOMPARE(button->text(), u"&Download"_s);
        button->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<Config>().geoipUrl.host(), u"mirror.example"_s);
        QCOMPARE(button->text(), u"&Cancel"_s);
        world.dialog->setGeoProgress({u"dbip-city-lite-2026-11.mmdb.gz"_s, 12'300'000, 60'000'000});
        QVERIFY(row->text().contains(u"12.3 of 60.0 MB"_s));
        button->click();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(wanted.size(), 1);
        world.dialog->setGeoResult({false, false, u"Cancelled. <b>Kept</b>."_s});
        QCOMPARE(button->text(), u"&Download"_s);
        QVERIFY(row->text().contains(u"Cancelled. <b>"_s));

        world.type("GEOIP_URL", u"ftp://mirror.example"_s);
        QVERIFY(!button->isEnabled());
        world.dialog->beginGeo(); // one that runs can be cancelled whatever is wrong
        QVERIFY(button->isEnabled() && row->isRunning());
    }

    void itStartsAtLogin()
    {
        World world;
        world.open();
        world.onOff("start_at_login")->click();
        QVERIFY(!world.autostart.isOn());
        world.button(QDialogButtonBox::Ok)->click();
        QVERIFY(world.autostart.isOn());
        QVERIFY(!world.dialog->isVisible());
    }

    void aSettingIsFound()
    {
        World world;
        world.open();
        QTest::keyClick(world.dialog.get(), Qt::Key_F, Qt::ControlModifier);
        auto *search = qobject_cast<QLineEdit *>(world.dialog->focusWidget());
        QVERIFY(search);
        QTest::keyClicks(search, u"queue_max"_s);
        QCOMPARE(world.dialog->currentPage(), u"mirror"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(world.dialog->isVisible()); // Return does not press OK
        QVERIFY(world.field("INFLUX_QUEUE_MAX_MB")->hasFocus());
    }

    void synonymsAreFound_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("page");
        const auto row = [](const char *typed, const char *first, const char *page) {
            QTest::newRow(typed) << QString::fromLatin1(first) << QString::fromLatin1(page);
        };
        row("dark mode", "theme", "appearance");
        row("DARK", "theme", "appearance");
        row("fee", "feerate_below", "alerts");
        row("password", "BITCOIN_RPC_PASSWORD", "connection");
        row("login", "BITCOIN_RPC_COOKIE_PATH", "connection");
        row("grafana", "INFLUX_URL", "mirror");
        row("webhook", "ALERT_WEBHOOK_URL", "alerts");
        row("telegram", "ALERT_WEBHOOK_URL", "alerts");
        row("no peers", "no_peers", "alerts");
        row("autostart", "start_at_login", "program");
        row("city", "geo_download", "geoip");
    }
    void synonymsAreFound()
    {
        QFETCH(QString, first);
        QFETCH(QString, page);
        World world;
        world.open();
        auto *search = world.dialog->findChild<FilterField *>();
        auto *list = world.dialog->findChild<SettingsSearch *>();
        search->setFocus();
        QTest::keyClicks(search, QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(list->isVisible());
        QStringList ids;
        for (int i = 0; i < list->count(); ++i)
            ids << list->item(i)->data(Qt::UserRole).toString();
        QVERIFY2(ids.contains(first), qPrintable(ids.join(u' ')));
        // A label that contains the word comes before synonyms.
        if (first != u"BITCOIN_RPC_COOKIE_PATH"_s)
            QCOMPARE(ids.front(), first);
        if (ids.front() == first)
            QCOMPARE(world.dialog->currentPage(), page);
    }

    void keysMoveInTheList()
    {
        World world;
        world.open();
        auto *search = world.dialog->findChild<FilterField *>();
        auto *list = world.dialog->findChild<SettingsSearch *>();
        search->setFocus();
        QTest::keyClicks(search, u"proxy"_s);
        QVERIFY2(list->count() >= 3, qPrintable(QString::number(list->count())));
        QCOMPARE(search->accessibleDescription(), u"Matches: %1"_s.arg(list->count()));
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(search, Qt::Key_Up);
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentRow(), 1);
        QVERIFY(search->hasFocus());
        QCOMPARE(world.dialog->currentPage(), u"mirror"_s); // shown behind the list
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!list->isVisible());
        QVERIFY(world.field("INFLUX_PROXY")->hasFocus());

        QTest::keyClick(world.dialog.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(list->isVisible());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(0)).center());
        QCOMPARE(world.dialog->currentPage(), u"connection"_s);
        QVERIFY(world.field("BITCOIN_RPC_PROXY")->hasFocus());
    }

    void noMatchIsShown()
    {
        World world;
        world.open();
        auto *search = world.dialog->findChild<FilterField *>();
        auto *list = world.dialog->findChild<SettingsSearch *>();
        search->setFocus();
        QTest::keyClicks(search, u"<b>xyzzy"_s);
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), u"No setting matches “<b>xyzzy”"_s);
        QTest::keyClick(search, Qt::Key_Return); // leads nowhere
        QVERIFY(search->hasFocus());
        QTest::keyClick(search, Qt::Key_Escape); // the words first, then the dialog
        QVERIFY(world.dialog->isVisible());
        QVERIFY(search->text().isEmpty());
        QVERIFY(!list->isVisible());
    }

    /// Each synonym belongs to something that is there.
    void synonymsNameExistingSettings()
    {
        World world;
        world.open();
        const auto &entries = world.dialog->findChild<SettingsSearch *>()->entries();
        for (const Synonyms &one : settingSynonyms())
            QVERIFY2(std::any_of(entries.begin(), entries.end(),
                                 [&](const SearchEntry &entry) {
                                     return entry.id == QLatin1String(one.id);
                                 }),
                     one.id);
    }

    void pageAndSizeAreRemembered()
    {
        World world;
        const SettingsDialogOptions options{false, world.path(u"window.ini"_s)};
        world.open(options);
        world.dialog->showPage(u"collectors"_s);
        world.dialog->resize(700, 500);
        world.dialog->reject();
        world.open(options);
        QCOMPARE(world.dialog->currentPage(), u"collectors"_s);
        QCOMPARE(world.dialog->size(), QSize(700, 500));
    }

    void everyMnemonicOfAPageIsItsOwn_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English") << QLocale::c();
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
    }
    void everyMnemonicOfAPageIsItsOwn()
    {
        QFETCH(QLocale, locale);
        const InLanguage language(locale);
        World world;
        world.open();
        QStringList faults;
        for (const QString &page : {u"connection"_s, u"mirror"_s, u"geoip"_s, u"collectors"_s,
                                    u"alerts"_s, u"appearance"_s, u"program"_s}) {
            world.dialog->showPage(page);
            QCOMPARE(world.dialog->currentPage(), page);
            QHash<QString, QString> owners;
            for (const QString &text : world.textsShown()) {
                const QString key = QKeySequence::mnemonic(text).toString();
                if (!key.isEmpty() && owners.contains(key))
                    faults << u"%1: \"%2\" and \"%3\""_s.arg(page, text, owners.value(key));
                if (!key.isEmpty())
                    owners.insert(key, text);
            }
            QVERIFY2(owners.size() > 1, qPrintable(page));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void keystrokesAreFast()
    {
        World world;
        world.open();
        QBENCHMARK
        {
            world.type("NODE_NAME", u"x"_s);
            world.type("NODE_NAME", u"y"_s);
        }
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "test_settings_dialog.moc"
