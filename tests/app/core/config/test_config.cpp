// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/config_report.h"
#include "app/core/config/setting_value.h"
#include "tests/app/core/config/machine.h"
#include "tests/support/test_certificate.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QString sourceOf(const LoadedConfig &loaded, const char *name)
{
    for (const EffectiveValue &value : loaded.values)
        if (QLatin1String(value.spec->name) == QLatin1String(name))
            return value.source;
    return {};
}

} // namespace

class TestConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Each layer takes precedence over the lower ones: they are removed one by one, from the top.
    void precedence()
    {
        Machine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcport=6000\n");
        machine.write(u"settings.ini"_s, "[settings]\nBITCOIN_RPC_PORT=5000\n");
        machine.write(u".env"_s, "X=1\nBITCOIN_RPC_PORT=4000\n");
        machine.write(u"named.env"_s, "BITCOIN_RPC_PORT=3000\n");
        machine.input.envFile = machine.path(u"named.env"_s);
        machine.input.environment.insert(u"BITCOIN_RPC_PORT"_s, u"2000"_s);
        machine.input.commandLine.insert(u"BITCOIN_RPC_PORT"_s, u"1000"_s);
        const auto expect = [&machine](int port, const char *source) {
            const LoadedConfig loaded = machine.load();
            QCOMPARE(loaded.errors, QStringList());
            QCOMPARE(loaded.config.rpcUrl.port(), port);
            QCOMPARE(sourceOf(loaded, "BITCOIN_RPC_PORT"), QLatin1String(source));
        };
        expect(1000, "command line");
        machine.input.commandLine.clear();
        expect(2000, "environment");
        machine.input.environment.remove(u"BITCOIN_RPC_PORT"_s);
        expect(3000, "named.env:1");
        machine.input.envFile.clear();
        expect(4000, ".env:2");
        QFile::remove(machine.path(u".env"_s));
        expect(5000, "saved settings");
        QFile::remove(machine.path(u"settings.ini"_s));
        expect(6000, "bitcoin.conf:1");
        QFile::remove(machine.path(u"home/.bitcoin/bitcoin.conf"_s));
        expect(8332, "default of the network");
    }

    void aNodeIsFoundOnEachNetwork_data()
    {
        QTest::addColumn<QByteArray>("conf");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("cookie");
        QTest::addColumn<int>("port");
        const auto row = [](const char *network, const char *conf, const char *cookie, int port) {
            QTest::newRow(network) << QByteArray(conf) << QString::fromLatin1(network)
                                   << QString::fromLatin1(cookie) << port;
        };
        row("mainnet", "", ".cookie", 8332);
        row("testnet3", "testnet=1\n", "testnet3/.cookie", 18332);
        row("testnet4", "testnet4=1\n", "testnet4/.cookie", 48332);
        row("signet", "signet=1\n", "signet/.cookie", 38332);
        row("regtest", "chain=regtest\n", "regtest/.cookie", 18443);
    }
    void aNodeIsFoundOnEachNetwork()
    {
        QFETCH(QByteArray, conf);
        QFETCH(QString, network);
        QFETCH(QString, cookie);
        QFETCH(int, port);
        Machine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, conf);
        machine.input.environment.remove(u"BITCOIN_DATADIR"_s); // in the home folder, by itself
        const Config config = machine.load().config;
        const QDir folder(machine.bitcoinFolder());
        QCOMPARE(config.networkTag, network);
        QCOMPARE(config.rpcCookiePath, folder.filePath(cookie));
        QCOMPARE(config.rpcUrl, QUrl(u"http://127.0.0.1:%1/"_s.arg(port)));
        QCOMPARE(config.dataDirOfNode, folder.path());
        QCOMPARE(config.blocksDir,
                 QDir::cleanPath(QFileInfo(folder.filePath(cookie)).path() + u"/blocks"_s));
    }

    void valuesOfBitcoinConf()
    {
        Machine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                      "rpcuser=me\nrpcpassword=hidden-one\nzmqpubrawtx=tcp://0.0.0.0:28333\n"
                      "zmqpubhashblock=tcp://*:28334\nzmqpubsequence=ipc:///run/seq\n"
                      "zmqpubrawblock=tcp://127.0.0.1:28332\n");
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.rpcUser, u"me"_s);
        QCOMPARE(loaded.config.rpcPassword, u"hidden-one"_s);
        QVERIFY(loaded.config.rpcCookiePath.isEmpty());
        QCOMPARE(loaded.config.zmqRawTx, u"tcp://127.0.0.1:28333"_s);
        QCOMPARE(loaded.config.zmqHashBlock, u"tcp://127.0.0.1:28334"_s);
        QCOMPARE(loaded.config.zmqSequence, u"ipc:///run/seq"_s);
        QCOMPARE(loaded.config.zmqRawBlock, u"tcp://127.0.0.1:28332"_s);
    }

    void aNodeElsewhereIsNotDescribedHere()
    {
        Machine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcport=6000\nrpcuser=me\nrpcpassword=x\n");
        machine.input.environment.remove(u"BITCOIN_DATADIR"_s);
        machine.input.environment.insert(u"BITCOIN_RPC_HOST"_s, u"cupboard.lan"_s);
        const Config config = machine.load().config;
        QCOMPARE(config.rpcUrl, QUrl(u"http://cupboard.lan:8332/"_s));
        QVERIFY(config.rpcUser.isEmpty());
        QCOMPARE(config.nodeName, u"cupboard.lan"_s);
    }

    void hosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url");
        QTest::newRow("name") << u"node"_s << u"http://node:8332/"_s;
        QTest::newRow("own port") << u"node:99"_s << u"http://node:99/"_s;
        QTest::newRow("v6") << u"fd00::1"_s << u"http://[fd00::1]:8332/"_s;
        QTest::newRow("v6 and port") << u"[fd00::1]:99"_s << u"http://[fd00::1]:99/"_s;
        QTest::newRow("https") << u"https://node.example/rpc"_s << u"https://node.example/rpc"_s;
        QTest::newRow("onion") << u"abc.onion"_s << u"http://abc.onion:8332/"_s;
    }
    void hosts()
    {
        QFETCH(QString, host);
        QFETCH(QString, url);
        Machine machine;
        machine.input.environment.insert(u"BITCOIN_RPC_HOST"_s, host);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.rpcUrl, QUrl(url));
    }

    void wrongValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *value) {
            QTest::addRow("%s=%s", name, value)
                << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row("BITCOIN_RPC_PORT", "0");
        row("BITCOIN_RPC_PORT", "65536");
        row("BITCOIN_RPC_PORT", "eight");
        row("BITCOIN_RPC_HOST", "ftp://node");
        row("BITCOIN_RPC_HOST", "not a host");
        row("BITCOIN_RPC_HOST", "node:0");
        row("BITCOIN_RPC_HOST", "[fd00::1]:0");
        row("BITCOIN_RPC_HOST", "http://node:0");
        row("BITCOIN_NETWORK", "litecoin");
        row("BITCOIN_RPC_PROXY", "http://127.0.0.1:9050");
        row("BITCOIN_RPC_PROXY", "socks5://127.0.0.1");
        row("INFLUX_PROXY", "ftp://127.0.0.1:9050");
        row("INFLUX_QUEUE_MAX_MB", "0");
        row("INFLUX_QUEUE_MAX_MB", "plenty");
        row("BITCOIN_ZMQ_RAWTX", "udp://127.0.0.1:1");
        row("BITCOIN_ZMQ_HASHBLOCK", "tcp://127.0.0.1");
        row("ENABLE_ZMQ", "maybe");
        row("SCRAPE_INTERVAL_FAST", "0");
        row("SCRAPE_INTERVAL_FAST", "soon");
        row("SCRAPE_INTERVAL_SLOW", "1e99");
        row("MEMPOOL_HIST_SOURCE", "guess");
        row("MEMPOOL_API_BASE", "mempool");
        row("FULCRUM_STATS_URL", "127.0.0.1:8080");
        row("INFLUX_URL", "influx:8086");
        row("INFLUX_TLS_VERIFY", "2");
        row("INFLUX_TOKEN_FILE", "/no/such/file");
        row("INFLUX_CA_FILE", "/no/such/file");
        row("INFLUX_CA_FILE", "/");
        row("INFLUX_CA_FILE", "/dev/null");
        row("COLLECTOR_LOG_LEVEL", "loud");
    }
    void wrongValues()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Machine machine;
        machine.input.environment.insert(u"INFLUX_BUCKET"_s, u"b"_s);
        machine.input.environment.insert(name, value);
        const QStringList errors = machine.load().errors;
        QVERIFY2(errors.size() == 1, qPrintable(errors.join(u'\n')));
        QVERIFY(!errors[0].contains(u'\n'));
        QVERIFY2(errors[0].startsWith(name + u'=' + value), qPrintable(errors[0]));
        QVERIFY(errors[0].contains(u"(environment)"_s));
        if (name != u"INFLUX_TOKEN_FILE"_s) {
            QVERIFY2(errors[0].contains(u"allowed is "_s + allowedWords(*findSetting(name))),
                     qPrintable(errors[0]));
        }
    }

    void secretsAreNeverShown()
    {
        Machine machine;
        auto &environment = machine.input.environment;
        environment.insert(u"BITCOIN_RPC_PASSWORD"_s, u"s3cret-a"_s);
        environment.insert(u"INFLUX_TOKEN"_s, u"s3cret-b"_s);
        environment.insert(u"ALERT_WEBHOOK_URL"_s, u"not-a-url-s3cret-c"_s);
        environment.insert(u"HEARTBEAT_URL"_s, u"http://hc.example/s3cret-d"_s);
        environment.insert(u"INFLUX_URL"_s, u"http://127.0.0.1:8086"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), 3); // the webhook, the heartbeat in the clear, no bucket
        const QString shown = configReport(loaded) + loaded.errors.join(u'\n');
        QVERIFY(!shown.contains(u"s3cret"_s));
        QVERIFY2(shown.count(u"(set, hidden)"_s) >= 4, qPrintable(shown));
    }

    void alertsAreConfigured()
    {
        Machine machine;
        auto &environment = machine.input.environment;
        environment.insert(u"ALERTS_OFF"_s, u"ping_high, no_inbound"_s);
        environment.insert(u"ALERT_THRESHOLDS"_s, u"disk_low=15,node_unreachable=300"_s);
        environment.insert(u"FEERATE_BELOW"_s, u"2.5"_s);
        environment.insert(u"ALERT_WEBHOOK_URL"_s, u"https://ntfy.sh/my-node"_s);
        environment.insert(u"ALERT_WEBHOOK_FORMAT"_s, u"ntfy"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.alerts.off, (QSet<QString>{u"ping_high"_s, u"no_inbound"_s}));
        QCOMPARE(loaded.config.alerts.thresholds.value(u"disk_low"_s), 15.0);
        QCOMPARE(loaded.config.alerts.feerateBelow, std::optional(2.5));
        QCOMPARE(loaded.config.alerts.feerateAbove, std::optional<double>());
        QCOMPARE(loaded.config.alertWebhookFormat, WebhookFormat::Ntfy);
    }

    void trayAndNotifications()
    {
        QVERIFY(Machine().load().config.closeToTray);
        QVERIFY(Machine().load().config.desktopNotifications);
        Machine machine;
        machine.input.environment.insert(u"CLOSE_TO_TRAY"_s, u"no"_s);
        machine.input.environment.insert(u"DESKTOP_NOTIFICATIONS"_s, u"false"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QVERIFY(!loaded.config.closeToTray);
        QVERIFY(!loaded.config.desktopNotifications);
        machine.input.environment.insert(u"CLOSE_TO_TRAY"_s, u"sometimes"_s);
        QCOMPARE(machine.load().errors,
                 QStringList{u"CLOSE_TO_TRAY=sometimes (environment): allowed is true or false"_s});
    }

    void invalidAlertSettings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char *name, const char *value, const char *allowed) {
            QTest::addRow("%s=%s", name, value)
                << QString::fromLatin1(name) << QString::fromLatin1(value)
                << QString::fromLatin1(allowed);
        };
        row("ALERTS_OFF", "ping", "all, or of: node_unreachable");
        row("ALERT_THRESHOLDS", "disk_low", "disk_low=number");
        row("ALERT_THRESHOLDS", "disk_low=0", "over 0");
        row("ALERT_THRESHOLDS", "disk_low=-4", "over 0");
        row("ALERT_THRESHOLDS", "disk_low=nan", "over 0");
        row("ALERT_THRESHOLDS", "no_inbound=1e12", "(seconds)");
        row("ALERT_THRESHOLDS", "feerate_below=5", "allowed is name=number, of: node_unreachable");
        row("ALERT_THRESHOLDS", "disk=5", "disk_low");
        row("FEERATE_BELOW", "cheap", "sat/vB over 0");
        row("FEERATE_ABOVE", "0", "sat/vB over 0");
        row("ALERT_WEBHOOK_FORMAT", "teams",
            "auto, generic, ntfy, discord, slack, gotify or telegram");
    }
    void invalidAlertSettings()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, allowed);
        Machine machine;
        machine.input.environment.insert(name, value);
        const QStringList errors = machine.load().errors;
        QVERIFY2(errors.size() == 1, qPrintable(errors.join(u'\n')));
        QVERIFY2(errors[0].startsWith(name + u'=' + value + u" (environment): "_s),
                 qPrintable(errors[0]));
        QVERIFY2(errors[0].contains(allowed), qPrintable(errors[0]));
    }

    void contradictingFeerates()
    {
        Machine machine;
        machine.input.environment.insert(u"FEERATE_BELOW"_s, u"9"_s);
        machine.input.environment.insert(u"FEERATE_ABOVE"_s, u"9"_s);
        QCOMPARE(machine.load().errors.size(), 1);
        QVERIFY(machine.load().errors[0].contains(u"FEERATE_ABOVE"_s));
    }

    void aSecretInAWebhookRequiresHttps_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *url, bool allowed, const char *format = "auto") {
            QTest::addRow("%s %s", url, format)
                << QString::fromLatin1(url) << QString::fromLatin1(format) << allowed;
        };
        row("https://discord.com/api/webhooks/1/s3cretAbC", true);
        row("http://discord.com/api/webhooks/1/s3cretAbC", false);
        row("http://hooks.slack.com/services/T0/B0/s3cret", false);
        row("http://ntfy.sh/s3cret-topic", false);
        row("http://ntfy.lan/s3cret-topic", true);
        row("http://ntfy:80/s3cret-topic", true);
        row("http://192.168.1.5/s3cret-topic", true, "ntfy");
        row("http://me:s3cret@192.168.1.5/hook", true);
        row("http://192.168.1.5/hook/s3cret", false, "slack");
        row("http://127.0.0.1:8080/s3cret", true, "slack");
        row("http://[::1]:8080/s3cret", true, "discord");
        row("http://172.32.0.1/s3cret", false, "ntfy"); // not a private address
        row("http://example.com/alerts", true);
        row("http://me:s3cret@example.com/alerts", false);
        row("http://example.com/alerts?token=s3cret", false);
        row("http://example.com/hook/s3cretA1b2C3d4E5f6", false);
        row("https://example.com/hook/s3cretA1b2C3d4E5f6", true);
        row("https://api.telegram.org/bot1:s3cret/sendMessage?chat_id=1", true);
        row("http://api.telegram.org/bot1:s3cret/sendMessage?chat_id=1", false);
        row("https://api.telegram.org/bot1:s3cret/sendMessage", false);
        row("http://192.168.1.5/message?token=s3cret", true, "gotify");
        row("http://example.com/message?token=s3cret", false, "gotify");
        row("https://example.com/message", false, "gotify");
    }
    void aSecretInAWebhookRequiresHttps()
    {
        QFETCH(QString, url);
        QFETCH(QString, format);
        QFETCH(bool, allowed);
        Machine machine;
        machine.input.environment.insert(u"ALERT_WEBHOOK_URL"_s, url);
        machine.input.environment.insert(u"ALERT_WEBHOOK_FORMAT"_s, format);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), allowed ? 0 : 1);
        QVERIFY(!(loaded.errors.join(u'\n') + configReport(loaded)).contains(u"s3cret"_s));
        if (!allowed)
            QVERIFY(loaded.errors[0].contains(u"https"_s));
    }

    void credentialsInUrlsAreRefusedUnshown()
    {
        for (const auto &[name, value] :
             {std::pair(u"BITCOIN_RPC_HOST"_s, u"http://me:s3cret@host:1"_s),
              std::pair(u"BITCOIN_RPC_HOST"_s, u"me:s3cret@host"_s),
              std::pair(u"INFLUX_URL"_s, u"http://me:s3cret@host:1"_s)}) {
            Machine machine;
            machine.input.environment.insert(u"INFLUX_BUCKET"_s, u"b"_s);
            machine.input.environment.insert(name, value);
            const QStringList errors = machine.load().errors;
            QCOMPARE(errors.size(), 1);
            QVERIFY(errors[0].contains(u"credentials"_s) && !errors[0].contains(u"s3cret"_s));
        }
    }

    void aMempoolServerNeedsAnAddress()
    {
        Machine machine;
        machine.input.environment.insert(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors.size(), 1);
        QVERIFY(errors[0].startsWith(u"MEMPOOL_API_BASE is empty"_s));
        QVERIFY(errors[0].contains(u"MEMPOOL_HIST_SOURCE=mempool_api"_s));
        machine.input.environment.insert(u"MEMPOOL_API_BASE"_s, u"https://mempool.example"_s);
        QCOMPARE(machine.load().errors, QStringList());
    }

    void electrumAndWitnesses()
    {
        Machine machine;
        auto &environment = machine.input.environment;
        environment.insert(u"ELECTRUM_URL"_s, u"electrums://fulcrum.lan"_s);
        environment.insert(u"WITNESSES"_s, u"a=electrum://a.lan, https://b.example/api"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.electrumUrl.host(), u"fulcrum.lan"_s);
        QCOMPARE(loaded.config.witnesses.size(), std::size_t(2));
        QCOMPARE(loaded.config.witnesses[1].name, u"b.example"_s);
    }

    void wrongWitnesses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        const QString electrum = u"ELECTRUM_URL"_s;
        const QString witnesses = u"WITNESSES"_s;
        QTest::newRow("http") << electrum << u"http://a.lan"_s << u"electrum://host"_s;
        QTest::newRow("login") << electrum << u"electrum://u:s3cret@a.lan"_s << u"login"_s;
        QTest::newRow("onion") << electrum << u"electrum://abc.onion"_s << u"BITCOIN_RPC_PROXY"_s;
        QTest::newRow("witness") << witnesses << u"a.lan"_s << u"entry 1"_s;
        QTest::newRow("its login") << witnesses << u"https://u:s3cret@a.lan/api"_s << u"login"_s;
        QTest::newRow("its onion")
            << witnesses << u"w=http://abc.onion/api"_s << u"BITCOIN_RPC_PROXY"_s;
    }
    void wrongWitnesses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, said);
        Machine machine;
        machine.input.environment.insert(name, value);
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors.size(), 1);
        QVERIFY2(errors[0].startsWith(name) && errors[0].contains(said), qPrintable(errors[0]));
        QVERIFY2(!errors[0].contains(u"s3cret"_s), qPrintable(errors[0]));
        if (!value.contains(u".onion"_s))
            return;
        machine.input.environment.insert(u"BITCOIN_RPC_PROXY"_s, u"socks5://127.0.0.1:9050"_s);
        QCOMPARE(machine.load().errors, QStringList());
    }

    void outsideAccessCanBeCutOff()
    {
        Machine machine;
        const Config inside = machine.load().config;
        for (const SettingSpec &spec : settingsTable()) {
            const QString name = QLatin1String(spec.name);
            if (name.endsWith(u"_URL"_s) || spec.kind == SettingKind::Url)
                QVERIFY2(spec.reachesOutside(), spec.name); // a new row must declare it
            if (!spec.reachesOutside())
                continue;
            machine.input.environment.insert(
                name, spec.kind == SettingKind::YesNo ? u"true"_s
                      : name.endsWith(u"_PROXY"_s)    ? u"socks5://10.0.0.1:9050"_s
                      : name == u"METRICS_LISTEN"_s   ? u"127.0.0.1:9332"_s
                      : name == u"ELECTRUM_URL"_s     ? u"electrum://outside.example"_s
                                                      : u"https://outside.example"_s);
        }
        machine.input.environment.insert(u"INFLUX_BUCKET"_s, u"b"_s);
        machine.input.environment.insert(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        Config config = loaded.config;
        QVERIFY(config.mempoolHistSource == MempoolHistSource::MempoolApi);
        for (const SettingSpec &spec : settingsTable())
            if (spec.reachesOutside())
                spec.cutOff(config);
        config.influxBucket.clear();
        QVERIFY(config == inside);
    }

    /// Changing the working folder later must not move the data.
    void aRelativeDataFolderIsResolvedAtStart()
    {
        Machine machine;
        machine.input.commandLine.insert(u"DATA_DIR"_s, u"../here/own"_s);
        const Config config = machine.load().config;
        const QString expected = QDir::cleanPath(QDir::currentPath() + u"/../here/own"_s);
        QCOMPARE(config.dataDir, expected);
        QVERIFY2(config.storeDir.startsWith(expected), qPrintable(config.storeDir));
    }

    void whereMetricsAreServed_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<QByteArray>("token"); // null: no file is named
        QTest::addColumn<QString>("name");     // of the setting that is wrong; empty: none
        const QByteArray none;
        QTest::newRow("off") << QString() << none << QString();
        QTest::newRow("loopback") << u"127.0.0.1:9332"_s << none << QString();
        QTest::newRow("localhost") << u"localhost:9332"_s << none << QString();
        QTest::newRow("loopback of IPv6") << u"[::1]:9332"_s << none << QString();
        QTest::newRow("private") << u"192.168.1.5:9332"_s << none << QString();
        QTest::newRow("private of IPv6") << u"[fd00::5]:9332"_s << none << QString();
        QTest::newRow("public") << u"203.0.113.5:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("public of IPv6") << u"[2001:db8::5]:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("all") << u"0.0.0.0:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("all of IPv6") << u"[::]:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("all, in short") << u":9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("all with a token") << u"0.0.0.0:9332"_s << "secret\r\n"_ba << QString();
        QTest::newRow("public with a token") << u"203.0.113.5:9332"_s << "secret"_ba << QString();
        QTest::newRow("all with an empty token")
            << u"0.0.0.0:9332"_s << " \n"_ba << u"METRICS_TOKEN_FILE"_s;
        QTest::newRow("loopback with an empty token")
            << u"127.0.0.1:9332"_s << ""_ba << u"METRICS_TOKEN_FILE"_s;
        QTest::newRow("two lines") << u"127.0.0.1:9332"_s << "a\nb"_ba << u"METRICS_TOKEN_FILE"_s;
        QTest::newRow("no port") << u"127.0.0.1"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("port 0") << u"127.0.0.1:0"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("a port too high") << u"127.0.0.1:65536"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("a name") << u"cupboard.lan:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("a URL") << u"http://127.0.0.1:9332"_s << none << u"METRICS_LISTEN"_s;
        QTest::newRow("a port alone") << u"9332"_s << none << u"METRICS_LISTEN"_s;
    }
    void whereMetricsAreServed()
    {
        QFETCH(QString, listen);
        QFETCH(QByteArray, token);
        QFETCH(QString, name);
        Machine machine;
        machine.input.environment.insert(u"METRICS_LISTEN"_s, listen);
        if (!token.isNull()) {
            machine.write(u"metrics-token"_s, token);
            machine.input.environment.insert(u"METRICS_TOKEN_FILE"_s,
                                             machine.path(u"metrics-token"_s));
        }
        const LoadedConfig loaded = machine.load();
        if (name.isEmpty()) {
            QCOMPARE(loaded.errors, QStringList());
            QCOMPARE(loaded.config.metricsToken, QString::fromUtf8(token.trimmed()));
            return;
        }
        QCOMPARE(loaded.errors.size(), 1);
        QVERIFY2(loaded.errors[0].startsWith(name) && loaded.errors[0].contains(u"allowed is"_s),
                 qPrintable(loaded.errors[0]));
    }

    void tokenFromAFile()
    {
        Machine machine;
        machine.write(u"token"_s, "from-file\n");
        machine.input.environment.insert(u"INFLUX_TOKEN_FILE"_s, machine.path(u"token"_s));
        QCOMPARE(machine.load().config.influxToken, u"from-file"_s);
        machine.input.environment.insert(u"INFLUX_TOKEN"_s, u"direct"_s);
        QCOMPARE(machine.load().config.influxToken, u"direct"_s);
    }

    void certificateAuthorities()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        TestCertificate certificate;
        QVERIFY(certificate.make());
        Machine machine;
        machine.write(u"ca.pem"_s, certificate.certificate().toPem());
        machine.input.environment.insert(u"INFLUX_CA_FILE"_s, machine.path(u"ca.pem"_s));
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.influxAuthorities, QList{certificate.certificate()});

        machine.write(u"ca.pem"_s, certificate.certificate().toDer());
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors.size(), 1);
        QVERIFY2(errors[0].contains(u"has no certificate in it; allowed is a PEM file"_s),
                 qPrintable(errors[0]));
    }

    void pageAddressesAreNotInfluxUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("instead");
        const auto row = [](const char *url, const char *instead) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(instead);
        };
        row("http://host:8086/orgs/0123456789abcdef", "http://host:8086");
        row("https://host/orgs/0123456789abcdef/data-explorer?bucket=b", "https://host");
        row("https://host/influx/orgs/0123456789abcdef/", "https://host/influx");
        row("http://[fd00::1]:8086/api/v2/write", "http://[fd00::1]:8086");
        row("http://host:8086/base/api/v2/write?org=o&p=s3cret", "http://host:8086/base");
        row("http://host:8086", "");
        row("https://host/influx/", "");
    }
    void pageAddressesAreNotInfluxUrls()
    {
        QFETCH(QString, url);
        QFETCH(QString, instead);
        Machine machine;
        machine.input.environment.insert(u"INFLUX_BUCKET"_s, u"b"_s);
        machine.input.environment.insert(u"INFLUX_URL"_s, url);
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors.size(), instead.isEmpty() ? 0 : 1);
        if (instead.isEmpty())
            return;
        QVERIFY2(errors[0].startsWith(u"INFLUX_URL "_s) &&
                     errors[0].endsWith(u"set it to "_s + instead),
                 qPrintable(errors[0]));
        QVERIFY(!errors[0].contains(u"s3cret"_s));
    }

    void aNamedEnvFileMustExist()
    {
        Machine machine;
        machine.input.envFile = machine.path(u"gone.env"_s);
        QCOMPARE(machine.load().errors.size(), 1);
        QVERIFY(machine.load().errors[0].contains(u"gone.env"_s));
    }

    void everyNameOfTheStackIsASetting()
    {
        const QStringList names =
            u"BITCOIN_RPC_HOST BITCOIN_RPC_PORT BITCOIN_RPC_USER BITCOIN_RPC_PASSWORD "
            u"BITCOIN_RPC_COOKIE_PATH BITCOIN_RPC_PROXY BITCOIN_NETWORK BITCOIN_DATADIR "
            u"BITCOIN_CHAINSTATE_DIR BITCOIN_ZMQ_RAWBLOCK BITCOIN_ZMQ_RAWTX BITCOIN_ZMQ_HASHBLOCK "
            u"BITCOIN_ZMQ_SEQUENCE BITCOIN_CONF BITCOIN_BLOCKS_DIR ENABLE_ZMQ FULCRUM_STATS_URL "
            u"ELECTRUM_URL WITNESSES "
            u"INFLUX_URL INFLUX_ORG "
            u"INFLUX_BUCKET INFLUX_TOKEN INFLUX_TOKEN_FILE INFLUX_TLS_VERIFY INFLUX_CA_FILE "
            u"INFLUX_PROXY "
            u"INFLUX_QUEUE_MAX_MB SCRAPE_INTERVAL_FAST "
            u"SCRAPE_INTERVAL_SLOW MEMPOOL_HIST_SOURCE MEMPOOL_API_BASE GEOIP_DIR "
            u"GEOIP_URL GEOIP_PROXY GEOIP_MONTHLY "
            u"ENABLE_BLOCK_INTERVALS ENABLE_SOFTFORK_SIGNAL ENABLE_PEER_QUALITY ENABLE_PEER_CHURN "
            u"ENABLE_PROCESS_METRICS ENABLE_DISK_IO ENABLE_ASN_STATS NODE_NAME "
            u"COLLECTOR_LOG_LEVEL ALERT_WEBHOOK_URL ALERT_WEBHOOK_FORMAT HEARTBEAT_URL "
            u"ALERTS_OFF "
            u"ALERT_THRESHOLDS FEERATE_BELOW FEERATE_ABOVE DESKTOP_NOTIFICATIONS CLOSE_TO_TRAY "
            u"DATA_DIR"_s.split(u' ');
        const QString report = configReport(Machine().load());
        for (const QString &name : names) {
            QVERIFY2(findSetting(name), qPrintable(name));
            QVERIFY(report.contains(name));
            QVERIFY(settingsAsMarkdown().contains(u"| "_s + name + u" |"_s));
        }
    }

    void theDemoOnlyUsesTheCommandLine()
    {
        Machine machine;
        machine.input.demo = true;
        machine.input.environment.insert(u"INFLUX_URL"_s, u"http://127.0.0.1:2"_s);   // no bucket
        machine.input.environment.insert(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s); // no base
        machine.input.environment.insert(u"BITCOIN_RPC_PORT"_s, u"seven"_s);
        machine.input.environment.insert(u"SCRAPE_INTERVAL_FAST"_s, u"2"_s);
        const LoadedConfig loaded = loadConfig(machine.input);
        QCOMPARE(loaded.errors, QStringList());
        QVERIFY(loaded.config.influxUrl.isEmpty());
        QCOMPARE(loaded.config.mempoolHistSource, MempoolHistSource::CoreRawMempool);
        QCOMPARE(loaded.config.fastIntervalMs, 2'000);
        machine.input.commandLine.insert(u"INFLUX_URL"_s, u"http://127.0.0.1:2"_s);
        QVERIFY(loadConfig(machine.input).errors.join(u' ').contains(u"INFLUX_BUCKET"_s));
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
