// SPDX-License-Identifier: GPL-3.0-or-later
// The server over real sockets: strangers who send garbage, read slowly, or come in crowds.
#include "app/serve/endpoint_server.h"
#include "app/serve/metrics_endpoint.h"
#include "collectors/pipeline/on_thread.h"
#include "tests/app/serve/plain_client.h"
#include "tests/support/free_port.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>
#include <vector>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 20'000;
constexpr qsizetype largeBytes = 20 * 1024 * 1024; // more than any socket's buffers

ListenAddress freeAddress()
{
    return {QHostAddress(QHostAddress::LocalHost), freePort()};
}

/// A server with an answer of its own, whose late connections are cut all the time.
class Server {
public:
    explicit Server(EndpointLimits limits = {}, const QByteArray &body = "hello")
        : m_address(freeAddress())
    {
        QString error;
        m_server = EndpointServer::listen(
            m_address,
            [this, body](const ServedRequest &request) {
                ++requests;
                ServedAnswer answer;
                answer.body = request.path == "/echo" ? request.method : body;
                return answer;
            },
            limits, &error);
        if (!m_server)
            qFatal("%s", qPrintable(error));
        m_cutter = std::thread([this] {
            while (!m_isEnding) {
                m_server->endLateConnections();
                QThread::msleep(50);
            }
        });
    }
    ~Server()
    {
        m_isEnding = true;
        m_cutter.join();
    }
    quint16 port() const { return m_address.port; }
    bool answers(const QByteArray &path = "/echo") const
    {
        return plainGet(port(), path).body == "GET";
    }

    std::atomic<int> requests = 0;

private:
    ListenAddress m_address;
    std::unique_ptr<EndpointServer> m_server;
    std::atomic<bool> m_isEnding = false;
    std::thread m_cutter;
};

} // namespace

class TestEndpointServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers()
    {
        const Server server;
        const PlainAnswer answer = plainGet(server.port(), "/?query=1");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("hello"));
        QCOMPARE(answer.fields["connection"], QByteArray("close"));
        QCOMPARE(answer.fields["cache-control"], QByteArray("no-store"));
        QCOMPARE(answer.fields["x-content-type-options"], QByteArray("nosniff"));
        QVERIFY(!answer.fields.contains("access-control-allow-origin"));
        QVERIFY(!answer.fields.contains("server"));
        const PlainAnswer head = plainRequest(server.port(), "HEAD", "/");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.fields["content-length"], QByteArray("5"));
        QCOMPARE(head.body, QByteArray());
    }

    /// A body is neither wanted nor read.
    void aBodyIsNotRead()
    {
        const Server server;
        const auto socket = openConnection(
            server.port(), "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
        QVERIFY(socket);
        QByteArray all;
        QVERIFY(readToTheEnd(*socket, &all, deadlineMs));
        QVERIFY2(all.contains("200") && all.endsWith("POST"), all.constData());
        QVERIFY(server.answers());
    }

    void garbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(4'000, '\0');
        QTest::newRow("line ends") << QByteArray("\r\n\r\n\r\n\r\n");
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
        QTest::newRow("a version there is not") << QByteArray("GET / HTTP/9.9\r\n\r\n");
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
        QTest::newRow("an endless path") << "GET /" + QByteArray(1'000'000, 'a');
        QTest::newRow("an endless field") << "GET / HTTP/1.1\r\nA: " + QByteArray(1'000'000, 'a');
        QTest::newRow("endless fields")
            << "GET / HTTP/1.1\r\n" + QByteArray("a: b\r\n").repeated(50'000);
        QTest::newRow("two lengths")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                          "Content-Length: 2\r\n\r\nab");
        QTest::newRow("a negative length")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("a huge length") << QByteArray(
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n");
        QTest::newRow("broken chunks") << QByteArray(
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n");
        QTest::newRow("escapes") << QByteArray("GET /%00%ff%zz%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("two at once")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /").repeated(9);
        QTest::newRow("the preface of HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }
    void garbage()
    {
        QFETCH(QByteArray, bytes);
        const Server server({64, 32, 16 * 1024, 1, 2'000});
        const auto socket = openConnection(server.port(), bytes);
        QVERIFY(socket);
        QByteArray all;
        QVERIFY2(readToTheEnd(*socket, &all, deadlineMs), "the connection is cut in the end");
        QVERIFY(server.answers());
    }

    /// The same bytes in each run.
    void fuzzed()
    {
        const Server server({64, 64, 16 * 1024, 1, 2'000});
        QRandomGenerator random(9332);
        const QByteArray seed =
            "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/plain;q=0.5\r\n"
            "Accept-Encoding: gzip\r\nAuthorization: Basic OmE=\r\n\r\n";
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes = seed;
            for (quint32 i = random.bounded(1u, 12u); i > 0; --i) {
                const auto at = static_cast<qsizetype>(random.bounded(quint32(bytes.size())));
                switch (random.bounded(3)) {
                case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
                case 1: bytes.remove(at, static_cast<qsizetype>(random.bounded(20))); break;
                default: bytes.insert(at, bytes.mid(at / 2, 30)); break;
                }
                if (bytes.isEmpty())
                    bytes = seed;
            }
            const auto socket = openConnection(server.port(), bytes);
            QVERIFY2(socket, "the server is gone");
        }
        QVERIFY(server.answers());
    }

    /// Whoever asks and does not read, or sends a byte now and then, is cut after a while, however
    /// alive the connection looks; others are answered meanwhile.
    void slowOnesAreCut()
    {
        constexpr int totalMs = 1'500;
        const Server server({64, 64, 16 * 1024, 60, totalMs}, QByteArray(largeBytes, 'x'));
        QElapsedTimer timer;
        timer.start();
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 10; ++i) {
            slow.push_back(openConnection(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
            slow.back()->setReadBufferSize(1'000);
            slow.push_back(openConnection(server.port(), "GET / HTT"));
        }
        QVERIFY(server.answers());
        QVERIFY2(timer.elapsed() < totalMs, "others do not wait for them");
        for (const auto &socket : slow) {
            while (socket->state() == QAbstractSocket::ConnectedState &&
                   timer.elapsed() < deadlineMs) {
                socket->write("P"); // alive
                socket->waitForBytesWritten(10);
                socket->read(1);
                socket->waitForReadyRead(10);
            }
            QVERIFY2(socket->state() != QAbstractSocket::ConnectedState ||
                         socket->bytesAvailable() > 0,
                     "it is cut");
        }
        QVERIFY(server.answers());
    }

    /// As many as the server takes hold its places; when they are cut, it answers again.
    void crowds()
    {
        constexpr int totalMs = 2'000;
        const Server server({32, 24, 16 * 1024, 60, totalMs});
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < 500; ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(u"127.0.0.1"_s, server.port());
            crowd.push_back(std::move(socket));
        }
        for (const auto &socket : crowd)
            if (socket->waitForConnected(100))
                socket->write("GET / HTTP/1.1\r\n"); // and nothing more
        QElapsedTimer timer;
        timer.start();
        while (!server.answers() && timer.elapsed() < deadlineMs) {
        }
        QVERIFY(timer.elapsed() < deadlineMs);
    }

    void endsAtOnce()
    {
        auto server = std::make_unique<Server>(EndpointLimits{64, 64, 16 * 1024, 60, 60'000},
                                               QByteArray(largeBytes, 'x'));
        const auto sender = openConnection(server->port(), "GET / HT");
        const auto reader = openConnection(server->port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        reader->setReadBufferSize(1'000);
        QVERIFY(QTest::qWaitFor([&server] { return server->requests > 0; }, deadlineMs));
        QElapsedTimer timer;
        timer.start();
        server.reset();
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }

    void itsStatusSaysWhereItListens()
    {
        const ListenAddress address = freeAddress();
        MetricsEndpoint endpoint({address, {}, std::make_shared<ServedShelf>()});
        endpoint.start();
        QCOMPARE(endpoint.lastReport().level, StatusReport::Level::Good);
        QVERIFY(endpoint.lastReport().sentence.contains(address.text()));
        QCOMPARE(plainGet(address.port, "/healthz").status, 503);
    }

    /// A port that is taken is a status that names the setting; when it is free, it is taken.
    void aPortThatIsTaken()
    {
        auto other = std::make_unique<QTcpServer>();
        QVERIFY(other->listen(QHostAddress::LocalHost));
        const ListenAddress address{QHostAddress(QHostAddress::LocalHost), other->serverPort()};
        MetricsEndpoint endpoint({address, {}, std::make_shared<ServedShelf>(), {}, 100});
        endpoint.start();
        QCOMPARE(endpoint.lastReport().level, StatusReport::Level::Bad);
        const QString sentence = endpoint.lastReport().sentence;
        QVERIFY2(sentence.contains(QString::number(address.port)) &&
                     sentence.contains(u"in use"_s) && sentence.contains(u"METRICS_LISTEN"_s),
                 qPrintable(sentence));
        other.reset();
        QTRY_COMPARE_WITH_TIMEOUT(endpoint.lastReport().level, StatusReport::Level::Good,
                                  deadlineMs);
    }

    void anAddressOfAnotherMachine()
    {
        QString error;
        QVERIFY(
            !EndpointServer::listen({QHostAddress(u"192.0.2.1"_s), freePort()}, {}, {}, &error));
        QVERIFY2(error.contains(u"192.0.2.1"_s) && error.contains(u"METRICS_LISTEN"_s),
                 qPrintable(error));
    }

    void allAddresses()
    {
        for (const QHostAddress::SpecialAddress any :
             {QHostAddress::AnyIPv4, QHostAddress::AnyIPv6}) {
            const quint16 port = freePort();
            QString error;
            const auto server = EndpointServer::listen(
                {QHostAddress(any), port},
                [](const ServedRequest &) {
                    return ServedAnswer{200, "text/plain", "hello"};
                },
                {}, &error);
            QVERIFY2(server, qPrintable(error));
            QCOMPARE(plainGet(port, "/").body, QByteArray("hello"));
        }
    }
};

QTEST_GUILESS_MAIN(TestEndpointServer)
#include "test_endpoint_server.moc"
