// SPDX-License-Identifier: GPL-3.0-or-later
// Where a node is searched, and how the addresses in its file apply to a node given by the user.
#include "app/core/config/config_report.h"
#include "app/core/config/config_rules.h"
#include "app/core/config/configured_node.h"
#include "app/core/config/node_places.h"
#include "tests/app/core/config/machine.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// With its own system folders, and no settings.
struct BareMachine : Machine {
    BareMachine()
    {
        input.rootDirectory = path(u"root"_s);
        input.environment.remove(u"BITCOIN_DATADIR"_s);
    }
    void set(const char *name, const QString &value)
    {
        input.environment.insert(QLatin1String(name), value);
    }
    QString shown(const char *name) const
    {
        const LoadedConfig loaded = load();
        return loaded.find(QLatin1String(name))->text;
    }
};

QString notesOf(const LoadedConfig &loaded)
{
    return loaded.config.warnings.join(u'\n');
}

} // namespace

class TestFoundNode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("conf");
        QTest::addColumn<QString>("folder");
        const auto row = [](const char *name, const char *conf, const char *folder = "") {
            const QString file = QLatin1String(conf);
            QTest::newRow(name) << file
                                << (*folder ? QLatin1String(folder) : file.section(u'/', 0, -2));
        };
        row("home", "home/.bitcoin/bitcoin.conf");
        row("Core's service", "root/etc/bitcoin/bitcoin.conf", "root/var/lib/bitcoind");
        row("service's own folder", "root/var/lib/bitcoind/bitcoin.conf");
        row("user bitcoin", "root/home/bitcoin/.bitcoin/bitcoin.conf");
        row("snap", "home/snap/bitcoin-core/common/.bitcoin/bitcoin.conf");
        row("flatpak", "home/.var/app/org.bitcoincore.bitcoin-qt/.bitcoin/bitcoin.conf");
        row("Umbrel", "root/home/umbrel/umbrel/app-data/bitcoin/data/bitcoin/bitcoin.conf");
        row("RaspiBlitz", "root/mnt/hdd/bitcoin/bitcoin.conf");
        row("RaspiBlitz, newer", "root/mnt/hdd/app-data/bitcoin/bitcoin.conf");
        row("MyNode", "root/mnt/hdd/mynode/bitcoin/bitcoin.conf");
        row("Start9", "root/embassy-data/package-data/volumes/bitcoind/data/main/bitcoin.conf");
        row("container", "root/bitcoin/bitcoin.conf");
    }
    void places()
    {
        QFETCH(QString, conf);
        QFETCH(QString, folder);
        BareMachine machine;
        machine.write(conf, "regtest=1\n[regtest]\nrpcport=7000\n");
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors + loaded.config.warnings, QStringList());
        QCOMPARE(loaded.config.rpcUrl, QUrl(u"http://127.0.0.1:7000/"_s));
        QCOMPARE(loaded.config.dataDirOfNode, machine.path(folder));
        QCOMPARE(loaded.config.rpcCookiePath, machine.path(folder + u"/regtest/.cookie"_s));
        QCOMPARE(loaded.find(u"BITCOIN_CONF"_s)->text, machine.path(conf));
        if (conf.contains(u"/etc/"_s)) // which its unit names
            QCOMPARE(loaded.config.pidFile, machine.path(u"root/run/bitcoind/bitcoind.pid"_s));
    }

    /// bitcoin-cli and others make it.
    void anEmptyFolderDoesNotHideTheNode()
    {
        BareMachine machine;
        QDir().mkpath(machine.bitcoinFolder());
        QCOMPARE(machine.load().config.dataDirOfNode, machine.bitcoinFolder());
        machine.write(u"root/var/lib/bitcoind/.cookie"_s, "__cookie__:x");
        QCOMPARE(machine.load().config.dataDirOfNode, machine.path(u"root/var/lib/bitcoind"_s));
    }

    void aNamedFileIsRead_data()
    {
        QTest::addColumn<QString>("conf");
        QTest::addColumn<QString>("folder");
        QTest::newRow("beside the data") << u"mounted/bitcoin.conf"_s << u"mounted"_s;
        QTest::newRow("of the service")
            << u"root/etc/bitcoin/bitcoin.conf"_s << u"root/var/lib/bitcoind"_s;
        QTest::newRow("anywhere") << u"elsewhere/my.conf"_s << u"home/.bitcoin"_s;
    }
    void aNamedFileIsRead()
    {
        QFETCH(QString, conf);
        QFETCH(QString, folder);
        BareMachine machine;
        machine.write(conf, "rpcport=7001\n");
        machine.write(u"mounted/.cookie"_s, "x");
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcport=7002\n");
        machine.set("BITCOIN_CONF", machine.path(conf));
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors + loaded.config.warnings, QStringList());
        QCOMPARE(loaded.config.rpcUrl.port(), 7001);
        QCOMPARE(loaded.config.dataDirOfNode, machine.path(folder));
    }

    void aNamedFileOfANamedFolder()
    {
        BareMachine machine;
        machine.write(u"data/other.conf"_s, "rpcport=7003\ndatadir=/gone\n");
        machine.set("BITCOIN_DATADIR", machine.path(u"data"_s));
        machine.set("BITCOIN_CONF", u"other.conf"_s); // relative to it, as with bitcoind
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors + loaded.config.warnings, QStringList());
        QCOMPARE(loaded.config.rpcUrl.port(), 7003);
        QCOMPARE(loaded.config.dataDirOfNode, machine.path(u"data"_s));
    }

    void notThere()
    {
        BareMachine machine;
        machine.set("BITCOIN_CONF", machine.path(u"gone.conf"_s));
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), 1);
        QVERIFY2(loaded.errors[0].startsWith(u"BITCOIN_CONF="_s) &&
                     loaded.errors[0].contains(u"there is no such file"_s),
                 qPrintable(loaded.errors[0]));
        BareMachine other;
        other.set("BITCOIN_DATADIR", other.path(u"gone"_s));
        QCOMPARE(other.load().errors, QStringList()); // it may come, with its disk
        QVERIFY2(notesOf(other.load()).contains(u"there is no such folder"_s),
                 qPrintable(notesOf(other.load())));
    }

    void notReadable()
    {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcport=7004\n");
        QVERIFY(QFile::setPermissions(machine.path(u"home/.bitcoin/bitcoin.conf"_s), {}));
        const LoadedConfig found = machine.load();
        QCOMPARE(found.errors, QStringList());
        QVERIFY2(notesOf(found).contains(u"may not be read by this user"_s),
                 qPrintable(notesOf(found)));
        machine.set("BITCOIN_CONF", machine.path(u"home/.bitcoin/bitcoin.conf"_s));
        const LoadedConfig named = machine.load();
        QCOMPARE(named.errors.size(), 1);
        QVERIFY(named.errors[0].contains(u"may not be read by this user"_s));
#endif
    }

    void notUnderstood()
    {
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                      "rpcport=many\nzmqpubrawtx=udp://x:1\nserver\n");
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.warnings.size(), 3);
        const QString notes = warningReport(loaded);
        for (const QString &line :
             {u"bitcoin.conf:1: rpcport=many"_s, u"bitcoin.conf:2: zmqpubrawtx=udp://x:1"_s,
              u"bitcoin.conf:3: "_s})
            QVERIFY2(notes.contains(line), qPrintable(notes));
    }

    /// A file with the line ends of old Macs is one line, secrets and all.
    void noNoteContainsAPassword()
    {
        BareMachine machine;
        for (const char *key : {"rpcport", "chain", "zmqpubrawtx", "rpcbind", "datadir"}) {
            machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                          QByteArray("rpcallowip=::1\n") + key + "=x\rrpcpassword=s3cret\n");
            const LoadedConfig loaded = machine.load();
            QVERIFY2(!loaded.config.warnings.isEmpty(), key);
            QVERIFY2(!notesOf(loaded).contains(u"s3cret"_s), qPrintable(notesOf(loaded)));
        }
    }

    /// As mounted by Compose.
    void aNamedFolderStays()
    {
        BareMachine machine;
        machine.write(u"bitcoin/bitcoin.conf"_s,
                      "datadir=/mnt/hdd/bitcoin\nrpccookiefile=/mnt/hdd/bitcoin/login\n"
                      "blocksdir=/mnt/hdd/bitcoin\nzmqpubhashblock=tcp://127.0.0.1:28332\n"
                      "zmqpubrawtx=tcp://*:28333\nzmqpubsequence=tcp://eth0:28334\n"
                      "rpcallowip=172.0.0.0/8\nrpcbind=0.0.0.0:7005\n");
        machine.set("BITCOIN_DATADIR", machine.path(u"bitcoin"_s));
        machine.set("BITCOIN_RPC_HOST", u"node.lan"_s);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors + loaded.config.warnings, QStringList());
        const Config &config = loaded.config;
        QCOMPARE(config.dataDirOfNode, machine.path(u"bitcoin"_s));
        QCOMPARE(config.rpcCookiePath, machine.path(u"bitcoin/login"_s));
        QCOMPARE(config.blocksDir, machine.path(u"bitcoin/blocks"_s));
        QCOMPARE(config.rpcUrl, QUrl(u"http://node.lan:7005/"_s));
        QCOMPARE(config.zmqHashBlock, u"tcp://node.lan:28332"_s);
        QCOMPARE(config.zmqRawTx, u"tcp://node.lan:28333"_s);
        QCOMPARE(config.zmqSequence, u"tcp://node.lan:28334"_s);
    }

    void publishers_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("here");
        QTest::addColumn<QString>("elsewhere");
        const auto row = [](const char *address, const char *here, const char *elsewhere) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(here)
                                   << QString::fromLatin1(elsewhere);
        };
        row("tcp://127.0.0.1:1", "tcp://127.0.0.1:1", "tcp://n.lan:1");
        row("tcp://localhost:1", "tcp://localhost:1", "tcp://n.lan:1");
        row("tcp://[::1]:1", "tcp://[::1]:1", "tcp://n.lan:1");
        row("tcp://0.0.0.0:1", "tcp://127.0.0.1:1", "tcp://n.lan:1");
        row("tcp://*:1", "tcp://127.0.0.1:1", "tcp://n.lan:1");
        row("tcp://[::]:1", "tcp://127.0.0.1:1", "tcp://n.lan:1");
        row("tcp://lo:1", "tcp://127.0.0.1:1", "tcp://n.lan:1");
        row("tcp://10.0.0.5:1", "tcp://10.0.0.5:1", "tcp://10.0.0.5:1");
        row("unix:/run/z", "ipc:///run/z", "");
        row("ipc:///run/z", "ipc:///run/z", "");
        row("tcp://no-such-interface:1", "", "tcp://n.lan:1");
        row("tcp://127.0.0.1:0", "", "");
        row("tcp://127.0.0.1:*", "", "");
        row("tcp://127.0.0.1", "", "");
        row("tcp://:1", "", "");
        row("tcp://127.0.0.1:99999", "", "");
        row("0", "", "");
        row("", "", "");
    }
    void publishers()
    {
        QFETCH(QString, address);
        QFETCH(QString, here);
        QFETCH(QString, elsewhere);
        const Publisher atHome = publisherOf(address, u"127.0.0.1"_s);
        const Publisher away = publisherOf(address, u"n.lan"_s);
        QCOMPARE(atHome.endpoint, here);
        QCOMPARE(away.endpoint, elsewhere);
        QCOMPARE(atHome.why.isEmpty(), !here.isEmpty());
        QCOMPARE(away.why.isEmpty(), !elsewhere.isEmpty());
    }

    /// The file is that of bitcoin-cli then, and its folder no node's.
    void rpcConnectNamesANodeElsewhere()
    {
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                      "rpcconnect=n.lan:7006\nrpcuser=me\nrpcpassword=x\n"
                      "zmqpubrawtx=tcp://127.0.0.1:28332\n");
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors + loaded.config.warnings, QStringList());
        QCOMPARE(loaded.config.rpcUrl, QUrl(u"http://n.lan:7006/"_s));
        QCOMPARE(loaded.config.rpcUser, u"me"_s);
        QCOMPARE(loaded.config.zmqRawTx, u"tcp://n.lan:28332"_s);
        QVERIFY(loaded.config.dataDirOfNode.isEmpty());
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcconnect=n.lan:7006\nrpcport=7007\n");
        QCOMPARE(machine.load().config.rpcUrl, QUrl(u"http://n.lan:7007/"_s)); // like bitcoin-cli
    }

    void hostAndPort_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port"); // empty: not set
        QTest::addColumn<QString>("url");  // empty: refused
        const auto row = [](const char *host, const char *port, const char *url) {
            QTest::addRow("%s %s", host, port)
                << QString::fromLatin1(host) << QString::fromLatin1(port)
                << QString::fromLatin1(url);
        };
        row("n.lan", "", "http://n.lan:8332/");
        row("n.lan", "8339", "http://n.lan:8339/");
        row("http://n.lan", "", "http://n.lan:8332/");
        row("http://n.lan/", "", "http://n.lan:8332/");
        row("http://n.lan", "8339", "http://n.lan:8339/");
        row("n.lan:8340", "", "http://n.lan:8340/");
        row("n.lan:8340/", "", "http://n.lan:8340/");
        row("http://n.lan:8340", "8339", "http://n.lan:8340/");
        row("n.lan:8340", "8339", "http://n.lan:8340/");
        row("::1", "", "http://[::1]:8332/");
        row("[::1]", "8339", "http://[::1]:8339/");
        row("[::1]:8340", "", "http://[::1]:8340/");
        row("http://[::1]:8340/", "", "http://[::1]:8340/");
        row("https://n.lan", "", "https://n.lan/");
        row("https://n.lan/rpc", "8339", "https://n.lan:8339/rpc");
        row("https://n.lan:8340", "", "https://n.lan:8340/");
        row(" n.lan ", "", "http://n.lan:8332/");
        row("n.lan:0", "", "");
        row("http://n.lan:0", "", "");
        row("n.lan:99999", "", "");
        row("http://n.lan:99999", "", "");
        row("n.lan:", "", "");
        row(":8332", "", "");
        row("n.lan/path", "", "");
        row("n lan", "", "");
        row("ftp://n.lan", "", "");
        row("http://", "", "");
        row("me:pw@n.lan", "", "");
        row("http://me:pw@n.lan", "", "");
        row("n.lan", "0", "");
    }
    void hostAndPort()
    {
        QFETCH(QString, host);
        QFETCH(QString, port);
        QFETCH(QString, url);
        BareMachine machine;
        machine.set("BITCOIN_RPC_HOST", host);
        if (!port.isEmpty())
            machine.set("BITCOIN_RPC_PORT", port);
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.isEmpty(), !url.isEmpty());
        QVERIFY(!loaded.errors.join(u' ').contains(u"me:pw"_s));
        if (url.isEmpty())
            return;
        QCOMPARE(loaded.config.rpcUrl, QUrl(url));
        // The displayed address is the one in use.
        const int asked =
            loaded.config.rpcUrl.port(loaded.config.rpcUrl.scheme() == u"https"_s ? 443 : 80);
        QCOMPARE(loaded.find(u"BITCOIN_RPC_PORT"_s)->text, QString::number(asked));
    }

    void aPortOfAHigherLayerCounts()
    {
        BareMachine machine;
        machine.set("BITCOIN_RPC_HOST", u"n.lan:8340"_s);
        machine.input.commandLine.insert(u"BITCOIN_RPC_PORT"_s, u"8341"_s);
        QCOMPARE(machine.load().config.rpcUrl, QUrl(u"http://n.lan:8341/"_s));
    }

    /// A bitcoind with a network on its command line has its cookie in that network's folder.
    void theNetworkIsGuessedFromThePort()
    {
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "server=1\n");
        machine.set("BITCOIN_RPC_PORT", u"18443"_s);
        LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.config.networkTag, u"regtest"_s);
        QVERIFY(!loaded.config.isNetworkSet); // the node's report takes precedence
        QCOMPARE(loaded.config.rpcCookiePath, machine.path(u"home/.bitcoin/regtest/.cookie"_s));
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "chain=signet\n");
        QCOMPARE(machine.load().config.networkTag, u"signet"_s);
        machine.set("BITCOIN_NETWORK", u"mainnet"_s);
        loaded = machine.load();
        QCOMPARE(loaded.config.networkTag, u"mainnet"_s);
        QVERIFY(loaded.config.isNetworkSet);
    }

    void anotherNetworkChangesDerivedFolders()
    {
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "server=1\n");
        const QString folder = machine.bitcoinFolder();
        const Config derived = onNetwork(machine.load().config, Network::Regtest);
        QCOMPARE(derived.networkTag, u"regtest"_s);
        QCOMPARE(derived.blocksDir, folder + u"/regtest/blocks"_s);
        QCOMPARE(derived.chainstateDir, folder + u"/regtest/chainstate"_s);
        QCOMPARE(derived.pidFile, folder + u"/regtest/bitcoind.pid"_s);
        QCOMPARE(onNetwork(derived, Network::Main).blocksDir, folder + u"/blocks"_s);
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "pid=/run/my.pid\n");
        machine.set("BITCOIN_BLOCKS_DIR", u"/big/blocks"_s);
        machine.set("BITCOIN_CHAINSTATE_DIR", u"/fast/chainstate"_s);
        const Config given = onNetwork(machine.load().config, Network::Regtest);
        QCOMPARE(given.blocksDir, u"/big/blocks"_s);
        QCOMPARE(given.chainstateDir, u"/fast/chainstate"_s);
        QCOMPARE(given.pidFile, u"/run/my.pid"_s);
    }

    void homeInPaths()
    {
        BareMachine machine;
        machine.write(u"home/node/bitcoin.conf"_s, "rpcport=7008\n");
        machine.set("BITCOIN_DATADIR", u"~/node"_s);
        QCOMPARE(machine.load().config.rpcUrl.port(), 7008);
        QCOMPARE(machine.shown("BITCOIN_DATADIR"), machine.path(u"home/node"_s));
    }

    void networksInCapitals()
    {
        BareMachine machine;
        machine.set("BITCOIN_NETWORK", u"Testnet"_s);
        QCOMPARE(machine.load().errors, QStringList());
        QCOMPARE(machine.load().config.networkTag, u"testnet3"_s);
    }

    /// It may hold the password of this machine's node.
    void aFoundEnvFileSendsNoConfToOtherHosts()
    {
        BareMachine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s, "rpcuser=me\nrpcpassword=x\n");
        QDir().mkpath(machine.path(u"work"_s));
        machine.input.workingDirectory = machine.path(u"work"_s);
        machine.write(u"work/.env"_s, "BITCOIN_RPC_HOST=evil.example\nBITCOIN_CONF=" +
                                          machine.path(u"home/.bitcoin/bitcoin.conf"_s).toUtf8());
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors, QStringList());
        QCOMPARE(loaded.config.rpcUrl.host(), u"evil.example"_s);
        QVERIFY(loaded.config.rpcPassword.isEmpty());
        QVERIFY2(notesOf(loaded).contains(u"BITCOIN_RPC_PASSWORD (bitcoin.conf:2) is not used"_s),
                 qPrintable(notesOf(loaded)));
    }
};

QTEST_GUILESS_MAIN(TestFoundNode)
#include "test_found_node.moc"
