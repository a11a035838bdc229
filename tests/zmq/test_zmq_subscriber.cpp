// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/sequence_event.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "publisher.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;
const Identity identity{u"mainnet"_s, u"test"_s};

ZmqEndpoints allAt(const QString &endpoint)
{
    return {endpoint, endpoint, endpoint, endpoint};
}

std::optional<double> figure(const ZmqSubscriber &subscriber, const QString &stream, Name field)
{
    Collected collected;
    collected.take(subscriber.sample(identity, 1));
    if (!collected.complaints().isEmpty())
        qFatal("%s", qPrintable(collected.complaints().join(u'\n')));
    const Point *point = collected.newest("zmq", "stream", stream);
    return point ? point->number(field) : std::nullopt;
}

} // namespace

class TestZmqSubscriber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsEachStream()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(allAt(publisher.endpoint()));
        QSignalSpy links(&subscriber, &ZmqSubscriber::linkChanged);
        subscriber.start();
        QVERIFY(!figure(subscriber, u"rawtx"_s, "seconds_since")); // nothing came yet
        QVERIFY(publisher.waitForSubscriptions(4));
        for (quint32 i = 0; i < 500; ++i)
            publisher.message("rawtx", "a transaction", i < 250 ? i : i + 3);
        publisher.message("hashblock", QByteArray(32, 'h'), 7);
        QTRY_COMPARE_WITH_TIMEOUT(figure(subscriber, u"hashblock"_s, "messages"), 1.0, deadlineMs);
        QCOMPARE(figure(subscriber, u"rawtx"_s, "messages"), 500.0);
        QCOMPARE(figure(subscriber, u"rawtx"_s, "gaps"), 3.0);
        QCOMPARE(figure(subscriber, u"hashblock"_s, "gaps"), 0.0);
        QVERIFY(*figure(subscriber, u"rawtx"_s, "messages_per_min") >= 500.0);
        QVERIFY(*figure(subscriber, u"rawtx"_s, "seconds_since") < 15.0);
        QCOMPARE(figure(subscriber, u"rawblock"_s, "messages"), 0.0);
        QCOMPARE(links.back().front().value<LinkStatus>().level, LinkStatus::Level::Good);
        QCOMPARE(subscriber.malformedMessages(), 0);
    }

    void aBlockIsAnnouncedOnce()
    {
        Publisher publisher;
        ZmqSubscriber both(allAt(publisher.endpoint()));
        ZmqSubscriber rawOnly({publisher.endpoint(), {}, {}, {}});
        QSignalSpy ofBoth(&both, &ZmqSubscriber::blockAnnounced);
        QSignalSpy ofRaw(&rawOnly, &ZmqSubscriber::blockAnnounced);
        both.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        rawOnly.start();
        // Its one subscription is already known to the publisher; send until it arrives.
        quint32 sequence = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (publisher.message("rawblock", "block", sequence++), !ofRaw.isEmpty()), deadlineMs);
        QCOMPARE(ofBoth.size(), 0);
        publisher.message("hashblock", QByteArray(32, 'h'), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ofBoth.size(), 1, deadlineMs);
    }

    void sequenceEvents()
    {
        using Kind = SequenceEvent::Kind;
        const QByteArray hash = QByteArray::fromHex("00112233445566778899aabbccddeeff"
                                                    "00112233445566778899aabbccddeeff");
        const QByteArray number = QByteArray::fromHex("0102000000000000");
        const std::pair<QByteArray, Kind> bodies[] = {{hash + 'C', Kind::BlockConnected},
                                                      {hash + 'D', Kind::BlockDisconnected},
                                                      {hash + 'A' + number, Kind::Added},
                                                      {hash + 'R' + number, Kind::Removed}};
        for (const auto &[body, kind] : bodies) {
            const auto event = readSequenceEvent(body.constData(), std::size_t(body.size()));
            QVERIFY(event);
            QCOMPARE(event->kind, kind);
            QVERIFY(std::equal(hash.begin(), hash.end(), event->hash.begin(),
                               [](char a, quint8 b) { return quint8(a) == b; }));
            const bool ofMempool = kind == Kind::Added || kind == Kind::Removed;
            QCOMPARE(event->mempoolSequence, ofMempool ? quint64(0x201) : quint64(0));
        }
    }

    void hostileFrames()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(allAt(publisher.endpoint()));
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        const QByteArray number(4, '\0');
        publisher.frames({"rawtx"});
        publisher.frames({"rawtx", "body"});
        publisher.frames({"rawtx", "body", "abc"});
        publisher.frames({"rawtx", "body", number, number, number});
        publisher.frames({"rawtxanything", "body", number}); // a subscription is a prefix
        publisher.frames({"sequence", "short", number});
        publisher.frames({"sequence", QByteArray(32, 'h') + 'X', number});
        publisher.frames({"sequence", QByteArray(32, 'h') + "Cmore", number});
        publisher.frames({"sequence", QByteArray(32, 'h') + 'A', number});
        publisher.frames({"rawblock", QByteArray(8'000'000, 'b'), number});
        publisher.frames({"rawtx", QByteArray(), number});
        QTRY_COMPARE_WITH_TIMEOUT(figure(subscriber, u"rawtx"_s, "messages"), 1.0, deadlineMs);
        QCOMPARE(subscriber.malformedMessages(), 9);
        QCOMPARE(figure(subscriber, u"rawblock"_s, "messages"), 1.0);
    }

    void aPublisherThatComesBack()
    {
        auto publisher = std::make_unique<Publisher>();
        const QString endpoint = publisher->endpoint();
        ZmqSubscriber subscriber(allAt(endpoint));
        LinkStatus link;
        connect(&subscriber, &ZmqSubscriber::linkChanged, this,
                [&](const LinkStatus &now) { link = now; });
        subscriber.start();
        QVERIFY(publisher->waitForSubscriptions(4));
        publisher->message("rawtx", "tx", 41);
        QTRY_COMPARE_WITH_TIMEOUT(link.level, LinkStatus::Level::Good, deadlineMs);
        publisher.reset();
        QTRY_VERIFY_WITH_TIMEOUT(link.level != LinkStatus::Level::Good, deadlineMs);
        publisher = std::make_unique<Publisher>(endpoint);
        QVERIFY(publisher->waitForSubscriptions(4));
        publisher->message("rawtx", "tx", 90'000); // its numbers do not follow the earlier ones
        QTRY_COMPARE_WITH_TIMEOUT(figure(subscriber, u"rawtx"_s, "messages"), 2.0, deadlineMs);
        QCOMPARE(figure(subscriber, u"rawtx"_s, "gaps"), 0.0);
        QTRY_COMPARE_WITH_TIMEOUT(link.level, LinkStatus::Level::Good, deadlineMs);
    }

    void nobodyPublishes()
    {
        ZmqSubscriber subscriber(allAt(u"tcp://127.0.0.1:1"_s));
        LinkStatus link;
        connect(&subscriber, &ZmqSubscriber::linkChanged, this,
                [&](const LinkStatus &now) { link = now; });
        subscriber.start();
        QCOMPARE(link.level, LinkStatus::Level::Waiting);
        QTRY_COMPARE_WITH_TIMEOUT(link.level, LinkStatus::Level::Bad, deadlineMs);
        QVERIFY(link.sentence.contains(u"tcp://127.0.0.1:1"_s));
    }

    void anAddressThatIsNone()
    {
        ZmqSubscriber subscriber({{}, u"pigeon://loft"_s, {}, {}});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"pigeon://loft"_s));
        QSignalSpy links(&subscriber, &ZmqSubscriber::linkChanged);
        subscriber.start();
        QCOMPARE(links.back().front().value<LinkStatus>().level, LinkStatus::Level::Bad);
    }

    void recordedCapture()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        const QJsonArray messages =
            Recordings::json(u"bitcoin-core-rpc/zmq_capture_with_reorg.json"_s)["messages"_L1]
                .toArray();
        Publisher publisher;
        ZmqSubscriber subscriber(allAt(publisher.endpoint()));
        QSignalSpy blocks(&subscriber, &ZmqSubscriber::blockAnnounced);
        QMap<QString, double> sent;
        QMap<QString, double> missing; // the recording itself lacks a stretch of transactions
        QMap<QString, quint32> last;
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        for (const QJsonValue &message : messages) {
            QByteArrayList frames;
            const QJsonArray hex = message["frames"_L1].toArray();
            for (const QJsonValue &frame : hex)
                frames << QByteArray::fromHex(frame.toString().toLatin1());
            publisher.frames(frames);
            const QString topic = QString::fromLatin1(frames.front());
            const auto sequence = qFromLittleEndian<quint32>(frames[2].constData());
            if (sent.contains(topic))
                missing[topic] += sequence - last[topic] - 1;
            last[topic] = sequence;
            sent[topic] += 1;
        }
        QCOMPARE(sent.size(), 4);
        for (auto it = sent.begin(); it != sent.end(); ++it) {
            QTRY_COMPARE_WITH_TIMEOUT(figure(subscriber, it.key(), "messages"), it.value(),
                                      deadlineMs);
            QCOMPARE(figure(subscriber, it.key(), "gaps"), missing.value(it.key()));
        }
        QVERIFY(missing.value(u"rawtx"_s) > 0);
        QCOMPARE(blocks.size(), 6);
        QCOMPARE(subscriber.malformedMessages(), 0);
    }
};

QTEST_GUILESS_MAIN(TestZmqSubscriber)
#include "test_zmq_subscriber.moc"
