// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using Reason = RpcError::Reason;

namespace {

/// Sends one batch and waits for its result; texts are read while they are valid.
struct Exchange {
    std::optional<RpcAnswer> answer;
    QByteArrayList results;

    Exchange(RpcClient &client, std::vector<RpcCall> calls)
    {
        client.send(std::move(calls), &client, [this](const RpcAnswer &got) {
            for (const RpcReply &reply : got.replies)
                results << reply.result.toJson();
            answer = got;
        });
        if (!QTest::qWaitFor([this] { return answer.has_value(); }, deadlineMs))
            qFatal("no answer at all");
    }
    RpcError errorOf(std::size_t call) const { return answer->replies.at(call).error; }
};

/// Nothing here is about time.
RpcEndpoint patient(RpcEndpoint endpoint)
{
    endpoint.timeoutMs = deadlineMs;
    return endpoint;
}

RpcHttpServer::Handler always(int status, const QByteArray &body)
{
    return [status, body](const QByteArray &) { return RpcHttpServer::Answer{status, body}; };
}

} // namespace

class TestRpcClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRefusedCallCostsOnlyItself()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([](SimulatedNode &one) { one.forbid({QStringLiteral("getnettotals")}); });
        RpcClient client(patient(endpointOf(node)));
        QVERIFY(!client.refusedCalls());
        const Exchange first(client, {{"getpeerinfo"}, {"getnettotals"}, {"uptime"}});
        QVERIFY(!first.answer->error);
        QVERIFY(!first.errorOf(0) && !first.errorOf(2));
        QCOMPARE(first.errorOf(1).reason, Reason::Forbidden);
        QCOMPARE(first.errorOf(1).detail, QStringLiteral("getnettotals"));
        QVERIFY(client.refusedCalls().sentence().contains(QStringLiteral("getnettotals")));
        // Known by now.
        const Exchange second(client, {{"getpeerinfo"}, {"getnettotals"}, {"uptime"}});
        QCOMPARE(second.answer->requests, 1);
        QCOMPARE(second.errorOf(1).reason, Reason::Forbidden);
        QVERIFY(!second.errorOf(2));
        const Exchange alone(client, {{"getnettotals"}});
        QCOMPARE(alone.answer->error.reason, Reason::Forbidden);
        QCOMPARE(alone.answer->requests, 0);
    }

    void aChangedWhitelistIsNoticed()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        RpcClient client(patient(endpointOf(node)));
        const Exchange before(client, {{"getpeerinfo"}, {"uptime"}});
        QVERIFY(!before.errorOf(0) && !before.errorOf(1));
        node.run([](SimulatedNode &one) { one.forbid({QStringLiteral("uptime")}); });
        const Exchange after(client, {{"getpeerinfo"}, {"uptime"}});
        QVERIFY(!after.errorOf(0));
        QCOMPARE(after.errorOf(1).detail, QStringLiteral("uptime"));
    }

    void aRefusedBatchIsNamedWhileOthersAreAllowed()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([](SimulatedNode &one) {
            one.forbid({QStringLiteral("getnettotals"), QStringLiteral("getchaintips")});
        });
        RpcClient client(patient(endpointOf(node)));
        const Exchange allowed(client, {{"uptime"}});
        QVERIFY(!allowed.answer->error);
        const Exchange alone(client, {{"getnettotals"}});
        QCOMPARE(alone.answer->error.detail, QStringLiteral("getnettotals"));
        QCOMPARE(client.refusedCalls().detail, QStringLiteral("getnettotals"));
        const Exchange both(client, {{"getnettotals"}, {"getchaintips"}});
        QCOMPARE(both.answer->error.detail, QStringLiteral("getnettotals, getchaintips"));
        node.run([](SimulatedNode &one) { one.forbid(namesOfAskedMethods()); });
        const Exchange none(client, {{"getmempoolinfo"}});
        QVERIFY(none.answer->error.sentence().contains(QStringLiteral("rpcallowip")));
    }

    void ifNothingIsAllowedTheErrorMentionsTheAddress()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([](SimulatedNode &one) { one.forbid(namesOfAskedMethods()); });
        RpcClient client(patient(endpointOf(node)));
        for (int i = 0; i < 2; ++i) {
            const Exchange all(client, {{"getpeerinfo"}, {"uptime"}});
            QCOMPARE(all.answer->error.reason, Reason::Forbidden);
            QVERIFY(all.answer->error.sentence().contains(QStringLiteral("rpcallowip")));
        }
    }

    void errorBodies_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const char *body, Reason reason,
                            const char *words) {
            QTest::newRow(name) << status << QByteArray(body) << int(reason)
                                << QString::fromLatin1(words);
        };
        row("1.0 method not found", 404,
            R"({"result":null,"error":{"code":-32601,"message":"Method not found"},"id":"x"})",
            Reason::MethodNotFound, "does not know this call");
        row("2.0 method not found", 200,
            R"({"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":1})",
            Reason::MethodNotFound, "does not know this call");
        row("1.0 call failed", 500,
            R"({"result":null,"error":{"code":-5,"message":"Block not found"},"id":"x"})",
            Reason::CallFailed, "could not answer: Block not found");
        row("bad gateway", 502, "<html>Bad Gateway</html>", Reason::Unavailable,
            "proxy in front of the node does not reach it (HTTP status 502)");
        row("shutting down", 503, "Request rejected during server shutdown", Reason::Unavailable,
            "shutting down");
        row("full queue", 503, "Work queue depth exceeded", Reason::Busy, "rpcworkqueue");
        row("full queue of an old node", 500, "Work queue depth exceeded", Reason::Busy,
            "rpcworkqueue");
        row("own exception", 500, "Unhandled exception", Reason::HttpError,
            "The node answered with HTTP status 500. (Unhandled exception)");
        row("not whitelisted", 403, "", Reason::Forbidden, "rpcwhitelist");
        row("a page", 404, "<html>\n<head><style>a{}</style><title>404 Not Found</title></head>",
            Reason::NotNode,
            "is not a Bitcoin node: HTTP status 404 (404 Not Found). Check the "
            "host and port.");
        row("a web server of Python", 501,
            "<!DOCTYPE HTML>\n<html lang=\"en\">\n<head><title>Error response</title></head>",
            Reason::NotNode,
            "is not a Bitcoin node: HTTP status 501 (Error response). Check the "
            "host and port.");
        row("a web server that denies", 403, "<html><title>403 Forbidden</title>", Reason::NotNode,
            "HTTP status 403 (403 Forbidden)");
        row("no TLS", 400, "Client sent an HTTP request to an HTTPS server.", Reason::NotNode,
            "HTTP status 400 (Client sent an HTTP request to an HTTPS server.)");
        row("no POST", 405, "", Reason::NotNode, "HTTP status 405");
        row("another API", 404, "{\"error\":\"not found\"}", Reason::NotNode, "HTTP status 404");
        row("redirect", 302, "", Reason::Redirected, "redirects to another address");
        row("single calls only", 200,
            R"({"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request object"}})",
            Reason::BatchRefused, "does not take batches");
        row("empty body", 200, "", Reason::NotJson, "not JSON");
        row("a string", 200, "\"yes\"", Reason::WrongShape, "shape");
        row("empty batch", 200, "[]", Reason::WrongShape, "shape");
        row("deep nesting", 200, QByteArray(100'000, '[').constData(), Reason::NotJson, "not JSON");
    }
    void errorBodies()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, reason);
        QFETCH(QString, words);
        RpcHttpServer server(always(status, body));
        RpcClient client(patient(endpointOf(server)));
        const Exchange exchange(client, {{"uptime"}});
        const RpcError error = exchange.answer->error;
        QCOMPARE(int(error.reason), reason);
        QVERIFY2(error.sentence().contains(words), qPrintable(error.sentence()));
        if (error.summary() == QStringLiteral("not a node"))
            QVERIFY2(error.sentence().startsWith(QStringLiteral("What answers at 127.0.0.1:%1 is ")
                                                     .arg(client.endpoint().url.port())),
                     qPrintable(error.sentence()));
        QCOMPARE(int(exchange.errorOf(0).reason), reason); // every call of the batch has it
        // A single call might be accepted where a batch is not.
        const bool isRefusedBatch =
            error.reason == Reason::BatchRefused || status == 400 || status == 405 || status == 501;
        QCOMPARE(exchange.answer->requests, error.mayPass() ? 3 : isRefusedBatch ? 2 : 1);
    }

    void recordedErrors()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        const QJsonObject recorded =
            Recordings::json(QStringLiteral("bitcoin-core-rpc/errors.json")).toObject();
        QVERIFY(recorded.size() >= 6);
        for (auto it = recorded.begin(); it != recorded.end(); ++it) {
            const QJsonObject error = it.value().toObject();
            RpcHttpServer server(always(error[QLatin1String("http_status")].toInt(),
                                        error[QLatin1String("body")].toString().toUtf8()));
            RpcClient client(patient(endpointOf(server)));
            const Exchange exchange(client, {{"uptime"}});
            const Reason expected =
                it.key().startsWith(QLatin1String("unknown_method")) ? Reason::MethodNotFound
                : it.key() == QLatin1String("wrong_credentials")     ? Reason::Unauthorized
                                                                     : Reason::CallFailed;
            QVERIFY2(exchange.answer->error.reason == expected, qPrintable(it.key()));
        }
    }

    void answersAreMatchedById()
    {
        RpcHttpServer server(always(200, R"([
            {"jsonrpc":"2.0","result":"third","id":2},
            {"jsonrpc":"2.0","error":{"code":-8,"message":"out of range"},"id":1},
            {"result":1,"error":null,"id":99}, {"result":1,"error":null,"id":"0"}, 7, null,
            {"result":"first","error":null,"id":0}, {"id":3}])"));
        RpcClient client(patient(endpointOf(server)));
        const Exchange exchange(client,
                                {{"uptime"}, {"uptime"}, {"uptime"}, {"uptime"}, {"uptime"}});
        QVERIFY(!exchange.answer->error);
        QCOMPARE(exchange.results.mid(0, 3),
                 (QByteArrayList{"\"first\"", QByteArray(), "\"third\""}));
        QCOMPARE(exchange.errorOf(1).reason, Reason::CallFailed);
        QCOMPARE(exchange.errorOf(1).code, -8);
        QCOMPARE(exchange.errorOf(3).reason, Reason::WrongShape); // neither result nor error
        QCOMPARE(exchange.errorOf(4).reason, Reason::WrongShape); // not answered
    }

    void temporaryFailuresAreRetriedThreeTimes()
    {
        int asked = 0;
        RpcHttpServer server([&asked](const QByteArray &) {
            return ++asked < 3 ? RpcHttpServer::Answer{503, "Work queue depth exceeded"}
                               : RpcHttpServer::Answer{200, R"([{"id":0,"result":7}])"};
        });
        RpcClient client(patient(endpointOf(server)));
        QElapsedTimer time;
        time.start();
        const Exchange exchange(client, {{"uptime"}});
        QVERIFY(!exchange.answer->error);
        QCOMPARE(exchange.answer->requests, 3);
        QCOMPARE(exchange.answer->retries, 2);
        QCOMPARE(client.retries(), 2);
        QVERIFY(time.elapsed() >= 125 + 250 - 20); // the least that both pauses can be
    }

    void lastingFailuresAreReported()
    {
        RpcHttpServer server(always(503, "Work queue depth exceeded"));
        RpcClient client(patient(endpointOf(server)));
        const Exchange exchange(client, {{"uptime"}});
        QCOMPARE(exchange.answer->error.reason, Reason::Busy);
        QCOMPARE(exchange.answer->requests, 3);
    }

    /// Some proxies only accept single calls; some report it with a status.
    void singleCallsWhereBatchesAreRefused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("an error")
            << 200
            << QByteArray(
                   R"({"id":null,"error":{"code":-32600,"message":"Invalid Request object"}})");
        QTest::newRow("a status") << 400 << QByteArray("Bad Request");
        QTest::newRow("not implemented") << 501 << QByteArray();
    }
    void singleCallsWhereBatchesAreRefused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, refusal);
        int batches = 0;
        RpcHttpServer server([&](const QByteArray &body) {
            const QJsonDocument request = QJsonDocument::fromJson(body);
            if (request.isArray()) {
                ++batches;
                return RpcHttpServer::Answer{status, refusal};
            }
            const QByteArray id = QByteArray::number(request[QStringLiteral("id")].toInt());
            if (request[QStringLiteral("method")] == QStringLiteral("getnettotals"))
                return RpcHttpServer::Answer{
                    404,
                    R"({"error":{"code":-32601,"message":"Method not found"},"id":)" + id + '}'};
            return RpcHttpServer::Answer{200, R"({"result":7,"error":null,"id":)" + id + '}'};
        });
        RpcClient client(patient(endpointOf(server)));
        for (int i = 0; i < 2; ++i) {
            const Exchange exchange(client, {{"uptime"}, {"getnettotals"}, {"uptime"}});
            QVERIFY2(!exchange.answer->error, qPrintable(exchange.answer->error.sentence()));
            QCOMPARE(exchange.results, (QList<QByteArray>{"7", "", "7"}));
            QCOMPARE(exchange.errorOf(1).reason, Reason::MethodNotFound);
            QCOMPARE(batches, 1); // is not tried again
        }
    }

    /// It gets more time than a connection, only one request, and then more time.
    void aSlowNodeIsWaitedFor()
    {
        RpcHttpServer server(always(200, R"([{"id":0,"result":7}])"));
        RpcEndpoint endpoint = endpointOf(server);
        endpoint.timeoutMs = 5'000;
        endpoint.patienceMs = 600;
        RpcClient client(endpoint);
        server.setFault(NodeFault::Stall);
        const auto patience = [&client] {
            QElapsedTimer time;
            time.start();
            const Exchange exchange(client, {{"uptime"}});
            if (exchange.answer->error.reason != Reason::Slow || exchange.answer->requests != 1)
                return qint64(-1);
            return time.elapsed();
        };
        const qint64 first = patience();
        QVERIFY2(first >= 550 && first < 1'150, qPrintable(QString::number(first)));
        const qint64 second = patience();
        QVERIFY2(second >= 1'100 && second < 2'300, qPrintable(QString::number(second)));
        server.setFault(NodeFault::None);
        const Exchange exchange(client, {{"uptime"}});
        QVERIFY(!exchange.answer->error);
        QCOMPARE(client.waitingMs(), 0);
    }

    /// Like a node after Bitcoin Core 31 for an address that rpcallowip lacks.
    void aNodeThatClosesTheConnection()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server,
                [&server] { delete server.nextPendingConnection(); });
        RpcClient client(patient(endpointAt(server.serverPort())));
        const Exchange exchange(client, {{"uptime"}});
        QCOMPARE(exchange.answer->error.reason, Reason::ClosedUnanswered);
        QVERIFY(exchange.answer->error.sentence().contains(QStringLiteral("rpcallowip")));
    }

    void theErrorNamesTheServer()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        RpcClient client(patient(endpointAt(port)));
        const Exchange exchange(client, {{"uptime"}});
        QCOMPARE(exchange.answer->error.reason, Reason::Refused);
        QVERIFY2(exchange.answer->error.sentence().contains(
                     QStringLiteral("(127.0.0.1:%1). Is bitcoind running").arg(port)),
                 qPrintable(exchange.answer->error.sentence()));
    }

    void theErrorNamesTheDuration()
    {
        RpcError error;
        error.reason = Reason::Slow;
        error.detail = QStringLiteral("60");
        QVERIFY(error.sentence().contains(QStringLiteral("60 s")));
        QVERIFY(!error.mayPass());
    }

    void warmUpInsideABatchIsOneError()
    {
        RpcHttpServer server(
            always(200, R"([{"id":0,"error":{"code":-28,"message":"Verifying blocks…"}},
            {"id":1,"error":{"code":-28,"message":"Verifying blocks…"}}])"));
        RpcClient client(patient(endpointOf(server)));
        const Exchange exchange(client, {{"uptime"}, {"getpeerinfo"}});
        QCOMPARE(exchange.answer->error.reason, Reason::Starting);
        QCOMPARE(exchange.answer->error.sentence(),
                 QStringLiteral("The node is starting: Verifying blocks…"));
        QCOMPARE(exchange.answer->requests, 3);
    }

    void unknownHostIsNamed()
    {
        RpcEndpoint endpoint = endpointAt(8332);
        endpoint.url.setHost(QStringLiteral("no-such-host.invalid"));
        RpcClient client(patient(endpoint));
        const Exchange exchange(client, {{"uptime"}});
        QCOMPARE(exchange.answer->error.reason, Reason::HostNotFound);
        QVERIFY(exchange.answer->error.sentence().contains(QStringLiteral("BITCOIN_RPC_HOST")));
    }

    void aMissingAndAnUnreadableCookie()
    {
        QTemporaryDir folder;
        RpcEndpoint endpoint = endpointAt(1);
        endpoint.cookiePath = folder.filePath(QStringLiteral(".cookie"));
        RpcClient client(endpoint);
        const Exchange absent(client, {{"uptime"}});
        QCOMPARE(absent.answer->error.reason, Reason::CookieMissing);
        QVERIFY(absent.answer->error.sentence().contains(endpoint.cookiePath));
        QVERIFY(absent.answer->error.sentence().contains(QStringLiteral("bitcoind running")));
        QCOMPARE(absent.answer->requests, 0);

        QVERIFY(QDir().mkdir(endpoint.cookiePath)); // root may read any file
        const Exchange unreadable(client, {{"uptime"}});
        QCOMPARE(unreadable.answer->error.reason, Reason::CookieUnreadable);
        QVERIFY(unreadable.answer->error.sentence().contains(QStringLiteral("may not be read")));
    }

    void aHugeBatchIsOneRequest()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY(node.start(&error));
        RpcClient client(patient(endpointOf(node)));
        const Exchange exchange(client, std::vector<RpcCall>(1'000, RpcCall{"uptime"}));
        QVERIFY(!exchange.answer->error);
        QCOMPARE(exchange.answer->requests, 1);
        QCOMPARE(exchange.answer->replies.size(), std::size_t(1'000));
        QVERIFY(exchange.answer->replies.back().ok());
    }

    void goneContextsAreNotCalled()
    {
        RpcHttpServer server(always(200, R"([{"id":0,"result":7}])"));
        RpcClient client(patient(endpointOf(server)));
        bool called = false;
        auto context = std::make_unique<QObject>();
        client.send({{"uptime"}}, context.get(), [&called](const RpcAnswer &) { called = true; });
        context.reset();
        const Exchange later(client, {{"uptime"}});
        QVERIFY(!called);
        RpcClient shortLived(patient(endpointOf(server)));
        shortLived.send({{"uptime"}}, this, [&called](const RpcAnswer &) { called = true; });
        QVERIFY(!called); // never from inside send()
    }
};

QTEST_GUILESS_MAIN(TestRpcClient)
#include "test_rpc_client.moc"
