// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/http/http_server.h"
#include "tests/collectors/witness/witness_world.h"
#include "tests/support/socks5_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

using State = WitnessView::State;
using Level = StatusReport::Level;

namespace {

/// Esplora's API over a chain, below /api.
HttpServer::Answer esplora(const MadeChain &chain)
{
    return [&chain](QTcpSocket &socket, const HttpServer::Request &request) {
        const QByteArray byHeight = "/api/block-height/";
        if (request.target == "/api/blocks/tip/height")
            return HttpServer::send(socket, 200, QByteArray::number(chain.tip()));
        const qint64 height = request.target.mid(byHeight.size()).toLongLong();
        if (request.target.startsWith(byHeight) && height <= chain.tip())
            return HttpServer::send(socket, 200, chain.hash(height).toLatin1());
        HttpServer::send(socket, 404, "Block not found");
    };
}

QString apiOf(const HttpServer &server, const QString &path = u"/api"_s)
{
    return u"w=http://127.0.0.1:%1%2"_s.arg(server.port()).arg(path);
}

} // namespace

class TestWitnessKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void esploraAgreesAndDiffers()
    {
        WitnessWorld world(MadeChain(50));
        MadeChain its = world.node.chain;
        HttpServer server(esplora(its));
        world.start(apiOf(server, u"/api/"_s));
        QVERIFY(world.becomes(State::Agrees));
        QCOMPARE(server.requests().size(), std::size_t(2));
        its.cutTo(44);
        QVERIFY(world.becomes(State::Behind));
        its.grow(7, 5);
        QVERIFY(world.becomes(State::Differs));
        QCOMPARE(world.view().fork->height, 45);
        QCOMPARE(world.view().fork->itsHash, its.hash(45));
        QCOMPARE(world.view().fork->itsBlocks, 7);
    }

    void anInvalidApiIsReported_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("said");
        const QString api = u"https://host/api"_s;
        QTest::newRow("page") << 200 << QByteArray("<html>hello</html>") << State::Silent << api;
        QTest::newRow("large") << 200 << QByteArray(100'000, 'x') << State::Silent << api;
        QTest::newRow("not found") << 404 << QByteArray("no") << State::Silent << u"404"_s;
        QTest::newRow("redirect") << 302 << QByteArray() << State::Silent << u"302"_s;
        QTest::newRow("negative") << 200 << QByteArray("-1") << State::Silent << api;
        QTest::newRow("huge") << 200 << QByteArray("99999999999") << State::Silent << api;
        QTest::newRow("no hash") << 200 << QByteArray("50") << State::Invalid << u"block hash"_s;
    }
    void anInvalidApiIsReported()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(State, state);
        QFETCH(QString, said);
        WitnessWorld world(MadeChain(50));
        HttpServer server(HttpServer::always(status, body));
        world.start(apiOf(server));
        QVERIFY(world.becomes(state));
        QVERIFY2(world.report().sentence.contains(said), qPrintable(world.report().sentence));
        QVERIFY(!world.report().sentence.contains(u"127.0.0.1"_s));
    }

    void onionsUseTheProxy()
    {
        WitnessWorld world(MadeChain(50));
        HttpServer server(esplora(world.node.chain));
        Socks5Server proxy(server.port());
        world.start(u"http://abcdefghij.onion/api"_s);
        QVERIFY(world.becomes(State::Silent));
        QVERIFY2(world.report().sentence.contains(u"BITCOIN_RPC_PROXY"_s),
                 qPrintable(world.report().sentence));
        QCOMPARE(server.connections(), 0);

        WitnessSourceOptions source;
        source.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, proxy.port());
        world.start(u"http://abcdefghij.onion/api"_s, source);
        QVERIFY(world.becomes(State::Agrees));
        QCOMPARE(proxy.hosts()[0], u"abcdefghij.onion"_s);
    }

    /// The proxy is only for onions.
    void othersDoNotUseTheProxy()
    {
        WitnessWorld world(MadeChain(50));
        HttpServer server(esplora(world.node.chain));
        WitnessSourceOptions source;
        source.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, 1);
        world.start(apiOf(server), source);
        QVERIFY(world.becomes(State::Agrees));
    }

    void anotherNode()
    {
        WitnessWorld world(MadeChain(50));
        ChainNode other(world.node.chain);
        const QUrl url = other.endpoint().url;
        QTemporaryDir folder;
        QFile login(folder.filePath(u".cookie"_s));
        QVERIFY(login.open(QIODevice::WriteOnly) && login.write("user:password") > 0);
        login.close();
        world.start(u"rpc://127.0.0.1:%1%2"_s.arg(url.port()).arg(login.fileName()));
        QVERIFY(world.becomes(State::Agrees));
        QCOMPARE(other.methods(), QStringList{u"getblockchaininfo"_s});

        other.chain.cutTo(40);
        other.chain.grow(12, 5);
        QVERIFY(world.becomes(State::Differs));
        QCOMPARE(world.view().fork->height, 41);

        other.server().setFault(NodeFault::Forbidden);
        QVERIFY(world.becomes(State::Silent));
        QVERIFY2(world.report().sentence.contains(
                     u"witness 127.0.0.1 does not allow getblockchaininfo"_s),
                 qPrintable(world.report().sentence));
        QCOMPARE(world.report().topic, topics::refusedCalls);
        other.server().setFault(NodeFault::None);
        QVERIFY(world.becomes(State::Differs));
        QCOMPARE(world.report().topic, Name(""));
    }

    void anotherNodeWithoutItsLogin()
    {
        WitnessWorld world(MadeChain(50));
        ChainNode other(world.node.chain);
        world.start(u"rpc://127.0.0.1:%1/nowhere/.cookie"_s.arg(other.endpoint().url.port()));
        QVERIFY(world.becomes(State::Silent));
        QVERIFY2(world.report().sentence.contains(u"cookie"_s),
                 qPrintable(world.report().sentence));
    }
};

QTEST_GUILESS_MAIN(TestWitnessKinds)
#include "test_witness_kinds.moc"
