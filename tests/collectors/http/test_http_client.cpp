// SPDX-License-Identifier: GPL-3.0-or-later
// Every case with and without compression.
#include "collectors/pipeline/on_thread.h"
#include "tests/collectors/http/http_server.h"
#include "tests/support/socks5_server.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <zlib.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using Failure = HttpAnswer::Failure;
using Method = HttpRequest::Method;

namespace {

constexpr int deadlineMs = 20'000;
constexpr int shortMs = 300;
constexpr qint64 megabyte = 1024 * 1024;

QByteArray gzipped(const QByteArray &text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(text.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

/// Incompressible data.
QByteArray noise(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

/// An environment variable, for the time being.
class Meanwhile {
public:
    Meanwhile(const char *name, const char *value) : m_name(name) { qputenv(name, value); }
    ~Meanwhile() { qunsetenv(m_name); }
    Meanwhile(const Meanwhile &) = delete;
    Meanwhile &operator=(const Meanwhile &) = delete;

private:
    const char *m_name;
};

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

    std::unique_ptr<HttpClient> make(HttpOptions options = {})
    {
        QFETCH_GLOBAL(bool, unpacks);
        options.unpacks = unpacks;
        return makeHttpClient(std::move(options));
    }
    static QNetworkProxy proxyAt(quint16 port, QNetworkProxy::ProxyType type)
    {
        return QNetworkProxy(type, u"127.0.0.1"_s, port);
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("unpacks");
        QTest::newRow("unpacks") << true;
        QTest::newRow("as it comes") << false;
    }

    void getsStatusHeadersAndBody()
    {
        HttpServer server(HttpServer::always(200, "hello", "X-Answer: a b\r\n"));
        const auto client = make();
        const HttpAnswer answer =
            fetched(*client, {.url = server.url(u"/a%20b?c=d%2Be"_s), .headers = {{"X-Ask", "1"}}});
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "hello");
        QCOMPARE(answer.header("x-answer"), "a b");
        QCOMPARE(answer.header("absent"), "");
        QVERIFY(httpFailureText(answer).isEmpty());
        const auto &request = server.requests().at(0);
        QCOMPARE(request.method, "GET");
        QCOMPARE(request.target, "/a%20b?c=d%2Be");
        QCOMPARE(request.headers["x-ask"], "1");
        QVERIFY(request.headers["user-agent"].startsWith("bitcoin-node-monitor/"));
    }

    void postsABody()
    {
        HttpServer server(HttpServer::always(204));
        const auto client = make();
        const QByteArray body = noise(3 * megabyte);
        const HttpAnswer answer = fetched(*client, {.method = Method::Post,
                                                    .url = server.url(),
                                                    .headers = {{"Content-Type", "text/x"}},
                                                    .body = body});
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, 204);
        QCOMPARE(server.requests().at(0).method, "POST");
        QCOMPARE(server.requests().at(0).headers["content-type"], "text/x");
        QVERIFY(server.requests().at(0).body == body);
    }

    void anyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {201, 301, 304, 400, 401, 403, 404, 407, 413, 429, 500, 502, 503})
            QTest::addRow("%d", status) << status;
    }
    void anyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        HttpServer server(HttpServer::always(status, status == 304 ? "" : "why",
                                             "WWW-Authenticate: Basic realm=\"x\"\r\n"
                                             "Retry-After: 7\r\n"));
        const auto client = make();
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.body, status == 304 ? "" : "why");
        QCOMPARE(answer.header("Retry-After"), "7");
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void oneConnectionServesSeveralRequests()
    {
        HttpServer server(HttpServer::always(200, "x"));
        const auto client = make();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(fetched(*client, server.url()).status, 200);
        QCOMPARE(server.connections(), 1);
    }

    void nothingIsRememberedBetweenRequests()
    {
        HttpServer server(HttpServer::always(200, "x", "Set-Cookie: id=1; Path=/\r\n"));
        const auto client = make();
        QUrl withLogin = server.url();
        withLogin.setUserInfo(u"user:password"_s);
        fetched(*client, {.url = server.url(), .headers = {{"Authorization", "Basic YTpi"}}});
        fetched(*client, withLogin);
        QCOMPARE(server.requests().at(0).headers["authorization"], "Basic YTpi");
        QVERIFY(!server.requests().at(1).headers.contains("authorization"));
        QVERIFY(!server.requests().at(1).headers.contains("cookie"));
    }

    void aHeaderStaysOneHeader()
    {
        HttpServer server(HttpServer::always(200));
        const auto client = make();
        fetched(*client, {.url = server.url(), .headers = {{"X-Title", "a\r\nX-Injected: 1"}}});
        QVERIFY(!server.requests().at(0).headers.contains("x-injected"));
    }

    void theRoomIsUsed()
    {
        HttpServer server(HttpServer::always(200, noise(50'000)));
        const auto client = make();
        QByteArray room;
        room.reserve(100'000);
        const char *place = room.constData();
        std::optional<HttpAnswer> answer;
        client->send(
            {.url = server.url()}, this, [&](HttpAnswer &got) { answer = std::move(got); },
            std::move(room));
        QTRY_VERIFY_WITH_TIMEOUT(answer, deadlineMs);
        QCOMPARE(answer->body.size(), 50'000);
        QVERIFY(answer->body.constData() == place);
    }

    void largeBodies_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("length announced") << QByteArray("Content-Length: 3145728\r\n\r\n");
        QTest::newRow("until the end") << QByteArray("Connection: close\r\n\r\n");
    }
    void largeBodies()
    {
        QFETCH(QByteArray, head);
        const QByteArray body = noise(3 * megabyte);
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 200 OK\r\n" + head + body);
            socket.disconnectFromHost();
        });
        const auto client = make();
        HttpAnswer answer = fetched(*client, {.url = server.url(), .mostBytes = 3 * megabyte});
        QCOMPARE(answer.failure, Failure::None);
        QVERIFY(answer.body == body);
        QVERIFY(answer.body.capacity() >= answer.body.size() + 64);
        answer = fetched(*client, {.url = server.url(), .mostBytes = 3 * megabyte - 1});
        QCOMPARE(answer.failure, Failure::TooLarge);
        QVERIFY(httpFailureText(answer).contains(u"too large"_s));
    }

    void largeBodiesOfErrors_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {qsizetype{2'000}, qsizetype{3 * megabyte}}) {
            QTest::addRow("%lld, length announced", static_cast<long long>(size))
                << "Content-Length: " + QByteArray::number(size) + "\r\n\r\n"
                << size;
            QTest::addRow("%lld, until the end", static_cast<long long>(size))
                << QByteArray("Connection: close\r\n\r\n") << size;
        }
    }
    /// Qt reports the status at the end of the body, which may be here already; it must not log an
    /// error.
    void largeBodiesOfErrors()
    {
        QFETCH(QByteArray, head);
        QFETCH(qsizetype, size);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 500 Oops\r\n" + head + QByteArray(size, 'x'));
            socket.disconnectFromHost();
        });
        const auto client = make();
        const HttpAnswer answer = fetched(*client, {.url = server.url(), .mostBytes = 1'000});
        QCOMPARE(answer.failure, Failure::TooLarge);
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 1, deadlineMs);
    }

    void chunkedBodies()
    {
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX-Trailer: 1\r\n\r\n");
        });
        const auto client = make();
        QCOMPARE(fetched(*client, server.url()).body, "hello world");
    }

    /// It is not waited for.
    void anEndlessBodyEndsAtTheLimit()
    {
        HttpServer server([](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 200 OK\r\n\r\n");
            const auto pour = [&socket] { socket.write(QByteArray(64 * 1024, 'x')); };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
            pour();
        });
        const auto client = make();
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(answer.failure, Failure::TooLarge);
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 1, deadlineMs);
    }

    void bodiesInParts_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<qint64>("mostBytes");
        QTest::addColumn<HttpAnswer::Failure>("failure");
        const qint64 all = 3 * megabyte;
        const QByteArray announced = "200 OK\r\nContent-Length: ";
        const QByteArray open = "200 OK\r\nConnection: close";
        QTest::newRow("length announced")
            << announced + QByteArray::number(all) << all << Failure::None;
        QTest::newRow("until the end") << open << all << Failure::None;
        QTest::newRow("a part of it")
            << "206 Part\r\nContent-Length: " + QByteArray::number(all) << all << Failure::None;
        QTest::newRow("cut") << announced + QByteArray::number(all + 1) << all + 1
                             << Failure::ConnectionLost;
        QTest::newRow("too large, announced")
            << announced + QByteArray::number(all) << all - 1 << Failure::TooLarge;
        QTest::newRow("too large, until the end") << open << all - 1 << Failure::TooLarge;
    }
    void bodiesInParts()
    {
        QFETCH(QByteArray, head);
        QFETCH(qint64, mostBytes);
        QFETCH(HttpAnswer::Failure, failure);
        const QByteArray body = noise(3 * megabyte);
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 " + head + "\r\n\r\n" + body);
            socket.disconnectFromHost();
        });
        const auto client = make();
        QByteArray taken;
        const HttpAnswer answer =
            fetched(*client, {.url = server.url(),
                              .mostBytes = mostBytes,
                              .takePart = [&](const HttpAnswer &, const char *data, qint64 size) {
                                  taken.append(data, size);
                              }});
        QCOMPARE(answer.failure, failure);
        QVERIFY(answer.body.isEmpty());
        QVERIFY(taken.size() <= mostBytes && body.startsWith(taken));
        if (failure != Failure::TooLarge)
            QCOMPARE(taken.size(), body.size());
    }

    void otherAnswersHaveNoParts_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("short") << QByteArray("404 No\r\nContent-Length: 10000");
        QTest::newRow("endless") << QByteArray("503 No\r\nConnection: close");
        QTest::newRow("long") << QByteArray("404 No\r\nContent-Length: 99999999999");
    }
    void otherAnswersHaveNoParts()
    {
        QFETCH(QByteArray, head);
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write("HTTP/1.1 " + head + "\r\n\r\n" + QByteArray(10'000, 'x'));
            if (head.contains("10000"))
                return;
            const auto pour = [&socket] { socket.write(QByteArray(64 * 1024, 'x')); };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
        });
        const auto client = make();
        const HttpAnswer answer =
            fetched(*client,
                    {.url = server.url(), .takePart = [](const HttpAnswer &, const char *, qint64) {
                         QFAIL("nothing was asked for that is no success");
                     }});
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, head.left(3).toInt());
        QVERIFY(answer.body.isEmpty());
    }

    void anEndlessHeadEndsToo_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("text");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("one header") << ok + "X-Endless: " << QByteArray("xxxxxxxx");
        QTest::newRow("headers") << ok << QByteArray("X-Header: a value\r\n");
        QTest::newRow("heads") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
    }
    void anEndlessHeadEndsToo()
    {
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, text);
        qint64 sent = 0;
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write(begin);
            const auto pour = [&](qint64 bytes) {
                sent += bytes;
                socket.write(text.repeated(65'536 / text.size()));
            };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
            pour(0);
        });
        QElapsedTimer time;
        time.start();
        const auto client = make();
        const HttpAnswer answer = fetched(*client, {.url = server.url(), .deadlineMs = deadlineMs});
        QVERIFY(answer.failure == Failure::TooLarge);
        QVERIFY2(sent < 16 * megabyte, qPrintable(QString::number(sent))); // nor is it all read
        QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
    }

    /// Destroying a client does not wait for its server.
    void aClientEndsDuringAnEndlessHead()
    {
        HttpServer server([&](QTcpSocket &socket, const HttpServer::Request &) {
            const auto pour = [&socket] { socket.write(QByteArray(64 * 1024, 'x')); };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
            socket.write("HTTP/1.1 200 OK\r\nX-Endless: ");
        });
        auto client = make();
        client->send({.url = server.url()}, this, [](HttpAnswer &) {});
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), std::size_t(1), deadlineMs);
        QElapsedTimer time;
        time.start();
        client.reset();
        QVERIFY2(time.elapsed() < 1'000, qPrintable(QString::number(time.elapsed())));
    }

    void compressedBodies()
    {
        QFETCH_GLOBAL(bool, unpacks);
        const QByteArray body = noise(2 * megabyte) + QByteArray(2 * megabyte, 'x');
        HttpServer server(HttpServer::always(200, gzipped(body), "Content-Encoding: gzip\r\n"));
        const auto client = make();
        const HttpAnswer answer =
            fetched(*client, {.url = server.url(), .mostBytes = 4 * megabyte});
        const QByteArray accepted = server.requests().at(0).headers["accept-encoding"];
        QCOMPARE(accepted.contains("gzip"), unpacks);
        QCOMPARE(answer.failure, Failure::None);
        QVERIFY(answer.body == (unpacks ? body : gzipped(body)));
    }

    void theLimitIsOnTheUnpackedSize()
    {
        QFETCH_GLOBAL(bool, unpacks);
        const QByteArray bomb = gzipped(QByteArray(64 * megabyte, 'x'));
        QVERIFY(bomb.size() < megabyte);
        HttpServer server(HttpServer::always(200, bomb, "Content-Encoding: gzip\r\n"));
        const auto client = make();
        QCOMPARE(fetched(*client, server.url()).failure,
                 unpacks ? Failure::TooLarge : Failure::None);
    }

    void brokenCompression()
    {
        QFETCH_GLOBAL(bool, unpacks);
        HttpServer server(HttpServer::always(200, "no gzip at all", "Content-Encoding: gzip\r\n"));
        const auto client = make();
        QCOMPARE(fetched(*client, server.url()).failure,
                 unpacks ? Failure::NotHttp : Failure::None);
    }

    void theDeadlineCoversTheWholeAnswer_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a head that drips") << QByteArray("HTTP/1.1 200 OK\r\nX-Drip: ");
        QTest::newRow("a body that drips")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        QTest::newRow("a body without a length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
    }
    void theDeadlineCoversTheWholeAnswer()
    {
        QFETCH(QByteArray, begin);
        HttpServer server(HttpServer::dripping(begin));
        const auto client = make();
        QElapsedTimer clock;
        clock.start();
        const HttpAnswer answer = fetched(*client, {.url = server.url(), .deadlineMs = shortMs});
        QCOMPARE(answer.failure, Failure::Timeout);
        QVERIFY(httpFailureText(answer).contains(u"in time"_s));
        QVERIFY(clock.elapsed() >= shortMs * 9 / 10);
        QVERIFY2(clock.elapsed() < 10 * shortMs, qPrintable(QString::number(clock.elapsed())));
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 1, deadlineMs); // and it is left
    }

    void noAnswer()
    {
        HttpServer server([](QTcpSocket &, const HttpServer::Request &) {});
        const auto client = make();
        QCOMPARE(fetched(*client, {.url = server.url(), .deadlineMs = shortMs}).failure,
                 Failure::Timeout);
    }

    void redirectsAreHandedOn_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("GET") << int(Method::Get) << false;
        QTest::newRow("POST") << int(Method::Post) << false;
        QTest::newRow("over plain HTTP, though asked for") << int(Method::Get) << true;
    }
    void redirectsAreHandedOn()
    {
        QFETCH(int, method);
        QFETCH(bool, isAsked);
        HttpServer elsewhere(HttpServer::always(200));
        const QByteArray location = elsewhere.url().toEncoded();
        HttpServer server(HttpServer::always(302, "moved", "Location: " + location + "\r\n"));
        const auto client = make();
        const HttpAnswer answer = fetched(*client, {.method = Method(method),
                                                    .url = server.url(),
                                                    .headers = {{"Authorization", "Basic YTpi"}},
                                                    .followsRedirects = isAsked});
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, 302);
        QCOMPARE(answer.header("location"), location);
        QVERIFY(elsewhere.requests().empty());
    }

    void refused()
    {
        const quint16 port = HttpServer(HttpServer::always(200)).port();
        const auto client = make();
        const HttpAnswer answer = fetched(*client, QUrl(u"http://127.0.0.1:%1/secret"_s.arg(port)));
        QCOMPARE(answer.failure, Failure::Refused);
        QCOMPARE(answer.status, 0);
        QCOMPARE(httpFailureText(answer), u"the connection was refused"_s);
    }

    void unknownHost()
    {
        const auto client = make();
        const HttpAnswer answer = fetched(*client, QUrl(u"http://no-such-host.invalid/"_s));
        QCOMPARE(answer.failure, Failure::HostNotFound);
        QVERIFY(httpFailureText(answer).contains(u"host name"_s));
    }

    void invalidAddresses()
    {
        const auto client = make();
        for (const char *url : {"ftp://127.0.0.1/", "http:///x", "", "file:///etc/passwd"})
            QCOMPARE(fetched(*client, QUrl(QString::fromLatin1(url))).failure,
                     Failure::HostNotFound);
    }

    void noRoute()
    {
        const auto client = make();
        const HttpAnswer answer = fetched(*client, QUrl(u"http://127.255.255.255/"_s)); // broadcast
        QCOMPARE(answer.failure, Failure::Unreachable);
        QVERIFY(httpFailureText(answer).contains(u"no route"_s));
    }

    void cuts_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("before the answer") << QByteArray();
        QTest::newRow("in the status line") << QByteArray("HTTP/1.1 2");
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab");
        QTest::newRow("between chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
    }
    void cuts()
    {
        QFETCH(QByteArray, sent);
        HttpServer server([sent](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write(sent);
            socket.disconnectFromHost();
        });
        const auto client = make();
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(answer.failure, Failure::ConnectionLost);
        QVERIFY(httpFailureText(answer).contains(u"was cut"_s));
    }

    void notHttp_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("Electrum") << QByteArray("{\"jsonrpc\":\"2.0\",\"error\":\"what?\"}\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("bytes") << QByteArray("\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f\x03", 11);
        QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    }
    void notHttp()
    {
        QFETCH(QByteArray, said);
        HttpServer server([said](QTcpSocket &socket, const HttpServer::Request &) {
            socket.write(said);
            socket.disconnectFromHost();
        });
        const auto client = make();
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(answer.failure, Failure::NotHttp);
        QVERIFY(httpFailureText(answer).contains(u"does not speak HTTP"_s));
    }

    void socksProxyIsGivenTheHostName()
    {
        HttpServer server(HttpServer::always(200, "x"));
        const Socks5Server proxy(server.port());
        const auto client = make({.proxy = proxyAt(proxy.port(), QNetworkProxy::Socks5Proxy)});
        const HttpAnswer answer = fetched(*client, QUrl(u"http://hidden.onion/"_s));
        QCOMPARE(answer.failure, Failure::None);
        QCOMPARE(answer.status, 200);
        QCOMPARE(proxy.hosts(), QStringList{u"hidden.onion"_s});
    }

    void aDeadProxy_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("url");
        QTest::newRow("SOCKS") << int(QNetworkProxy::Socks5Proxy) << u"http://hidden.onion/"_s;
        QTest::newRow("HTTP") << int(QNetworkProxy::HttpProxy) << u"http://example.invalid/"_s;
        QTest::newRow("CONNECT") << int(QNetworkProxy::HttpProxy) << u"https://example.invalid/"_s;
    }
    void aDeadProxy()
    {
        QFETCH(int, type);
        QFETCH(QString, url);
        const quint16 port = HttpServer(HttpServer::always(200)).port();
        const auto client = make({.proxy = proxyAt(port, QNetworkProxy::ProxyType(type))});
        const HttpAnswer answer = fetched(*client, QUrl(url));
        QCOMPARE(answer.failure, Failure::ProxyFailed);
        QVERIFY(httpFailureText(answer).contains(u"proxy"_s));
    }

    void theProxysLogin_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("failure");
        QTest::newRow("none") << QString() << u"http://node.example/x"_s
                              << int(Failure::ProxyLogin);
        QTest::newRow("wrong") << u"other"_s << u"http://node.example/x"_s
                               << int(Failure::ProxyLogin);
        QTest::newRow("right") << u"user"_s << u"http://node.example/x"_s << int(Failure::None);
        QTest::newRow("CONNECT, none")
            << QString() << u"https://node.example/x"_s << int(Failure::ProxyLogin);
        QTest::newRow("CONNECT, wrong")
            << u"other"_s << u"https://node.example/x"_s << int(Failure::ProxyLogin);
    }
    void theProxysLogin()
    {
        QFETCH(QString, user);
        QFETCH(QString, url);
        QFETCH(int, failure);
        const QByteArray right = "Basic " + QByteArray("user:pass").toBase64();
        HttpServer server([right](QTcpSocket &socket, const HttpServer::Request &request) {
            if (request.headers.value("proxy-authorization") == right)
                return HttpServer::send(socket, 200, "through");
            HttpServer::send(socket, 407, "login", "Proxy-Authenticate: Basic realm=\"p\"\r\n");
        });
        QNetworkProxy proxy = proxyAt(server.port(), QNetworkProxy::HttpProxy);
        proxy.setUser(user);
        proxy.setPassword(user.isEmpty() ? QString() : u"pass"_s);
        const auto client = make({.proxy = proxy});
        const HttpAnswer answer =
            fetched(*client, {.url = QUrl(url), .headers = {{"Authorization", "Basic c2VjcmV0"}}});
        QCOMPARE(int(answer.failure), failure);
        if (answer.failure == Failure::None)
            QCOMPARE(answer.body, "through");
        else if (answer.failure == Failure::ProxyLogin)
            QVERIFY(httpFailureText(answer).contains(u"login"_s));
        QVERIFY(server.requests().size() <= 3);
        for (const auto &request : server.requests())
            if (request.method == "CONNECT") // it is not the one to see it
                QVERIFY(!request.headers.contains("authorization"));
    }

    void theProxysLoginForATunnel()
    {
        HttpServer proxy([](QTcpSocket &socket, const HttpServer::Request &request) {
            if (!request.headers.contains("proxy-authorization"))
                return HttpServer::send(socket, 407, {},
                                        "Proxy-Authenticate: Basic realm=\"p\"\r\n");
            socket.write("HTTP/1.1 200 OK\r\n\r\n");
            socket.disconnectFromHost(); // it leads nowhere
        });
        QNetworkProxy login = proxyAt(proxy.port(), QNetworkProxy::HttpProxy);
        login.setUser(u"user"_s);
        login.setPassword(u"pass"_s);
        const auto client = make({.proxy = login});
        const HttpAnswer answer = fetched(*client, QUrl(u"https://node.example/x"_s));
        QVERIFY(answer.failure != Failure::None);
        QCOMPARE(proxy.requests().back().target, "node.example:443");
        QCOMPARE(proxy.requests().back().headers["proxy-authorization"],
                 "Basic " + QByteArray("user:pass").toBase64());
    }

    void aSocksProxysLogin()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QByteArray said;
        connect(&proxy, &QTcpServer::newConnection, &proxy, [&] {
            QTcpSocket *socket = proxy.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&said, socket] {
                const QByteArray part = socket->readAll();
                said += part;
                const bool isGreeting = part.startsWith('\x05');
                socket->write(isGreeting ? QByteArray("\x05\x02") : QByteArray("\x01\x01"));
                if (!isGreeting) // refused
                    socket->disconnectFromHost();
            });
        });
        QNetworkProxy login = proxyAt(proxy.serverPort(), QNetworkProxy::Socks5Proxy);
        login.setUser(u"user"_s);
        login.setPassword(u"pass"_s);
        const auto client = make({.proxy = login});
        const HttpAnswer answer = fetched(*client, QUrl(u"http://hidden.onion/"_s));
        QVERIFY2(said.contains("\x01\x04user\x04pass"), said.toHex().constData());
        QCOMPARE(answer.failure, Failure::ProxyLogin);
    }

    void onlyTheGivenProxyIsUsed()
    {
        const Meanwhile dead("http_proxy", "http://127.0.0.1:1/");
        const Meanwhile alsoDead("ALL_PROXY", "socks5://127.0.0.1:1/");
        HttpServer server(HttpServer::always(200));
        const auto client = make();
        QCOMPARE(fetched(*client, server.url()).failure, Failure::None);
    }

    void cancelledIsNotCalled()
    {
        HttpServer server([](QTcpSocket &, const HttpServer::Request &) {});
        const auto client = make();
        bool isCalled = false;
        QObject context;
        client->send({.url = server.url(), .deadlineMs = shortMs}, &context,
                     [&](HttpAnswer &) { isCalled = true; });
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), std::size_t(1), deadlineMs);
        client->cancel(&context);
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 1, deadlineMs);
        QCOMPARE(fetched(*client, {.url = server.url(), .deadlineMs = 2 * shortMs}).failure,
                 Failure::Timeout);
        QVERIFY(!isCalled);
    }

    void cancelConcernsOneContext()
    {
        HttpServer server(HttpServer::always(200));
        const auto client = make();
        QObject one;
        QObject two;
        QStringList called;
        client->send({.url = server.url()}, &one, [&](HttpAnswer &) { called << u"one"_s; });
        client->send({.url = server.url()}, &two, [&](HttpAnswer &) { called << u"two"_s; });
        client->cancel(&one);
        QTRY_COMPARE_WITH_TIMEOUT(called, QStringList{u"two"_s}, deadlineMs);
    }

    void goneContextsAreNotCalled()
    {
        HttpServer server([](QTcpSocket &, const HttpServer::Request &) {});
        const auto client = make();
        bool isCalled = false;
        auto context = std::make_unique<QObject>();
        client->send({.url = server.url(), .deadlineMs = shortMs}, context.get(),
                     [&](HttpAnswer &) { isCalled = true; });
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), std::size_t(1), deadlineMs);
        context.reset();
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 1, deadlineMs);
        QCOMPARE(fetched(*client, {.url = server.url(), .deadlineMs = 2 * shortMs}).failure,
                 Failure::Timeout);
        QVERIFY(!isCalled);
    }

    void aHandlerMayEndTheClient()
    {
        HttpServer server(HttpServer::always(200));
        auto client = make();
        int answers = 0;
        const auto end = [&](HttpAnswer &) {
            ++answers;
            client.reset();
        };
        client->send({.url = server.url()}, this, end);
        client->send({.url = server.url()}, this, end);
        QTRY_VERIFY_WITH_TIMEOUT(!client, deadlineMs);
        QTest::qWait(50);
        QCOMPARE(answers, 1);
    }

    void aHandlerMaySendAgainAndCancel()
    {
        HttpServer server([](QTcpSocket &socket, const HttpServer::Request &request) {
            if (request.target != "/never")
                HttpServer::send(socket, 200, {});
        });
        const auto client = make();
        int answers = 0;
        QObject other;
        const std::function<void(HttpAnswer &)> again = [&](HttpAnswer &) {
            client->cancel(&other);
            if (++answers < 5)
                client->send({.url = server.url()}, this, again);
        };
        bool isCalled = false;
        client->send({.url = server.url(u"/never"_s), .deadlineMs = shortMs}, &other,
                     [&](HttpAnswer &) { isCalled = true; });
        client->send({.url = server.url()}, this, again);
        QTRY_COMPARE_WITH_TIMEOUT(answers, 5, deadlineMs);
        QTest::qWait(2 * shortMs); // longer than the deadline
        QVERIFY(!isCalled);
    }

    void destroyedWithRequestsInProgress()
    {
        HttpServer server(HttpServer::dripping("HTTP/1.1 200 OK\r\n\r\n"));
        auto client = make();
        bool isCalled = false;
        for (int i = 0; i < 3; ++i)
            client->send({.url = server.url()}, this, [&](HttpAnswer &) { isCalled = true; });
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), std::size_t(3), deadlineMs);
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(server.disconnections(), 3, deadlineMs);
        QVERIFY(!isCalled);
    }

    void worksOnTheThreadItWasMovedTo()
    {
        HttpServer server(HttpServer::always(200, "x"));
        QThread thread;
        thread.start();
        OnThread<HttpClient> client(thread, make());
        std::atomic<QThread *> calledOn = nullptr;
        client.post([&calledOn, url = server.url()](HttpClient &there) {
            there.send({.url = url}, &there, [&calledOn](HttpAnswer &answer) {
                if (answer.body == "x")
                    calledOn = QThread::currentThread();
            });
        });
        QTRY_COMPARE_WITH_TIMEOUT(calledOn.load(), &thread, deadlineMs);
        thread.quit();
        QVERIFY(thread.wait(deadlineMs));
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "test_http_client.moc"
