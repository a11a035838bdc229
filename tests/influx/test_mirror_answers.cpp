// SPDX-License-Identifier: GPL-3.0-or-later
// The mirror's reaction to answers other than plain success: which points stay, which are lost, the
// number of requests, and the status.
#include "collectors/pipeline/status_board.h"
#include "influx/mirror_report.h"
#include "influx_stand_in.h"
#include "mirrored.h"
#include "recorded_exchange.h"
#include "tests/support/recordings.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;
using Level = StatusReport::Level;

namespace {

constexpr int deadlineMs = 20'000;
constexpr int backlogHours = 168;
constexpr int backlogPoints = 16'800; // every other one is of the measurement mempool
constexpr int backlogBatch = 1'000;

/// As on the disk after an outage.
std::unique_ptr<MemoryBuffer> backlog()
{
    constexpr qint64 stepMs = backlogHours * 3'600'000LL / backlogPoints;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Points points;
    for (int i = 0; i < backlogPoints; ++i)
        points.push_back(mirroredIdentity
                             .stamp(i % 2 == 0 ? Name("block") : Name("mempool"),
                                    now - (backlogPoints - i) * stepMs)
                             .set("height", i));
    const PointsPtr batch = std::make_shared<const Points>(std::move(points));
    auto buffer = std::make_unique<MemoryBuffer>();
    buffer->append({&batch, 1});
    return buffer;
}

QByteArrayList linesInFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeIf([](const QByteArray &line) { return line.isEmpty() || line.startsWith('#'); });
    return lines;
}

} // namespace

class TestMirrorAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backlogs_data()
    {
        QTest::addColumn<qint64>("retentionHours");
        QTest::addColumn<QByteArray>("conflicting");
        QTest::addColumn<QString>("words");
        QTest::newRow("all is taken") << qint64(0) << QByteArray() << u"Writing to InfluxDB."_s;
        QTest::newRow("the bucket keeps a day")
            << qint64(24) << QByteArray()
            << u"The bucket keeps its data for 24 h, and the oldest point was 7 days old."_s;
        QTest::newRow("a field has another type")
            << qint64(0) << QByteArray("block")
            << u"The field height of the measurement block is of type integer, but of type float"_s;
        QTest::newRow("both") << qint64(24) << QByteArray("block") << u"The field height"_s;
    }
    /// In as many requests as batches, whatever part of them the receiver does not store.
    void backlogs()
    {
        QFETCH(qint64, retentionHours);
        QFETCH(QByteArray, conflicting);
        QFETCH(QString, words);
        InfluxStandIn influx({retentionHours, conflicting, {}});
        QElapsedTimer time;
        time.start();
        Mirrored mirrored(backlogBatch, 20, backlog());
        mirrored.receiver.answerBy(
            [&influx](const auto &request) { return influx.answer(request); });
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->queuedPoints(), 0, deadlineMs);
        qInfo("%d points in %zu requests and %lld ms, %lld not stored", backlogPoints,
              mirrored.receiver.requests().size(), time.elapsed(), influx.dropped());

        const auto batches = std::size_t((backlogPoints + backlogBatch - 1) / backlogBatch);
        QCOMPARE(mirrored.receiver.requests().size(), batches);
        QVERIFY2(mirrored.sentence().contains(words), qPrintable(mirrored.sentence()));
        QVERIFY(!QFile::exists(mirrored.deadLetters())); // which points it are is not known
        QCOMPARE(influx.stored() + influx.dropped(), backlogPoints);
        if (retentionHours > 0 && !conflicting.isEmpty()) { // the receiver reports only a part
            QVERIFY(mirrored.mirror->lostPoints() > 0 &&
                    mirrored.mirror->lostPoints() <= influx.dropped());
            return;
        }
        QCOMPARE(mirrored.mirror->writtenPoints(), influx.stored());
        QCOMPARE(mirrored.mirror->lostPoints(), influx.dropped());
        QCOMPARE(mirrored.level(), influx.dropped() > 0 ? Level::Watch : Level::Good);
    }

    void namedLinesAreRemovedAtOnce()
    {
        InfluxStandIn influx({0, {}, "7i"}); // every tenth
        Mirrored mirrored(100, 3'600'000);
        mirrored.receiver.answerBy(
            [&influx](const auto &request) { return influx.answer(request); });
        mirrored.take(heights(0, 100));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 90, deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(2));
        QCOMPARE(mirrored.mirror->lostPoints(), 10);
        const QByteArrayList refused = linesInFile(mirrored.deadLetters());
        QCOMPARE(refused.size(), 10);
        QVERIFY(std::all_of(refused.begin(), refused.end(),
                            [](const QByteArray &line) { return line.contains("7i"); }));
    }

    void everyPointStays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const QByteArray &body,
                            const char *words) {
            QTest::newRow(name) << status << body << QString::fromLatin1(words);
        };
        row("200 with a page", 200, "<html>Log in</html>", "does not take points");
        row("200 with JSON", 200, R"({"ok":true})", "does not take points");
        row("200 with nothing", 200, "", "does not take points");
        row("201", 201, "", "does not take points");
        row("http to Go's TLS", 400, "Client sent an HTTP request to an HTTPS server.\n",
            "the server wants https");
        row("http to nginx's TLS", 400,
            "<html>400 The plain HTTP request was sent to HTTPS port</html>",
            "the server wants https");
        row("a proxy's 400", 400, "<html>Bad Request</html>", "any proxy in between");
        row("422 of somebody", 422, "", "any proxy in between");
        row("no organisation", 400,
            R"({"code":"invalid","message":"Please provide either orgID or org"})", "INFLUX_ORG");
        row("a wrong precision", 400, R"({"code":"invalid","message":"invalid precision; valid"})",
            "milliseconds");
        row("no such bucket", 404,
            "{\"code\":\"not found\",\"message\":\"bucket \\\"b\\\" not found\"}", "INFLUX_BUCKET");
    }
    void everyPointStays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        Mirrored mirrored(20);
        mirrored.receiver.answerBy([&](const auto &) { return Answer{status, {}, body}; });
        mirrored.take(heights(0, 50));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), Level::Bad, deadlineMs);
        QVERIFY2(mirrored.sentence().contains(words), qPrintable(mirrored.sentence()));
        QTRY_VERIFY_WITH_TIMEOUT(mirrored.receiver.requests().size() >= 3, deadlineMs);
        QCOMPARE(mirrored.mirror->queuedPoints(), 50);
        QCOMPARE(mirrored.mirror->lostPoints(), 0);
        QCOMPARE(mirrored.mirror->writtenPoints(), 0);
        mirrored.receiver.answerBy({}); // as if the user had corrected it
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 50, deadlineMs);
        QCOMPARE(mirrored.receiver.stored().size(), 50);
    }

    void atMostOneBatchIsGivenUp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("every line named") << 400 << QByteArray();
        QTest::newRow("no line named")
            << 400 << QByteArray(R"({"code":"invalid","message":"unable to parse 'it': why"})");
        QTest::newRow("too large, always") << 413 << QByteArray();
    }
    void atMostOneBatchIsGivenUp()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        InfluxStandIn influx({0, {}, "height="});
        Mirrored mirrored(10);
        mirrored.receiver.answerBy([&](const auto &request) {
            return status == 413 || !body.isEmpty() ? Answer{status, {}, body}
                                                    : influx.answer(request);
        });
        mirrored.take(heights(0, 50));
        QTRY_VERIFY_WITH_TIMEOUT(mirrored.sentence().contains(u"has refused all points so far"_s),
                                 deadlineMs);
        QCOMPARE(mirrored.level(), Level::Bad);
        const std::size_t sent = mirrored.receiver.requests().size();
        QTRY_VERIFY_WITH_TIMEOUT(mirrored.receiver.requests().size() >= sent + 5, deadlineMs);
        const qint64 givenUp = mirrored.mirror->lostPoints();
        QVERIFY2(givenUp > 0 && givenUp <= 10, qPrintable(QString::number(givenUp)));
        QCOMPARE(mirrored.mirror->queuedPoints(), 50 - givenUp);
        QCOMPARE(linesInFile(mirrored.deadLetters()).size(), givenUp);
        mirrored.receiver.answerBy({});
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 50 - givenUp, deadlineMs);
    }

    /// Halving costs some requests for a line that is not named, not for its neighbours.
    void anUnnamedLineIsFoundByHalving()
    {
        Mirrored mirrored(128, 3'600'000);
        mirrored.receiver.answerBy([](const ScriptedReceiver::Request &request) {
            const bool isBad = request.lines.contains("height=33i");
            return Answer{isBad ? 400 : 204,
                          {},
                          isBad ? R"({"code":"invalid","message":"unable to parse 'it': why"})"
                                : ""};
        });
        mirrored.take(heights(0, 128));
        mirrored.mirror->flush(deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 127, deadlineMs);
        QCOMPARE(mirrored.mirror->lostPoints(), 1);
        QVERIFY(mirrored.receiver.requests().size() <= 1 + 2 * 7);
    }

    void aDrippingAnswerIsReported()
    {
        Mirrored mirrored(100, 20, std::make_unique<MemoryBuffer>(), soonMs);
        mirrored.receiver.answerBy([](const auto &) {
            return Answer{0, {}, "HTTP/1.1 204 No Content\r\nX: ", Answer::Manner::Drip};
        });
        mirrored.take(heights(0, 5));
        QTRY_VERIFY_WITH_TIMEOUT(mirrored.sentence().contains(u"did not answer in time"_s),
                                 deadlineMs);
        QCOMPARE(mirrored.mirror->queuedPoints(), 5);
        mirrored.receiver.answerBy({});
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 5, deadlineMs);
    }

    /// Status, alerts and log all hang on the board.
    void beginningToWriteIsReportedOnce()
    {
        Mirrored mirrored;
        StatusBoard board;
        board.watch(*mirrored.mirror);
        QStringList changes;
        connect(&board, &StatusBoard::changed, this,
                [&changes](const Status &status) { changes << status.sentence; });
        mirrored.receiver.close();
        mirrored.take(heights(0, 5));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.level(), Level::Bad, deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(!board.complaint().isEmpty(), deadlineMs); // it is stuck
        mirrored.receiver.reopen();
        for (int i = 1; i <= 5; ++i) {
            mirrored.take(heights(10 * i, 5));
            QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 5 * (i + 1), deadlineMs);
        }
        QCOMPARE(changes.count(u"Writing to InfluxDB."_s), 1);
        QCOMPARE(changes.last(), u"Writing to InfluxDB."_s);
        QCOMPARE(board.complaint(), QString());
    }

    /// Also when nothing happens, so that the board sees that it is alive.
    void itReportsAtEveryTick()
    {
        Mirrored mirrored;
        int reports = 0;
        connect(mirrored.mirror.get(), &Mirror::reported, this, [&reports] { ++reports; });
        QTRY_VERIFY_WITH_TIMEOUT(reports >= 3, deadlineMs);
        QCOMPARE(mirrored.level(), Level::Waiting);
        QCOMPARE(mirrored.mirror->info().id, Name("influxdb"));
        QCOMPARE(mirrored.mirror->info().cadenceMs, 50);
    }

    void oneStatusOfAll_data()
    {
        QTest::addColumn<MirrorState>("state");
        QTest::addColumn<StatusReport>("report");
        const StatusReport good{Level::Good, u"writing"_s, u"Writing to InfluxDB."_s};
        const StatusReport watch{Level::Watch, u"not writing"_s, u"Why."_s};
        const StatusReport bad{Level::Bad, u"not writing"_s, u"Why."_s};
        const auto row = [](const char *name, const MirrorState &state, Level level,
                            const char *summary, const char *sentence, qint64 graceMs) {
            QTest::newRow(name) << state
                                << StatusReport{level, QString::fromLatin1(summary),
                                                QString::fromLatin1(sentence), graceMs};
        };
        row("good", {good, false, 300'000}, Level::Good, "writing", "Writing to InfluxDB.", -1);
        row("bad", {bad, false, 300'000}, Level::Bad, "not writing", "Why.", 300'000);
        row("stuck and bad", {bad, true, 300'000}, Level::Bad, "not writing",
            "Points wait, and none was written to InfluxDB for more than 5 min. Why.", 0);
        row("stuck in the first failure", {watch, true, 300'000}, Level::Bad, "stuck",
            "Points wait, and none was written to InfluxDB for more than 5 min. Why.", 0);
        row("stuck without a failure", {good, true, 300'000}, Level::Bad, "stuck",
            "Points wait, and none was written to InfluxDB for more than 5 min.", 0);
        row("losses", {good, false, 300'000, u"Lost."_s}, Level::Watch, "points lost",
            "Lost. Writing to InfluxDB.", -1);
        row("a full queue", {watch, false, 300'000, u"Lost."_s, true}, Level::Bad, "points lost",
            "Lost. Why.", 300'000);
        row("a queue in trouble", {good, false, 300'000, {}, false, u"Disk full."_s}, Level::Bad,
            "queue not safe", "Disk full. Writing to InfluxDB.", 0);
    }
    void oneStatusOfAll()
    {
        QFETCH(MirrorState, state);
        QFETCH(StatusReport, report);
        const StatusReport got = mirrorReport(state);
        QCOMPARE(got.sentence, report.sentence);
        QVERIFY(got == report);
    }

    void recorded_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("lost");
        QTest::newRow("retention") << u"influxdb/2.7.12/write-422-beyond-retention-some.txt"_s << 2;
        QTest::newRow("types") << u"influxdb/2.7.12/write-422-type-conflict-some.txt"_s << 2;
        QTest::newRow("both") << u"influxdb/2.7.12/write-422-conflict-and-retention.txt"_s << 1;
    }
    void recorded()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        QFETCH(QString, file);
        QFETCH(int, lost);
        const auto exchange = RecordedExchange::read(file);
        QVERIFY(exchange);
        Mirrored mirrored;
        mirrored.receiver.script({{exchange->answer.status, {}, exchange->answer.body}});
        mirrored.take(heights(0, 10));
        QTRY_COMPARE_WITH_TIMEOUT(mirrored.mirror->writtenPoints(), 10 - lost, deadlineMs);
        QCOMPARE(mirrored.receiver.requests().size(), std::size_t(1));
        QCOMPARE(mirrored.mirror->lostPoints(), lost);
        QCOMPARE(mirrored.mirror->queuedPoints(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMirrorAnswers)
#include "test_mirror_answers.moc"
