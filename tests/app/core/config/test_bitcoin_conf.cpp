// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

BitcoinConf confOf(const QByteArray &text, const QHash<QString, QByteArray> &files = {})
{
    BitcoinConf conf;
    conf.parse(text, u"bitcoin.conf"_s, u"/data"_s,
               [&files](const QString &path, QString *why) -> std::optional<QByteArray> {
                   *why = u"is not there"_s;
                   return files.contains(path) ? std::optional(files[path]) : std::nullopt;
               });
    return conf;
}

const QByteArray sections = R"(
# all networks
rpcuser=anybody
server=1
rpcport=1000

[main]
rpcport=1001
zmqpubrawtx=tcp://127.0.0.1:2001
[test]
rpcport=1002
[testnet4]
rpcport=1003
[signet]
rpcport=1004   # behind a value
[regtest]
  rpcport = 1005
)";

} // namespace

class TestBitcoinConf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachNetworkHasItsSection_data()
    {
        QTest::addColumn<int>("network");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("source");
        QTest::newRow("main") << int(Network::Main) << u"1001"_s << u"bitcoin.conf:8 [main]"_s;
        QTest::newRow("test") << int(Network::Testnet3) << u"1002"_s << u"bitcoin.conf:11 [test]"_s;
        QTest::newRow("testnet4") << int(Network::Testnet4) << u"1003"_s
                                  << u"bitcoin.conf:13 [testnet4]"_s;
        QTest::newRow("signet") << int(Network::Signet) << u"1004"_s
                                << u"bitcoin.conf:15 [signet]"_s;
        QTest::newRow("regtest") << int(Network::Regtest) << u"1005"_s
                                 << u"bitcoin.conf:17 [regtest]"_s;
    }
    void eachNetworkHasItsSection()
    {
        QFETCH(int, network);
        QFETCH(QString, port);
        QFETCH(QString, source);
        const auto value = confOf(sections).value(u"rpcport"_s, Network(network));
        QVERIFY(value);
        QCOMPARE(value->text, port);
        QCOMPARE(value->source, source);
        QCOMPARE(confOf(sections).value(u"rpcuser"_s, Network(network))->text, u"anybody"_s);
        QCOMPARE(confOf(sections).value(u"zmqpubrawtx"_s, Network(network)).has_value(),
                 Network(network) == Network::Main);
    }

    void aGlobalPortIsForMainnetOnly()
    {
        const BitcoinConf conf = confOf("rpcport=1000\nregtest.rpcuser=me\n");
        QCOMPARE(conf.value(u"rpcport"_s, Network::Main)->text, u"1000"_s);
        QVERIFY(!conf.value(u"rpcport"_s, Network::Regtest));
        QCOMPARE(conf.value(u"rpcuser"_s, Network::Regtest)->text, u"me"_s);
        QVERIFY(!conf.value(u"rpcuser"_s, Network::Main));
    }

    void networks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("network");
        const auto row = [](const char *text, int network) {
            QTest::newRow(text) << QByteArray(text) << network;
        };
        row("server=1", -1);
        row("testnet=1", int(Network::Testnet3));
        row("testnet4=1", int(Network::Testnet4));
        row("signet=1", int(Network::Signet));
        row("regtest=1", int(Network::Regtest));
        row("regtest=0", -1);
        row("noregtest=1", -1);
        row("noregtest=0", int(Network::Regtest));
        row("chain=signet", int(Network::Signet));
        row("chain=test", int(Network::Testnet3));
        row("[regtest]\nregtest=1", -1); // a section cannot choose itself
    }
    void networks()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, network);
        const auto found = confOf(text).network();
        QCOMPARE(found ? int(*found) : -1, network);
    }

    void theFirstValueCounts()
    {
        QCOMPARE(confOf("rpcuser=first\nrpcuser=second\n").value(u"rpcuser"_s, Network::Main)->text,
                 u"first"_s);
        QCOMPARE(confOf("rpcuser=global\n[main]\nrpcuser=own\n")
                     .value(u"rpcuser"_s, Network::Main)
                     ->text,
                 u"own"_s);
        QVERIFY(confOf("nodatadir=1\n").value(u"datadir"_s, Network::Main)->isNegated);
    }

    void filesAreIncludedOneLevelDeep()
    {
        const BitcoinConf conf =
            confOf("includeconf=secret.conf\nincludeconf=/etc/other.conf\nincludeconf=gone.conf\n",
                   {{u"/data/secret.conf"_s, "rpcuser=me\nincludeconf=deeper.conf\n"},
                    {u"/data/deeper.conf"_s, "rpcpassword=too-deep\n"},
                    {u"/etc/other.conf"_s, "[regtest]\nrpcport=77\n"}});
        QCOMPARE(conf.value(u"rpcuser"_s, Network::Main)->source, u"secret.conf:1"_s);
        QVERIFY(!conf.value(u"rpcpassword"_s, Network::Main));
        QCOMPARE(conf.value(u"rpcport"_s, Network::Regtest)->text, u"77"_s);
    }

    void aFileIsIncludedForItsNetworkOnly()
    {
        const QHash<QString, QByteArray> files = {{u"/data/r.conf"_s, "rpcuser=me\n"}};
        QVERIFY(confOf("regtest=1\n[regtest]\nincludeconf=r.conf\n", files)
                    .value(u"rpcuser"_s, Network::Regtest));
        QVERIFY(!confOf("[regtest]\nincludeconf=r.conf\n", files)
                     .value(u"rpcuser"_s, Network::Regtest));
    }

    void invalidLinesAreSkipped()
    {
        const BitcoinConf conf =
            confOf("=5\nnonsense\n[\n]\n[]\n[main\n\xff\xfe=1\nno=1\nrpcuser=me");
        QCOMPARE(conf.value(u"rpcuser"_s, Network::Main)->text, u"me"_s);
    }
};

QTEST_APPLESS_MAIN(TestBitcoinConf)
#include "test_bitcoin_conf.moc"
