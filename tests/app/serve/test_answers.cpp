// SPDX-License-Identifier: GPL-3.0-or-later
// What the endpoint answers to whom, without a socket.
#include "app/serve/access.h"
#include "app/serve/answers.h"
#include "app/serve/negotiation.h"
#include "app/serve/verdict.h"
#include "tests/app/serve/plain_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'000'000;
const QByteArray prometheus =
    "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
    "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

ServedRequest get(const QByteArray &path)
{
    return {"GET", path, "127.0.0.1:9332", {}, {}, {}};
}

Served goodOne()
{
    Served served;
    served.node.identity = {u"mainnet"_s, u"<cupboard>"_s};
    served.run = {1'000, {}, u"Nothing speaks against its chain."_s};
    served.node.isHealthy = true;
    served.health = {Health::Level::Good, u"All right"_s, u"24 peers. No action needed."_s};
    served.figures = {{u"Peers"_s, u"24 <b>"_s}};
    served.hasCycled = true;
    served.madeMs = now;
    return served;
}

struct Desk {
    std::shared_ptr<ServedShelf> shelf = std::make_shared<ServedShelf>();
    Answers answers;

    explicit Desk(const QString &token = {}) : answers(shelf, token) {}
    Desk &with(const Served &served)
    {
        shelf->put(std::make_shared<const Served>(served));
        return *this;
    }
    ServedAnswer to(const QByteArray &path, qint64 atMs = now)
    {
        return answers.to(get(path), atMs);
    }
};

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("Prometheus") << prometheus << true;
        QTest::newRow("curl") << QByteArray("*/*") << false;
        QTest::newRow("a browser")
            << QByteArray("text/html,application/xml;q=0.9,*/*;q=0.8") << false;
        QTest::newRow("text") << QByteArray("text/plain;version=0.0.4") << false;
        QTest::newRow("rather text")
            << QByteArray("application/openmetrics-text;q=0.3, text/plain;q=0.9") << false;
        QTest::newRow("refused") << QByteArray("application/openmetrics-text;q=0") << false;
        QTest::newRow("capitals") << QByteArray("Application/OpenMetrics-Text; Q=0.5") << true;
        QTest::newRow("garbage") << QByteArray(";;,,=q;q=,\xff\x01") << false;
        QTest::newRow("no weight")
            << QByteArray("application/openmetrics-text;q=nan, text/plain;q=1e999") << false;
    }
    void formats()
    {
        QFETCH(QByteArray, accept);
        QFETCH(bool, isOpen);
        Desk desk;
        desk.with(goodOne());
        ServedRequest request = get("/metrics");
        request.accept = accept;
        const ServedAnswer answer = desk.answers.to(request, now);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.type.startsWith("application/openmetrics-text; version=1.0.0"), isOpen);
        QCOMPARE(answer.type.startsWith("text/plain; version=0.0.4"), !isOpen);
        QCOMPARE(answer.body.endsWith("# EOF\n"), isOpen);
    }

    void packedOnlyWhereItIsWanted()
    {
        QVERIFY(wantsGzip("gzip"));
        QVERIFY(wantsGzip("br, GZIP;q=0.1"));
        QVERIFY(!wantsGzip("gzip;q=0"));
        QVERIFY(!wantsGzip("*"));
        QVERIFY(!wantsGzip(""));
        Desk desk;
        desk.with(goodOne());
        ServedRequest request = get("/metrics");
        const QByteArray text = desk.answers.to(request, now).body;
        request.acceptEncoding = "gzip";
        const ServedAnswer packed = desk.answers.to(request, now);
        QVERIFY(packed.isGzip && packed.body.size() < text.size());
        QCOMPARE(gunzipped(packed.body), text);
    }

    void healthy()
    {
        Desk desk;
        desk.with(goodOne());
        ServedAnswer answer = desk.to("/healthz");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("healthy: Nothing speaks against its chain.\n"
                                         "All right: 24 peers. No action needed.\n"));
        ServedRequest request = get("/healthz");
        request.accept = "application/json";
        answer = desk.answers.to(request, now);
        QCOMPARE(answer.type, QByteArray("application/json"));
        const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
        QCOMPARE(json[u"healthy"_s].toBool(), true);
        QCOMPARE(json[u"level"_s].toString(), u"good"_s);
        QVERIFY(desk.to("/metrics").body.contains("node=\"<cupboard>\"} 1\n"));
    }

    /// What --healthcheck calls unhealthy is 503, whatever else is said.
    void unhealthy()
    {
        Desk desk;
        Served served = goodOne();
        served.run.complaint = u"Disk: no answer."_s;
        served.node.isHealthy = false;
        desk.with(served);
        QCOMPARE(desk.to("/healthz").status, 503);
        QVERIFY(desk.to("/healthz").body.startsWith("unhealthy: Disk: no answer."));
        QVERIFY2(!desk.to("/healthz").body.contains("All right"), "no calm line beside it");
        QVERIFY(!desk.to("/").body.contains("All right"));
    }

    void beforeThereIsAnything()
    {
        Desk desk;
        QCOMPARE(desk.to("/healthz").status, 503);
        QCOMPARE(desk.to("/readyz").status, 503);
        QCOMPARE(desk.to("/metrics").status, 503);
        QCOMPARE(desk.to("/").status, 200);
        Served served = goodOne();
        served.hasCycled = false;
        desk.with(served);
        QCOMPARE(desk.to("/readyz").status, 503);
        desk.with(goodOne());
        QCOMPARE(desk.to("/readyz").status, 200);
    }

    /// The main thread puts something on the shelf each second, or hangs.
    void aMainThreadThatHangs()
    {
        Desk desk;
        desk.with(goodOne());
        QCOMPARE(desk.to("/healthz", now + longestSilentMs).status, 200);
        const qint64 late = now + longestSilentMs + 1;
        const ServedAnswer health = desk.to("/healthz", late);
        QCOMPARE(health.status, 503);
        QVERIFY2(health.body.contains("has not responded for 10"), health.body.constData());
        QCOMPARE(desk.to("/readyz", late).status, 503);
        QVERIFY(!desk.to("/", late).body.contains("All right"));
        QVERIFY2(!desk.to("/", late).body.contains("24"), "an old figure is not now");
        const ServedAnswer metrics = desk.to("/metrics", late);
        QVERIFY(metrics.body.contains("bitcoin_monitor_healthy{network=\"mainnet\","
                                      "node=\"<cupboard>\"} 0\n"));
    }

    void thePageIsPlain()
    {
        Desk desk;
        desk.with(goodOne());
        const ServedAnswer page = desk.to("/");
        QCOMPARE(page.type, QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.body.contains("&lt;cupboard&gt;") && page.body.contains("24 &lt;b&gt;"));
        QVERIFY(!page.body.contains("<script") && !page.body.contains("http:"));
        QVERIFY(page.body.size() < 4096);
    }

    void nothingWrites_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method :
             {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND", "get"})
            QTest::newRow(method) << QByteArray(method);
    }
    void nothingWrites()
    {
        QFETCH(QByteArray, method);
        Desk desk;
        desk.with(goodOne());
        for (const char *path : {"/metrics", "/healthz", "/readyz", "/", "/other"}) {
            ServedRequest request = get(path);
            request.method = method;
            const ServedAnswer answer = desk.answers.to(request, now);
            QCOMPARE(answer.status, 405);
            QCOMPARE(answer.allow, QByteArray("GET, HEAD"));
        }
    }

    void noOtherPaths()
    {
        Desk desk;
        desk.with(goodOne());
        for (const char *path : {"", "/metrics/", "//metrics", "/../metrics", "/favicon.ico", "*"})
            QCOMPARE(desk.to(path).status, 404);
    }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<bool>("mayPass");
        const auto basic = [](const QByteArray &login) { return "Basic " + login.toBase64(); };
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("bearer") << QByteArray("Bearer s3cret: token") << true;
        QTest::newRow("bearer, small") << QByteArray("bearer  s3cret: token ") << true;
        QTest::newRow("wrong bearer") << QByteArray("Bearer s3cret: toker") << false;
        QTest::newRow("shorter") << QByteArray("Bearer s3cret: toke") << false;
        QTest::newRow("longer") << QByteArray("Bearer s3cret: token2") << false;
        QTest::newRow("empty") << QByteArray("Bearer ") << false;
        QTest::newRow("bare") << QByteArray("s3cret: token") << false;
        QTest::newRow("basic") << basic("anybody:s3cret: token") << true;
        QTest::newRow("basic without a user") << basic(":s3cret: token") << true;
        QTest::newRow("as user") << basic("s3cret: token:") << false;
        QTest::newRow("no colon") << basic("s3cret token") << false;
        QTest::newRow("not base64") << QByteArray("Basic !!!") << false;
        QTest::newRow("another scheme") << QByteArray("Digest s3cret: token") << false;
    }
    void tokens()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(bool, mayPass);
        QCOMPARE(carriesToken(authorization, u"s3cret: token"_s), mayPass);
        QVERIFY(!carriesToken(authorization, {}));
        Desk desk(u"s3cret: token"_s);
        desk.with(goodOne());
        for (const char *path : {"/metrics", "/healthz", "/readyz", "/", "/other"}) {
            ServedRequest request = get(path);
            request.authorization = authorization;
            const ServedAnswer answer = desk.answers.to(request, now);
            QCOMPARE(answer.status == 401, !mayPass);
            QCOMPARE(answer.authenticate.startsWith("Basic "), !mayPass);
            QVERIFY(!answer.body.contains("s3cret"));
        }
    }

    /// A web page whose name a stranger points at this machine is told nothing.
    void hosts_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isOwn");
        for (const char *own : {"127.0.0.1:9332", "[::1]:9332", "localhost:9332", "192.168.1.5",
                                "cupboard:9332", "cupboard.lan", "monitor.internal:9332"})
            QTest::newRow(own) << QByteArray(own) << true;
        for (const char *other : {"evil.example:9332", "127.0.0.1.evil.example", "", ":9332",
                                  "localhost.evil.example", "a:b:c@d"})
            QTest::newRow(other) << QByteArray(other) << false;
    }
    void hosts()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, isOwn);
        QCOMPARE(isOwnHost(host), isOwn);
        Desk desk;
        desk.with(goodOne());
        ServedRequest request = get("/metrics");
        request.host = host;
        QCOMPARE(desk.answers.to(request, now).status, isOwn ? 200 : 421);
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "test_answers.moc"
