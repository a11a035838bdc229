// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/memory_buffer.h"

#include <QTest>

using namespace bnm;

namespace {

Points heights(int first, int count)
{
    Points points;
    for (int i = 0; i < count; ++i)
        points.push_back(Point("block", first + i).set("height", first + i));
    return points;
}

void append(MemoryBuffer &buffer, Points points)
{
    const PointsPtr batch = std::make_shared<const Points>(std::move(points));
    buffer.append({&batch, 1});
}

const qsizetype lineBytes = QByteArray("block height=100i 100\n").size();

} // namespace

class TestMemoryBuffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldestFirst()
    {
        MemoryBuffer buffer;
        QVERIFY(!buffer.oldestMs());
        append(buffer, heights(100, 3));
        QCOMPARE(buffer.read(0, PointBuffer::noEnd, 2).lines(),
                 QByteArray("block height=100i 100\nblock height=101i 101\n"));
        QCOMPARE(buffer.read(0, PointBuffer::noEnd, 2).count, 2);
        QCOMPARE(buffer.size(), 3); // reading removes nothing
        buffer.remove(buffer.read(0, PointBuffer::noEnd, 2));
        QCOMPARE(buffer.read(0, PointBuffer::noEnd, 9).lines(),
                 QByteArray("block height=102i 102\n"));
        QCOMPARE(buffer.oldestMs(), std::optional<qint64>(102));
        buffer.remove(buffer.read(0, PointBuffer::noEnd, 9));
        QCOMPARE(buffer.size(), 0);
        QCOMPARE(buffer.dropped(), 0);
    }

    void boundedByBytesAndDropsAreCounted()
    {
        MemoryBuffer buffer(10 * lineBytes);
        append(buffer, heights(100, 25));
        QCOMPARE(buffer.size(), 10);
        QCOMPARE(buffer.dropped(), 15);
        QCOMPARE(buffer.oldestMs(), std::optional<qint64>(115));
        buffer.remove(
            buffer.read(0, PointBuffer::noEnd, 1)); // acknowledged ones are no drops, and make room
        append(buffer, heights(125, 1));
        QCOMPARE(buffer.dropped(), 15);
    }

    void pointsWithoutFieldsTakeNoRoom()
    {
        MemoryBuffer buffer;
        append(buffer, {Point("block", 1)});
        QCOMPARE(buffer.size(), 0);
        QCOMPARE(buffer.read(0, PointBuffer::noEnd, 1).count, 0);
    }
};

QTEST_APPLESS_MAIN(TestMemoryBuffer)
#include "test_memory_buffer.moc"
