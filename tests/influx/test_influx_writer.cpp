// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/gzip.h"
#include "influx/influx_writer.h"
#include "scripted_receiver.h"
#include "tests/support/socks5_server.h"
#include "tests/support/test_certificate.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = WriteOutcome::Kind;
using Manner = ScriptedReceiver::Answer::Manner;

namespace {

constexpr int deadlineMs = 10'000;
constexpr int soonMs = 500; // for a receiver that does not answer

InfluxTarget targetAt(const QUrl &url, int timeoutMs = deadlineMs)
{
    return {url, u"my org"_s, u"nodes & blocks"_s, u"secret-token"_s, true, timeoutMs};
}

WriteOutcome writeWith(InfluxWriter &writer, const QByteArray &lines = "m a=1i 1\n")
{
    std::optional<WriteOutcome> outcome;
    writer.write(gzip({PackedText(lines)}), lines.size(),
                 [&outcome](const WriteOutcome &got) { outcome = got; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 2 * deadlineMs))
        qFatal("no outcome at all");
    return *outcome;
}

WriteOutcome write(const InfluxTarget &target, const QByteArray &lines = "m a=1i 1\n")
{
    InfluxWriter writer(target);
    return writeWith(writer, lines);
}

} // namespace

class TestInfluxWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRequestFollowsTheProtocol()
    {
        ScriptedReceiver receiver;
        const QByteArray lines = QByteArray("block,node=x height=1i 1\n").repeated(500);
        QCOMPARE(write(targetAt(receiver.url()), lines).kind, Kind::Written);
        const auto &request = receiver.requests().front();
        QCOMPARE(request.target, QByteArray("/api/v2/write?org=my%20org&bucket=nodes%20%26%20blocks"
                                            "&precision=ms"));
        QCOMPARE(request.headers["authorization"], QByteArray("Token secret-token"));
        QCOMPARE(request.headers["content-encoding"], QByteArray("gzip"));
        QCOMPARE(request.lines, lines);
        QVERIFY(request.headers["content-length"].toInt() < lines.size() / 10);
    }

    void aPathIsKeptAndATokenIsOptional()
    {
        ScriptedReceiver receiver;
        QUrl url = receiver.url();
        url.setPath(u"/influx/"_s);
        InfluxTarget target = targetAt(url);
        target.token.clear();
        QCOMPARE(write(target).kind, Kind::Written);
        QVERIFY(receiver.requests().front().target.startsWith("/influx/api/v2/write?"));
        QVERIFY(!receiver.requests().front().headers.contains("authorization"));
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("retryAfterMs");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const QByteArray &headers, Kind kind,
                            int retryAfterMs, const char *words) {
            QTest::newRow(name) << status << headers << int(kind) << retryAfterMs
                                << QString::fromLatin1(words);
        };
        row("written", 204, {}, Kind::Written, -1, "");
        row("200 is no success", 200, {}, Kind::Misconfigured, -1, "INFLUX_URL");
        row("InfluxDB's own page", 200, "X-Influxdb-Version: v2.7.12\r\n", Kind::Misconfigured, -1,
            "not to its write API");
        row("400", 400, {}, Kind::Misconfigured, -1, "why it is so");
        row("413", 413, {}, Kind::TooLarge, -1, "too large");
        row("429", 429, "Retry-After: 7\r\n", Kind::TryLater, 7'000, "429");
        row("503", 503, "Retry-After: 2\r\n", Kind::TryLater, 2'000, "503");
        row("absurd pause", 503, "Retry-After: 99999999\r\n", Kind::TryLater, 3'600'000, "503");
        row("nonsense pause", 503, "Retry-After: soon\r\n", Kind::TryLater, -1, "503");
        row("redirect", 302, "Location: http://127.0.0.1:1/\r\n", Kind::Misconfigured, -1,
            "INFLUX_URL");
    }
    void answers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        QFETCH(int, kind);
        QFETCH(int, retryAfterMs);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        receiver.script({{status, headers, R"({"code":"invalid","message":"why it is so"})"}});
        const WriteOutcome outcome = write(targetAt(receiver.url()));
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(outcome.retryAfterMs, retryAfterMs);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QVERIFY(!outcome.sentence.contains(u"secret"_s));
        QCOMPARE(receiver.requests().size(), std::size_t(1)); // a redirect is not followed
    }

    void aPauseUntilADate()
    {
        ScriptedReceiver receiver;
        const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(30),
                                                   u"ddd, dd MMM yyyy HH:mm:ss"_s) +
                             u" GMT"_s;
        receiver.script({{503, "Retry-After: " + date.toLatin1() + "\r\n"}});
        const int pause = write(targetAt(receiver.url())).retryAfterMs;
        QVERIFY2(pause > 20'000 && pause <= 30'000, qPrintable(QString::number(pause)));
    }

    void belowHttp_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addColumn<QString>("words");
        QTest::newRow("cut") << int(Manner::Cut) << u"failed"_s;
        QTest::newRow("silence") << int(Manner::Never) << u"did not answer in time"_s;
    }
    void belowHttp()
    {
        QFETCH(int, manner);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        // Qt sends a request again by itself when a connection is cut before the answer.
        receiver.answerBy([manner](const auto &) {
            return ScriptedReceiver::Answer{204, {}, {}, Manner(manner)};
        });
        const WriteOutcome outcome = write(targetAt(receiver.url(), soonMs));
        QCOMPARE(outcome.kind, Kind::TryLater);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
    }

    void aConnectionIsKeptOpen()
    {
        ScriptedReceiver receiver;
        receiver.script({{204}, {204}, {204, {}, {}, Manner::WholeAndClosed}, {204}});
        InfluxWriter writer(targetAt(receiver.url()));
        for (int i = 1; i <= 4; ++i) {
            QCOMPARE(writeWith(writer).kind, Kind::Written);
            QCOMPARE(receiver.connections(), i < 4 ? 1 : 2);
        }
    }

    void aConnectionThatWasClosedMeanwhile()
    {
        ScriptedReceiver receiver;
        InfluxWriter writer(targetAt(receiver.url()));
        QCOMPARE(writeWith(writer).kind, Kind::Written);
        receiver.close(); // for instance a restart; this side does not know yet
        receiver.reopen();
        QCOMPARE(writeWith(writer).kind, Kind::Written);
        QCOMPARE(receiver.stored().size(), 2);
    }

    void oddAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &answer, Kind kind,
                            const char *words) {
            QTest::newRow(name) << answer << int(kind) << QString::fromLatin1(words);
        };
        row("in chunks",
            "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwhy \r\n2;x=y\r\n"
            "so\r\n0\r\nTrailer: 1\r\n\r\n",
            Kind::Misconfigured, "HTTP status 400");
        row("until the end", "HTTP/1.0 400 Bad\r\n\r\nunable to parse 'x': why", Kind::BadData,
            "refuses a point");
        row("an interim one first",
            "HTTP/1.1 100 Continue\r\nX: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", Kind::Written,
            "");
        row("cut short", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nwhy", Kind::TryLater,
            "failed");
        row("chunks cut short", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nwhy",
            Kind::TryLater, "failed");
        row("nonsense", "220 mail.example.org ESMTP\r\n\r\n", Kind::Misconfigured, "HTTP");
        row("an absurd length", "HTTP/1.1 500 x\r\nContent-Length: -5\r\n\r\n", Kind::Misconfigured,
            "HTTP");
        row("an absurd chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            Kind::TryLater, "failed");
        row("a huge head", "HTTP/1.1 200 OK\r\nX: " + QByteArray(400'000, 'x'), Kind::Misconfigured,
            "too large");
        row("a huge body", "HTTP/1.1 500 x\r\n\r\n" + QByteArray(5'000'000, 'x'),
            Kind::Misconfigured, "too large");
    }
    void oddAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        receiver.answerBy([&answer](const auto &) {
            return ScriptedReceiver::Answer{0, {}, answer, Manner::Raw};
        });
        const WriteOutcome outcome = write(targetAt(receiver.url(), 4 * soonMs));
        QCOMPARE(int(outcome.kind), kind);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QVERIFY(outcome.sentence.size() < 500);
    }

    /// A byte now and then is no answer: the deadline is for all of it.
    void answersThatDrip_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 204 No Content\r\nX-Long: ");
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n"
                                                   "\r\n");
        QTest::newRow("until the end") << QByteArray("HTTP/1.1 400 Bad\r\n\r\n");
    }
    void answersThatDrip()
    {
        QFETCH(QByteArray, answer);
        ScriptedReceiver receiver;
        receiver.script({{0, {}, answer, Manner::Drip}});
        const WriteOutcome outcome =
            write(targetAt(receiver.url(), soonMs)); // has a deadline itself
        QCOMPARE(outcome.kind, Kind::TryLater);
        QVERIFY2(outcome.sentence.contains(u"did not answer in time"_s),
                 qPrintable(outcome.sentence));
    }

    /// It may name every line of the request, but no more.
    void longAnswersAreReadUpToTheLimit()
    {
        ScriptedReceiver receiver;
        const QByteArray line = "m,t=" + QByteArray(100, 'x') + " a= 1";
        const QByteArray lines = (line + '\n').repeated(5'000);
        const QByteArray row = "unable to parse '" + line + "': missing field value\\n";
        const QByteArray answer =
            "{\"code\":\"invalid\",\"message\":\"" + row.repeated(5'000) + "\"}";
        receiver.script({{400, {}, answer}, {400, {}, answer}});
        QCOMPARE(write(targetAt(receiver.url()), lines).kind, Kind::BadData);
        QCOMPARE(write(targetAt(receiver.url()), line).kind, Kind::Misconfigured);
    }

    void aPauseUntilADateByAnotherClock()
    {
        ScriptedReceiver receiver;
        receiver.script({{503, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                               "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT\r\n"}});
        QCOMPARE(write(targetAt(receiver.url())).retryAfterMs, 30'000);
    }

    void tls_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("untilDays");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<QString>("words");
        const QString here = u"IP:127.0.0.1"_s;
        QTest::newRow("good") << here << 2 << true << QString();
        QTest::newRow("self-signed") << here << 2 << false << u"self-signed"_s;
        QTest::newRow("another host") << u"DNS:influx.example.org"_s << 2 << true << u"host name"_s;
        QTest::newRow("expired") << here << -1 << true << u"expired"_s;
    }
    void tls()
    {
        QFETCH(QString, names);
        QFETCH(int, untilDays);
        QFETCH(bool, isTrusted);
        QFETCH(QString, words);
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        const QDate today = QDate::currentDate();
        TestCertificate certificate;
        QVERIFY(certificate.make({names, today.addDays(-10), today.addDays(untilDays)}));
        ScriptedReceiver receiver(certificate.ofServer());
        InfluxTarget target = targetAt(receiver.url());
        std::optional<TrustedMeanwhile> trusted;
        if (isTrusted)
            trusted.emplace(certificate.certificate());
        const WriteOutcome outcome = write(target);
        QCOMPARE(outcome.kind, words.isEmpty() ? Kind::Written : Kind::Misconfigured);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QCOMPARE(receiver.requests().size(),
                 std::size_t(words.isEmpty())); // no token for a stranger

        target.verifyTls = false; // by the user's choice
        QCOMPARE(write(target).kind, Kind::Written);
    }

    /// Trusted only for this target.
    void anAuthorityOfItsOwn()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        TestCertificate certificate;
        TestCertificate another;
        QVERIFY(certificate.make() && another.make());
        ScriptedReceiver receiver(certificate.ofServer());
        InfluxTarget target = targetAt(receiver.url());
        target.authorities = {another.certificate()};
        const WriteOutcome refused = write(target);
        QCOMPARE(refused.kind, Kind::Misconfigured);
        QVERIFY2(refused.sentence.contains(u"INFLUX_CA_FILE"_s), qPrintable(refused.sentence));
        QVERIFY(receiver.requests().empty());
        target.authorities = {certificate.certificate()};
        QCOMPARE(write(target).kind, Kind::Written);
    }

    void aServerWithoutTls()
    {
        ScriptedReceiver receiver;
        QUrl url = receiver.url();
        url.setScheme(u"https"_s);
        const WriteOutcome outcome = write(targetAt(url, soonMs));
        QVERIFY(outcome.kind == Kind::Misconfigured || outcome.kind == Kind::TryLater);
        QVERIFY(receiver.requests().empty());
    }

    void socksProxy()
    {
        ScriptedReceiver receiver;
        const Socks5Server proxy(receiver.port());
        InfluxTarget target = targetAt(QUrl(u"http://influx.example.onion:8086"_s));
        target.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, proxy.port());
        QCOMPARE(write(target).kind, Kind::Written);
        QCOMPARE(proxy.hosts(), QStringList{u"influx.example.onion"_s}); // resolved by the proxy
        QCOMPARE(receiver.requests().front().headers["host"],
                 QByteArray("influx.example.onion:8086"));
    }

    void httpProxy()
    {
        ScriptedReceiver proxy; // it sees the whole address
        InfluxTarget target = targetAt(QUrl(u"http://influx.invalid:8086/base"_s));
        target.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
        QCOMPARE(write(target).kind, Kind::Written);
        QVERIFY2(proxy.requests().front().target.startsWith(
                     "http://influx.invalid:8086/base/api/v2/write?org="),
                 proxy.requests().front().target.constData());
        proxy.script({{407}});
        const WriteOutcome refused = write(target);
        QCOMPARE(refused.kind, Kind::Misconfigured);
        QVERIFY(refused.sentence.contains(u"INFLUX_PROXY"_s));
    }

    void deadProxies_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<int>("type");
        const QUrl plain(u"http://influx.invalid:8086"_s);
        const QUrl encrypted(u"https://influx.invalid:8086"_s);
        QTest::newRow("SOCKS5") << plain << int(QNetworkProxy::Socks5Proxy);
        QTest::newRow("HTTP") << plain << int(QNetworkProxy::HttpProxy);
        QTest::newRow("a tunnel through HTTP") << encrypted << int(QNetworkProxy::HttpProxy);
    }
    void deadProxies()
    {
        QFETCH(QUrl, url);
        QFETCH(int, type);
        InfluxTarget target = targetAt(url);
        target.proxy = QNetworkProxy(QNetworkProxy::ProxyType(type), u"127.0.0.1"_s, 1);
        const WriteOutcome outcome = write(target);
        QCOMPARE(outcome.kind, Kind::TryLater);
        QVERIFY2(outcome.sentence.contains(u"INFLUX_PROXY"_s), qPrintable(outcome.sentence));
    }

    void nobodyThere()
    {
        ScriptedReceiver receiver;
        receiver.close();
        const WriteOutcome refused = write(targetAt(receiver.url()));
        QCOMPARE(refused.kind, Kind::TryLater);
        QVERIFY(refused.sentence.contains(u"Is it running?"_s));
        const InfluxTarget unknown = targetAt(QUrl(u"http://no-such-host.invalid:8086"_s));
        const WriteOutcome unnamed = write(unknown);
        QCOMPARE(unnamed.kind, Kind::Misconfigured);
        QVERIFY(unnamed.sentence.contains(u"INFLUX_URL"_s));
    }
};

QTEST_GUILESS_MAIN(TestInfluxWriter)
#include "test_influx_writer.moc"
