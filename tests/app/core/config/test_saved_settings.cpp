// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_report.h"
#include "app/core/config/private_file.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"
#include "app/core/config/settings_draft.h"
#include "tests/app/core/config/setting_samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0
               ? static_cast<int>(status.st_mode & 0777)
               : -1;
}

ConfigInput inputIn(const QTemporaryDir &folder)
{
    ConfigInput input;
    input.workingDirectory = folder.path();
    input.homeDirectory = folder.path();
    input.defaultDataDir = folder.filePath(u"own"_s);
    input.savedFile = folder.filePath(u"config/settings.ini"_s);
    input.secretsFile = folder.filePath(u"config/secrets.json"_s);
    input.environment.insert(u"BITCOIN_DATADIR"_s, folder.filePath(u"node"_s));
    return input;
}

} // namespace

class TestSavedSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_umask = ::umask(0000); } // nothing of the mode comes from there
    void cleanup() { ::umask(m_umask); }

    void writtenValuesAreReadBack()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"new/folder/settings.ini"_s);
        const QHash<QString, QString> values = {
            {u"NODE_NAME"_s, u"a; \"b\" = c, d\\ \u00e9"_s},
            {u"ALERTS_OFF"_s, u"behind, no_block"_s},
            {u"INFLUX_URL"_s, u"https://[::1]:8086/a%20b?c#d"_s},
        };
        QCOMPARE(writeSavedSettings(file, values), QString());
        QString error;
        QCOMPARE(readSavedSettings(file, &error), values);
        QCOMPARE(error, QString());
        QCOMPARE(modeOf(file), 0600);
        QCOMPARE(QDir(folder.filePath(u"new/folder"_s)).entryList(QDir::Files).size(), 1);
    }

    void everySettingIsSavedByItsName()
    {
        QTemporaryDir folder;
        ConfigInput input = inputIn(folder);
        input.environment.clear();
        QHash<QString, QString> values;
        for (const SettingSpec &spec : settingsTable())
            if (!spec.isSecret())
                values.insert(QLatin1String(spec.name), sampleOf(spec));
        values.removeIf([](const auto &value) { return value->isEmpty(); });
        QCOMPARE(writeSavedSettings(input.savedFile, values), QString());
        const QByteArray content = contentOf(input.savedFile);
        const LoadedConfig loaded = loadConfig(input);
        for (auto it = values.begin(); it != values.end(); ++it) {
            QVERIFY2(content.contains('\n' + it.key().toUtf8() + '='), content.constData());
            QCOMPARE(loaded.find(it.key())->text, *it);
            QCOMPARE(loaded.find(it.key())->layer, SettingLayer::Saved);
        }
    }

    void foreignEntriesStay()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, "[settings]\nNODE_NAME=old\nINFLUX_ORG=gone\nOF_A_NEWER_VERSION=7\n"
                    "[elsewhere]\nkey=\"a, b\"\n");
        QCOMPARE(writeSavedSettings(file, {{u"NODE_NAME"_s, u"new"_s}}), QString());
        const QByteArray content = contentOf(file);
        QVERIFY2(content.contains("OF_A_NEWER_VERSION=7") && content.contains("key=\"a, b\""),
                 content.constData());
        QVERIFY(!content.contains("gone"));
        QCOMPARE(modeOf(file), 0600);
    }

    void anUnquotedListIsReadAsAList()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, "[settings]\nALERTS_OFF=behind, no_block\n");
        QString error;
        QCOMPARE(readSavedSettings(file, &error)[u"ALERTS_OFF"_s], u"behind, no_block"_s);
    }

    void secretsAreNeverSavedInPlainText()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, "[settings]\nINFLUX_TOKEN=by-hand\n");
        QCOMPARE(writeSavedSettings(
                     file, {{u"BITCOIN_RPC_PASSWORD"_s, u"hush"_s}, {u"NODE_NAME"_s, u"n"_s}}),
                 QString());
        QVERIFY(!contentOf(file).contains("hush"));
        QVERIFY(!contentOf(file).contains("by-hand"));
    }

    void aFailureLeavesTheOldFile()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, "old");
        QVERIFY(replacePrivately(file, [](const QString &copy) {
                    write(copy, "half");
                    return u"no room"_s;
                }).contains(u"no room"_s));
        QCOMPARE(contentOf(file), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing left behind
    }

    /// The mode is that from before the first byte, and the file is another, not the same one
    /// written over.
    void aFileIsPrivateBeforeItsFirstByte()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        write(file, "old");
        int modeInside = 0;
        QCOMPARE(replacePrivately(file,
                                  [&](const QString &copy) {
                                      modeInside = modeOf(copy);
                                      write(copy, "new");
                                      return contentOf(file) == "old" ? QString() : u"seen"_s;
                                  }),
                 QString());
        QCOMPARE(modeInside, 0600);
        QCOMPARE(contentOf(file), QByteArray("new"));
        QCOMPARE(modeOf(file), 0600);
    }

    void aLinkIsFollowed()
    {
        QTemporaryDir folder;
        const QString real = folder.filePath(u"real.ini"_s);
        const QString link = folder.filePath(u"settings.ini"_s);
        write(real, "[other]\nkept=1\n");
        QVERIFY(QFile::link(real, link));
        QCOMPARE(writeSavedSettings(link, {{u"NODE_NAME"_s, u"n"_s}}), QString());
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(contentOf(real).contains("NODE_NAME=n"));
    }

    void secretsInAFile()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"config/secrets.json"_s);
        QCOMPARE(writeSecretFile(file, {{u"INFLUX_TOKEN"_s, u"a\nb\"\u00e9"_s},
                                        {u"BITCOIN_RPC_PASSWORD"_s, u"hush"_s}}),
                 QString());
        QCOMPARE(modeOf(file), 0600);
        SecretReading reading = readSecretFile(file);
        QCOMPARE(reading.secrets[u"INFLUX_TOKEN"_s].text, u"a\nb\"\u00e9"_s);
        QCOMPARE(reading.secrets[u"INFLUX_TOKEN"_s].source, u"secrets.json"_s);
        QCOMPARE(writeSecretFile(file, {{u"BITCOIN_RPC_PASSWORD"_s, QString()}}), QString());
        QVERIFY(!contentOf(file).contains("BITCOIN_RPC_PASSWORD"));
        QVERIFY(readSecretFile(file).secrets.contains(u"INFLUX_TOKEN"_s));
    }

    void secretsReadableByOthersAreRefused()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        QCOMPARE(writeSecretFile(file, {{u"INFLUX_TOKEN"_s, u"hush"_s}}), QString());
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0640), 0);
        const SecretReading reading = readSecretFile(file);
        QVERIFY(reading.secrets.isEmpty());
        QVERIFY2(reading.error.contains(u"chmod 600"_s), qPrintable(reading.error));
        QVERIFY(!writeSecretFile(file, {{u"INFLUX_TOKEN"_s, u"x"_s}}).isEmpty());

        ConfigInput input = inputIn(folder);
        input.secretsFile = file;
        QCOMPARE(loadConfig(input).errors, QStringList{reading.error});
    }

    void secretsTakePrecedenceOverSavedSettings()
    {
        QTemporaryDir folder;
        ConfigInput input = inputIn(folder);
        QCOMPARE(writeSecretFile(input.secretsFile, {{u"INFLUX_TOKEN"_s, u"of the file"_s},
                                                     {u"BITCOIN_RPC_PASSWORD"_s, u"pw"_s}}),
                 QString());
        input.secrets.insert(u"INFLUX_TOKEN"_s, {u"of the keyring"_s, u"keyring"_s});
        LoadedConfig loaded = loadConfig(input);
        QCOMPARE(loaded.config.influxToken, u"of the keyring"_s);
        QCOMPARE(loaded.find(u"INFLUX_TOKEN"_s)->source, u"keyring"_s);
        QCOMPARE(loaded.config.rpcPassword, u"pw"_s);
        QCOMPARE(loaded.find(u"BITCOIN_RPC_PASSWORD"_s)->source, u"secrets.json"_s);
        input.environment.insert(u"INFLUX_TOKEN"_s, u"of the environment"_s);
        QVERIFY(!configReport(loaded).contains(u"of the keyring"_s));
        loaded = loadConfig(input);
        QCOMPARE(loaded.config.influxToken, u"of the environment"_s);
        QVERIFY(loaded.find(u"INFLUX_TOKEN"_s)->isLocked());
    }

    void aDraftSavesOnlyDifferences()
    {
        QTemporaryDir folder;
        const ConfigInput input = inputIn(folder);
        SettingsDraft draft(input);
        QVERIFY(!draft.isChanged());
        draft.set(u"NODE_NAME"_s, u"cupboard"_s);
        draft.set(u"BITCOIN_RPC_PORT"_s, u"8332"_s); // equal to the default
        draft.set(u"INFLUX_TOKEN"_s, u"hush"_s);
        QVERIFY(draft.isValid() && draft.isChanged());
        QCOMPARE(draft.settings(), (QHash<QString, QString>{{u"NODE_NAME"_s, u"cupboard"_s}}));
        QCOMPARE(draft.changedSecrets(), (QHash<QString, QString>{{u"INFLUX_TOKEN"_s, u"hush"_s}}));
        QCOMPARE(draft.loaded().config.influxToken, u"hush"_s);
        QVERIFY(!QFile::exists(input.savedFile)); // nothing is written by a draft
    }

    void anEmptiedValueFallsBackToTheFoundOne()
    {
        QTemporaryDir folder;
        const ConfigInput input = inputIn(folder);
        QDir().mkpath(folder.filePath(u"node"_s));
        write(folder.filePath(u"node/bitcoin.conf"_s), "rpcport=6000\n");
        QCOMPARE(writeSavedSettings(input.savedFile, {{u"BITCOIN_RPC_PORT"_s, u"7000"_s}}),
                 QString());
        SettingsDraft draft(input);
        QCOMPARE(draft.loaded().config.rpcUrl.port(), 7000);
        QCOMPARE(draft.fallback(u"BITCOIN_RPC_PORT"_s), u"6000"_s);
        draft.set(u"BITCOIN_RPC_PORT"_s, {});
        QCOMPARE(draft.loaded().config.rpcUrl.port(), 6000);
        QCOMPARE(draft.value(u"BITCOIN_RPC_PORT"_s).source, u"bitcoin.conf:1"_s);
        QVERIFY(draft.settings().isEmpty());
        draft.discard();
        QCOMPARE(draft.loaded().config.rpcUrl.port(), 7000);
    }

    void aComplaintBelongsToItsSetting()
    {
        QTemporaryDir folder;
        SettingsDraft draft(inputIn(folder));
        draft.set(u"BITCOIN_RPC_PORT"_s, u"0"_s);
        draft.set(u"INFLUX_URL"_s, u"http://influx.example"_s);
        QCOMPARE(draft.loaded().complaintAbout(u"BITCOIN_RPC_PORT"_s),
                 u"allowed is a port from 1 to 65535"_s);
        QVERIFY(
            draft.loaded().complaintAbout(u"INFLUX_BUCKET"_s).contains(u"a bucket is needed"_s));
        QCOMPARE(draft.loaded().complaintAbout(u"NODE_NAME"_s), QString());
        QVERIFY(!draft.isValid());
        QCOMPARE(draft.loaded().errors.size(), 2);
    }

    void aMisplacedSecretMoves()
    {
        QTemporaryDir folder;
        const ConfigInput input = inputIn(folder);
        QDir().mkpath(folder.filePath(u"config"_s));
        write(input.savedFile, "[settings]\nINFLUX_TOKEN=by-hand\n");
        const SettingsDraft draft(input);
        QVERIFY(!draft.isChanged());
        QCOMPARE(draft.changedSecrets(),
                 (QHash<QString, QString>{{u"INFLUX_TOKEN"_s, u"by-hand"_s}}));
    }

private:
    mode_t m_umask = 0;
};

QTEST_GUILESS_MAIN(TestSavedSettings)
#include "test_saved_settings.moc"
