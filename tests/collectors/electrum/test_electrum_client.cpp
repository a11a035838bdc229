// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/electrum/asked.h"
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/support/recordings.h"
#include "tests/support/socks5_server.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace bnm;
using namespace Qt::StringLiterals;

using Fault = ElectrumAnswer::Fault;

namespace {

constexpr int deadlineMs = 15'000;

const QString genesis =
    u"0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac7"_s
    u"2c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c"_s;

ElectrumClientOptions optionsFor(const ElectrumAddress &address)
{
    ElectrumClientOptions options;
    options.address = address;
    options.deadlineMs = 1'500;
    options.firstPauseMs = 10;
    options.longestPauseMs = 50;
    return options;
}

/// Returns the recorded answer for this method and these parameters.
QJsonObject recordedAnswer(const QJsonArray &recorded, const QJsonObject &request)
{
    for (const QJsonValue &exchange : recorded) {
        const QJsonObject was = exchange["request"_L1].toObject();
        const bool isGreeting = request["method"_L1] == u"server.version"_s;
        if (was["method"_L1] != request["method"_L1] ||
            (!isGreeting && was["params"_L1] != request["params"_L1]))
            continue;
        QJsonObject answer = exchange["answer"_L1].toObject();
        answer["id"_L1] = request["id"_L1];
        return answer;
    }
    return {};
}

/// An answer whose result is something else than the honest one.
ElectrumStandIn::Manner answering(const ElectrumStandIn &server, const QString &toMethod,
                                  const QJsonValue &result)
{
    return [&server, toMethod, result](QTcpSocket &socket, const QJsonObject &request) {
        QJsonObject answer = server.honestAnswer(request);
        if (request["method"_L1] == toMethod)
            answer["result"_L1] = result;
        ElectrumStandIn::write(socket, answer);
    };
}

/// Writes the text repeatedly, as fast as it is accepted.
void pour(QTcpSocket &socket, const QByteArray &text, qint64 mostBytes)
{
    const auto left = std::make_shared<qint64>(mostBytes);
    const auto more = [&socket, text, left] {
        while (*left > 0 && socket.bytesToWrite() < 256 * 1024)
            *left -= socket.write(text);
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    more();
}

} // namespace

class TestElectrumClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeader()
    {
        const auto header = readRawHeader(genesis);
        QVERIFY(header);
        QCOMPARE(header->hash,
                 u"000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"_s);
        QCOMPARE(header->previousHash, QString(64, u'0'));
        QCOMPARE(header->timeSeconds, 1231006505);
        QCOMPARE(header->bits, 0x1d00ffffU);
        QVERIFY(header->hasProofOfWork);
    }

    void anInvalidHeader_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a byte short") << genesis.chopped(2);
        QTest::newRow("a digit too many") << genesis + u'0';
        QTest::newRow("no digit") << QString(genesis).replace(20, 1, u"g"_s);
        QTest::newRow("not ASCII") << QString(genesis).replace(20, 1, QChar(0x0660));
    }
    void anInvalidHeader()
    {
        QFETCH(QString, hex);
        QVERIFY(!readRawHeader(hex));
    }

    void aHeaderWithoutWork_data()
    {
        QTest::addColumn<QString>("nonce");
        QTest::addColumn<QString>("bits");
        QTest::addColumn<bool>("hasWork");
        QTest::newRow("as it is") << u"1dac2b7c"_s << u"ffff001d"_s << true;
        QTest::newRow("another nonce") << u"1dac2b7d"_s << u"ffff001d"_s << false;
        QTest::newRow("harder") << u"1dac2b7c"_s << u"ff00001d"_s << false;
        QTest::newRow("zero") << u"1dac2b7c"_s << u"0000001d"_s << false;
        QTest::newRow("negative") << u"1dac2b7c"_s << u"ffff801d"_s << false;
        QTest::newRow("beyond 256 bits") << u"1dac2b7c"_s << u"ffff7f21"_s << false;
        QTest::newRow("far beyond") << u"1dac2b7c"_s << u"ffff7fff"_s << false;
        QTest::newRow("tiny") << u"1dac2b7c"_s << u"ffff7f00"_s << false;
    }
    void aHeaderWithoutWork()
    {
        QFETCH(QString, nonce);
        QFETCH(QString, bits);
        QFETCH(bool, hasWork);
        const auto header = readRawHeader(genesis.left(144) + bits + nonce);
        QVERIFY(header);
        QCOMPARE(header->hasProofOfWork, hasWork);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("server");
        QTest::newRow("plain") << u"electrum://node.lan"_s << u"node.lan:50001"_s;
        QTest::newRow("encrypted") << u"electrums://node.lan"_s << u"node.lan:50002"_s;
        QTest::newRow("port") << u"electrum://[::1]:60001/"_s << u"[::1]:60001"_s;
        QTest::newRow("login") << u"electrum://a:b@node.lan"_s << QString();
        QTest::newRow("path") << u"electrum://node.lan/x"_s << QString();
        QTest::newRow("query") << u"electrum://node.lan?x"_s << QString();
        QTest::newRow("no host") << u"electrum://"_s << QString();
        QTest::newRow("http") << u"http://node.lan"_s << QString();
        QTest::newRow("port 0") << u"electrum://node.lan:0"_s << QString();
    }
    void addresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, server);
        const auto address = readElectrumUrl(QUrl(url));
        QCOMPARE(address ? address->server() : QString(), server);
    }

    void recordedServers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("software");
        QTest::addColumn<qint64>("height");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("Fulcrum") << u"fulcrum"_s << u"Fulcrum 2.1.1"_s << qint64(228)
                                 << u"Height 1000000 is out of range"_s;
        QTest::newRow("electrs 0.10") << u"electrs_0.10.10"_s << u"electrs/0.10.10"_s << qint64(141)
                                      << u"no header at 1000000"_s;
        QTest::newRow("electrs 0.11") << u"electrs_0.11.1"_s << u"electrs/0.11.1"_s << qint64(141)
                                      << u"no header at 1000000"_s;
        QTest::newRow("Esplora's electrs") << u"electrs_esplora"_s << u"mempool-electrs 3.1.0-dev"_s
                                           << qint64(183) << u"missing header"_s;
    }
    void recordedServers()
    {
        QFETCH(QString, file);
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        const QJsonArray recorded =
            Recordings::json(u"electrum-stats/electrum_protocol_%1.json"_s.arg(file)).toArray();
        QVERIFY(!recorded.isEmpty());
        ElectrumStandIn server{MadeChain(0)};
        server.manner = [&recorded](QTcpSocket &socket, const QJsonObject &request) {
            ElectrumStandIn::write(socket, recordedAnswer(recorded, request));
        };
        ElectrumClient client(optionsFor(server.address()));
        const AskedBlock tip = asked(client);
        QVERIFY2(tip.block, qPrintable(tip.reason));
        QTEST(tip.block->height, "height");
        QTEST(client.software(), "software");
        const AskedBlock first = asked(client, 0);
        QCOMPARE(first.block->header.hash,
                 u"0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"_s);
        const AskedBlock beyond = asked(client, 1'000'000);
        QCOMPARE(beyond.fault, Fault::Refused);
        QFETCH(QString, refusal);
        QVERIFY2(beyond.reason.contains(refusal), qPrintable(beyond.reason));
        QCOMPARE(server.connections(), 1); // a refusal ends nothing
    }

    void refusalsInBothShapes()
    {
        ElectrumStandIn server{MadeChain(3)};
        ElectrumClient client(optionsFor(server.address()));
        const AskedBlock asObject = asked(client, 4);
        QCOMPARE(asObject.reason, u"it refuses the request: out of range"_s);
        server.errorsAreTexts = true;
        const AskedBlock asText = asked(client, 4);
        QCOMPARE(asText.fault, Fault::Refused);
        QCOMPARE(asText.reason, u"it refuses the request: missing header"_s);
    }

    /// However the bytes come.
    void linesInPieces()
    {
        ElectrumStandIn server{MadeChain(3)};
        server.manner = [&server](QTcpSocket &socket, const QJsonObject &request) {
            const QByteArray line = QJsonDocument(server.honestAnswer(request)).toJson() + "\n";
            const QByteArray flat = QByteArray(line).replace('\n', ' ') + '\n';
            for (int i = 0; i < flat.size(); i += 40)
                QTimer::singleShot(i / 20, &socket,
                                   [&socket, flat, i] { socket.write(flat.mid(i, 40)); });
        };
        ElectrumClient client(optionsFor(server.address()));
        const AskedBlock tip = asked(client);
        QVERIFY2(tip.block, qPrintable(tip.reason));
        QCOMPARE(tip.block->header.hash, server.chain.hash(3));
    }

    void implausibleAnswers_data()
    {
        QTest::addColumn<QJsonValue>("result");
        QTest::addColumn<QString>("reason");
        const MadeChain chain(3);
        const QString hex = QString::fromLatin1(chain.hex(3));
        const auto tip = [](const QJsonValue &height, const QJsonValue &header) {
            return QJsonValue(QJsonObject{{u"height"_s, height}, {u"hex"_s, header}});
        };
        const QString work = u"without proof of work"_s;
        const QString length = u"not 80 bytes"_s;
        const QString height = u"no height"_s;
        QTest::newRow("no work") << tip(3,
                                        QString::fromLatin1(MadeChain::withoutWork(chain.hex(3))))
                                 << work;
        QTest::newRow("short") << tip(3, hex.chopped(2)) << length;
        QTest::newRow("no header") << tip(3, QJsonValue::Null) << length;
        QTest::newRow("no height") << tip(QJsonValue::Null, hex) << height;
        QTest::newRow("negative") << tip(-1, hex) << height;
        QTest::newRow("huge") << tip(1e15, hex) << height;
        QTest::newRow("half") << tip(2.5, hex) << height;
        QTest::newRow("a text") << QJsonValue(u"hello"_s) << height;
    }
    void implausibleAnswers()
    {
        QFETCH(QJsonValue, result);
        QFETCH(QString, reason);
        ElectrumStandIn server{MadeChain(3)};
        server.manner = answering(server, u"blockchain.headers.subscribe"_s, result);
        ElectrumClient client(optionsFor(server.address()));
        const AskedBlock tip = asked(client);
        QVERIFY(!tip.block);
        QCOMPARE(tip.fault, Fault::Invalid);
        QVERIFY2(tip.reason.contains(reason), qPrintable(tip.reason));
    }

    void anInvalidServerIsDisconnectedAndRetried_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("long line") << u"long line"_s << Fault::Invalid << u"64 kB"_s;
        QTest::newRow("endless lines") << u"endless lines"_s << Fault::Invalid << u"without end"_s;
        QTest::newRow("endless announcements")
            << u"endless announcements"_s << Fault::Invalid << u"without end"_s;
        QTest::newRow("silent") << u"silent"_s << Fault::Silent << u"in time"_s;
        QTest::newRow("closes at once") << u"closes at once"_s << Fault::Silent << u"cut"_s;
        QTest::newRow("web page") << u"web page"_s << Fault::Invalid << u"Electrum protocol"_s;
        QTest::newRow("array") << u"array"_s << Fault::Invalid << u"Electrum protocol"_s;
        QTest::newRow("no version") << u"no version"_s << Fault::Invalid << u"Electrum protocol"_s;
        QTest::newRow("cut mid-line") << u"cut mid-line"_s << Fault::Silent << u"cut"_s;
        QTest::newRow("nothing") << u"nothing"_s << Fault::Invalid << u"without a result"_s;
        QTest::newRow("wrong id") << u"wrong id"_s << Fault::Silent << u"in time"_s;
    }
    void anInvalidServerIsDisconnectedAndRetried()
    {
        QFETCH(QString, what);
        QFETCH(Fault, fault);
        QFETCH(QString, reason);
        ElectrumStandIn server{MadeChain(3)};
        misbehave(server, what);
        ElectrumClient client(optionsFor(server.address()));
        const AskedBlock bad = asked(client);
        QCOMPARE(bad.fault, fault);
        QVERIFY2(bad.reason.contains(reason), qPrintable(bad.reason));
        QTRY_VERIFY_WITH_TIMEOUT(server.disconnections() >= 1, deadlineMs);

        server.manner = {};
        server.says.clear();
        server.closesAtOnce = false;
        AskedBlock good;
        QTRY_VERIFY_WITH_TIMEOUT((good = asked(client)).block, deadlineMs);
        QCOMPARE(good.block->header.hash, server.chain.hash(3));
    }

    /// A lost connection is made again even without a request.
    void itReconnects()
    {
        ElectrumStandIn server{MadeChain(3)};
        ElectrumClient client(optionsFor(server.address()));
        QVERIFY(asked(client).block);
        QSignalSpy connected(&client, &ElectrumClient::connected);
        server.cutConnections();
        QVERIFY(connected.wait(deadlineMs));
        QCOMPARE(server.connections(), 2);
    }

    /// The pauses grow for a server that closes at once.
    void reconnectsSlowDown()
    {
        ElectrumStandIn server{MadeChain(3)};
        server.closesAtOnce = true;
        ElectrumClientOptions options = optionsFor(server.address());
        options.firstPauseMs = 20;
        options.longestPauseMs = 60'000;
        ElectrumClient client(options);
        asked(client);
        QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 3, deadlineMs);
        QTest::qWait(1'000);
        QVERIFY2(server.connections() <= 8, qPrintable(QString::number(server.connections())));
    }

    void itReportsNewTips()
    {
        ElectrumStandIn server{MadeChain(3)};
        ElectrumClient client(optionsFor(server.address()));
        QSignalSpy announced(&client, &ElectrumClient::tipAnnounced);
        QVERIFY(asked(client).block);
        server.chain.grow(1);
        server.announceTip();
        QVERIFY(announced.wait(deadlineMs));
        QCOMPARE(asked(client).block->height, 4);
    }

    void goneContextsAreNotAnswered()
    {
        ElectrumStandIn server{MadeChain(3)};
        ElectrumClient client(optionsFor(server.address()));
        auto context = std::make_unique<QObject>();
        client.askTip(context.get(), [](ElectrumAnswer &) { QFAIL("it is gone"); });
        context.reset();
        QVERIFY(asked(client).block);
    }

    void noServer()
    {
        ElectrumAddress address = ElectrumStandIn(MadeChain(0)).address();
        ElectrumClient client(optionsFor(address));
        const AskedBlock tip = asked(client);
        QCOMPARE(tip.fault, Fault::Silent);
        QCOMPARE(tip.reason, u"the connection was refused"_s);
    }

    void onionsUseTheProxy()
    {
        ElectrumStandIn server{MadeChain(3)};
        Socks5Server proxy(server.port());
        ElectrumAddress address{u"expyuzz4wqqyqhjn.onion"_s, 50001, false};
        ElectrumClient refused(optionsFor(address));
        const AskedBlock without = asked(refused);
        QCOMPARE(without.fault, Fault::Silent);
        QVERIFY2(without.reason.contains(u"BITCOIN_RPC_PROXY"_s), qPrintable(without.reason));

        address.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, proxy.port());
        ElectrumClient client(optionsFor(address));
        const AskedBlock with = asked(client);
        QVERIFY2(with.block, qPrintable(with.reason));
        QCOMPARE(proxy.hosts(), QStringList{u"expyuzz4wqqyqhjn.onion"_s}); // not resolved here
    }

private:
    static void misbehave(ElectrumStandIn &server, const QString &what)
    {
        const QByteArray announcement =
            "{\"method\":\"blockchain.headers.subscribe\",\"params\":[]}\n";
        server.closesAtOnce = what == u"closes at once"_s;
        if (what == u"web page"_s)
            server.says = "HTTP/1.1 400 Bad Request\r\n\r\n";
        if (what == u"array"_s)
            server.says = "[]\n";
        if (what == u"no version"_s)
            server.manner = answering(server, u"server.version"_s, 7);
        if (what == u"nothing"_s)
            server.manner = [](QTcpSocket &socket, const QJsonObject &request) {
                ElectrumStandIn::write(socket, {{u"id"_s, request["id"_L1]}});
            };
        if (what == u"wrong id"_s)
            server.manner = [&server](QTcpSocket &socket, const QJsonObject &request) {
                QJsonObject answer = server.honestAnswer(request);
                answer["id"_L1] = 77'777;
                ElectrumStandIn::write(socket, answer);
            };
        if (what == u"silent"_s)
            server.manner = [](QTcpSocket &, const QJsonObject &) {};
        if (what == u"cut mid-line"_s)
            server.manner = [&server](QTcpSocket &socket, const QJsonObject &request) {
                const QJsonDocument answer(server.honestAnswer(request));
                socket.write(answer.toJson(QJsonDocument::Compact).left(20));
                socket.disconnectFromHost();
            };
        if (what == u"long line"_s)
            server.manner = [](QTcpSocket &socket, const QJsonObject &) {
                pour(socket, QByteArray(1'000, 'x'), 10'000'000);
            };
        if (what == u"endless lines"_s)
            server.manner = [](QTcpSocket &socket, const QJsonObject &) {
                pour(socket, "{\"id\":99}\n", 100'000'000);
            };
        if (what == u"endless announcements"_s)
            server.manner = [announcement](QTcpSocket &socket, const QJsonObject &) {
                pour(socket, announcement, 100'000'000);
            };
    }
};

QTEST_GUILESS_MAIN(TestElectrumClient)
#include "test_electrum_client.moc"
