// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/line_protocol.h"
#include "influx/memory_buffer.h"
#include "influx/mirror.h"
#include "scripted_receiver.h"
#include "tests/support/collected.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;

namespace {

constexpr int deadlineMs = 10'000;
const Identity identity{u"mainnet"_s, u"test"_s};

Points heights(int first, int count)
{
    Points points;
    for (int i = 0; i < count; ++i)
        points.push_back(identity.stamp("block", 1'000 + first + i).set("height", first + i));
    return points;
}

QByteArrayList linesOf(const Points &points)
{
    QByteArrayList lines = toLines(points).split('\n');
    lines.removeLast();
    return lines;
}

/// Requests that are on their way at once arrive in any order.
QByteArrayList sorted(QByteArrayList lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// By how many places the line furthest from its own is out of it.
qsizetype mostOutOfPlace(const QByteArrayList &lines, const QByteArrayList &inOrder)
{
    QHash<QByteArray, qsizetype> places;
    for (qsizetype i = 0; i < inOrder.size(); ++i)
        places[inOrder[i]] = i;
    qsizetype most = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        most = std::max(most, std::abs(places.value(lines[i]) - i));
    return most;
}

/// As good as one on disk, except that it is not.
class LastingBuffer : public MemoryBuffer {
public:
    using MemoryBuffer::MemoryBuffer;
    bool isLasting() const override { return troubleNow.isEmpty(); }
    QString trouble() const override { return troubleNow; }

    QString troubleNow;
};

/// A mirror onto a scripted receiver, quick of temper.
struct Mirrored {
    QTemporaryDir directory;
    ScriptedReceiver receiver;
    std::unique_ptr<Mirror> mirror;

    explicit Mirrored(qsizetype batchPoints = 100, int batchAgeMs = 20,
                      std::unique_ptr<PointBuffer> buffer = std::make_unique<MemoryBuffer>())
    {
        MirrorOptions options;
        options.target = {receiver.url(), u"o"_s, u"b"_s, u"secret"_s, true, 1'000};
        options.identity = identity;
        options.batchPoints = batchPoints;
        options.batchAgeMs = batchAgeMs;
        options.deadLetterPath = deadLetters();
        options.reportIntervalMs = 50;
        options.firstPauseMs = 20;
        options.longestPauseMs = 100;
        options.stuckAfterMs = 200;
        options.tellLossesMs = 500;
        mirror = std::make_unique<Mirror>(options, std::move(buffer));
        mirror->start();
    }
    QString deadLetters() const { return directory.filePath(u"refused.lp"_s); }
};

/// The oldest points are not answered the first time.
void answerAfterATimeOut(ScriptedReceiver &receiver)
{
    receiver.answerBy([isFirst = true](const ScriptedReceiver::Request &request) mutable {
        const bool isOldest = request.lines.contains("height=0i");
        return Answer{204,
                      {},
                      {},
                      isOldest && std::exchange(isFirst, false) ? Answer::Manner::Never
                                                                : Answer::Manner::Whole};
    });
}

} // namespace

class TestMirror : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullBatchGoesAtOnce()
    {
        Mirrored mirrored(100, 3'600'000);
        mirrored.mirror->take(heights(0, 99));
        QVERIFY(mirrored.receiver.requests().empty());
        mirrored.mirror->take(heights(99, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 100)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(1));
    }

    void aSmallOneWaitsForItsAge()
    {
        Mirrored mirrored(100, 60);
        QElapsedTimer time;
        time.start();
        mirrored.mirror->take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 1, deadlineMs);
        QVERIFY(time.elapsed() >= 55);
    }

    void everythingOnceAfterAnOutage_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {500, 503, 429, 401, 404, 302})
            QTest::addRow("%d", status) << status;
    }
    void everythingOnceAfterAnOutage()
    {
        QFETCH(int, status);
        Mirrored mirrored(10);
        mirrored.receiver.script({{status}, {status}, {status}});
        for (int i = 0; i < 5; ++i)
            mirrored.mirror->take(heights(i * 7, 7));
        QTRY_COMPARE_WITH_TIMEOUT(sorted(mirrored.receiver.stored()),
                                  sorted(linesOf(heights(0, 35))), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Good,
                                  deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 35, deadlineMs);
        QCOMPARE(mirrored.mirror->droppedPoints(), 0);
    }

    void aReceiverThatComesBack()
    {
        Mirrored mirrored;
        mirrored.receiver.close();
        mirrored.mirror->take(heights(0, 50));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Bad,
                                  deadlineMs);
        QVERIFY(mirrored.mirror->link().sentence.contains(u"Points wait"_s));
        QTRY_VERIFY_WITH_TIMEOUT(mirrored.mirror->isStuck(), deadlineMs);
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 50)), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(!mirrored.mirror->isStuck(), deadlineMs);
    }

    void retryAfterIsKept()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{503, "Retry-After: 1\r\n"}});
        mirrored.mirror->take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.requests().size(), std::size_t(1), deadlineMs);
        QElapsedTimer time;
        time.start();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.requests().size(), std::size_t(2), deadlineMs);
        QVERIFY(time.elapsed() >= 950);
    }

    void aBatchTooLargeIsSplit()
    {
        Mirrored mirrored(64, 3'600'000);
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return Answer{request.lines.count('\n') > 10 ? 413 : 204};
        });
        mirrored.mirror->take(heights(0, 64));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 64)), deadlineMs);
        QCOMPARE(mirrored.mirror->droppedPoints(), 0);
    }

    void onlyTheBadLineIsLost()
    {
        Mirrored mirrored;
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return request.lines.contains("height=33i") ? Answer{400, {}, "bad field"}
                                                        : Answer{204};
        });
        mirrored.mirror->take(heights(0, 60));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 59, deadlineMs);
        QByteArrayList expected = linesOf(heights(0, 60));
        expected.removeAt(33);
        QCOMPARE(mirrored.receiver.stored(), expected);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->droppedPoints(), 1, deadlineMs);
    }

    void blamedLinesAreTakenOutAtOnce()
    {
        Mirrored mirrored;
        const QByteArrayList lines = linesOf(heights(0, 60));
        mirrored.receiver.script(
            {{400,
              {},
              R"({"data":[{"line_number":3,"error_message":"why"},{"line_number":60}]})"}});
        mirrored.mirror->take(heights(0, 60));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), lines.mid(0, 2) + lines.mid(3, 56),
                                  deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(2));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->droppedPoints(), 2, deadlineMs);
        QFile kept(mirrored.deadLetters());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray text = kept.readAll();
        QVERIFY(text.contains("why\n" + lines[2] + '\n'));
        QVERIFY(text.contains(lines[59]));
        QCOMPARE(mirrored.mirror->writtenPoints(), 58);
    }

    void nothingGoodInABatch()
    {
        Mirrored mirrored;
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return Answer{request.lines.contains("height=5i") ? 204 : 422};
        });
        mirrored.mirror->take(heights(0, 4));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->droppedPoints(), 4, deadlineMs);
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
        mirrored.mirror->take(heights(5, 1)); // and it goes on
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(5, 1)), deadlineMs);
    }

    void newPointsAreNotStarvedByABacklog()
    {
        Mirrored mirrored(10, 30);
        mirrored.receiver.close();
        mirrored.mirror->take(heights(0, 3'000));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Bad,
                                  deadlineMs);
        bool newIsTaken = false;
        connect(&mirrored.receiver, &ScriptedReceiver::requested, this, [&] {
            if (!std::exchange(newIsTaken, true)) // once the replay has begun
                mirrored.mirror->take(heights(50'000, 3));
        });
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 3'003, deadlineMs);
        const QByteArrayList stored = mirrored.receiver.stored();
        const qsizetype place = stored.indexOf(linesOf(heights(50'000, 1)).front());
        QVERIFY2(place < 2'250, qPrintable(QString::number(place)));
        QByteArrayList old = stored;
        old.remove(place, 3);
        const QByteArrayList inOrder = linesOf(heights(0, 3'000));
        QCOMPARE(sorted(old), sorted(inOrder));
        QVERIFY(mostOutOfPlace(old, inOrder) < 300); // begun oldest first
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
    }

    void memoryIsBoundedAndDropsAreTold()
    {
        const qsizetype line = toLines(heights(100, 1)).size();
        Mirrored mirrored(1'000, 20, std::make_unique<MemoryBuffer>(20 * line));
        mirrored.receiver.close();
        Collected collected;
        connect(mirrored.mirror.get(), &Mirror::pointsReady, this,
                [&](const Points &points) { collected.take(points); });
        mirrored.mirror->take(heights(100, 50));
        QTRY_COMPARE_WITH_TIMEOUT(collected.value("collector", "dropped_points"), 30.0, deadlineMs);
        QCOMPARE(collected.value("collector", "queued_points"), 20.0);
        QVERIFY(*collected.value("collector", "oldest_queued_seconds") > 0);
        QCOMPARE(collected.complaints(), QStringList());
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(130, 20)),
                                  deadlineMs);
    }

    void flushWaitsForTheWriteInHand()
    {
        Mirrored mirrored(1'000, 3'600'000);
        mirrored.mirror->take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.receiver.stored().size(), 10);
    }

    void flushEndsInTimeWithoutAReceiver()
    {
        Mirrored mirrored;
        mirrored.receiver.close();
        mirrored.mirror->take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(300);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.mirror->queuedPoints(), 10);
    }

    void flushDoesNotWaitWhereNothingCanBeLost()
    {
        Mirrored mirrored(100, 20, std::make_unique<LastingBuffer>());
        mirrored.receiver.close();
        mirrored.mirror->take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(3'600'000);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.mirror->queuedPoints(), 10);
    }

    void whatComesDuringAFlushIsKept()
    {
        Mirrored mirrored(100, 20, std::make_unique<LastingBuffer>());
        mirrored.receiver.script({{401}, {401}, {401}});
        QSignalSpy kept(mirrored.mirror.get(), &Mirror::kept);
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        connect(&mirrored.receiver, &ScriptedReceiver::requested, mirrored.mirror.get(),
                [&] { mirrored.mirror->take(heights(10, 5)); });
        mirrored.mirror->take(heights(0, 10));
        mirrored.mirror->flush(3'600'000);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(kept.size(), 2);
        QCOMPARE(mirrored.mirror->queuedPoints(), 15);
    }

    /// The receiver may or may not have it; sent again it is the same.
    void anAnswerThatNeverComes_data()
    {
        QTest::addColumn<int>("manner");
        QTest::newRow("silence") << int(Answer::Manner::Never);
        QTest::newRow("cut") << int(Answer::Manner::Cut);
    }
    void anAnswerThatNeverComes()
    {
        QFETCH(int, manner);
        Mirrored mirrored;
        mirrored.receiver.script({{204, {}, {}, Answer::Manner(manner)}});
        mirrored.mirror->take(heights(0, 5));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 5)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(2));
        QCOMPARE(mirrored.receiver.requests()[0].lines, mirrored.receiver.requests()[1].lines);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 5, deadlineMs);
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void whatWaitsForAPersonIsTriedSlowly_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("401") << 401 << u"INFLUX_TOKEN"_s;
        QTest::newRow("403") << 403 << u"INFLUX_TOKEN"_s;
        QTest::newRow("404") << 404 << u"INFLUX_BUCKET"_s;
        QTest::newRow("redirect") << 307 << u"INFLUX_URL"_s;
    }
    void whatWaitsForAPersonIsTriedSlowly()
    {
        QFETCH(int, status);
        QFETCH(QString, words);
        Mirrored mirrored;
        mirrored.receiver.script({{status}, {status}});
        QElapsedTimer time;
        connect(&mirrored.receiver, &ScriptedReceiver::requested, this, [&] {
            if (!time.isValid())
                time.start();
        });
        mirrored.mirror->take(heights(0, 5));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Bad,
                                  deadlineMs); // at once, not after some tries
        QVERIFY(mirrored.mirror->link().sentence.contains(words));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 5)), deadlineMs);
        QVERIFY2(time.elapsed() >= 2 * 50, "twice at least half of the longest pause");
        QCOMPARE(mirrored.mirror->droppedPoints(), 0);
    }

    void aBacklogTooLargeForTheReceiver()
    {
        Mirrored mirrored(64, 20);
        mirrored.receiver.close();
        mirrored.mirror->take(heights(0, 640));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Bad,
                                  deadlineMs);
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return Answer{request.lines.count('\n') > 10 ? 413 : 204};
        });
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 640, deadlineMs);
        QCOMPARE(sorted(mirrored.receiver.stored()), sorted(linesOf(heights(0, 640))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
        QCOMPARE(mirrored.mirror->droppedPoints(), 0);
    }

    void aBacklogIsNotHeldUpByOneRequest()
    {
        Mirrored mirrored(10);
        answerAfterATimeOut(mirrored.receiver);
        mirrored.mirror->take(heights(0, 50));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 50, deadlineMs);
        const QByteArrayList stored = mirrored.receiver.stored();
        QCOMPARE(stored.mid(40), linesOf(heights(0, 10)));
        QCOMPARE(sorted(stored.first(40)), sorted(linesOf(heights(10, 40))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
    }

    void withoutABacklogThereIsOneRequestAtATime()
    {
        Mirrored mirrored(10, 20);
        answerAfterATimeOut(mirrored.receiver);
        connect(
            &mirrored.receiver, &ScriptedReceiver::requested, this,
            [&] { mirrored.mirror->take(heights(15, 4)); }, Qt::SingleShotConnection);
        mirrored.mirror->take(heights(0, 15));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 19)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(3));
    }

    void oneRequestProbesAReceiverThatFails()
    {
        Mirrored mirrored(10);
        std::size_t answered = 0;
        mirrored.receiver.answerBy(
            [&answered](const auto &) { return Answer{++answered < 6 ? 503 : 204}; });
        mirrored.mirror->take(heights(0, 60));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 60, deadlineMs);
        const auto &requests = mirrored.receiver.requests();
        for (std::size_t i = 3; i < 6; ++i)
            QCOMPARE(requests[i].lines, requests[2].lines);
        const bool isFirst = requests[2].lines == requests[0].lines;
        const QByteArray other = requests[isFirst ? 1 : 0].lines;
        QVERIFY(other != requests[2].lines);
        // What the other had begun goes on afterwards; on the way new ones may overtake it.
        QVERIFY(std::any_of(
            requests.begin() + 6, requests.end(),
            [&other](const ScriptedReceiver::Request &request) { return request.lines == other; }));
        QCOMPARE(sorted(mirrored.receiver.stored()), sorted(linesOf(heights(0, 60))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 60, deadlineMs);
    }

    void flushWaitsForAllThatIsOnItsWay()
    {
        Mirrored mirrored(10, 3'600'000);
        answerAfterATimeOut(mirrored.receiver);
        mirrored.mirror->take(heights(0, 30));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(sorted(mirrored.receiver.stored()), sorted(linesOf(heights(0, 30))));
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void whatComesDuringAFlushIsWritten()
    {
        Mirrored mirrored(100, 3'600'000);
        connect(
            &mirrored.receiver, &ScriptedReceiver::requested, this,
            [&] { mirrored.mirror->take(heights(10, 5)); }, Qt::SingleShotConnection);
        mirrored.mirror->take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.receiver.stored(), linesOf(heights(0, 15)));
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void lossesAreToldNowAndThen()
    {
        const qsizetype line = toLines(heights(100, 1)).size();
        Mirrored mirrored(1'000, 20, std::make_unique<MemoryBuffer>(20 * line));
        mirrored.receiver.close();
        QStringList told;
        connect(mirrored.mirror.get(), &Mirror::linkChanged, this, [&](const LinkStatus &status) {
            if (status.sentence.contains(u"dropped"_s))
                told << status.sentence.section(u'.', 0, 0);
        });
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 20; ++i) { // each of them drops something
            const qint64 before = mirrored.mirror->droppedPoints();
            mirrored.mirror->take(heights(100 + i * 30, 30));
            QTRY_VERIFY_WITH_TIMEOUT(mirrored.mirror->droppedPoints() > before, deadlineMs);
        }
        const auto most = 2 + time.elapsed() / 500;
        told.removeDuplicates(); // the receiver's part may have changed
        QVERIFY2(!told.isEmpty() && told.size() <= most, qPrintable(told.join(u'\n')));
        QCOMPARE(mirrored.mirror->link().level, LinkStatus::Level::Bad);
        // The last count follows, and in the end it is over.
        mirrored.receiver.reopen();
        const QString last = u" %1 of its oldest"_s.arg(mirrored.mirror->droppedPoints());
        QTRY_VERIFY_WITH_TIMEOUT(told.last().contains(last), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Good,
                                  deadlineMs);
    }

    void refusedPointsAreTold()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{422, {}, R"({"message":"unable to parse"})"}});
        mirrored.mirror->take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Watch,
                                  deadlineMs);
        const QString sentence = mirrored.mirror->link().sentence;
        QVERIFY2(sentence.contains(u"refused 1 points"_s) &&
                     sentence.contains(mirrored.deadLetters()) &&
                     sentence.contains(u"unable to parse"_s),
                 qPrintable(sentence));
    }

    void aBufferInTroubleIsTold()
    {
        auto owned = std::make_unique<LastingBuffer>();
        LastingBuffer &buffer = *owned;
        Mirrored mirrored(100, 20, std::move(owned));
        QSignalSpy troubles(mirrored.mirror.get(), &Mirror::troubleChanged);
        buffer.troubleNow = u"The disk is full."_s;
        mirrored.mirror->take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Bad,
                                  deadlineMs);
        QCOMPARE(mirrored.mirror->link().summary, u"queue not safe"_s);
        QVERIFY(mirrored.mirror->link().sentence.startsWith(u"The disk is full. "_s));
        buffer.troubleNow.clear();
        mirrored.mirror->take(heights(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->link().level, LinkStatus::Level::Good,
                                  deadlineMs);
        QCOMPARE(troubles.size(), 2);
        QCOMPARE(troubles.last().front().toString(), QString());
    }

    void theTokenIsNeverTold()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{401}});
        QSignalSpy links(mirrored.mirror.get(), &Mirror::linkChanged);
        mirrored.mirror->take(heights(0, 1));
        QTRY_VERIFY_WITH_TIMEOUT(links.size() >= 2, deadlineMs);
        for (const auto &change : links)
            QVERIFY(!change.front().value<LinkStatus>().sentence.contains(u"secret"_s));
        for (const auto &request : mirrored.receiver.requests())
            QVERIFY(!request.target.contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestMirror)
#include "test_mirror.moc"
