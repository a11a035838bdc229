// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/ban_list.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// Asks a node as the window does.
std::optional<BanList> ask(const RpcEndpoint &endpoint)
{
    RpcClient client(endpoint);
    std::optional<BanList> list;
    client.send({{"listbanned"}}, &client,
                [&list](const RpcAnswer &answer) { list = readBans(answer); });
    if (!QTest::qWaitFor([&list] { return list.has_value(); }, 20'000))
        return std::nullopt;
    return list;
}

/// What is made of the result of listbanned.
BanList read(const QByteArray &result)
{
    JsonDocument document;
    RpcAnswer answer;
    answer.receivedMs = 1'780'000'000'000;
    const bool isJson = document.parse(result);
    Q_ASSERT(isJson);
    answer.replies.push_back({document.root(), {}});
    return readBans(answer);
}

} // namespace

class TestBanList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNodeListsItsBans()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        const auto list = ask(endpointOf(node));
        QVERIFY(list);
        QVERIFY2(!list->error, qPrintable(list->error.sentence()));
        QVERIFY(list->timeMs > 0);
        QCOMPARE(list->bans.size(), std::size_t{2});
        QCOMPARE(list->bans[0].address, u"192.0.2.0/24"_s);
        QCOMPARE(*list->bans[0].untilSeconds - *list->bans[0].sinceSeconds, 365 * 86'400);
    }

    void aNodeThatDoesNotAllowItIsNamed()
    {
        SimulatedNodeThread node;
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([](SimulatedNode &one) { one.forbid({u"listbanned"_s}); });
        const auto list = ask(endpointOf(node));
        QVERIFY(list);
        QCOMPARE(list->error.reason, RpcError::Reason::Forbidden);
        QVERIFY2(list->error.sentence().contains(u"listbanned"_s),
                 qPrintable(list->error.sentence()));
        QCOMPARE(list->timeMs, 0);
    }

    void anEmptyListIsAList()
    {
        const BanList list = read("[]");
        QVERIFY(!list.error);
        QVERIFY(list.timeMs > 0);
        QVERIFY(list.bans.empty());
    }

    void whatIsNotAListIsAnError()
    {
        for (const char *result : {"{}", "null", "7", "\"none\""}) {
            const BanList list = read(result);
            QCOMPARE(list.error.reason, RpcError::Reason::WrongShape);
            QCOMPARE(list.timeMs, 0);
        }
    }

    void implausibleFieldsAreLeftOut()
    {
        const BanList list =
            read(R"([{"address":"192.0.2.1/32","ban_created":-5,"banned_until":9e99},)"
                 R"({"address":7},{"ban_created":5},null,{"address":"10.0.0.0/8"}])");
        QVERIFY(!list.error);
        QCOMPARE(list.bans,
                 (std::vector<Ban>{{u"192.0.2.1/32"_s, {}, {}}, {u"10.0.0.0/8"_s, {}, {}}}));
    }

    void moreThanABoundAreNotKept()
    {
        QByteArray result = "[";
        for (int i = 0; i < 6'000; ++i)
            result += QByteArray(i ? "," : "") + "{\"address\":\"" + QByteArray(200, 'a') + "\"}";
        const BanList list = read(result + ']');
        QCOMPARE(list.bans.size(), std::size_t{5'000});
        QVERIFY(list.bans.front().address.size() <= 128);
    }
};

QTEST_GUILESS_MAIN(TestBanList)
#include "test_ban_list.moc"
