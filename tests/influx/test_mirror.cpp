// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/on_thread.h"
#include "mirrored.h"
#include "tests/support/collected.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <utility>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;

namespace {

constexpr int deadlineMs = 10'000;
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

/// Claims to be as durable as one on disk.
class LastingBuffer : public MemoryBuffer {
public:
    using MemoryBuffer::MemoryBuffer;
    bool isLasting() const override { return troubleNow.isEmpty(); }
    QString trouble() const override { return troubleNow; }

    QString troubleNow;
};

/// About a line, but not which.
const QByteArray unnamedLine =
    R"({"code":"invalid","message":"unable to parse 'some line': bad timestamp"})";

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
        mirrored.take(heights(0, 99));
        QVERIFY(mirrored.receiver.requests().empty());
        mirrored.take(heights(99, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 100)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(1));
    }

    void aSmallOneWaitsForItsAge()
    {
        Mirrored mirrored(100, 60);
        QElapsedTimer time;
        time.start();
        mirrored.take(heights(0, 1));
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
            mirrored.take(heights(i * 7, 7));
        QTRY_COMPARE_WITH_TIMEOUT(sorted(mirrored.receiver.stored()),
                                  sorted(linesOf(heights(0, 35))), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Good, deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 35, deadlineMs);
        QCOMPARE(mirrored.mirror->lostPoints(), 0);
    }

    void aReceiverThatComesBack()
    {
        Mirrored mirrored;
        mirrored.receiver.close();
        mirrored.take(heights(0, 50));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Bad, deadlineMs);
        QVERIFY(mirrored.sentence().contains(u"Points are queued and will be sent later."_s));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->lastReport().graceMs, 0, deadlineMs);
        QVERIFY(mirrored.sentence().startsWith(u"Points wait, and none was written"_s));
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 50)), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Good, deadlineMs);
    }

    void retryAfterIsHonoured()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{503, "Retry-After: 1\r\n"}});
        mirrored.take(heights(0, 1));
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
        mirrored.take(heights(0, 64));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 64)), deadlineMs);
        QCOMPARE(mirrored.mirror->lostPoints(), 0);
    }

    void onlyTheBadLineIsLost()
    {
        Mirrored mirrored;
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return request.lines.contains("height=33i") ? Answer{400, {}, unnamedLine}
                                                        : Answer{204};
        });
        mirrored.take(heights(0, 60));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 59, deadlineMs);
        QByteArrayList expected = linesOf(heights(0, 60));
        expected.removeAt(33);
        QCOMPARE(mirrored.receiver.stored(), expected);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->lostPoints(), 1, deadlineMs);
    }

    void namedLinesAreRemovedAtOnce()
    {
        Mirrored mirrored;
        const QByteArrayList lines = linesOf(heights(0, 60));
        mirrored.receiver.script(
            {{400,
              {},
              R"({"data":[{"line_number":3,"error_message":"why"},{"line_number":60}]})"}});
        mirrored.take(heights(0, 60));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), lines.mid(0, 2) + lines.mid(3, 56),
                                  deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(2));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->lostPoints(), 2, deadlineMs);
        QFile kept(mirrored.deadLetters());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray text = kept.readAll();
        QVERIFY(text.contains("why\n" + lines[2] + '\n'));
        QVERIFY(text.contains(lines[59]));
        QCOMPARE(mirrored.mirror->writtenPoints(), 58);
    }

    void newPointsAreNotStarvedByABacklog()
    {
        Mirrored mirrored(10, 30);
        mirrored.receiver.close();
        mirrored.take(heights(0, 3'000));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Bad, deadlineMs);
        bool newIsTaken = false;
        connect(&mirrored.receiver, &ScriptedReceiver::requested, this, [&] {
            if (!std::exchange(newIsTaken, true)) // once the replay has begun
                mirrored.take(heights(50'000, 3));
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

    void memoryIsBoundedAndDropsAreReported()
    {
        const qsizetype line = toLines(heights(100, 1)).size();
        Mirrored mirrored(1'000, 20, std::make_unique<MemoryBuffer>(20 * line));
        mirrored.receiver.close();
        Collected collected;
        connect(mirrored.mirror.get(), &Mirror::pointsReady, this,
                [&](const PointsPtr &points) { collected.take(*points); });
        mirrored.take(heights(100, 50));
        QTRY_COMPARE_WITH_TIMEOUT(collected.value("collector", "dropped_points"), 30.0, deadlineMs);
        QCOMPARE(collected.value("collector", "queued_points"), 20.0);
        QVERIFY(*collected.value("collector", "oldest_queued_seconds") > 0);
        QCOMPARE(collected.complaints(), QStringList());
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(130, 20)),
                                  deadlineMs);
    }

    void flushWaitsForTheCurrentWrite()
    {
        Mirrored mirrored(1'000, 3'600'000);
        mirrored.take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.receiver.stored().size(), 10);
    }

    void flushEndsInTimeWithoutAReceiver()
    {
        Mirrored mirrored;
        mirrored.receiver.close();
        mirrored.take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(300);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.mirror->queuedPoints(), 10);
    }

    void flushDoesNotWaitForADurableBuffer()
    {
        Mirrored mirrored(100, 20, std::make_unique<LastingBuffer>());
        mirrored.receiver.close();
        mirrored.take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(3'600'000);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.mirror->queuedPoints(), 10);
    }

    void pointsDuringAFlushAreKept()
    {
        Mirrored mirrored(100, 20, std::make_unique<LastingBuffer>());
        mirrored.receiver.script({{401}, {401}, {401}});
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        connect(&mirrored.receiver, &ScriptedReceiver::requested, mirrored.mirror.get(),
                [&] { mirrored.take(heights(10, 5)); });
        mirrored.take(heights(0, 10));
        mirrored.mirror->flush(3'600'000);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.kept, heights(0, 15));
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
        Mirrored mirrored(100, 20, std::make_unique<MemoryBuffer>(), soonMs);
        mirrored.receiver.script({{204, {}, {}, Answer::Manner(manner)}});
        mirrored.take(heights(0, 5));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 5)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(2));
        QCOMPARE(mirrored.receiver.requests()[0].lines, mirrored.receiver.requests()[1].lines);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 5, deadlineMs);
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void misconfigurationIsRetriedSlowly_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("401") << 401 << u"INFLUX_TOKEN"_s;
        QTest::newRow("403") << 403 << u"INFLUX_URL"_s;
        QTest::newRow("404") << 404 << u"INFLUX_URL"_s;
        QTest::newRow("redirect") << 307 << u"INFLUX_URL"_s;
    }
    void misconfigurationIsRetriedSlowly()
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
        mirrored.take(heights(0, 5));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Bad,
                                  deadlineMs); // at once, not after some tries
        QVERIFY(mirrored.sentence().contains(words));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 5)), deadlineMs);
        QVERIFY2(time.elapsed() >= 2 * 50, "twice at least half of the longest pause");
        QCOMPARE(mirrored.mirror->lostPoints(), 0);
    }

    void aBacklogTooLargeForTheReceiver()
    {
        Mirrored mirrored(64, 20);
        mirrored.receiver.close();
        mirrored.take(heights(0, 640));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Bad, deadlineMs);
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            return Answer{request.lines.count('\n') > 10 ? 413 : 204};
        });
        mirrored.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 640, deadlineMs);
        QCOMPARE(sorted(mirrored.receiver.stored()), sorted(linesOf(heights(0, 640))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
        QCOMPARE(mirrored.mirror->lostPoints(), 0);
    }

    void aBacklogUsesSeveralRequests()
    {
        Mirrored mirrored(10, 20, std::make_unique<MemoryBuffer>(), soonMs);
        QVERIFY(mirrored.acceptOne());
        answerAfterATimeOut(mirrored.receiver);
        mirrored.take(heights(0, 50));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 51, deadlineMs);
        const QByteArrayList stored = mirrored.receiver.stored().mid(1);
        QCOMPARE(stored.mid(40), linesOf(heights(0, 10)));
        QCOMPARE(sorted(stored.first(40)), sorted(linesOf(heights(10, 40))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
    }

    void withoutABacklogThereIsOneRequestAtATime()
    {
        Mirrored mirrored(10, 20, std::make_unique<MemoryBuffer>(), soonMs);
        answerAfterATimeOut(mirrored.receiver);
        connect(
            &mirrored.receiver, &ScriptedReceiver::requested, this,
            [&] { mirrored.take(heights(15, 4)); }, Qt::SingleShotConnection);
        mirrored.take(heights(0, 15));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored(), linesOf(heights(0, 19)), deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(3));
    }

    void oneRequestProbesAReceiverThatFails()
    {
        Mirrored mirrored(10);
        QVERIFY(mirrored.acceptOne());
        std::size_t answered = 0;
        mirrored.receiver.answerBy(
            [&answered](const auto &) { return Answer{++answered < 6 ? 503 : 204}; });
        mirrored.take(heights(0, 60));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.receiver.stored().size(), 61, deadlineMs);
        const std::vector requests(mirrored.receiver.requests().begin() + 1,
                                   mirrored.receiver.requests().end());
        for (std::size_t i = 3; i < 6; ++i)
            QCOMPARE(requests[i].lines, requests[2].lines);
        const bool isFirst = requests[2].lines == requests[0].lines;
        const QByteArray other = requests[isFirst ? 1 : 0].lines;
        QVERIFY(other != requests[2].lines);
        // The other's work continues afterwards; newer points may overtake it.
        QVERIFY(std::any_of(
            requests.begin() + 6, requests.end(),
            [&other](const ScriptedReceiver::Request &request) { return request.lines == other; }));
        QCOMPARE(sorted(mirrored.receiver.stored().mid(1)), sorted(linesOf(heights(0, 60))));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 61, deadlineMs);
    }

    void flushWaitsForAllRequests()
    {
        Mirrored mirrored(10, 3'600'000, std::make_unique<MemoryBuffer>(), soonMs);
        answerAfterATimeOut(mirrored.receiver);
        mirrored.take(heights(0, 30));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(sorted(mirrored.receiver.stored()), sorted(linesOf(heights(0, 30))));
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void pointsDuringAFlushAreWritten()
    {
        Mirrored mirrored(100, 3'600'000);
        connect(
            &mirrored.receiver, &ScriptedReceiver::requested, this,
            [&] { mirrored.take(heights(10, 5)); }, Qt::SingleShotConnection);
        mirrored.take(heights(0, 10));
        QSignalSpy flushed(mirrored.mirror.get(), &Mirror::flushed);
        mirrored.mirror->flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirrored.receiver.stored(), linesOf(heights(0, 15)));
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }

    void lossesAreReportedAtIntervals()
    {
        const qsizetype line = toLines(heights(100, 1)).size();
        Mirrored mirrored(1'000, 20, std::make_unique<MemoryBuffer>(20 * line));
        mirrored.receiver.close();
        static const QRegularExpression count(u"dropped, so far: (\\d+)"_s);
        QStringList told;
        connect(mirrored.mirror.get(), &Mirror::reported, this, [&](const StatusReport &report) {
            if (const auto match = count.match(report.sentence); match.hasMatch())
                told << match.captured(1);
        });
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 20; ++i) { // each of them drops something
            const qint64 before = mirrored.mirror->lostPoints();
            mirrored.take(heights(100 + i * 30, 30));
            QTRY_VERIFY_WITH_TIMEOUT(mirrored.mirror->lostPoints() > before, deadlineMs);
        }
        const auto most = 2 + time.elapsed() / 500;
        told.removeDuplicates(); // it is reported again and again
        QVERIFY2(!told.isEmpty() && told.size() <= most, qPrintable(told.join(u'\n')));
        QCOMPARE(mirrored.level(), StatusReport::Level::Bad);
        // The last count follows, then the report ends.
        mirrored.receiver.reopen();
        const QString last = QString::number(mirrored.mirror->lostPoints());
        QTRY_COMPARE_WITH_TIMEOUT(told.last(), last, deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Good, deadlineMs);
    }

    void refusedPointsAreReported()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{400, {}, unnamedLine}});
        mirrored.take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Watch, deadlineMs);
        const QString sentence = mirrored.sentence();
        QVERIFY2(sentence.contains(u"InfluxDB refused so far: 1, the last"_s) &&
                     sentence.contains(mirrored.deadLetters()) &&
                     sentence.contains(u"bad timestamp"_s) &&
                     !sentence.contains(u"Writing"_s), // for it does not
                 qPrintable(sentence));
    }

    void aFailingBufferIsReported()
    {
        auto owned = std::make_unique<LastingBuffer>();
        LastingBuffer &buffer = *owned;
        Mirrored mirrored(100, 20, std::move(owned));
        buffer.troubleNow = u"The disk is full."_s;
        mirrored.take(heights(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Bad, deadlineMs);
        QCOMPARE(mirrored.mirror->lastReport().summary, u"queue not safe"_s);
        QVERIFY(mirrored.sentence().startsWith(u"The disk is full. "_s));
        QCOMPARE(mirrored.mirror->lastReport().graceMs, 0);
        buffer.troubleNow.clear();
        mirrored.take(heights(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), StatusReport::Level::Good, deadlineMs);
        QVERIFY(!mirrored.sentence().contains(u"disk"_s));
    }

    /// Created here, used and destroyed there; kept() is called there.
    void itWorksOnAGivenThread()
    {
        ScriptedReceiver receiver;
        QThread thread;
        MirrorOptions options;
        options.target = {receiver.url(), u"o"_s, u"b"_s, {}, true, 1'000};
        options.identity = mirroredIdentity;
        std::atomic<int> kept = 0;
        options.kept = [&](const PointsPtr &points) {
            if (QThread::currentThread() == &thread)
                kept += int(points->size());
        };
        auto made = std::make_unique<Mirror>(options, [&thread] {
            if (QThread::currentThread() != &thread)
                qFatal("the buffer is made elsewhere");
            return std::make_unique<MemoryBuffer>();
        });
        QSignalSpy flushed(made.get(), &Mirror::flushed);
        OnThread<Mirror> mirror(thread, std::move(made));
        mirror.post([](Mirror &there) { there.start(); });
        mirror.post([points = std::make_shared<const Points>(heights(0, 10))](Mirror &there) {
            there.take(points);
        });
        mirror.post([](Mirror &there) { there.flush(deadlineMs); });
        thread.start();
        const bool isFlushed = flushed.wait(deadlineMs);
        mirror.end();
        const bool hasEnded = QTest::qWaitFor([&mirror] { return mirror.hasEnded(); }, deadlineMs);
        thread.quit();
        QVERIFY(thread.wait(deadlineMs));
        QVERIFY(isFlushed && hasEnded);
        QCOMPARE(kept, 10);
        QCOMPARE(receiver.stored(), linesOf(heights(0, 10)));
    }

    /// The last points of a program that ends.
    void theDestructorKeepsUnsentPoints()
    {
        Mirrored mirrored;
        mirrored.take(heights(0, 3));
        QVERIFY(mirrored.kept.empty());
        mirrored.mirror.reset();
        QCOMPARE(mirrored.kept, heights(0, 3));
    }

    void theTokenIsNeverShown()
    {
        Mirrored mirrored;
        mirrored.receiver.script({{401}});
        QSignalSpy reports(mirrored.mirror.get(), &Mirror::reported);
        mirrored.take(heights(0, 1));
        QTRY_VERIFY_WITH_TIMEOUT(reports.size() >= 2, deadlineMs);
        for (const auto &report : reports)
            QVERIFY(!report.front().value<StatusReport>().sentence.contains(u"secret"_s));
        for (const auto &request : mirrored.receiver.requests())
            QVERIFY(!request.target.contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestMirror)
#include "test_mirror.moc"
