// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/refused_lines.h"
#include "influx/write_answer.h"
#include "recorded_exchange.h"
#include "tests/support/recordings.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = WriteOutcome::Kind;
using Cause = PartialLoss::Cause;
using Failure = HttpAnswer::Failure;

namespace {

InfluxTarget target(const char *url = "http://influx.example:8086")
{
    InfluxTarget target;
    target.url = QUrl(QLatin1String(url));
    target.org = u"home"_s;
    target.bucket = u"bitcoin"_s;
    target.token = u"secret-token"_s;
    return target;
}

HttpAnswer answer(int status, const QByteArray &body = {}, const HttpHeaders &headers = {})
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.headers = headers;
    return answer;
}

HttpAnswer failure(Failure what, int status = 0)
{
    HttpAnswer answer;
    answer.failure = what;
    answer.status = status;
    return answer;
}

const HttpHeaders ofInfluxDb = {{"X-Influxdb-Version", "v2.7.12"}};

QByteArray error(const char *code, const QByteArray &message)
{
    return QByteArray(R"({"code":")") + code + R"(","message":")" + message + "\"}";
}

QByteArray partial(const QByteArray &what)
{
    return error("unprocessable entity",
                 "failure writing points to database: partial write: " + what);
}

} // namespace

class TestWriteAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meaningsOfAnswers_data()
    {
        QTest::addColumn<HttpAnswer>("got");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const HttpAnswer &got, Kind kind, const char *words) {
            QTest::newRow(name) << got << int(kind) << QString::fromLatin1(words);
        };
        row("written", answer(204), Kind::Written, "");
        row("a page", answer(200, "<html>Log in</html>"), Kind::Misconfigured, "INFLUX_URL");
        row("JSON", answer(200, R"({"status":"ok"})"), Kind::Misconfigured, "INFLUX_URL");
        row("200 with nothing", answer(200), Kind::Misconfigured, "INFLUX_URL");
        row("accepted", answer(202), Kind::Misconfigured, "INFLUX_URL");
        row("a bad line", answer(400, error("invalid", "unable to parse 'm v= 1': why")),
            Kind::BadData, "unable to parse 'm v= 1': why");
        row("by number", answer(400, R"({"code":"invalid","message":"bad","line":4})"),
            Kind::BadData, "bad");
        row("InfluxDB 3",
            answer(400, R"({"error":"partial write of line protocol occurred","data":[)"
                        R"({"line_number":3,"error_message":"type"}]})"),
            Kind::BadData, "partial write of line");
        row("InfluxDB 1.8",
            answer(400, R"({"error":"partial write: unable to parse 'm v=': missing field value )"
                        R"(dropped=0"})"),
            Kind::BadData, "missing field value");
        row("text about a line", answer(400, "unable to parse 'm v= 1': why"), Kind::BadData,
            "refuses a point");
        row("words like it, by somebody else",
            answer(400, R"({"message":"unable to parse 'Host': partial write: x"})"),
            Kind::Misconfigured, "INFLUX_URL");
        row("another code", answer(422, error("not found", "unable to parse 'm v= 1': why")),
            Kind::Misconfigured, "INFLUX_URL");
        row("no organisation", answer(400, error("invalid", "Please provide either orgID or org")),
            Kind::Misconfigured, "Set INFLUX_ORG.");
        row("precision",
            answer(400, error("invalid", "invalid precision; valid precision units are ns, us")),
            Kind::Misconfigured, "milliseconds");
        row("another parameter", answer(400, error("invalid", "no such thing")),
            Kind::Misconfigured, "no such thing");
        row("http to Go's TLS", answer(400, "Client sent an HTTP request to an HTTPS server.\n"),
            Kind::Misconfigured, "INFLUX_URL is http, the server wants https");
        row("http to nginx's TLS",
            answer(400, "<html><head><title>400 The plain HTTP request was sent to HTTPS port"
                        "</title></head><body>nginx</body></html>"),
            Kind::Misconfigured, "INFLUX_URL is http, the server wants https");
        row("a proxy's 400", answer(400, "<html>Your browser sent an invalid request</html>"),
            Kind::Misconfigured, "HTTP status 400");
        row("422 with nothing", answer(422), Kind::Misconfigured, "HTTP status 422");
        row("401", answer(401, error("unauthorized", "unauthorized access")), Kind::Misconfigured,
            "does not accept the token. Check INFLUX_TOKEN, or the file that INFLUX_TOKEN_FILE "
            "names.");
        row("403", answer(403, error("forbidden", "insufficient permissions for write")),
            Kind::Misconfigured,
            "may not write to the bucket bitcoin of the organisation home. Set a token that may "
            "(INFLUX_TOKEN or INFLUX_TOKEN_FILE), or check INFLUX_ORG and INFLUX_BUCKET.");
        row("403 of somebody else", answer(403, "<html>no</html>"), Kind::Misconfigured,
            "refuses access");
        row("no such bucket", answer(404, error("not found", R"(bucket \"bitcoin\" not found)")),
            Kind::Misconfigured,
            "has no bucket bitcoin in the organisation home. Check INFLUX_BUCKET and INFLUX_ORG");
        row("no such organisation",
            answer(404, error("not found", R"(organization name \"home\" not found)")),
            Kind::Misconfigured, "has no organisation home. Check INFLUX_ORG");
        row("no bucket given", answer(404, error("not found", "bucket not found")),
            Kind::Misconfigured, "wants a bucket. Set INFLUX_BUCKET");
        row("no such path", answer(404, error("not found", "path not found")), Kind::Misconfigured,
            "not to its write API");
        row("no such page", answer(404, "no assets included in binary\n", ofInfluxDb),
            Kind::Misconfigured, "not to its write API");
        row("404 of somebody else", answer(404, "<html>"), Kind::Misconfigured, "HTTP status 404");
        row("405", answer(405), Kind::Misconfigured, "HTTP status 405");
        row("407", answer(407), Kind::Misconfigured, "INFLUX_PROXY");
        row("413", answer(413), Kind::TooLarge, "too large");
        row("408", answer(408), Kind::TryLater, "408");
        row("429", answer(429), Kind::TryLater, "429");
        row("500", answer(500, error("internal error", "check server logs")), Kind::TryLater,
            "500. (The answer: check server logs.)");
        row("503", answer(503, "<html>"), Kind::TryLater, "HTTP status 503.");
        row("no answer in time", failure(Failure::Timeout), Kind::TryLater, "in time");
        row("refused", failure(Failure::Refused), Kind::TryLater, "Is it running?");
        row("cut", failure(Failure::ConnectionLost, 204), Kind::TryLater, "failed");
        row("unknown host", failure(Failure::HostNotFound), Kind::Misconfigured, "INFLUX_URL");
        row("proxy", failure(Failure::ProxyFailed), Kind::TryLater, "INFLUX_PROXY");
        row("proxy's login", failure(Failure::ProxyLogin), Kind::Misconfigured, "INFLUX_PROXY");
        row("untrusted", failure(Failure::TlsUntrusted), Kind::Misconfigured, "INFLUX_CA_FILE");
        row("no TLS", failure(Failure::TlsFailed), Kind::Misconfigured, "encrypted");
        row("endless", failure(Failure::TooLarge, 200), Kind::Misconfigured, "too large");
        row("no HTTP", failure(Failure::NotHttp), Kind::Misconfigured, "HTTP");
    }
    void meaningsOfAnswers()
    {
        QFETCH(HttpAnswer, got);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const WriteOutcome outcome = writeOutcome(got, target());
        QCOMPARE(int(outcome.kind), kind);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QCOMPARE(outcome.sentence.isEmpty(), kind == int(Kind::Written));
        QCOMPARE(outcome.answer, kind == int(Kind::BadData) ? got.body : QByteArray());
    }

    /// With the address to set: the base of the configured one.
    void ownPage_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("words");
        QTest::newRow("of the browser") << QByteArray("http://influx.example:8086/orgs/01")
                                        << u"Set INFLUX_URL to http://influx.example:8086."_s;
        QTest::newRow("without a port")
            << QByteArray("https://influx.example/x") << u"to https://influx.example."_s;
        QTest::newRow("without a path")
            << QByteArray("http://influx.example:8086/") << u"the proxy in between"_s;
    }
    void ownPage()
    {
        QFETCH(QByteArray, url);
        QFETCH(QString, words);
        const QByteArray page = "<!doctype html><title>InfluxDB</title>";
        const WriteOutcome outcome = writeOutcome(answer(200, page, ofInfluxDb), target(url));
        QCOMPARE(outcome.kind, Kind::Misconfigured);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
    }

    void partialWrites_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("cause");
        QTest::addColumn<qint64>("points");
        QTest::addColumn<QString>("sentence");
        const QByteArray conflict = R"(field type conflict: input field \"v\" on measurement \"m\")"
                                    R"( is type float, already exists as type integer dropped=)";
        QTest::newRow("a type") << partial(conflict + "2") << int(Cause::TypeConflict) << qint64(2)
                                << u"The field v of the measurement m is of type float, but of "
                                   "type integer in this bucket. Write to a new bucket, or delete "
                                   "the measurement m from this one."_s;
        QTest::newRow("an absurd count")
            << partial(conflict + "99999999999999999999") << int(Cause::TypeConflict) << qint64(1)
            << u"The field v"_s;
        QTest::newRow("a negative count") << partial(conflict + "-5") << int(Cause::TypeConflict)
                                          << qint64(1) << u"The field v"_s;
        const auto retention = [](const QByteArray &duration, const QByteArray &oldest,
                                  const QByteArray &bound) {
            return partial("dropped 3 points outside retention policy of duration " + duration +
                           " - oldest point m,t=a b at " + oldest +
                           " dropped because it violates a Retention Policy Lower Bound at " +
                           bound + ", newest point m,t=a b at " + oldest +
                           " dropped because it violates a Retention Policy Lower Bound at " +
                           bound + " dropped=3 for database: 01 for retention policy: autogen");
        };
        QTest::newRow("too old")
            << retention("24h0m0s", "2026-07-14T02:40:00Z", "2026-07-20T02:40:00.52556742Z")
            << int(Cause::BeyondRetention) << qint64(3)
            << u"The bucket keeps its data for 24 h, and the oldest point was 7 days old."_s;
        QTest::newRow("a bit too old")
            << retention("168h0m0s", "2026-07-14T02:40:00Z", "2026-07-14T04:40:00Z")
            << int(Cause::BeyondRetention) << qint64(3)
            << u"The bucket keeps its data for 7 days, and the oldest point was 7 days old."_s;
        QTest::newRow("times that are none")
            << retention("168h0m0s", "yesterday", "today") << int(Cause::BeyondRetention)
            << qint64(3) << u"The bucket keeps its data for 7 days."_s;
        QTest::newRow("a duration that is none")
            << retention("long", "yesterday", "today") << int(Cause::BeyondRetention) << qint64(3)
            << u"They are older than the bucket keeps its data."_s;
        QTest::newRow("of 1.8")
            << QByteArray(R"({"error":"partial write: points beyond retention policy dropped=4"})")
            << int(Cause::BeyondRetention) << qint64(4) << u"They are older"_s;
        QTest::newRow("something else")
            << partial("max-series-per-database limit exceeded: (3) dropped=3") << int(Cause::Other)
            << qint64(3) << u"max-series-per-database limit exceeded: (3)."_s;
        QTest::newRow("nothing said")
            << partial("") << int(Cause::Other) << qint64(1) << u"does not say why"_s;
    }
    void partialWrites()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, cause);
        QFETCH(qint64, points);
        QFETCH(QString, sentence);
        const WriteOutcome outcome = writeOutcome(answer(422, message), target());
        QCOMPARE(outcome.kind, Kind::PartlyWritten);
        QCOMPARE(int(outcome.loss.cause), cause);
        QCOMPARE(outcome.loss.points, points);
        QVERIFY2(outcome.sentence.contains(sentence), qPrintable(outcome.sentence));
    }

    void redirectsNameTheServerOnly_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("words");
        QTest::newRow("elsewhere")
            << QByteArray("https://me:hush@login.example/in?token=secret-token#hush")
            << u"redirects to https://login.example."_s;
        QTest::newRow("to a path") << QByteArray("/login?next=secret-token") << u"another path"_s;
        QTest::newRow("to https") << QByteArray("https://influx.example:8086/api/v2/write?hush")
                                  << u"redirects to https://influx.example:8086."_s;
        QTest::newRow("nowhere") << QByteArray() << u"HTTP status 302"_s;
        QTest::newRow("nonsense") << QByteArray("http://[") << u"path"_s;
    }
    void redirectsNameTheServerOnly()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, words);
        const HttpAnswer got = answer(302, {}, {{"location", location}});
        const WriteOutcome outcome = writeOutcome(got, target());
        QCOMPARE(outcome.kind, Kind::Misconfigured);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QVERIFY(!outcome.sentence.contains(u"secret"_s) && !outcome.sentence.contains(u"hush"_s));
    }

    void pausesAreTheReceivers()
    {
        QCOMPARE(writeOutcome(answer(503, {}, {{"Retry-After", "7"}}), target()).retryAfterMs,
                 7'000);
        QCOMPARE(writeOutcome(answer(429), target()).retryAfterMs, -1);
    }

    /// A proxy in between may repeat the request.
    void secretsAreNeverRepeated()
    {
        for (const int status : {400, 422, 500}) {
            for (const char *message :
                 {"header: Token secret-token", "http://a:b@influx.example/"}) {
                const QString sentence =
                    writeOutcome(answer(status, error("invalid", message)), target()).sentence;
                QVERIFY2(!sentence.contains(u"secret-token"_s) && !sentence.contains(u"a:b"_s),
                         qPrintable(sentence));
            }
        }
    }

    void longAnswersGiveShortSentences()
    {
        for (const QByteArray &body :
             {error("invalid", "unable to parse '" + QByteArray(100'000, 'x') + "': why"),
              partial("dropped 1 points outside retention policy of duration " +
                      QByteArray(100'000, '1') + "h0m0s - oldest point dropped=1"),
              partial(R"(field type conflict: input field \")" + QByteArray(100'000, 'x') +
                      R"(\" on measurement \"m\" is type float, already exists as type integer )"
                      "dropped=2")}) {
            const QString sentence = writeOutcome(answer(422, body), target()).sentence;
            QVERIFY2(sentence.size() < 500, qPrintable(sentence));
        }
    }

    void recorded_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("lost");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Kind kind, qint64 lost, const char *words) {
            QTest::newRow(name) << QStringLiteral("influxdb/%1.txt").arg(QLatin1String(name))
                                << int(kind) << lost << QString::fromLatin1(words);
        };
        row("2.7.12/write-204", Kind::Written, 0, "");
        row("2.7.12/write-200-own-page", Kind::Misconfigured, 0, "to http://influx.example:8086.");
        row("2.7.12/write-400-unparsable-one", Kind::BadData, 1, "missing field value");
        row("2.7.12/write-400-unparsable-some", Kind::BadData, 1, "invalid number");
        row("2.7.12/write-400-unparsable-three", Kind::BadData, 3, "invalid number");
        row("2.7.12/write-400-integer-overflow", Kind::BadData, 1, "out of range");
        row("2.7.12/write-400-timestamp-range", Kind::BadData, 1, "out of range");
        row("2.7.12/write-400-missing-tag-value", Kind::BadData, 1, "missing tag value");
        row("2.7.12/write-400-no-org", Kind::Misconfigured, 0, "INFLUX_ORG");
        row("2.7.12/write-400-precision", Kind::Misconfigured, 0, "milliseconds");
        row("2.7.12/write-401-no-token", Kind::Misconfigured, 0, "INFLUX_TOKEN");
        row("2.7.12/write-401-wrong-token", Kind::Misconfigured, 0, "INFLUX_TOKEN");
        row("2.7.12/write-403-read-token", Kind::Misconfigured, 0, "may not write");
        row("2.7.12/write-404-bucket", Kind::Misconfigured, 0, "has no bucket");
        row("2.7.12/write-404-no-bucket", Kind::Misconfigured, 0, "wants a bucket");
        row("2.7.12/write-404-org", Kind::Misconfigured, 0, "has no organisation");
        row("2.7.12/write-404-wrong-path", Kind::Misconfigured, 0, "write API");
        row("2.7.12/write-404-wrong-path-twice", Kind::Misconfigured, 0, "write API");
        row("2.7.12/write-422-beyond-retention-one", Kind::PartlyWritten, 1, "for 120 days");
        row("2.7.12/write-422-beyond-retention-some", Kind::PartlyWritten, 2, "days old");
        row("2.7.12/write-422-conflict-and-retention", Kind::PartlyWritten, 1, "field v");
        row("2.7.12/write-422-type-conflict-some", Kind::PartlyWritten, 2,
            "field v of the measurement recconf is of type float, but of type integer");
        row("2.7.12/write-422-type-conflict-two-measurements", Kind::PartlyWritten, 3, "recconf");
        row("2.7.12/write-500-not-gzip", Kind::TryLater, 0, "HTTP status 500");
        row("2.9.1/write-400-http-to-tls", Kind::Misconfigured, 0, "the server wants https");
        row("2.9.1/write-422-beyond-retention-some", Kind::PartlyWritten, 2, "for 90 days");
        row("2.9.1/write-422-type-conflict-some", Kind::PartlyWritten, 2, "recconf");
    }
    void recorded()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        QFETCH(QString, file);
        QFETCH(int, kind);
        QFETCH(qint64, lost);
        QFETCH(QString, words);
        const auto exchange = RecordedExchange::read(file);
        QVERIFY2(exchange, qPrintable(file));
        const WriteOutcome outcome =
            writeOutcome(exchange->answer, target("http://influx.example:8086/orgs/01"));
        QCOMPARE(int(outcome.kind), kind);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        qint64 named = outcome.loss.points;
        if (outcome.kind == Kind::BadData)
            named = qint64(refusedLines(outcome.answer, exchange->lines.split('\n')).size());
        QCOMPARE(named, lost);
    }
};

QTEST_APPLESS_MAIN(TestWriteAnswer)
#include "test_write_answer.moc"
