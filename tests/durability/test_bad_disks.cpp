// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on a data folder that is not writable: it continues, reports it, and loses none
// of its points once the folder is writable again.
#include "tests/support/program_world.h"
#include "tests/support/samples.h"
#include "tests/support/small_file_system.h"
#include "tests/support/victoria_metrics.h"

#include <QDir>
#include <QTest>

#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 60'000;

/// The program in a world whose data folder is on a file system of 4 MiB.
class OnSmallDisk {
public:
    OnSmallDisk() : disk(world.path(u"small"_s))
    {
        world.set("DATA_DIR", disk.path({}));
        world.set("INFLUX_URL", receiver.url().toString());
        world.set("INFLUX_BUCKET", u"b"_s);
        world.set("SCRAPE_INTERVAL_FAST", u"0.2"_s);
        world.set("SCRAPE_INTERVAL_SLOW", u"0.5"_s);
        world.set("COLLECTOR_LOG_LEVEL", u"info"_s);
    }
    ~OnSmallDisk() { end(); }

    void start() { program = world.start(u"--headless --print"_s); }
    /// Everything printed and logged so far.
    void look()
    {
        printed += program->readAllStandardOutput();
        log += program->readAllStandardError();
    }
    /// Waits for that many more lines of points.
    bool goesOn(qsizetype lines = 60)
    {
        look();
        const qsizetype before = printed.count('\n');
        return QTest::qWaitFor(
            [&] {
                look();
                return printed.count('\n') >= before + lines;
            },
            longMs);
    }
    bool says(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [&] {
                look();
                return log.contains(text);
            },
            longMs);
    }
    ProgramResult healthcheck() { return finish(*world.start(u"--healthcheck"_s)); }
    bool healthcheckSays(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return healthcheck().output.contains(text); }, longMs);
    }
    bool isHealthy()
    {
        return QTest::qWaitFor(
            [&] {
                const ProgramResult result = healthcheck();
                return result.exitCode == 0 && result.output.startsWith("healthy: ");
            },
            longMs);
    }
    void end()
    {
        if (!program || program->state() == QProcess::NotRunning)
            return;
        program->terminate();
        program->waitForFinished(longMs);
        look();
    }
    /// The points that were printed and are not stored.
    QStringList lost()
    {
        const Samples stored = readExport(receiver.exported()).samples;
        QStringList missing;
        for (const QByteArray &line : printed.split('\n')) {
            const auto read = readLine(line);
            if (read && !std::all_of(read->samples.begin(), read->samples.end(),
                                     [&](const auto &one) { return stored.contains(one.first); }))
                missing << read->point;
        }
        return missing;
    }

    ProgramWorld world;
    SmallFileSystem disk;
    VictoriaMetrics receiver;
    std::unique_ptr<QProcess> program;
    QByteArray printed;
    QByteArray log;
};

} // namespace

class TestBadDisks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QTemporaryDir directory;
        if (!SmallFileSystem(directory.filePath(u"small"_s)).isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        if (!VictoriaMetrics::isInstalled())
            QSKIP(qPrintable(VictoriaMetrics::reason()));
    }

    void aFullDiskAndSpaceAgain()
    {
        OnSmallDisk here;
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        QVERIFY(here.disk.fill(0));
        QVERIFY2(here.says("is full. Free some space."), here.log.constData());
        QVERIFY(here.goesOn()); // in memory
        ProgramResult unwell;
        QVERIFY2(QTest::qWaitFor(
                     [&] { // the history writes now and then
                         unwell = here.healthcheck();
                         return unwell.output.contains("History: The disk that holds ");
                     },
                     longMs),
                 unwell.output.constData());
        QCOMPARE(unwell.exitCode, 1);
        QCOMPARE(unwell.output.count('\n'), 1);
        QVERIFY2(unwell.output.startsWith("unhealthy: ") &&
                     unwell.output.contains("History: The disk that holds ") &&
                     unwell.output.contains("mirror-queue.sqlite is full."),
                 unwell.output.constData());

        QVERIFY(here.disk.free());
        QVERIFY(here.isHealthy());
        ::kill(static_cast<pid_t>(here.program->processId()), SIGKILL); // it is safe by now
        QVERIFY(here.program->waitForFinished(longMs));
        here.look();

        here.receiver.launch();
        QVERIFY2(here.receiver.waitUntilUp(), here.receiver.log().constData());
        here.start();
        QVERIFY(here.goesOn());
        QTRY_COMPARE_WITH_TIMEOUT(here.lost().size() < 100, true, longMs);
        here.end();
        QCOMPARE(here.program->exitCode(), 0);
        QCOMPARE(here.lost(), QStringList());
        qInfo("points printed %lld, lost 0", static_cast<long long>(here.printed.count('\n')));
    }

    void aDiskThatIsFullFromTheStart()
    {
        OnSmallDisk here;
        QVERIFY(here.disk.fill(0));
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        QVERIFY(here.healthcheckSays("is full."));
        QVERIFY(here.disk.free());
        QVERIFY(here.isHealthy());
    }

    void aReadOnlyDisk()
    {
        OnSmallDisk here;
        QVERIFY(here.disk.setReadOnly(true));
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        QVERIFY2(here.says("cannot be written"), here.log.constData());
        QCOMPARE(here.healthcheck().exitCode, 1);
        QVERIFY(here.disk.setReadOnly(false));
        QVERIFY(here.isHealthy());
        here.receiver.launch();
        QVERIFY2(here.receiver.waitUntilUp(), here.receiver.log().constData());
        QVERIFY(here.goesOn());
        here.end();
        QCOMPARE(here.program->exitCode(), 0);
        QCOMPARE(here.lost(), QStringList());
    }

    void aReadOnlyQueue()
    {
        OnSmallDisk here;
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        here.end();
        const QString queue = here.disk.path(u"mirror-queue.sqlite"_s);
        QVERIFY(QFile::exists(queue));
        const ReadOnlyFile readOnly(queue);
        QVERIFY(readOnly.isMounted());
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        QVERIFY2(here.says("mirror-queue.sqlite cannot be written"), here.log.constData());
        QVERIFY(here.healthcheckSays("unhealthy: "));
        QVERIFY2(here.healthcheck().output.contains("mirror-queue.sqlite cannot be written"),
                 here.healthcheck().output.constData());
    }

    void aDamagedQueue()
    {
        OnSmallDisk here;
        here.start();
        QVERIFY2(here.goesOn(), here.log.constData());
        here.end();
        here.printed.clear();
        QFile queue(here.disk.path(u"mirror-queue.sqlite"_s));
        QVERIFY(queue.open(QIODevice::ReadWrite));
        const QByteArray damage(100, 'x');
        QCOMPARE(queue.write(damage), damage.size());
        queue.close();
        here.start();
        QVERIFY2(here.says("the queue was damaged. It is kept as "), here.log.constData());
        QVERIFY(here.goesOn());
        const QStringList aside =
            QDir(here.disk.path({})).entryList({u"mirror-queue.sqlite.damaged-2*"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(here.disk.path(aside.front()));
        QVERIFY(kept.open(QIODevice::ReadOnly) && kept.read(damage.size()) == damage);
        QVERIFY(here.isHealthy());
        here.receiver.launch();
        QVERIFY2(here.receiver.waitUntilUp(), here.receiver.log().constData());
        QVERIFY(here.goesOn());
        here.end();
        QCOMPARE(here.lost(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestBadDisks)
#include "test_bad_disks.moc"
