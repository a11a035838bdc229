// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates and redirects over TLS.
#include "tests/collectors/http/http_server.h"
#include "tests/support/test_certificate.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Failure = HttpAnswer::Failure;

class TestHttpTls : public QObject {
    Q_OBJECT

    TestCertificate m_certificate;

    static std::unique_ptr<HttpClient> make(HttpOptions options = {})
    {
        return makeHttpClient(std::move(options));
    }
    HttpOptions trusting() const { return {.authorities = {m_certificate.certificate()}}; }
    static QByteArray locationOf(const QUrl &url)
    {
        return "Location: " + url.toEncoded() + "\r\n";
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        QVERIFY(m_certificate.make());
    }

    void anUntrustedServerGetsNothing()
    {
        HttpServer server(m_certificate.ofServer(), HttpServer::always(200));
        const auto client = make();
        const HttpAnswer answer = fetched(
            *client, {.url = server.url(), .headers = {{"Authorization", "Basic c2VjcmV0"}}});
        QCOMPARE(answer.failure, Failure::TlsUntrusted);
        QCOMPARE(httpFailureText(answer), u"the certificate is self-signed"_s);
        QVERIFY(server.requests().empty());
    }

    void itsOwnAuthority()
    {
        HttpServer server(m_certificate.ofServer(), HttpServer::always(200, "x"));
        const auto client = make(trusting());
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(httpFailureText(answer), QString());
        QCOMPARE(answer.body, "x");
        const auto other = make(); // only that client trusts it
        QCOMPARE(fetched(*other, server.url()).failure, Failure::TlsUntrusted);
    }

    void theSystemsAuthorities()
    {
        const TrustedMeanwhile trusted(m_certificate.certificate());
        HttpServer server(m_certificate.ofServer(), HttpServer::always(200));
        const auto client = make();
        QCOMPARE(httpFailureText(fetched(*client, server.url())), QString());
    }

    void withoutVerification()
    {
        HttpServer server(m_certificate.ofServer(), HttpServer::always(200));
        const auto client = make({.verifyTls = false});
        QCOMPARE(httpFailureText(fetched(*client, server.url())), QString());
    }

    void wrongCertificates_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("fromDay");
        QTest::addColumn<int>("untilDay");
        QTest::addColumn<QString>("words");
        QTest::newRow("of another name")
            << u"DNS:other.example"_s << -2 << 2 << u"the certificate is for another host name"_s;
        QTest::newRow("expired") << u"IP:127.0.0.1"_s << -9 << -2
                                 << u"the certificate has expired"_s;
        QTest::newRow("not valid yet")
            << u"IP:127.0.0.1"_s << 2 << 9 << u"the certificate is not valid yet"_s;
    }
    void wrongCertificates()
    {
        QFETCH(QString, names);
        QFETCH(int, fromDay);
        QFETCH(int, untilDay);
        QFETCH(QString, words);
        const QDate today = QDate::currentDate();
        TestCertificate certificate;
        QVERIFY(certificate.make({names, today.addDays(fromDay), today.addDays(untilDay)}));
        HttpServer server(certificate.ofServer(), HttpServer::always(200));
        const auto client = make({.authorities = {certificate.certificate()}});
        const HttpAnswer answer = fetched(*client, server.url());
        QCOMPARE(answer.failure, Failure::TlsUntrusted);
        QCOMPARE(httpFailureText(answer), words);
        QVERIFY(server.requests().empty());
    }

    void aServerWithoutTls()
    {
        HttpServer server(HttpServer::always(200)); // reads, and waits for a head that never ends
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        const auto client = make();
        const HttpAnswer answer = fetched(*client, {.url = url, .deadlineMs = 300});
        QCOMPARE(answer.failure, Failure::Timeout);
        QVERIFY(server.requests().empty());
    }

    void plainAnswersToAClientHello()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        const auto client = make();
        const HttpAnswer answer =
            fetched(*client, QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())));
        QCOMPARE(answer.failure, Failure::TlsFailed);
        QVERIFY(httpFailureText(answer).contains(u"encrypted"_s));
    }

    void aDownloadFollows()
    {
        HttpServer target(m_certificate.ofServer(), HttpServer::always(200, "file"));
        HttpServer server(m_certificate.ofServer(),
                          HttpServer::always(302, "moved", locationOf(target.url(u"/f?t=1"_s))));
        const auto client = make(trusting());
        HttpAnswer answer = fetched(*client, {.url = server.url(), .followsRedirects = true});
        QCOMPARE(httpFailureText(answer), QString());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "file");
        QCOMPARE(target.requests().at(0).target, "/f?t=1");

        answer = fetched(*client, server.url()); // not requested
        QCOMPARE(answer.status, 302);
        QCOMPARE(target.requests().size(), std::size_t(1));
    }

    void neverWithCredentials_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("Authorization")
            << int(HttpRequest::Method::Get) << QByteArray("authorization");
        QTest::newRow("Cookie") << int(HttpRequest::Method::Get) << QByteArray("Cookie");
        QTest::newRow("POST") << int(HttpRequest::Method::Post) << QByteArray("X-Nothing");
    }
    void neverWithCredentials()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, header);
        HttpServer target(m_certificate.ofServer(), HttpServer::always(200));
        HttpServer server(m_certificate.ofServer(),
                          HttpServer::always(307, {}, locationOf(target.url())));
        const auto client = make(trusting());
        const HttpAnswer answer = fetched(*client, {.method = HttpRequest::Method(method),
                                                    .url = server.url(),
                                                    .headers = {{header, "secret"}},
                                                    .followsRedirects = true});
        QCOMPARE(answer.status, 307);
        QVERIFY(target.requests().empty());
    }

    void neverDownToPlainHttp()
    {
        HttpServer target(HttpServer::always(200));
        HttpServer server(m_certificate.ofServer(),
                          HttpServer::always(302, {}, locationOf(target.url())));
        const auto client = make(trusting());
        QCOMPARE(fetched(*client, {.url = server.url(), .followsRedirects = true}).status, 302);
        QVERIFY(target.requests().empty());
    }

    void redirectLoopsEnd()
    {
        HttpServer server(m_certificate.ofServer(),
                          HttpServer::always(302, {}, "Location: /again\r\n"));
        const auto client = make(trusting());
        QCOMPARE(fetched(*client, {.url = server.url(), .followsRedirects = true}).status, 302);
        QCOMPARE(server.requests().size(), std::size_t(6)); // the first, and five more
    }

    void theDeadlineCoversAllRedirects()
    {
        HttpServer slow(m_certificate.ofServer(), HttpServer::dripping("HTTP/1.1 200 OK\r\n\r\n"));
        HttpServer server(m_certificate.ofServer(),
                          HttpServer::always(302, {}, locationOf(slow.url())));
        const auto client = make(trusting());
        const HttpAnswer answer =
            fetched(*client, {.url = server.url(), .deadlineMs = 5'000, .followsRedirects = true});
        QCOMPARE(answer.failure, Failure::Timeout);
        QCOMPARE(slow.requests().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "test_http_tls.moc"
