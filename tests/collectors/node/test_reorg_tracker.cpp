// SPDX-License-Identifier: GPL-3.0-or-later
// The tracker's memory over months; test_fast_collector covers its view of a chain.
#include "collectors/node/reorg_tracker.h"
#include "collectors/point/durations.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 yearMs = 366 * 24 * hourMs;

qint64 now = 0;

BlockHeader blockAt(qint64 height, const QString &hash, const QString &previous)
{
    BlockHeader header;
    header.block.hash = hash;
    header.block.height = height;
    header.block.timeSeconds = 1'700'000'000 + height;
    header.previousHash = previous;
    header.confirmations = 1;
    return header;
}

/// A tracker whose node changes the newest block; it sends no requests.
class Watched {
public:
    Watched() { follow(blockAt(100, u"base"_s, u"before"_s)); }
    void reorganise()
    {
        for (int i = 0; i < 2; ++i)
            follow(blockAt(101, u"tip-%1"_s.arg(++m_tips), u"base"_s));
    }

    const ReorgTracker &tracker() const { return m_tracker; }

private:
    void follow(const BlockHeader &tip)
    {
        bool isDone = false;
        m_tracker.follow(tip, false, [&isDone](const ReorgTracker::Step &step) {
            isDone = step.complete && step.requests == 0;
        });
        QVERIFY(isDone);
    }

    RpcClient m_client{RpcEndpoint()};
    ReorgTracker m_tracker{m_client, nullptr, [] { return now; }};
    int m_tips = 0;
};

} // namespace

class TestReorgTracker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { now = 1'000; }

    void countsReorganisationsOfADay()
    {
        Watched watched;
        watched.reorganise();
        QCOMPARE(watched.tracker().lastDepth(), 1);
        QCOMPARE(watched.tracker().countWithin(hourMs), 1); // the first tip took the place of none
        now += 2 * hourMs;
        QCOMPARE(watched.tracker().countWithin(hourMs), 0);
        QCOMPARE(watched.tracker().countWithin(24 * hourMs), 1);
        QCOMPARE(watched.tracker().deepestWithin(24 * hourMs), 1);
    }

    /// Behind a load balancer with two nodes there is one each cycle.
    void oldReorganisationsAreForgotten()
    {
        Watched watched;
        watched.reorganise();
        for (int hour = 0; hour < 180 * 24; ++hour) {
            now += hourMs;
            watched.reorganise();
        }
        const int ofADay = watched.tracker().countWithin(ReorgTracker::keptMs);
        QVERIFY2(ofADay >= 48 && ofADay <= 50, qPrintable(QString::number(ofADay)));
        QCOMPARE(watched.tracker().countWithin(yearMs), ofADay); // no more are kept
        QCOMPARE(watched.tracker().deepestWithin(yearMs), 1);
    }

    void impossibleHeaders_data()
    {
        QTest::addColumn<QByteArray>("height");
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<bool>("isRead");
        const QByteArray most = "9223372036854775807";
        const QByteArray least = "-9223372036854775808";
        QTest::newRow("as it is") << QByteArray("900000") << QByteArray("1795000000") << true;
        QTest::newRow("height, most") << most << QByteArray("1795000000") << false;
        QTest::newRow("height, least") << least << QByteArray("1795000000") << false;
        QTest::newRow("time, most") << QByteArray("900000") << most << false;
        QTest::newRow("time, least") << QByteArray("900000") << least << false;
        QTest::newRow("time in ms") << QByteArray("900000") << QByteArray("1795000000000") << false;
    }
    /// Differences of heights and times are computed without a check.
    void impossibleHeaders()
    {
        QFETCH(QByteArray, height);
        QFETCH(QByteArray, time);
        QFETCH(bool, isRead);
        JsonDocument document;
        QVERIFY(document.parse(R"({"hash":"00","height":)" + height + R"(,"time":)" + time + "}"));
        QCOMPARE(readHeader(document.root()).has_value(), isRead);
    }
};

QTEST_GUILESS_MAIN(TestReorgTracker)
#include "test_reorg_tracker.moc"
