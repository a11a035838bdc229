// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keyring.h"
#include "tests/support/keyring_world.h"

#ifdef HAVE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;
const QString token = u"INFLUX_TOKEN"_s;
const QString password = u"BITCOIN_RPC_PASSWORD"_s;

/// A scripted keyring.
class FakeKeyring : public SecretStore {
public:
    struct World {
        QHash<QString, QString> kept;
        QString error;
        bool answers = true;
        QString writeError = {};
    };
    explicit FakeKeyring(World &world) : m_world(world) {}

    void read(const QStringList &names, std::function<void(const SecretReading &)> handler) override
    {
        SecretReading reading{{}, m_world.error};
        for (const QString &name : names)
            if (m_world.error.isEmpty() && m_world.kept.contains(name))
                reading.secrets.insert(name, {m_world.kept[name], u"keyring"_s});
        answer([handler, reading] { handler(reading); });
    }
    void write(const QHash<QString, QString> &changes,
               std::function<void(const QString &)> handler) override
    {
        const QString error = m_world.error + m_world.writeError;
        for (auto it = changes.begin(); it != changes.end() && error.isEmpty(); ++it) {
            if (it->isEmpty())
                m_world.kept.remove(it.key());
            else
                m_world.kept.insert(it.key(), *it);
        }
        answer([handler, error] { handler(error); });
    }

private:
    void answer(const std::function<void()> &action)
    {
        if (m_world.answers)
            QMetaObject::invokeMethod(this, action, Qt::QueuedConnection);
    }
    World &m_world;
};

void read(SecretKeeper &keeper)
{
    QSignalSpy finished(&keeper, &SecretKeeper::readFinished);
    keeper.read();
    QVERIFY(finished.wait(deadlineMs));
}

QString write(SecretKeeper &keeper, const QHash<QString, QString> &changes)
{
    QSignalSpy finished(&keeper, &SecretKeeper::writeFinished);
    keeper.write(changes);
    return finished.wait(deadlineMs) ? finished.front().front().toString() : u"no answer"_s;
}

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theKeyringComesFirst()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        QCOMPARE(writeSecretFile(file, {{token, u"of the file"_s}, {password, u"old"_s}}),
                 QString());
        FakeKeyring::World world{{{password, u"new"_s}}, {}};
        SecretKeeper keeper(std::make_unique<FakeKeyring>(world), file);
        read(keeper);
        QVERIFY(keeper.usesKeyring());
        QCOMPARE(keeper.secrets()[password].text, u"new"_s);
        QCOMPARE(keeper.secrets()[password].source, u"keyring"_s);
        QCOMPARE(keeper.secrets()[token].source, u"secrets.json"_s);
        QCOMPARE(keeper.sentence(), u"Passwords are kept in the system keyring."_s);
    }

    void secretsInTheKeyringLeaveTheFile()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        QCOMPARE(writeSecretFile(file, {{token, u"a"_s}, {password, u"b"_s}}), QString());
        FakeKeyring::World world;
        SecretKeeper keeper(std::make_unique<FakeKeyring>(world), file);
        read(keeper);
        QCOMPARE(write(keeper, {{token, u"c"_s}}), QString());
        QCOMPARE(world.kept, (QHash<QString, QString>{{token, u"c"_s}}));
        QCOMPARE(readSecretFile(file).secrets.keys(), QStringList{password});
        QCOMPARE(write(keeper, {{token, QString()}, {password, QString()}}), QString());
        QVERIFY(world.kept.isEmpty());
        QVERIFY(readSecretFile(file).secrets.isEmpty());
        QVERIFY(keeper.secrets().isEmpty());
    }

    void withoutAKeyringTheFileIsUsed()
    {
        QTemporaryDir folder;
        SecretKeeper keeper(nullptr, folder.filePath(u"secrets.json"_s));
        read(keeper);
        QCOMPARE(write(keeper, {{token, u"hush"_s}}), QString());
        QCOMPARE(readSecretFile(keeper.file()).secrets[token].text, u"hush"_s);
        QVERIFY2(keeper.sentence().contains(u"There is no keyring"_s) &&
                     keeper.sentence().contains(keeper.file()),
                 qPrintable(keeper.sentence()));
    }

    void aFailingKeyringIsReported()
    {
        QTemporaryDir folder;
        FakeKeyring::World world;
        SecretKeeper keeper(std::make_unique<FakeKeyring>(world),
                            folder.filePath(u"secrets.json"_s));
        read(keeper);
        world.error = u"the prompt was dismissed"_s;
        QCOMPARE(write(keeper, {{token, u"hush"_s}}), QString());
        QCOMPARE(readSecretFile(keeper.file()).secrets[token].text, u"hush"_s);
        QCOMPARE(keeper.secrets()[token].source, u"secrets.json"_s);
        QVERIFY(!keeper.usesKeyring());
        QVERIFY2(keeper.sentence().contains(u"the prompt was dismissed"_s),
                 qPrintable(keeper.sentence()));
    }

    void aHungKeyringBlocksNothing()
    {
        QTemporaryDir folder;
        FakeKeyring::World world;
        world.answers = false;
        SecretKeeper keeper(std::make_unique<FakeKeyring>(world),
                            folder.filePath(u"secrets.json"_s), 50);
        QCOMPARE(writeSecretFile(keeper.file(), {{token, u"of the file"_s}}), QString());
        read(keeper);
        QCOMPARE(keeper.secrets()[token].text, u"of the file"_s);
        QVERIFY(!keeper.usesKeyring());
    }

    /// Changes made while the keyring was locked are newer than its contents.
    void aLockedKeyringRestoresNoRemovedSecret()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        FakeKeyring::World world;
        world.kept = {{password, u"old"_s}, {token, u"leaked"_s}};
        world.error = u"it is locked"_s;
        {
            SecretKeeper keeper(std::make_unique<FakeKeyring>(world), file);
            read(keeper);
            QCOMPARE(write(keeper, {{password, u"new"_s}, {token, QString()}}), QString());
        }
        world.error.clear();
        for (int start = 0; start < 2; ++start) {
            SecretKeeper keeper(std::make_unique<FakeKeyring>(world), file);
            read(keeper);
            QCOMPARE(keeper.secrets().keys(), QStringList{password});
            QCOMPARE(keeper.secrets()[password].text, u"new"_s);
            QCOMPARE(keeper.secrets()[password].source, u"keyring"_s);
        }
        QCOMPARE(world.kept, (QHash<QString, QString>{{password, u"new"_s}}));
        QVERIFY(readSecretFile(file).secrets.isEmpty() && readSecretFile(file).newer.isEmpty());
    }

    /// It fails again just when it is to take them over.
    void aReadOnlyKeyringKeepsTheFile()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        FakeKeyring::World world;
        world.kept = {{password, u"old"_s}};
        QCOMPARE(writeSecretFile(file, {{password, u"new"_s}}, true), QString());
        world.writeError = u"it is locked"_s;
        SecretKeeper keeper(std::make_unique<FakeKeyring>(world), file);
        read(keeper);
        QCOMPARE(keeper.secrets()[password].text, u"new"_s);
        QCOMPARE(readSecretFile(file).secrets[password].text, u"new"_s);
        QVERIFY(readSecretFile(file).newer.contains(password));
    }

    void aReadOnlyFileIsReported()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"config"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        SecretKeeper keeper(nullptr, folder.filePath(u"config/secrets.json"_s));
        const QString error = write(keeper, {{token, u"hush"_s}});
        QVERIFY2(error.contains(u"cannot be written"_s), qPrintable(error));
        QVERIFY(!error.contains(u"hush"_s));
        QVERIFY(keeper.secrets().isEmpty());
    }

    /// Through QtKeychain, on a machine without any.
    void noSecretService()
    {
#ifdef HAVE_KEYCHAIN
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        QTemporaryDir folder;
        SecretKeeper keeper(makeKeyring(), folder.filePath(u"secrets.json"_s));
        read(keeper);
        QVERIFY(!keeper.usesKeyring());
        QCOMPARE(write(keeper, {{ token, u"hush"_s }}), QString());
        QCOMPARE(readSecretFile(keeper.file()).secrets[token].text, u"hush"_s);
        QVERIFY2(keeper.sentence().contains(u"cannot be used ("_s), qPrintable(keeper.sentence()));
        qInfo("%s", qPrintable(keeper.sentence()));
#else
        QSKIP("built without QtKeychain");
#endif
    }

    /// Through QtKeychain to gnome-keyring, over a private bus.
    void aRealSecretService()
    {
#ifdef HAVE_KEYCHAIN
        if (const QStringList missing = KeyringWorld::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing.join(u", "_s) + u" is not installed"_s));
        KeyringWorld world;
        if (!world.start())
            QSKIP("gnome-keyring-daemon does not run here");
        QTemporaryDir folder;
        const QString file = folder.filePath(u"secrets.json"_s);
        {
            SecretKeeper keeper(makeKeyring(u"test of bitcoin-node-monitor"_s), file);
            read(keeper);
            QVERIFY2(keeper.usesKeyring(), qPrintable(keeper.sentence()));
            QVERIFY(keeper.secrets().isEmpty());
            QCOMPARE(write(keeper, {{token, u"h\u00fcsh \u20bf"_s},
                                    { password,
                                      u"p"_s }}),
                     QString());
            QVERIFY2(keeper.usesKeyring(), qPrintable(keeper.sentence()));
            QVERIFY(!QFile::exists(file));
        }
        SecretKeeper keeper(makeKeyring(u"test of bitcoin-node-monitor"_s), file);
        read(keeper);
        QCOMPARE(keeper.secrets()[token].text, u"h\u00fcsh \u20bf"_s);
        QCOMPARE(keeper.secrets()[token].source, u"keyring"_s);
        QCOMPARE(write(keeper, {{ token, QString() }}), QString());
        SecretKeeper after(makeKeyring(u"test of bitcoin-node-monitor"_s), file);
        read(after);
        QCOMPARE(after.secrets().keys(), QStringList{password});
        SecretKeeper stranger(makeKeyring(u"something else"_s), file);
        read(stranger);
        QVERIFY(stranger.secrets().isEmpty());
#else
        QSKIP("built without QtKeychain");
#endif
    }
};

QTEST_MAIN(TestSecrets)
#include "test_secrets.moc"
