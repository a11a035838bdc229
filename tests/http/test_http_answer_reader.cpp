// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_answer_reader.h"

#include <QTest>

using namespace bnm;
using State = HttpAnswerReader::State;

class TestHttpAnswerReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepsAlive");
        QTest::newRow("no body") << QByteArray("HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n") << 204
                                 << QByteArray() << true;
        QTest::newRow("counted") << QByteArray("HTTP/1.1 200 OK\r\ncontent-LENGTH:  4\r\n\r\nbody")
                                 << 200 << QByteArray("body") << true;
        QTest::newRow("empty") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << 200
                               << QByteArray() << true;
        QTest::newRow("to be closed")
            << QByteArray("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\nb")
            << 200 << QByteArray("b") << false;
        QTest::newRow("an old one") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nb")
                                    << 200 << QByteArray("b") << false;
        QTest::newRow("chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                          "3\r\nab\n\r\nA;x=1\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
            << 200 << QByteArray("ab\n0123456789") << true;
        QTest::newRow("interim first")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 x\r\nContent-Length: 2\r\n\r\n"
                          "no")
            << 404 << QByteArray("no") << true;
    }
    void answers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, keepsAlive);
        for (const qsizetype step : {answer.size(), qsizetype(1), qsizetype(7)}) {
            HttpAnswerReader reader;
            for (qsizetype at = 0; at < answer.size(); at += step)
                QCOMPARE(reader.read(answer.mid(at, step)),
                         at + step < answer.size() ? State::Reading : State::Done);
            QCOMPARE(reader.status(), status);
            QCOMPARE(reader.body(), body);
            QCOMPARE(reader.keepsAlive(), keepsAlive);
        }
    }

    void theEndMayBeThatOfTheConnection()
    {
        HttpAnswerReader reader;
        QCOMPARE(reader.read("HTTP/1.1 500 x\r\nServer: y\r\n\r\nbo"), State::Reading);
        QCOMPARE(reader.read("dy"), State::Reading);
        QCOMPARE(reader.readEnd(), State::Done);
        QCOMPARE(reader.body(), QByteArray("body"));
        QCOMPARE(reader.header("server"), QByteArray("y"));
        QVERIFY(!reader.keepsAlive());
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("answer");
        for (const char *answer :
             {"\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 OK\r\n\r\n",
              "HTTP/1.1 999 x\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n",
              "HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n",
              "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n"})
            QTest::newRow(answer) << QByteArray(answer);
    }
    void hostile()
    {
        QFETCH(QByteArray, answer);
        QCOMPARE(HttpAnswerReader().read(answer), State::Malformed);
    }

    void bounded()
    {
        QCOMPARE(HttpAnswerReader().read(QByteArray(100'000, 'x')), State::Malformed);
        HttpAnswerReader reader;
        reader.read("HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 100; ++i)
            QCOMPARE(reader.read(QByteArray(100'000, 'x')), State::Reading);
        QVERIFY(reader.body().size() <= 64 * 1024);
    }
};

QTEST_APPLESS_MAIN(TestHttpAnswerReader)
#include "test_http_answer_reader.moc"
