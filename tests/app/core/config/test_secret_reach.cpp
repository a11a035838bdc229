// SPDX-License-Identifier: GPL-3.0-or-later
// A secret is only sent to addresses of its own or a lower layer; and the limits of a .env found in
// the working folder.
#include "app/core/config/config_report.h"
#include "app/core/config/saved_settings.h"
#include "tests/app/core/config/machine.h"
#include "tests/app/core/config/setting_samples.h"

#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A machine with a certificate and a token, without a .env in its working folder.
struct World {
    World()
    {
        machine.input.environment.remove(u"BITCOIN_DATADIR"_s);
        machine.input.workingDirectory = machine.path(u"work"_s);
        QDir().mkpath(machine.input.workingDirectory);
        machine.write(u"home/token"_s, "token of the file\n");
        QFile::setPermissions(machine.path(u"home/token"_s), QFile::ReadOwner | QFile::WriteOwner);
    }

    /// A value for a row, with the settings it requires.
    QString valueOf(const SettingSpec &spec) const
    {
        const QString name = QLatin1String(spec.name);
        if (name == u"INFLUX_TOKEN_FILE"_s)
            return machine.path(u"home/token"_s);
        if (spec.kind == SettingKind::Witnesses)
            return u"w=rpc://w.example:8332/home/login"_s;
        if (name == u"INFLUX_CA_FILE"_s)
            return machine.path(u"home/authority"_s);
        return sampleOf(spec);
    }
    void foundFile(const QByteArray &lines) { machine.write(u"work/.env"_s, lines); }
    void put(SettingLayer layer, const QString &name, const QString &value)
    {
        switch (layer) {
        case SettingLayer::CommandLine: machine.input.commandLine.insert(name, value); break;
        case SettingLayer::Environment: machine.input.environment.insert(name, value); break;
        case SettingLayer::EnvFile:
            machine.input.envFile = machine.path(u"named.env"_s);
            named += name.toUtf8() + '=' + value.toUtf8() + '\n';
            machine.write(u"named.env"_s, named);
            break;
        case SettingLayer::Saved:
            if (findSetting(name)->isSecret()) {
                machine.input.secrets.insert(name, {value, u"keyring"_s});
            } else {
                if (!machine.input.saved)
                    machine.input.saved.emplace();
                machine.input.saved->insert(name, value);
            }
            break;
        default: break;
        }
    }

    Machine machine;
    QByteArray named;
};

bool isUsed(const LoadedConfig &loaded, const QString &name)
{
    return !loaded.find(name)->text.isEmpty();
}

constexpr std::array layers = {SettingLayer::CommandLine, SettingLayer::Environment,
                               SettingLayer::EnvFile, SettingLayer::Saved};

} // namespace

class TestSecretReach : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySecretHasAnAddress()
    {
        for (const SettingSpec &spec : settingsTable()) {
            const bool isItsOwnAddress = std::holds_alternative<QUrl Config::*>(spec.place);
            if (spec.isSecret() && !isItsOwnAddress)
                QVERIFY2(*spec.sentBy, spec.name);
            for (const QString &name :
                 QString(QLatin1String(spec.sentBy)).split(u' ', Qt::SkipEmptyParts))
                QVERIFY2(findSetting(name), spec.name);
        }
    }

    void pairs_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("address");
        for (const SettingSpec &spec : settingsTable())
            for (const QString &name :
                 QString(QLatin1String(spec.sentBy)).split(u' ', Qt::SkipEmptyParts))
                QTest::addRow("%s by %s", spec.name, qPrintable(name))
                    << QString(QLatin1String(spec.name)) << name;
    }

    /// For a secret in any of the user's layers.
    void aFoundFileDoesNotDirectOtherSecrets_data() { pairs_data(); }
    void aFoundFileDoesNotDirectOtherSecrets()
    {
        QFETCH(QString, secret);
        QFETCH(QString, address);
        const SettingSpec &spec = *findSetting(secret);
        for (const SettingLayer layer : {SettingLayer::Environment, SettingLayer::Saved}) {
            World world;
            world.put(layer, secret, world.valueOf(spec));
            QVERIFY(isUsed(world.machine.load(), secret));
            world.foundFile(address.toUtf8() + '=' + world.valueOf(*findSetting(address)).toUtf8() +
                            '\n');
            const LoadedConfig loaded = world.machine.load();
            QVERIFY(!isUsed(loaded, secret));
            QVERIFY(loaded.config.rpcPassword.isEmpty() && loaded.config.influxToken.isEmpty());
            const QString said = loaded.config.warnings.join(u'\n');
            QVERIFY2(said.contains(secret) && said.contains(address + u" (.env:1)"_s),
                     qPrintable(said));
            QVERIFY(!said.contains(u"sample"_s) || !spec.isSecret());
        }
    }

    void addressesOfTheOwnOrALowerLayerCount_data() { pairs_data(); }
    void addressesOfTheOwnOrALowerLayerCount()
    {
        QFETCH(QString, secret);
        QFETCH(QString, address);
        const SettingSpec &spec = *findSetting(secret);
        for (const SettingLayer ofSecret : layers)
            for (const SettingLayer ofAddress : layers) {
                World world;
                world.put(ofSecret, secret, world.valueOf(spec));
                world.put(ofAddress, address, world.valueOf(*findSetting(address)));
                // A file that was named is as good as the environment.
                const bool areNamed =
                    ofSecret == SettingLayer::EnvFile && ofAddress == SettingLayer::Environment;
                const bool mayBe = ofAddress >= ofSecret || areNamed;
                QVERIFY2(isUsed(world.machine.load(), secret) == mayBe,
                         qPrintable(u"%1 %2"_s.arg(static_cast<int>(ofSecret))
                                        .arg(static_cast<int>(ofAddress))));
            }
    }

    void anIdenticalAddressIsHarmless()
    {
        World world;
        world.put(SettingLayer::Environment, u"INFLUX_TOKEN"_s, u"t"_s);
        world.put(SettingLayer::Saved, u"INFLUX_URL"_s, u"http://127.0.0.1:8086"_s);
        world.put(SettingLayer::Saved, u"BITCOIN_RPC_PASSWORD"_s, u"p"_s);
        world.foundFile("INFLUX_URL=http://127.0.0.1:8086\nBITCOIN_RPC_HOST=127.0.0.1\n"
                        "INFLUX_PROXY=\nBITCOIN_RPC_PORT=\nINFLUX_TLS_VERIFY=true\n");
        LoadedConfig loaded = world.machine.load();
        QCOMPARE(loaded.config.influxToken, u"t"_s);
        QCOMPARE(loaded.config.rpcPassword, u"p"_s);
        QCOMPARE(loaded.config.warnings, QStringList());
        // Taking a proxy away is a decision too.
        world.put(SettingLayer::Saved, u"INFLUX_PROXY"_s, u"socks5://p:1"_s);
        QVERIFY(world.machine.load().config.influxToken.isEmpty());
    }

    void aFileMayDirectItsOwnSecret()
    {
        World world;
        world.machine.write(u"work/token"_s, "below\n");
        world.foundFile("INFLUX_URL=http://127.0.0.2:8086\nINFLUX_BUCKET=b\n"
                        "INFLUX_TOKEN_FILE=token\n"
                        "BITCOIN_RPC_HOST=10.0.0.1\nBITCOIN_RPC_USER=u\nBITCOIN_RPC_PASSWORD=p\n");
        const LoadedConfig loaded = world.machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.influxToken, u"below"_s);
        QCOMPARE(loaded.config.rpcPassword, u"p"_s);
    }

    void itNamesSecretFilesBelowItsFolderOnly_data()
    {
        QTest::addColumn<QString>("name");
        for (const SettingSpec &spec : settingsTable())
            if (spec.isSecretFile())
                QTest::newRow(spec.name) << QString(QLatin1String(spec.name));
    }
    void itNamesSecretFilesBelowItsFolderOnly()
    {
        QFETCH(QString, name);
        World world;
        world.machine.write(u"work/deep/file"_s, "inside");
        for (const QString &file :
             {world.machine.path(u"home/token"_s), u"../home/token"_s, u"/etc/shadow"_s}) {
            world.foundFile(name.toUtf8() + '=' + file.toUtf8() + '\n');
            const LoadedConfig loaded = world.machine.load();
            QVERIFY2(loaded.complaintAbout(name).contains(u"is not below"_s), qPrintable(file));
            QVERIFY(loaded.config.influxToken.isEmpty());
        }
        for (const QString &file : {world.machine.path(u"work/deep/file"_s), u"deep/file"_s}) {
            world.foundFile(name.toUtf8() + '=' + file.toUtf8() + '\n');
            QCOMPARE(world.machine.load().errors, QStringList());
        }
    }

    /// The cookie of this machine's node is its master key.
    void theFoundCookieStaysHere()
    {
        World world;
        world.machine.write(u"home/.bitcoin/.cookie"_s, "c");
        QVERIFY(isUsed(world.machine.load(), u"BITCOIN_RPC_COOKIE_PATH"_s));
        for (const char *line : {"BITCOIN_RPC_PORT=9999", "BITCOIN_RPC_PROXY=socks5://evil:1"}) {
            world.foundFile(line);
            QVERIFY2(!isUsed(world.machine.load(), u"BITCOIN_RPC_COOKIE_PATH"_s), line);
        }
        // By the folder it names it gets at no cookie either.
        world.foundFile("BITCOIN_RPC_HOST=evil.example\nBITCOIN_DATADIR=" +
                        world.machine.bitcoinFolder().toUtf8() + '\n');
        QVERIFY(!isUsed(world.machine.load(), u"BITCOIN_RPC_COOKIE_PATH"_s));
        world.foundFile("BITCOIN_DATADIR=" + world.machine.bitcoinFolder().toUtf8() + '\n');
        QVERIFY(isUsed(world.machine.load(), u"BITCOIN_RPC_COOKIE_PATH"_s));
    }

    void aNamedFolderDecidesOnlyForItself()
    {
        World world;
        world.machine.write(u"work/node/bitcoin.conf"_s, "rpcport=9999\n");
        world.foundFile("BITCOIN_DATADIR=" + world.machine.path(u"work/node"_s).toUtf8() + '\n');
        world.put(SettingLayer::Environment, u"BITCOIN_RPC_PASSWORD"_s, u"p"_s);
        const LoadedConfig loaded = world.machine.load();
        QCOMPARE(loaded.config.rpcUrl.port(), 9999);
        QVERIFY(loaded.config.rpcPassword.isEmpty());
    }

    /// A found .env never combines a secret of the user with its own address, in either direction.
    void aFoundFileIsNotCombinedWithOthersSecrets_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("conf"); // below the working folder
        QTest::addColumn<QString>("note");
        const auto row = [](const char *name, const char *lines, const char *conf,
                            const char *note) {
            QTest::newRow(name) << QString::fromLatin1(lines) << QString::fromLatin1(conf)
                                << QString::fromLatin1(note);
        };
        const char *ofConf = "BITCOIN_CONF=node/bitcoin.conf\n";
        row("includes theirs", ofConf, "rpcconnect=evil\nincludeconf={HOME}/bitcoin.conf\n",
            "bitcoin.conf: is not read: it is not below");
        row("their cookie", ofConf, "rpcconnect=evil\nrpccookiefile={HOME}/.cookie\n",
            ".cookie is not used: it is not below");
        row("their cookie, moved", ofConf, "rpcconnect=evil\ndatadir={HOME}\n",
            ".cookie is not used: it is not below");
        row("their cookie in a folder of its own", "BITCOIN_DATADIR=node\n",
            "rpcconnect=evil\nrpccookiefile={HOME}/.cookie\n",
            ".cookie is not used: it is not below");
        row("their cookie by a link", "BITCOIN_DATADIR=node\n",
            "rpcconnect=evil\nrpccookiefile=link\n", "link is not used: it is not below");
        row("their file, its own folder",
            "BITCOIN_CONF={HOME}/bitcoin.conf\nBITCOIN_DATADIR=node\n",
            "rpcconnect=evil\nrpcpassword=x\n", ".cookie is not used: it is not below");
        row("their file and folder, its host",
            "BITCOIN_CONF={HOME}/bitcoin.conf\nBITCOIN_RPC_HOST=evil\n", "",
            "BITCOIN_RPC_PASSWORD (bitcoin.conf:2) is not used");
    }
    void aFoundFileIsNotCombinedWithOthersSecrets()
    {
        QFETCH(QString, lines);
        QFETCH(QString, conf);
        QFETCH(QString, note);
        World world;
        const bool hasPassword = note.contains(u"PASSWORD"_s);
        const QString home = world.machine.bitcoinFolder();
        world.machine.write(u"home/.bitcoin/.cookie"_s, "c");
        world.machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                            lines.contains(u"{HOME}"_s) && !hasPassword
                                ? "includeconf=bitcoin.conf\n"
                                : "rpcuser=me\nrpcpassword=theirs\n");
        world.machine.write(u"work/node/bitcoin.conf"_s, conf.replace(u"{HOME}"_s, home).toUtf8());
        QFile::link(home + u"/.cookie"_s, world.machine.path(u"work/node/link"_s));
        world.foundFile(lines.replace(u"{HOME}"_s, home).toUtf8());
        const LoadedConfig loaded = world.machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QVERIFY(loaded.config.rpcPassword.isEmpty());
        QVERIFY2(loaded.config.rpcCookiePath.isEmpty(), qPrintable(loaded.config.rpcCookiePath));
        QVERIFY2(loaded.config.warnings.join(u'\n').contains(note),
                 qPrintable(loaded.config.warnings.join(u'\n')));
        world.machine.input.envFile = world.machine.path(u"work/.env"_s); // the user chose it
        const LoadedConfig named = world.machine.load();
        QVERIFY2(!named.config.rpcPassword.isEmpty() || !named.config.rpcCookiePath.isEmpty(),
                 qPrintable(named.config.warnings.join(u'\n')));
    }

    void filesWritableByOthersAreNotTrusted()
    {
#ifdef Q_OS_UNIX
        World world;
        world.foundFile("NODE_NAME=theirs\n");
        const QByteArray path = QFile::encodeName(world.machine.path(u"work/.env"_s));
        ::chmod(path.constData(), 0644);
        QCOMPARE(world.machine.load().config.nodeName, u"theirs"_s);
        QCOMPARE(world.machine.load().config.foundEnvFile, world.machine.path(u"work/.env"_s));
        ::chmod(path.constData(), 0646);
        LoadedConfig loaded = world.machine.load();
        QVERIFY(loaded.config.nodeName != u"theirs"_s && loaded.config.foundEnvFile.isEmpty());
        QVERIFY2(loaded.config.warnings.join(u' ').contains(u"others may write it"_s),
                 qPrintable(loaded.config.warnings.join(u' ')));
        QVERIFY(warningReport(loaded).contains(u".env is not read"_s));
        ::chmod(path.constData(), 0664);
        if (::chown(path.constData(), ::geteuid(), 12'345) != 0)
            QSKIP("files of others need root");
        QVERIFY(world.machine.load().config.nodeName != u"theirs"_s);
        ::chmod(path.constData(), 0644);
        QCOMPARE(::chown(path.constData(), 65'534, 65'534), 0);
        loaded = world.machine.load();
        QVERIFY(loaded.config.nodeName != u"theirs"_s);
        QVERIFY(loaded.config.warnings.join(u' ').contains(u"belongs to another user"_s));
        world.machine.input.envFile = world.machine.path(u"work/.env"_s); // the user named it
        QCOMPARE(world.machine.load().config.nodeName, u"theirs"_s);
        QVERIFY(world.machine.load().config.foundEnvFile.isEmpty());
#endif
    }

    void filesReadableByAllAreReported()
    {
#ifdef Q_OS_UNIX
        World world;
        const QString token = world.machine.path(u"home/token"_s);
        world.put(SettingLayer::Environment, u"INFLUX_TOKEN_FILE"_s, token);
        QCOMPARE(world.machine.load().config.warnings, QStringList());
        ::chmod(QFile::encodeName(token).constData(), 0644);
        QCOMPARE(world.machine.load().config.warnings, QStringList()); // its folder is closed
        ::chmod(QFile::encodeName(world.machine.path({})).constData(), 0755);
        QCOMPARE(world.machine.load().config.warnings.size(), 1);
        QVERIFY(world.machine.load().config.warnings.front().startsWith(token));
        ::chmod(QFile::encodeName(token).constData(), 0600);
        for (const auto &[file, isNamed] : {std::pair(u"work/.env"_s, false), {u"n.env"_s, true}}) {
            world.machine.write(file, "BITCOIN_RPC_PASSWORD=p\n");
            const QString path = world.machine.path(file);
            world.machine.input.envFile = isNamed ? path : QString();
            ::chmod(QFile::encodeName(path).constData(), 0644);
            QCOMPARE(world.machine.load().config.warnings.size(), 1);
            ::chmod(QFile::encodeName(path).constData(), 0600);
            QCOMPARE(world.machine.load().config.warnings, QStringList());
        }
#endif
    }

    void tokensAreOneLine()
    {
        for (const char *text : {"abc\n", "abc\r\n", "\nabc", "abc"}) {
            World world;
            world.machine.write(u"home/token"_s, text);
            world.put(SettingLayer::Environment, u"INFLUX_TOKEN_FILE"_s,
                      world.machine.path(u"home/token"_s));
            QCOMPARE(world.machine.load().config.influxToken, u"abc"_s);
            World direct;
            direct.put(SettingLayer::Environment, u"INFLUX_TOKEN"_s, QLatin1String(text));
            QCOMPARE(direct.machine.load().config.influxToken, u"abc"_s);
        }
        for (const char *text : {"abc\ndef\n", "abc\r\ndef", "abc\rX-Header: 1"}) {
            World world;
            world.machine.write(u"home/token"_s, text);
            world.put(SettingLayer::Environment, u"INFLUX_TOKEN_FILE"_s,
                      world.machine.path(u"home/token"_s));
            QVERIFY(world.machine.load().config.influxToken.isEmpty());
            QCOMPARE(world.machine.load().errors.size(), 1);
            World direct;
            direct.put(SettingLayer::Environment, u"INFLUX_TOKEN"_s, QLatin1String(text));
            QCOMPARE(direct.machine.load().errors.size(), 1);
            QVERIFY(!direct.machine.load().errors.front().contains(u"abc"_s));
        }
    }

    void clearTextIsReported()
    {
        const auto warnings = [](const QString &url, const QString &token) {
            World world;
            world.put(SettingLayer::Environment, u"INFLUX_URL"_s, url);
            world.put(SettingLayer::Environment, u"INFLUX_BUCKET"_s, u"b"_s);
            world.put(SettingLayer::Environment, u"INFLUX_TOKEN"_s, token);
            return world.machine.load().config.warnings;
        };
        QCOMPARE(warnings(u"http://influx.example.org:8086"_s, u"secret"_s).size(), 1);
        QVERIFY(
            !warnings(u"http://influx.example.org"_s, u"secret"_s).front().contains(u"secret"_s));
        QCOMPARE(warnings(u"http://8.8.8.8:8086"_s, u"secret"_s).size(), 1);
        for (const auto &url : {u"https://influx.example.org"_s, u"http://127.0.0.1:8086"_s,
                                u"http://192.168.1.2:8086"_s, u"http://influxdb:8086"_s})
            QCOMPARE(warnings(url, u"secret"_s), QStringList());
        QCOMPARE(warnings(u"http://influx.example.org"_s, {}), QStringList());
    }

    void aLoginInClearTextIsReported()
    {
        const auto warnings = [](const QString &host) {
            World world;
            world.put(SettingLayer::Environment, u"BITCOIN_RPC_HOST"_s, host);
            world.put(SettingLayer::Environment, u"BITCOIN_RPC_USER"_s, u"me"_s);
            world.put(SettingLayer::Environment, u"BITCOIN_RPC_PASSWORD"_s, u"s3cret"_s);
            return world.machine.load().config.warnings;
        };
        for (const auto &host : {u"node.example.org"_s, u"8.8.8.8:8332"_s}) {
            QCOMPARE(warnings(host).size(), 1);
            QVERIFY2(warnings(host).front().contains(u"BITCOIN_RPC_HOST is http"_s),
                     qPrintable(warnings(host).front()));
            QVERIFY(!warnings(host).front().contains(u"s3cret"_s));
        }
        for (const auto &host : {u"https://node.example.org"_s, u"127.0.0.1"_s, u"192.168.1.2"_s})
            QCOMPARE(warnings(host), QStringList());
    }

    /// For every row with an address: an onion is never resolved.
    void onionsNeedAProxy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("proxy");
        const QString rpc = u"BITCOIN_RPC_PROXY"_s;
        const auto row = [](const char *name, const char *value, const QString &proxy) {
            QTest::newRow(name) << QString(QLatin1String(name)) << QString(QLatin1String(value))
                                << proxy;
        };
        row("BITCOIN_RPC_HOST", "abc.onion", rpc);
        row("ELECTRUM_URL", "electrum://abc.onion", rpc);
        row("FULCRUM_STATS_URL", "http://abc.ONION/stats", rpc);
        row("MEMPOOL_API_BASE", "http://abc.onion./", rpc);
        row("WITNESSES", "w=https://abc.onion", rpc);
        row("INFLUX_URL", "http://abc.onion:8086", u"INFLUX_PROXY"_s);
        row("ALERT_WEBHOOK_URL", "https://abc.onion/hook", {});
        row("BITCOIN_ZMQ_RAWTX", "tcp://abc.onion:28332", {});
    }
    void onionsNeedAProxy()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, proxy);
        World world;
        world.put(SettingLayer::Environment, u"INFLUX_BUCKET"_s, u"b"_s);
        world.put(SettingLayer::Environment, name, value);
        const LoadedConfig loaded = world.machine.load();
        const QString said = loaded.complaintAbout(name) + loaded.config.warnings.join(u'\n');
        QVERIFY2(said.contains(u".onion"_s), qPrintable(loaded.errors.join(u'\n')));
        if (proxy.isEmpty())
            return;
        world.put(SettingLayer::Environment, proxy, u"socks5://127.0.0.1:9050"_s);
        QCOMPARE(world.machine.load().errors, QStringList());
        QCOMPARE(world.machine.load().config.warnings, QStringList());
    }

    void theLoginOfAProxyIsUsed()
    {
        World world;
        world.put(SettingLayer::Environment, u"INFLUX_PROXY"_s, u"http://me:s%20%3A3cret@p:1"_s);
        world.put(SettingLayer::Environment, u"BITCOIN_RPC_PROXY"_s, u"socks5://me:s3cret@p:2"_s);
        const LoadedConfig loaded = world.machine.load();
        QCOMPARE(loaded.config.influxProxy.user(), u"me"_s);
        QCOMPARE(loaded.config.influxProxy.password(), u"s :3cret"_s);
        QCOMPARE(loaded.config.rpcProxy.password(), u"s3cret"_s);
        QVERIFY(!configReport(loaded).contains(u"3cret"_s));
    }
};

QTEST_GUILESS_MAIN(TestSecretReach)
#include "test_secret_reach.moc"
