// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_address.h"
#include "collectors/zmq/zmtp_reader.h"

#include <QTest>
#include <QtEndian>

#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;
using Next = ZmtpReader::Next;

namespace {

const QByteArray readyCommand("\x04\x1a\x05READY\x0bSocket-Type\0\0\0\x03PUB", 27);

QByteArray handshake()
{
    QByteArray ready = readyCommand;
    ready[1] = static_cast<char>(ready.size() - 2);
    return ZmtpReader::greeting() + ready;
}

QByteArray shortFrame(int flags, const QByteArray &body)
{
    return QByteArray(1, static_cast<char>(flags)) + static_cast<char>(body.size()) + body;
}

QByteArray longHead(int flags, quint64 size)
{
    QByteArray head(9, static_cast<char>(flags | 2));
    qToBigEndian(size, head.data() + 1);
    return head;
}

QByteArray message(const QByteArray &topic, const QByteArray &body)
{
    return shortFrame(1, topic) + shortFrame(1, body) + shortFrame(0, QByteArray(4, '\x01'));
}

/// All its results, up to a fault.
std::vector<Next> told(ZmtpReader &reader, const QByteArray &text, qsizetype portion)
{
    std::vector<Next> all;
    for (qsizetype at = 0; at < text.size(); at += portion) {
        const QByteArray part = text.mid(at, portion);
        QByteArrayView rest(part);
        for (Next next = reader.read(rest); next != Next::NeedsBytes; next = reader.read(rest)) {
            all.push_back(next);
            if (next == Next::Fault)
                return all;
        }
    }
    return all;
}

} // namespace

class TestZmtpReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesInAnyPortions()
    {
        const QByteArray text = handshake() + message("rawtx", "body") + message("rawtx", {}) +
                                shortFrame(4, QByteArray("\x04PING\0\0context", 14)) +
                                message("hashblock", "b");
        for (const qsizetype portion : {1, 2, 3, 7, 1'000}) {
            ZmtpReader reader;
            QCOMPARE(told(reader, text, portion),
                     (std::vector{Next::Ready, Next::Message, Next::Message, Next::Ping,
                                  Next::Message}));
            QCOMPARE(reader.message().count, 3);
            QCOMPARE(reader.message().parts[0].kept(), QByteArrayView("hashblock"));
        }
    }

    void bodiesAreCountedNotKept()
    {
        ZmtpReader reader;
        const QByteArray text = handshake() + shortFrame(1, "rawblock") + longHead(1, 4'000'000) +
                                QByteArray(4'000'000, 'x') + shortFrame(0, "1234");
        QCOMPARE(told(reader, text, 65'536), (std::vector{Next::Ready, Next::Message}));
        QCOMPARE(reader.message().parts[1].size, quint64(4'000'000));
        QCOMPARE(reader.message().parts[1].kept().size(), qsizetype(ZmtpPart::mostKept));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray old = handshake();
        old[10] = 2;
        QByteArray plain = handshake();
        plain.replace(12, 5, "PLAIN");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("an old version") << old;
        QTest::newRow("another mechanism") << plain;
        QTest::newRow("an error in place of READY")
            << ZmtpReader::greeting() + shortFrame(4, "\x05"
                                                      "ERROR\x02no");
        QTest::newRow("a message before READY") << ZmtpReader::greeting() + message("rawtx", "x");
        QTest::newRow("unknown flags") << handshake() + shortFrame(8, "x");
        QTest::newRow("a command with more") << handshake() + shortFrame(5, "x");
        QTest::newRow("a large frame") << handshake() + longHead(0, ZmtpReader::mostPartBytes + 1);
        QTest::newRow("an endless frame") << handshake() + longHead(0, ~quint64(0));
        QTest::newRow("a large command") << handshake() + longHead(4, 2'000);
        QTest::newRow("many parts")
            << handshake() + shortFrame(1, "p").repeated(ZmtpReader::mostParts + 1);
    }
    void faults()
    {
        QFETCH(QByteArray, text);
        ZmtpReader reader;
        const auto all = told(reader, text, 5);
        QVERIFY(!all.empty() && all.back() == Next::Fault);
    }

    void anyBytes()
    {
        std::mt19937 chance(11);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text = chance() % 4 ? handshake() : QByteArray();
            for (unsigned i = chance() % 64; i > 0; --i)
                text +=
                    chance() % 3 ? static_cast<char>(chance() % 6) : static_cast<char>(chance());
            ZmtpReader reader;
            told(reader, text, 1 + chance() % 20);
            QVERIFY(reader.message().count <= ZmtpReader::mostParts + 1);
        }
    }

    void addresses()
    {
        QCOMPARE(readZmqAddress(u"tcp://127.0.0.1:28332"_s)->port, 28332);
        QCOMPARE(readZmqAddress(u"tcp://[::1]:28332"_s)->host, u"::1"_s);
        QCOMPARE(readZmqAddress(u"tcp://node.lan:1"_s)->host, u"node.lan"_s);
        QCOMPARE(readZmqAddress(u"ipc:///run/node.sock"_s)->path, u"/run/node.sock"_s);
        QVERIFY(readZmqAddress(u"ipc://@node"_s)->isAbstract);
        for (const QString &wrong : {u"tcp://host"_s, u"tcp://:1"_s, u"tcp://host:0"_s,
                                     u"tcp://host:70000"_s, u"ipc://"_s, u"pigeon://loft"_s, u""_s})
            QVERIFY2(!readZmqAddress(wrong), qPrintable(wrong));
    }
};

QTEST_APPLESS_MAIN(TestZmtpReader)
#include "test_zmtp_reader.moc"
