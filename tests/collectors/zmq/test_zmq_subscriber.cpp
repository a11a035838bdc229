// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/sequence_event.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "collectors/zmq/zmtp_reader.h"
#include "publisher.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;
using Level = StatusReport::Level;

const Identity identity{u"mainnet"_s, u"test"_s};

constexpr int intervalMs = 100;

ZmqOptions at(const ZmqEndpoints &endpoints)
{
    return {identity, endpoints, intervalMs};
}

ZmqOptions allAt(const QString &endpoint)
{
    return at({endpoint, endpoint, endpoint, endpoint});
}

std::optional<double> figure(const ZmqSubscriber &subscriber, const QString &stream, Name field)
{
    Collected collected;
    collected.take(subscriber.sample());
    if (!collected.complaints().isEmpty())
        qFatal("%s", qPrintable(collected.complaints().join(u'\n')));
    const Point *point = collected.newest("zmq", "stream", stream);
    return point ? point->number(field) : std::nullopt;
}

} // namespace

class TestZmqSubscriber : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overALocalSocket_data()
    {
        QTest::addColumn<bool>("isAbstract");
        QTest::newRow("of a path") << false;
#ifdef Q_OS_LINUX
        QTest::newRow("abstract") << true;
#endif
    }
    /// Like bitcoind at ipc:// addresses; it starts and stops like one at a port.
    void overALocalSocket()
    {
        QFETCH(bool, isAbstract);
        QTemporaryDir folder;
        const QString endpoint = isAbstract
                                     ? u"ipc://@bnm-%1"_s.arg(QCoreApplication::applicationPid())
                                     : u"ipc://"_s + folder.filePath(u"socket"_s);
        auto publisher = std::make_unique<Publisher>(endpoint);
        ZmqSubscriber subscriber(allAt(endpoint));
        int announced = 0;
        connect(&subscriber, &ZmqSubscriber::blockAnnounced, this, [&announced] { ++announced; });
        subscriber.start();
        for (int round = 1; round <= 2; ++round) {
            QVERIFY(publisher->waitForSubscriptions(4));
            publisher->message("hashblock", QByteArray(32, 'h'), 7);
            QTRY_COMPARE_WITH_TIMEOUT(announced, round, deadlineMs);
            QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Good, deadlineMs);
            publisher.reset();
            QTRY_VERIFY_WITH_TIMEOUT(subscriber.lastReport().level != Level::Good, deadlineMs);
            publisher = std::make_unique<Publisher>(endpoint);
        }
        QCOMPARE(subscriber.malformedMessages(), 0);
    }

    /// Excess data is not read, and the connection is closed.
    void aLocalSocketThatSendsTooMuch()
    {
        QTemporaryDir folder;
        const QString endpoint = u"ipc://"_s + folder.filePath(u"socket"_s);
        Publisher publisher(endpoint);
        ZmqSubscriber subscriber(allAt(endpoint));
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        publisher.message("rawblock", QByteArray(ZmtpReader::mostPartBytes + 1, 'x'), 1);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.malformedMessages(), 1, deadlineMs);
    }

    void countsEachStream()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(allAt(publisher.endpoint()));
        QSignalSpy firstCycle(&subscriber, &Collector::firstCycleFinished);
        Collected published;
        connect(&subscriber, &Component::pointsReady, this,
                [&](const PointsPtr &points) { published.take(*points); });
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
        QCOMPARE(subscriber.lastReport().level, Level::Good);
        QCOMPARE(subscriber.malformedMessages(), 0);
        QCOMPARE(firstCycle.size(), 1);
        QVERIFY(firstCycle.front().front().toBool());
        // By its own timer, whatever else runs.
        const auto newest = [&published] {
            const Point *point = published.newest("zmq", "stream", u"rawtx"_s);
            return point ? point->number("messages") : std::nullopt;
        };
        QTRY_COMPARE_WITH_TIMEOUT(newest(), 500.0, deadlineMs);
        QCOMPARE(published.complaints(), QStringList());
    }

    void aBlockIsAnnouncedOnce()
    {
        Publisher publisher;
        ZmqSubscriber both(allAt(publisher.endpoint()));
        ZmqSubscriber rawOnly(at({publisher.endpoint(), {}, {}, {}}));
        QSignalSpy ofBoth(&both, &ZmqSubscriber::blockAnnounced);
        QSignalSpy ofRaw(&rawOnly, &ZmqSubscriber::blockAnnounced);
        both.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        rawOnly.start();
        // The publisher knows its subscription already; sends until a message arrives.
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

    void aPublisherThatReturns()
    {
        auto publisher = std::make_unique<Publisher>();
        const QString endpoint = publisher->endpoint();
        ZmqSubscriber subscriber(allAt(endpoint));
        subscriber.start();
        QVERIFY(publisher->waitForSubscriptions(4));
        QSignalSpy sequenceLink(&subscriber, &ZmqSubscriber::sequenceConnected);
        publisher->message("rawtx", "tx", 41);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Good, deadlineMs);
        publisher.reset();
        QTRY_VERIFY_WITH_TIMEOUT(subscriber.lastReport().level != Level::Good, deadlineMs);
        publisher = std::make_unique<Publisher>(endpoint);
        QVERIFY(publisher->waitForSubscriptions(4));
        publisher->message("rawtx", "tx", 90'000); // its numbers do not follow the earlier ones
        QTRY_COMPARE_WITH_TIMEOUT(figure(subscriber, u"rawtx"_s, "messages"), 2.0, deadlineMs);
        QCOMPARE(figure(subscriber, u"rawtx"_s, "gaps"), 0.0);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Good, deadlineMs);
        QVERIFY(sequenceLink.size() >= 2);
        QCOMPARE(sequenceLink[sequenceLink.size() - 2].front().toBool(), false);
        QCOMPARE(sequenceLink.back().front().toBool(), true);
    }

    void noPublisher()
    {
        ZmqSubscriber subscriber(allAt(u"tcp://127.0.0.1:1"_s));
        QSignalSpy firstCycle(&subscriber, &Collector::firstCycleFinished);
        subscriber.start();
        QCOMPARE(subscriber.lastReport().level, Level::Waiting);
        QCOMPARE(firstCycle.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Bad, deadlineMs);
        QVERIFY(subscriber.lastReport().sentence.contains(u"tcp://127.0.0.1:1"_s));
    }

    void aServerThatIsNotAPublisher()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    socket->write("HTTP/1.1 400 Bad Request\r\n\r\n" + QByteArray(64, ' '));
                    socket->disconnectFromHost();
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        ZmqSubscriber subscriber(allAt(u"tcp://127.0.0.1:%1"_s.arg(server.serverPort())));
        subscriber.start();
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Bad, deadlineMs);
        const QString said = subscriber.lastReport().sentence;
        QVERIFY2(said.contains(u"is no ZMQ publisher"_s), qPrintable(said));
    }

    /// From something other than a node.
    void unintelligibleMessages()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(allAt(publisher.endpoint()));
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(4));
        publisher.frames({"rawtx", "body", "abc"});
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().summary, u"not understood"_s, deadlineMs);
        QCOMPARE(subscriber.lastReport().level, Level::Watch);
        publisher.message("rawtx", "tx", 1);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.lastReport().level, Level::Good, deadlineMs);
    }

    void anInvalidAddress()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(at({{}, u"pigeon://loft"_s, publisher.endpoint(), {}}));
        QSignalSpy blocks(&subscriber, &ZmqSubscriber::blockAnnounced);
        QSignalSpy reports(&subscriber, &Component::reported);
        subscriber.start();
        QCOMPARE(subscriber.lastReport().level, Level::Bad);
        QVERIFY(subscriber.lastReport().sentence.contains(u"pigeon://loft"_s));
        // The other one works, and the problem is reported again each cycle.
        QVERIFY(publisher.waitForSubscriptions(1));
        publisher.message("hashblock", QByteArray(32, 'h'), 0);
        QTRY_COMPARE_WITH_TIMEOUT(blocks.size(), 1, deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(reports.size() > 3, deadlineMs);
        QCOMPARE(subscriber.lastReport().level, Level::Bad);
    }

    void anInvalidSequenceAddressIsNotAwaited()
    {
        ZmqSubscriber subscriber(at({{}, {}, {}, u"pigeon://loft"_s}));
        QSignalSpy connected(&subscriber, &ZmqSubscriber::sequenceConnected);
        QSignalSpy firstCycle(&subscriber, &Collector::firstCycleFinished);
        subscriber.start();
        QCOMPARE(connected.size(), 1);
        QCOMPARE(connected.front().front().toBool(), false);
        QCOMPARE(firstCycle.size(), 1);
        QCOMPARE(firstCycle.front().front().toBool(), false);
    }

    void notConfigured()
    {
        ZmqSubscriber subscriber(at({}));
        QSignalSpy firstCycle(&subscriber, &Collector::firstCycleFinished);
        subscriber.start();
        QCOMPARE(subscriber.info().cadenceMs, 0);
        QCOMPARE(subscriber.lastReport().level, Level::Off);
        QCOMPARE(firstCycle.size(), 1);
        QVERIFY(firstCycle.front().front().toBool());
    }

    void sequenceEventsAreDecodedInTheirOrder()
    {
        Publisher publisher;
        ZmqSubscriber subscriber(at({{}, {}, {}, publisher.endpoint()}));
        std::vector<std::pair<SequenceEvent, quint32>> events;
        connect(&subscriber, &ZmqSubscriber::sequenceEvent, this,
                [&](const SequenceEvent &event, quint32 number) {
                    events.emplace_back(event, number);
                });
        subscriber.start();
        QVERIFY(publisher.waitForSubscriptions(1));
        constexpr quint32 count = 2'000; // more than one portion
        for (quint32 i = 0; i < count; ++i) {
            QByteArray sequence(8, Qt::Uninitialized);
            qToLittleEndian<quint64>(i, sequence.data());
            publisher.message("sequence", QByteArray(32, 'h') + (i % 2 ? 'R' : 'A') + sequence, i);
        }
        publisher.message("sequence", QByteArray(32, 'b') + 'C', count + 5);
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), std::size_t(count + 1), deadlineMs);
        for (quint32 i = 0; i < count; ++i) {
            QCOMPARE(events[i].second, i);
            QCOMPARE(events[i].first.mempoolSequence, quint64(i));
            QCOMPARE(events[i].first.kind,
                     i % 2 ? SequenceEvent::Kind::Removed : SequenceEvent::Kind::Added);
        }
        QCOMPARE(events.back().first.kind, SequenceEvent::Kind::BlockConnected);
        QCOMPARE(figure(subscriber, u"sequence"_s, "gaps"), 5.0);
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
