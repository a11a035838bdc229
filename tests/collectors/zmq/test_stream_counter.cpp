// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/stream_counter.h"

#include <QTest>

#include <limits>

using namespace bnm;

class TestStreamCounter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gaps_data()
    {
        QTest::addColumn<QList<quint32>>("sequences");
        QTest::addColumn<qint64>("gaps");
        constexpr quint32 last = std::numeric_limits<quint32>::max();
        QTest::newRow("none") << QList<quint32>{5, 6, 7} << qint64(0);
        QTest::newRow("some") << QList<quint32>{5, 8, 9, 11} << qint64(3);
        QTest::newRow("wrap") << QList<quint32>{last - 1, last, 0, 1} << qint64(0);
        QTest::newRow("gap over the wrap") << QList<quint32>{last, 2} << qint64(2);
        QTest::newRow("publisher began anew") << QList<quint32>{900, 0, 1} << qint64(0);
        QTest::newRow("the same again") << QList<quint32>{5, 5, 6} << qint64(0);
    }
    void gaps()
    {
        QFETCH(QList<quint32>, sequences);
        QFETCH(qint64, gaps);
        StreamCounter counter(0);
        for (const quint32 sequence : sequences)
            counter.message(sequence, 1);
        QCOMPARE(counter.gaps(), gaps);
        QCOMPARE(counter.messages(), sequences.size());
    }

    void aReconnectIsNotAGap()
    {
        StreamCounter counter(0);
        counter.message(5, 1);
        counter.reconnected();
        counter.message(50, 2);
        QCOMPARE(counter.gaps(), 0);
    }

    void ratesOverTheLastMinute()
    {
        StreamCounter counter(0);
        QVERIFY(!counter.secondsSince(1'000));
        quint32 sequence = 0;
        for (qint64 now = 0; now < 30'000; now += 500)
            counter.message(sequence++, now);
        QCOMPARE(counter.perMinute(30'000), 120.0); // half a minute at two a second
        for (qint64 now = 30'000; now < 300'000; now += 250)
            counter.message(sequence++, now);
        QCOMPARE(qRound(counter.perMinute(300'000 - 1)), 240);
        QCOMPARE(counter.secondsSince(310'000), std::optional(10.25));
        QCOMPARE(counter.perMinute(600'000), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestStreamCounter)
#include "test_stream_counter.moc"
