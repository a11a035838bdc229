// SPDX-License-Identifier: GPL-3.0-or-later
// The verdicts of connection tests, over real sockets.
#include "app/monitor.h"
#include "app/setup/connection_test.h"
#include "app/setup/setup_tests.h"
#include "collectors/point/catalogue.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/free_port.h"
#include "tests/support/test_certificate.h"
#include "tests/support/test_endpoint.h"
#include "tests/support/victoria_metrics.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 60'000;

Config configAt(quint16 port)
{
    Config config;
    config.rpcUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
    config.rpcUser = u"user"_s;
    config.rpcPassword = u"password"_s;
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"cupboard"_s;
    return config;
}

Config configOf(const SimulatedNodeThread &node)
{
    Config config = configAt(node.rpcPort());
    config.rpcUser.clear();
    config.rpcPassword.clear();
    config.rpcCookiePath = node.cookiePath();
    return config;
}

template <typename Test>
TestVerdict verdictOf(Test &test)
{
    QSignalSpy finished(&test, &Test::finished);
    test.start();
    if (finished.isEmpty() && !finished.wait(longMs))
        return {false, u"no verdict at all"_s};
    return finished.front().front().value<TestVerdict>();
}

TestVerdict tryNode(const Config &config)
{
    ConnectionTest test(config, 400);
    return verdictOf(test);
}

struct Node {
    SimulatedNodeThread thread;

    explicit Node(SimulatedNodeOptions options = {}) : thread(std::move(options))
    {
        QString error;
        if (!thread.start(&error))
            qFatal("%s", qPrintable(error));
    }
    void setFault(NodeFault fault)
    {
        thread.run([fault](SimulatedNode &node) { node.setFault(fault); });
    }
};

/// Like bitcoind with rpcwhitelist: one forbidden call refuses the whole batch.
RpcHttpServer::Handler whitelist(const QStringList &forbidden)
{
    return [forbidden](const QByteArray &body) -> RpcHttpServer::Answer {
        QJsonArray answers;
        for (const QJsonValue &call : QJsonDocument::fromJson(body).array()) {
            const QString method = call[u"method"].toString();
            if (forbidden.contains(method))
                return {403, {}};
            QJsonObject answer{{u"id"_s, call[u"id"]}};
            if (method == u"getblockchaininfo")
                answer[u"result"_s] = QJsonObject{{u"chain"_s, u"main"_s}, {u"blocks"_s, 900'000}};
            else if (method == u"getnetworkinfo")
                answer[u"result"_s] =
                    QJsonObject{{u"subversion"_s, u"/Satoshi:29.1.0/"_s}, {u"connections"_s, 1}};
            else
                answer[u"error"_s] = QJsonObject{{u"code"_s, -1}, {u"message"_s, u"help text"_s}};
            answers.append(answer);
        }
        return {200, QJsonDocument(answers).toJson()};
    };
}

Config mirrorTo(const QUrl &url)
{
    Config config = configAt(1);
    config.influxUrl = url;
    config.influxOrg = u"home"_s;
    config.influxBucket = u"bitcoin"_s;
    config.influxToken = u"hush"_s;
    return config;
}

TestVerdict tryMirror(const Config &config)
{
    SetupTests tests;
    QSignalSpy tested(&tests, &SetupTests::mirrorTested);
    tests.testMirror(config);
    if (!tested.wait(longMs))
        return {false, u"no verdict at all"_s};
    return tested.front().front().value<TestVerdict>();
}

TestVerdict tryWebhook(const QUrl &url, WebhookFormat format = WebhookFormat::Generic)
{
    Config config = configAt(1);
    config.alertWebhookUrl = url;
    config.alertWebhookFormat = format;
    SetupTests tests;
    QSignalSpy tested(&tests, &SetupTests::webhookTested);
    tests.testWebhook(config);
    if (!tested.wait(longMs))
        return {false, u"no verdict at all"_s};
    return tested.front().front().value<TestVerdict>();
}

#define EXPECT(verdict, isGood, words)                                                             \
    do {                                                                                           \
        const TestVerdict got = (verdict);                                                         \
        QVERIFY2(got.good == (isGood) && got.text.contains(words), qPrintable(got.text));          \
    } while (false)

QByteArray influxSays(const char *code, const char *message)
{
    return QJsonDocument(QJsonObject{{u"code"_s, QLatin1String(code)},
                                     {u"message"_s, QLatin1String(message)}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

class TestSetupTests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHealthyNode()
    {
        Node node;
        const TestVerdict verdict = tryNode(configOf(node.thread));
        QVERIFY2(verdict.good, qPrintable(verdict.text));
        for (const auto &part : {u"Core 30.0.0"_s, u"mainnet"_s, u"920\u202F299"_s, u"peers: 64"_s})
            QVERIFY2(verdict.text.contains(part), qPrintable(verdict.text));
        qint64 requests = 0;
        node.thread.run([&requests](SimulatedNode &one) { requests = one.requestCount(); });
        QCOMPARE(requests, 1); // everything in one
    }

    void aNodeThatDownloads()
    {
        Node node;
        node.thread.run([](SimulatedNode &one) { one.setBlocksToDownload(1'000); });
        EXPECT(tryNode(configOf(node.thread)), true, u"still downloading"_s);
    }

    void noNode()
    {
        EXPECT(tryNode(configAt(freePort())), false, u"server=1"_s);
        Config config = configAt(8332);
        config.rpcUrl.setHost(u"no-such-host.invalid"_s);
        EXPECT(tryNode(config), false, u"host name is not known"_s);
    }

    void wrongAnswersOfANode_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, NodeFault fault, const QString &words) {
            QTest::newRow(name) << int(fault) << words;
        };
        row("slow", NodeFault::Stall, u"has not answered it for"_s);
        row("starting", NodeFault::WarmUp, u"The node is starting: "_s);
        row("busy", NodeFault::WorkQueueExceeded, u"work queue is full"_s);
        row("a router", NodeFault::NotJson, u"not a Bitcoin node"_s);
        row("other JSON", NodeFault::WrongShape, u"shape of a node's"_s);
        row("cut off", NodeFault::CutMidBody, u"was cut"_s);
        row("rpcallowip", NodeFault::Forbidden, u"rpcallowip"_s);
        row("broken", NodeFault::InternalError, u"Internal error"_s);
    }
    void wrongAnswersOfANode()
    {
        QFETCH(int, fault);
        QFETCH(QString, words);
        Node node;
        node.setFault(static_cast<NodeFault>(fault));
        EXPECT(tryNode(configOf(node.thread)), false, words);
    }

    void wrongCredentials()
    {
        Node node;
        Config config = configOf(node.thread);
        config.rpcUser = u"user"_s;
        config.rpcPassword = u"hush"_s;
        EXPECT(tryNode(config), false, u"refuses the login"_s);
        QVERIFY(!tryNode(config).text.contains(u"hush"_s));
    }

    void noCookie()
    {
        Node node;
        QTemporaryDir folder;
        Config config = configOf(node.thread);
        config.rpcCookiePath = folder.filePath(u".cookie"_s);
        EXPECT(tryNode(config), false, u"There is no cookie file at "_s + config.rpcCookiePath);
        QFile cookie(config.rpcCookiePath);
        QVERIFY(cookie.open(QIODevice::WriteOnly));
        QVERIFY(cookie.setPermissions({}));
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        EXPECT(tryNode(config), false, u"Permission denied"_s);
    }

    void callsMissingInTheWhitelistAreNamed()
    {
        RpcHttpServer server(whitelist({u"getpeerinfo"_s, u"uptime"_s}));
        endpointOf(server);
        EXPECT(tryNode(configAt(server.port())), false, u"does not allow getpeerinfo, uptime."_s);
        RpcHttpServer open(whitelist({}));
        endpointOf(open);
        EXPECT(tryNode(configAt(open.port())), true, u"29.1.0"_s);
    }

    void anotherNetwork()
    {
        SimulatedNodeOptions options;
        options.chain = u"signet"_s;
        Node node(options);
        EXPECT(tryNode(configOf(node.thread)), false, u"on the chain \"signet\""_s);
    }

    void anEncryptedConnectionThatIsNotTrusted()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        TestCertificate certificate;
        QVERIFY(certificate.make());
        ScriptedReceiver receiver(certificate.ofServer());
        Config config = mirrorTo(receiver.url());
        config.rpcUrl = receiver.url();
        EXPECT(tryNode(config), false, u"encrypted connection to the node failed"_s);
        EXPECT(tryMirror(config), false, u"certificate of InfluxDB is not trusted"_s);
    }

    /// The collectors must not come to need a call that is not tried.
    void everyCallOfTheCollectorsIsTried()
    {
        Node node;
        Config config = configOf(node.thread);
        config.fastIntervalMs = 200;
        config.slowIntervalMs = 200;
        config.zmqEnabled = false;
        Monitor monitor(config, MonitorOptions{Monitor::Keeping::Nothing});
        QSignalSpy fast(&monitor, &Monitor::fastCycleFinished);
        QSignalSpy first(&monitor, &Monitor::firstCyclesFinished);
        monitor.start();
        QTRY_VERIFY_WITH_TIMEOUT(fast.size() > 2 && !first.isEmpty(), longMs);
        node.thread.run([](SimulatedNode &one) { one.mine(2); });
        const auto before = fast.size();
        QTRY_VERIFY_WITH_TIMEOUT(fast.size() > before + 2, longMs);
        node.thread.run([](SimulatedNode &one) { one.reorganise(2); });
        const auto then = fast.size();
        QTRY_VERIFY_WITH_TIMEOUT(fast.size() > then + 2, longMs);
        QSet<QString> asked;
        node.thread.run([&asked](SimulatedNode &one) { asked = one.methodsEverAsked(); });
        for (const Name &method : askedMethods)
            asked.remove(method.toString());
        QVERIFY2(asked.isEmpty(), qPrintable(QStringList(asked.values()).join(u' ')));
    }

    void mirrorVerdicts_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const QByteArray &body, bool good,
                            const char *words) {
            QTest::newRow(name) << status << body << good << QString::fromLatin1(words);
        };
        row("written", 204, {}, true, "Written");
        row("token", 401, {}, false, "does not accept the token");
        row("bucket", 404, influxSays("not found", "bucket b not found"), false, "INFLUX_BUCKET");
        row("refused", 400, influxSays("invalid", "unable to parse 'x': bad"), false,
            "refuses a point");
        row("not InfluxDB", 200, "<html>", false, "INFLUX_URL");
        row("broken", 503, {}, false, "HTTP status 503");
    }
    void mirrorVerdicts()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        receiver.script({{.status = status, .body = body}});
        const TestVerdict verdict = tryMirror(mirrorTo(receiver.url()));
        QVERIFY2(verdict.good == good && verdict.text.contains(words), qPrintable(verdict.text));
        QVERIFY(!verdict.text.contains(u"hush"_s));
        QCOMPARE(receiver.requests().size(), std::size_t(1));
        const QByteArray line = receiver.requests().front().lines;
        QVERIFY2(line.startsWith("collector,loop=test,network=mainnet,node=cupboard retries=0i "),
                 line.constData());
    }

    void noMirror()
    {
        EXPECT(tryMirror(mirrorTo({})), false, u"INFLUX_URL"_s);
        EXPECT(tryMirror(mirrorTo(QUrl(u"http://127.0.0.1:%1"_s.arg(freePort())))), false,
               u"refuses the connection"_s);
    }

    void aRealReceiverStoresThePoint()
    {
        if (!VictoriaMetrics::isInstalled())
            QSKIP(qPrintable(VictoriaMetrics::reason()));
        VictoriaMetrics receiver;
        receiver.launch();
        QVERIFY2(receiver.waitUntilUp(), receiver.log().constData());
        EXPECT(tryMirror(mirrorTo(receiver.url())), true, u"bitcoin"_s);
        QTRY_VERIFY_WITH_TIMEOUT(receiver.exported().contains("\"loop\":\"test\""), longMs);
        const QByteArray exported = receiver.exported();
        QVERIFY2(exported.contains("collector_retries") &&
                     exported.contains("\"node\":\"cupboard\""),
                 exported.constData());
    }

    void theWebhookGetsATestMessage()
    {
        ScriptedReceiver receiver;
        receiver.script({{.status = 200}});
        EXPECT(tryWebhook(receiver.url()), true, u"took the test message"_s);
        QVERIFY(receiver.requests().front().lines.contains("Test message"));
        QVERIFY(receiver.requests().front().lines.contains("cupboard"));
    }

    void anUnknownHostIsIdentified()
    {
        ScriptedReceiver receiver;
        receiver.answerBy([](const ScriptedReceiver::Request &request) {
            const bool isQuestion = request.target == "/v1/health";
            return ScriptedReceiver::Answer{
                .status = 200, .body = isQuestion ? R"({"healthy":true})" : R"({"id":"x1"})"};
        });
        EXPECT(tryWebhook(receiver.url(), WebhookFormat::Auto), true, u"took the test message"_s);
        QVERIFY(receiver.requests().back().headers.contains("title"));
    }

    void aWebhookThatRefusesIt()
    {
        ScriptedReceiver receiver;
        receiver.script({{.status = 404}});
        EXPECT(tryWebhook(receiver.url()), false, u"HTTP status 404"_s);
        receiver.script({{.status = 503}}); // it may pass, but now it does not work
        EXPECT(tryWebhook(receiver.url()), false, u"HTTP status 503"_s);
        EXPECT(tryWebhook(QUrl(u"http://127.0.0.1:%1/hush"_s.arg(freePort()))), false,
               u"the connection was refused"_s);
        EXPECT(tryWebhook({}), false, u"Enter a webhook URL first."_s);
    }

    void aNewTestReplacesTheOldOne()
    {
        Node node;
        node.setFault(NodeFault::Stall);
        SetupTests tests;
        QSignalSpy tested(&tests, &SetupTests::connectionTested);
        tests.testConnection(configOf(node.thread));
        tests.testConnection(configAt(freePort()));
        QVERIFY(tested.wait(longMs));
        QCOMPARE(tested.size(), 1);
        QVERIFY(tested.front().front().value<TestVerdict>().text.contains(u"server=1"_s));
    }
};

QTEST_GUILESS_MAIN(TestSetupTests)
#include "test_setup_tests.moc"
