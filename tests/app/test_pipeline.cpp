// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline with toy components: distribution, detection of failures, and reliable ends.
#include "app/pipeline.h"
#include "tests/app/toy_collector.h"
#include "tests/app/toy_sink.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = StatusReport::Level;

namespace {

constexpr int deadlineMs = 20'000;
constexpr int floodBatches = 300;
constexpr int stopMs = 2'000;

/// Batches, from any thread.
class Taken {
public:
    ToySink::Taken taker()
    {
        return [this](const PointsPtr &points) {
            const QMutexLocker lock(&m_mutex);
            m_batches.push_back(points);
        };
    }
    std::vector<PointsPtr> batches() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_batches;
    }
    qsizetype countOf(const QString &collector) const
    {
        const auto all = batches();
        return std::count_if(all.begin(), all.end(), [&collector](const PointsPtr &points) {
            return points->front().tagValue("name") == collector;
        });
    }

private:
    mutable QMutex m_mutex;
    std::vector<PointsPtr> m_batches;
};

/// Never ends a cycle, and never reports.
class Mute : public PollingCollector {
public:
    explicit Mute(int intervalMs) : PollingCollector({"mute", u"Mute"_s, intervalMs}) {}
    void poll() override {}
};

/// Brings points, and throws its status away.
class Careless : public Collector {
public:
    Careless() : Collector({"careless", u"Careless"_s, 100}), m_timer(this) {}
    void start() override
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            publish({PointOf<"softfork">(1).tag("name", u"careless"_s).set("elapsed", 0)});
        });
        m_timer.start(20);
    }

private:
    QTimer m_timer;
};

QStringList warnings;

void noteWarning(QtMsgType, const QMessageLogContext &, const QString &text)
{
    warnings << text;
}

void pauseABit()
{
    QThread::usleep(QRandomGenerator::global()->bounded(2'000));
}

} // namespace

class TestPipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySinkGetsTheSameBatch()
    {
        Taken here;
        Taken there;
        Pipeline pipeline;
        pipeline.add(std::make_unique<ToySink>(Name("here"), here.taker()));
        pipeline.add(std::make_unique<ToySink>(Name("there"), there.taker()),
                     &pipeline.thread(u"sink"_s));
        pipeline.add(std::make_unique<ToyCollector>(Name("a"), 20));
        pipeline.add(std::make_unique<ToyCollector>(Name("b"), 20),
                     &pipeline.thread(u"collector"_s));
        pipeline.start();
        QTRY_VERIFY_WITH_TIMEOUT(there.countOf(u"a"_s) > 2 && there.countOf(u"b"_s) > 2,
                                 deadlineMs);
        QSignalSpy stopped(&pipeline, &Pipeline::stopped);
        pipeline.stop(stopMs);
        QVERIFY(stopped.wait(deadlineMs));
        QCOMPARE(here.batches(), there.batches()); // pointers: made once
    }

    void firstCyclesAreReportedOnce()
    {
        QSemaphore mayAnswer;
        Pipeline pipeline;
        QSignalSpy first(&pipeline, &Pipeline::firstCyclesFinished);
        pipeline.add(std::make_unique<ToyCollector>(Name("quick"), 20));
        pipeline.add(std::make_unique<ToyCollector>(Name("slow"), 60'000,
                                                    [&mayAnswer] { mayAnswer.acquire(); }),
                     &pipeline.thread(u"slow"_s));
        pipeline.start();
        QVERIFY(!first.wait(200));
        mayAnswer.release();
        QVERIFY(first.wait(deadlineMs));
        QCOMPARE(first.size(), 1);
        QVERIFY(!first.wait(100)); // once
    }

    /// A collector that hangs slows none of the others.
    void eachCollectorHasItsTimer()
    {
        QSemaphore mayGoOn;
        Taken taken;
        Pipeline pipeline;
        pipeline.add(std::make_unique<ToySink>(Name("sink"), taken.taker()));
        pipeline.add(
            std::make_unique<ToyCollector>(Name("hanging"), 20, [&] { mayGoOn.acquire(); }),
            &pipeline.thread(u"hanging"_s));
        pipeline.add(std::make_unique<ToyCollector>(Name("free"), 20), &pipeline.thread(u"free"_s));
        pipeline.start();
        QTRY_VERIFY_WITH_TIMEOUT(taken.countOf(u"free"_s) > 20, deadlineMs);
        QCOMPARE(taken.countOf(u"hanging"_s), 0);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("hanging")->level, Level::Bad, deadlineMs);
        QCOMPARE(pipeline.board().find("free")->level, Level::Good);
        mayGoOn.release(1'000);
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("hanging")->level, Level::Good, deadlineMs);
    }

    void aComponentThatNeverReportsIsSeen()
    {
        Pipeline pipeline;
        QSignalSpy first(&pipeline, &Pipeline::firstCyclesFinished);
        pipeline.add(std::make_unique<Mute>(100));
        pipeline.start();
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("mute")->level, Level::Bad, deadlineMs);
        QVERIFY2(pipeline.board().complaint().startsWith(u"Mute: "_s),
                 qPrintable(pipeline.board().complaint()));
        QCOMPARE(first.size(), 1); // counts as failed
    }

    void aComponentThatResetsItsStatusIsSeen()
    {
        Taken taken;
        Pipeline pipeline;
        pipeline.add(std::make_unique<ToySink>(Name("sink"), taken.taker()));
        pipeline.add(std::make_unique<Careless>());
        pipeline.board().report("careless", {Level::Good, {}, u"All is well."_s});
        pipeline.start();
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("careless")->level, Level::Bad, deadlineMs);
        QVERIFY(taken.countOf(u"careless"_s) > 0); // though points come
    }

    void aThreadThatEndsEarlyIsSeen()
    {
        Pipeline pipeline;
        QThread &thread = pipeline.thread(u"short"_s);
        pipeline.add(std::make_unique<ToyCollector>(Name("a"), 20), &thread);
        pipeline.start();
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("a")->level, Level::Good, deadlineMs);
        thread.quit();
        QTRY_COMPARE_WITH_TIMEOUT(pipeline.board().find("a")->level, Level::Bad, deadlineMs);
        QVERIFY(pipeline.board().complaint().contains(u"has stopped"_s));
        QSignalSpy stopped(&pipeline, &Pipeline::stopped);
        pipeline.stop(stopMs);
        QVERIFY(stopped.wait(deadlineMs));
    }

    void hungThreadsAreAbandoned()
    {
        auto mayGoOn = std::make_shared<QSemaphore>();
        auto isThrough = std::make_shared<std::atomic<bool>>(false);
        {
            Pipeline pipeline;
            QSignalSpy stopped(&pipeline, &Pipeline::stopped);
            pipeline.add(std::make_unique<ToyCollector>(Name("disk"), 20,
                                                        [mayGoOn, isThrough] {
                                                            mayGoOn->acquire();
                                                            *isThrough = true;
                                                        }),
                         &pipeline.thread(u"disk"_s));
            pipeline.start();
            QElapsedTimer time;
            time.start();
            pipeline.stop(500);
            QVERIFY(stopped.wait(deadlineMs));
            QVERIFY(time.elapsed() >= 500); // it was waited for
            QCOMPARE(stopped.size(), 1);
        }
        mayGoOn->release(100); // the answer arrives after the end
        QTRY_VERIFY_WITH_TIMEOUT(isThrough->load(), deadlineMs);
    }

    /// A sink that does not come to its end keeps none of the others from theirs.
    void onlyLateThreadsAreAbandoned()
    {
        struct Gate { // shared, for the thread that is left behind outlives the pipeline
            QSemaphore mayGoOn;
            std::atomic<bool> isThrough = false;
        };
        class Hanging : public ToySink {
        public:
            explicit Hanging(std::shared_ptr<Gate> gate)
                : ToySink(Name("hanging"), [](const PointsPtr &) {}), m_gate(std::move(gate))
            {
            }
            void flush(int) override
            {
                m_gate->mayGoOn.acquire();
                m_gate->isThrough = true;
            }

        private:
            std::shared_ptr<Gate> m_gate;
        };
        class Prompt : public ToySink {
        public:
            explicit Prompt(std::atomic<bool> &isGone)
                : ToySink(Name("prompt"), [](const PointsPtr &) {}), m_isGone(isGone)
            {
            }
            ~Prompt() override { m_isGone = true; }

        private:
            std::atomic<bool> &m_isGone;
        };
        const auto gate = std::make_shared<Gate>();
        std::atomic<bool> isGone = false;
        warnings.clear();
        const auto before = qInstallMessageHandler(noteWarning);
        {
            Pipeline pipeline;
            QSignalSpy stopped(&pipeline, &Pipeline::stopped);
            pipeline.add(std::make_unique<Hanging>(gate), &pipeline.thread(u"disk"_s));
            pipeline.add(std::make_unique<Prompt>(isGone), &pipeline.thread(u"network"_s));
            pipeline.add(std::make_unique<ToyCollector>(Name("a"), 20), &pipeline.thread(u"a"_s));
            pipeline.start();
            QElapsedTimer time;
            time.start();
            pipeline.stop(500);
            QVERIFY(stopped.wait(deadlineMs));
            QVERIFY2(time.elapsed() < 1'500, qPrintable(QString::number(time.elapsed())));
            QVERIFY(isGone);
        }
        qInstallMessageHandler(before);
        QCOMPARE(warnings,
                 QStringList({u"The pipeline does not end in time; left behind: hanging."_s,
                              u"The thread \"disk\" does not end and is left behind."_s}));
        gate->mayGoOn.release();
        QTRY_VERIFY_WITH_TIMEOUT(gate->isThrough, deadlineMs);
    }

    void withoutAStart()
    {
        Pipeline pipeline;
        pipeline.add(std::make_unique<ToyCollector>(Name("a"), 20), &pipeline.thread(u"a"_s));
        QSignalSpy stopped(&pipeline, &Pipeline::stopped);
        pipeline.stop(stopMs);
        pipeline.stop(stopMs);
        QVERIFY(stopped.wait(deadlineMs));
        QCOMPARE(stopped.size(), 1);
    }

    /// Starts and ends, hundreds of times, with delays wherever threads could meet.
    void startsAndEnds()
    {
        for (int round = 0; round < 300; ++round) {
            Taken taken;
            Pipeline pipeline;
            QSignalSpy stopped(&pipeline, &Pipeline::stopped);
            pipeline.add(std::make_unique<ToySink>(Name("sink"), taken.taker()),
                         &pipeline.thread(u"sink"_s));
            for (const Name id : {Name("a"), Name("b"), Name("c")})
                pipeline.add(std::make_unique<ToyCollector>(id, 1, pauseABit),
                             id == Name("c") ? nullptr : &pipeline.thread(id.toString()));
            pipeline.start();
            if (round % 3 == 0)
                QTest::qWait(static_cast<int>(QRandomGenerator::global()->bounded(4)));
            if (round % 4 == 0)
                pauseABit();
            if (round % 10 == 9)
                continue; // destroyed as it runs
            pipeline.stop(stopMs);
            QVERIFY2(stopped.size() == 1 || stopped.wait(deadlineMs),
                     qPrintable(u"round %1"_s.arg(round)));
        }
    }

    /// The queue of a hung sink is bounded; it is told what it missed when it recovers.
    void aSinkThatHangsMissesAndCounts()
    {
        class Hanging : public ToySink {
        public:
            Hanging(Taken taken, std::atomic<qint64> &missed)
                : ToySink(Name("hanging"), std::move(taken)), m_missed(missed)
            {
            }
            void noteMissed(qint64 points) override { m_missed += points; }

        private:
            std::atomic<qint64> &m_missed;
        };
        class Flood : public Collector {
        public:
            Flood() : Collector({"flood", u"Flood"_s, 60'000}) {}
            void start() override
            {
                const Points batch(1'000, PointOf<"block">(1).set("height", 1));
                for (int i = 0; i < floodBatches; ++i)
                    publish(batch);
                finishCycle(true);
            }
        };
        QSemaphore mayGoOn;
        std::atomic<qint64> missed = 0;
        std::atomic<qint64> taken = 0;
        Pipeline pipeline;
        pipeline.add(std::make_unique<Hanging>(
                         [&](const PointsPtr &points) {
                             if (taken == 0)
                                 mayGoOn.acquire();
                             taken += static_cast<qint64>(points->size());
                         },
                         missed),
                     &pipeline.thread(u"sink"_s));
        qint64 alive = 0;
        std::vector<std::weak_ptr<const Points>> all;
        connect(&pipeline, &Pipeline::points, this,
                [&](const PointsPtr &points) { all.push_back(points); });
        pipeline.add(std::make_unique<Flood>());
        pipeline.add(std::make_unique<ToyCollector>(Name("a"), 20));
        pipeline.start();
        QTRY_VERIFY_WITH_TIMEOUT(all.size() >= floodBatches, deadlineMs);
        for (const auto &batch : all)
            if (const auto points = batch.lock())
                alive += static_cast<qint64>(points->size());
        QVERIFY2(alive <= mostWaitingPoints + 2'000, qPrintable(QString::number(alive)));
        mayGoOn.release(1'000);
        QTRY_VERIFY_WITH_TIMEOUT(missed > 0 && taken + missed >= floodBatches * 1'000, deadlineMs);
        QVERIFY(taken >= mostWaitingPoints - 2'000);
        QSignalSpy stopped(&pipeline, &Pipeline::stopped);
        pipeline.stop(stopMs);
        QVERIFY(stopped.wait(deadlineMs));
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "test_pipeline.moc"
