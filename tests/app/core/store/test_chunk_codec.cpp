// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/chunk_codec.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace bnm;

namespace {

constexpr qint64 start = 1'780'000'000'000;

Buckets samples(std::size_t count)
{
    std::mt19937_64 random(7);
    Buckets buckets;
    qint64 time = start;
    for (std::size_t i = 0; i < count; ++i) {
        time += 4'990 + static_cast<qint64>(random() % 20);
        buckets.push_back(Bucket::of(time, std::ldexp(static_cast<double>(random()), -20)));
    }
    return buckets;
}

} // namespace

class TestChunkCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesKeepEveryBit()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        Buckets buckets = samples(1'440);
        for (const double value : {0.0, -0.0, 1e308, -1e-308, infinity})
            buckets.push_back(Bucket::of(buckets.back().timeMs + 1, value));
        const auto back = unpackChunk(packSamples(buckets));
        QVERIFY(back);
        QCOMPARE(*back, buckets);
        QCOMPARE(unpackChunk(packSamples({})), std::optional<Buckets>(Buckets()));
    }

    void intervalsKeepSevenDigits()
    {
        const qint64 width = 60'000;
        const Buckets sums = summed(samples(1'440), width, TimeOfInterval::Middle);
        const auto back = unpackChunk(packIntervals(sums, width));
        QVERIFY(back);
        QCOMPARE(back->size(), sums.size());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            QCOMPARE((*back)[i].timeMs, sums[i].timeMs);
            QCOMPARE((*back)[i].count, sums[i].count);
            QCOMPARE((*back)[i].low, double(float(sums[i].low)));
            QCOMPARE((*back)[i].mean, double(float(sums[i].mean)));
            QCOMPARE((*back)[i].high, double(float(sums[i].high)));
        }
    }

    void constantValuesTakeLittleSpace()
    {
        Buckets still;
        for (int i = 0; i < 1'440; ++i)
            still.push_back(Bucket::of(start + i * 5'000, 875'010));
        QVERIFY(packSamples(still).size() < 100);
    }

    void damageIsNoticed()
    {
        const auto before = qInstallMessageHandler([](auto, auto &, auto &) {}); // zlib's grumbling
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        const QByteArray packed = packSamples(samples(100));

        for (qsizetype length = 0; length < packed.size(); length += 7)
            QVERIFY(!unpackChunk(packed.first(length)));
        std::mt19937 random(1);
        for (int i = 0; i < 500; ++i) {
            QByteArray damaged = packed;
            const auto place = static_cast<qsizetype>(random() % 16);
            damaged[place] = static_cast<char>(damaged[place] ^ (1 + random() % 255));
            unpackChunk(damaged); // may be noticed or not, must not crash or take long
        }
        QVERIFY(!unpackChunk(qCompress(QByteArray("\x7f\x7f\x7f\x7f"))));
        QVERIFY(!unpackChunk(QByteArray("\xff\xff\xff\xffxxxx", 8))); // says it is 4 GiB
    }

    void varints()
    {
        for (const qint64 value :
             {qint64(0), qint64(-1), qint64(63), qint64(64), start, -start,
              std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
            QByteArray bytes;
            appendVarint(bytes, value);
            ByteReader reader(bytes);
            QCOMPARE(reader.varint(), value);
            QVERIFY(reader.ok() && reader.atEnd());
            reader.varint();
            QVERIFY(!reader.ok());
        }
    }

    /// Five bytes that promise a million samples are not believed.
    void aCountWithoutBytes()
    {
        QByteArray bytes;
        appendVarint(bytes, 1);
        appendVarint(bytes, 1'000'000);
        const QByteArray packed = qCompress(bytes);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer time;
            time.start();
            QVERIFY(!unpackChunk(packed));
            best = std::min(best, time.nsecsElapsed());
        }
        QVERIFY2(best < 1'000'000, qPrintable(QString::number(best))); // 40 MB take 20 ms
    }

    void impossibleTimes()
    {
        for (const qint64 time : {std::numeric_limits<qint64>::max(),
                                  std::numeric_limits<qint64>::min(), qint64(1) << 60}) {
            QByteArray bytes;
            appendVarint(bytes, 1);
            appendVarint(bytes, 2);
            appendVarint(bytes, time);
            appendVarint(bytes, time);
            bytes += QByteArray(16, '\0');
            QVERIFY(!unpackChunk(qCompress(bytes)));
        }
    }
};

QTEST_APPLESS_MAIN(TestChunkCodec)
#include "test_chunk_codec.moc"
