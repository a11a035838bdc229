// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/on_thread.h"
#include "tests/support/socks5_server.h"
#include "tests/support/test_certificate.h"
#include "tests/support/test_endpoint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSslServer>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace bnm;

namespace {

/// Nothing here is about time.
RpcEndpoint patient(RpcEndpoint endpoint)
{
    endpoint.timeoutMs = deadlineMs;
    return endpoint;
}

RpcAnswer ask(const RpcEndpoint &endpoint, RpcMethod method)
{
    RpcClient client(patient(endpoint));
    std::optional<RpcAnswer> answer;
    client.send({{method}}, &client, [&answer](const RpcAnswer &got) { answer = got; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, deadlineMs))
        qFatal("no answer at all");
    return *answer;
}

RpcAnswer askUptime(const RpcEndpoint &endpoint)
{
    return ask(endpoint, "uptime");
}

/// A TLS proxy in front of the node, with an untrusted certificate.
class TlsNode {
public:
    bool start()
    {
        if (!m_certificate.make())
            return false;
        m_server.setSslConfiguration(m_certificate.ofServer());
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server,
                         [this] { serve(m_server.nextPendingConnection()); });
        return m_server.listen(QHostAddress::LocalHost);
    }
    RpcEndpoint endpoint() const
    {
        RpcEndpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort()));
        endpoint.user = QStringLiteral("user");
        endpoint.password = QStringLiteral("password");
        return endpoint;
    }
    QSslCertificate certificate() const { return m_certificate.certificate(); }
    int requests() const { return m_requests; }

private:
    void serve(QTcpSocket *socket)
    {
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            if (!socket->readAll().contains("\"uptime\""))
                return; // only the head arrived
            ++m_requests;
            const QByteArray body = R"([{"id":0,"result":7}])";
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                          "\r\n\r\n" + body);
        });
    }

    TestCertificate m_certificate;
    QSslServer m_server;
    int m_requests = 0;
};

} // namespace

class TestRpcTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void socksProxyIsGivenTheHostName()
    {
        RpcHttpServer server([](const QByteArray &) {
            return RpcHttpServer::Answer{200, R"([{"id":0,"result":7}])"};
        });
        RpcEndpoint endpoint = endpointOf(server);
        const Socks5Server proxy(server.port());
        const QString onion = QStringLiteral("examplenodeaddress.onion");
        endpoint.url.setHost(onion);
        endpoint.proxy =
            QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), proxy.port());
        const RpcAnswer answer = askUptime(endpoint);
        QVERIFY2(!answer.error, qPrintable(answer.error.sentence()));
        QCOMPARE(proxy.hosts(), QStringList{onion}); // not resolved on this side
    }

    void aDeadProxyIsNamed()
    {
        RpcEndpoint endpoint = endpointAt(8332);
        endpoint.url.setHost(QStringLiteral("examplenodeaddress.onion"));
        endpoint.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), 1);
        const RpcError error = askUptime(endpoint).error;
        QCOMPARE(error.reason, RpcError::Reason::ProxyFailed);
        QVERIFY(error.sentence().contains(QStringLiteral("BITCOIN_RPC_PROXY")));
    }

    void noRouteIsNotAnInterruption()
    {
        RpcEndpoint endpoint = endpointAt(8332);
        endpoint.url.setHost(QStringLiteral("127.255.255.255")); // a broadcast address
        const RpcError error = askUptime(endpoint).error;
        QCOMPARE(error.reason, RpcError::Reason::Unreachable);
        QVERIFY(error.sentence().contains(QStringLiteral("no route")));
    }

    void aRedirectIsNotFollowed()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (socket->readAll().contains("uptime"))
                    socket->write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                  "https://u:s3cret@login.example:8443/s3cret?a=s3cret\r\n\r\n");
            });
        });
        const RpcAnswer answer = askUptime(endpointAt(server.serverPort()));
        QCOMPARE(answer.error.reason, RpcError::Reason::Redirected);
        QVERIFY(answer.error.sentence().contains(QStringLiteral(" login.example:8443.")));
        QVERIFY(!answer.error.sentence().contains(QStringLiteral("s3cret")));
        QCOMPARE(answer.requests, 1);
    }

    void anAnswerBeyondTheLimit()
    {
        RpcHttpServer server([](const QByteArray &) {
            return RpcHttpServer::Answer{200, "[" + QByteArray(10'000, ' ') + "]"};
        });
        RpcEndpoint endpoint = endpointOf(server);
        endpoint.mostBytes = 5'000;
        const RpcAnswer answer = askUptime(endpoint);
        QCOMPARE(answer.error.reason, RpcError::Reason::TooLarge);
        QCOMPARE(answer.requests, 1);
    }

    /// The limit of one call is exceeded by a valid answer of another.
    void eachMethodHasALimit()
    {
        const qint64 most = rpclimits::ofBatch + RpcMethod("uptime").mostBytes();
        RpcHttpServer server([most](const QByteArray &batch) {
            QJsonArray answers;
            for (const QJsonValue &call : QJsonDocument::fromJson(batch).array())
                answers.append(QJsonObject{{QStringLiteral("id"), call[QLatin1String("id")]},
                                           {QStringLiteral("result"), 1}});
            return RpcHttpServer::Answer{200,
                                         QJsonDocument(answers).toJson() + QByteArray(most, ' ')};
        });
        QCOMPARE(askUptime(endpointOf(server)).error.reason, RpcError::Reason::TooLarge);
        QCOMPARE(ask(endpointOf(server), "getpeerinfo").error.reason, RpcError::Reason::None);
    }

    void aServerWithoutHttpIsNotANode()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("{\"jsonrpc\":\"2.0\",\"error\":\"an Electrum server\"}\n");
                socket->disconnectFromHost();
            });
        });
        const RpcAnswer answer = askUptime(endpointAt(server.serverPort()));
        QCOMPARE(answer.error.reason, RpcError::Reason::NotHttp);
        QCOMPARE(answer.requests, 1);
    }

    /// A node drops idle connections (rpcservertimeout); the next call is none the worse.
    void aConnectionDroppedBetweenRequests()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QPointer<QTcpSocket> latest;
        int connections = 0;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            latest = socket;
            ++connections;
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (socket->readAll().contains("uptime"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n"
                                  "[{\"id\":0,\"result\":7}]");
            });
        });
        RpcClient client(patient(endpointAt(server.serverPort())));
        for (int round = 0; round < 3; ++round) {
            std::optional<RpcAnswer> answer;
            client.send({{"uptime"}}, &client, [&](const RpcAnswer &got) { answer = got; });
            QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }, deadlineMs));
            QVERIFY2(!answer->error, qPrintable(answer->error.sentence()));
            QCOMPARE(answer->requests, 1);
            QCOMPARE(connections, round < 2 ? 1 : 2); // kept, until it was closed
            if (round == 1)
                latest->abort();
        }
    }

    /// A handler may destroy the client, with another call in progress.
    void theClientMayEndInItsOwnAnswer()
    {
        RpcHttpServer server([](const QByteArray &) {
            return RpcHttpServer::Answer{200, R"([{"id":0,"result":7}])"};
        });
        auto client = std::make_unique<RpcClient>(patient(endpointOf(server)));
        int answers = 0;
        const auto end = [&](const auto &) {
            ++answers;
            client.reset();
        };
        client->send({{"uptime"}}, this, end);
        client->sendText(R"([{"id":0,"method":"uptime"}])", "uptime", 1, this, end);
        QVERIFY(QTest::qWaitFor([&] { return !client; }, deadlineMs));
        QCOMPARE(answers, 1);
    }

    void itWorksWhereItWasMovedTo()
    {
        RpcHttpServer server([](const QByteArray &) {
            return RpcHttpServer::Answer{200, R"([{"id":0,"result":7}])"};
        });
        QThread thread;
        thread.start();
        OnThread<RpcClient> client(thread,
                                   std::make_unique<RpcClient>(patient(endpointOf(server))));
        std::atomic<QThread *> answeredOn = nullptr;
        client.post([&answeredOn](RpcClient &there) {
            there.send({{"uptime"}}, &there, [&answeredOn](const RpcAnswer &answer) {
                if (!answer.error)
                    answeredOn = QThread::currentThread();
            });
        });
        QTRY_COMPARE_WITH_TIMEOUT(answeredOn.load(), &thread, deadlineMs);
        thread.quit();
        QVERIFY(thread.wait(deadlineMs));
    }

    void httpsWithAKnownCertificate()
    {
        TlsNode node;
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        QVERIFY(node.start());

        const RpcError error = askUptime(node.endpoint()).error;
        QCOMPARE(error.reason, RpcError::Reason::TlsFailed);
        QVERIFY2(error.sentence().contains(QStringLiteral("the certificate is self-signed")),
                 qPrintable(error.sentence()));
        QCOMPARE(node.requests(), 0); // no credentials for a stranger

        const TrustedMeanwhile trusted(node.certificate());
        const RpcAnswer answer = askUptime(node.endpoint());
        QVERIFY2(!answer.error, qPrintable(answer.error.sentence()));
        QCOMPARE(node.requests(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRpcTransport)
#include "test_rpc_transport.moc"
