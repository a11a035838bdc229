// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed repeatedly while a real receiver starts and stops: in the end all points it
// printed as kept are stored, each once, or still in the queue, including those from its last
// moments. KILLS is the number, SEED determines the moments.
#include "app/durable_buffer.h"
#include "tests/support/program_world.h"
#include "tests/support/samples.h"
#include "tests/support/victoria_metrics.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int drainMs = 120'000;

int numberFrom(const char *variable, int otherwise)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(variable, &ok);
    return ok ? number : otherwise;
}

/// The program's --print output over all its runs.
class Taken {
public:
    void read(const QByteArray &output)
    {
        m_rest += output;
        for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
            add(m_rest.left(end));
            m_rest.remove(0, end + 1);
        }
    }
    /// A kill may leave half a line.
    void forgetTheRest() { m_rest.clear(); }

    const std::map<QString, Samples> &points() const { return m_points; }
    const QStringList &complaints() const { return m_complaints; }
    qint64 queued() const { return m_queued; } ///< as last reported by the program

private:
    void add(const QByteArray &line)
    {
        const auto read = readLine(line);
        if (!read)
            m_complaints << u"not a line: "_s + QString::fromUtf8(line);
        else if (!m_points.try_emplace(read->point, read->samples).second)
            m_complaints << u"taken twice: "_s + read->point;
        else
            for (const auto &[name, value] : read->samples)
                if (name.startsWith("collector_queued_points|"_L1))
                    m_queued = static_cast<qint64>(value);
    }

    QByteArray m_rest;
    std::map<QString, Samples> m_points;
    QStringList m_complaints;
    qint64 m_queued = -1;
};

/// The program's remaining queue.
Samples queuedIn(const QString &dataDir)
{
    const QString path = QDir(dataDir).filePath(u"mirror-queue.sqlite"_s);
    if (!QFile::exists(path))
        qFatal("there is no queue");
    DurableBuffer queue({.path = path});
    Samples samples;
    for (const QByteArray &line : queue.read(0, PointBuffer::noEnd, 1'000'000).lines().split('\n'))
        if (const auto read = readLine(line))
            samples.insert(read->samples.begin(), read->samples.end());
    return samples;
}

/// Missing or different values of a point; empty: none.
QString differences(const Samples &taken, const Samples &stored)
{
    QString text;
    for (const auto &[name, value] : taken) {
        const auto found = stored.find(name);
        if (found == stored.end())
            text += u" %1 is missing"_s.arg(name);
        else if (!isSame(found->second, value))
            text += u" %1 is %2, not %3"_s.arg(name)
                        .arg(found->second, 0, 'g', 17)
                        .arg(value, 0, 'g', 17);
    }
    return text;
}

} // namespace

class TestKills : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!VictoriaMetrics::isInstalled())
            QSKIP(qPrintable(VictoriaMetrics::reason()));
    }

    void everyPointTakenIsStoredOnce()
    {
        const int kills = numberFrom("KILLS", 25);
        const auto seed = quint32(
            numberFrom("SEED", static_cast<int>(QDateTime::currentMSecsSinceEpoch() & 0x7fffffff)));
        std::printf("SEED=%u KILLS=%d\n", seed, kills);
        m_random.seed(seed);

        SimulatedNodeOptions node;
        node.seed = seed;
        node.meanBlockSeconds = 1;
        node.reorgEveryBlocks = 5;
        node.transactionsPerSecond = 50;
        node.churnPerMinute = 60;
        ProgramWorld world(node);
        world.set("INFLUX_URL", m_receiver.url().toString());
        world.set("INFLUX_BUCKET", u"b"_s);
        world.set("SCRAPE_INTERVAL_FAST", u"0.2"_s);
        world.set("SCRAPE_INTERVAL_SLOW", u"0.5"_s);
        world.set("COLLECTOR_LOG_LEVEL", u"warning"_s);

        m_comesAndGoes.setSingleShot(true);
        connect(&m_comesAndGoes, &QTimer::timeout, this, &TestKills::receiverComesOrGoes);
        receiverComesOrGoes();
        for (int i = 0; i < kills; ++i) {
            live(world, m_random.bounded(100, 1'500));
            if (QTest::currentTestFailed())
                return;
        }
        m_comesAndGoes.stop();
        drain(world);
        if (QTest::currentTestFailed())
            return;
        compare(kills, queuedIn(world.dataDir()));
    }

private:
    /// One run of the program, ended after so many milliseconds.
    void live(ProgramWorld &world, int milliseconds)
    {
        QProcess program;
        connect(&program, &QProcess::readyReadStandardOutput, this,
                [&] { m_taken.read(program.readAllStandardOutput()); });
        world.startIn(program, u"--headless --print"_s);
        QVERIFY(program.waitForStarted());
        bool isOver = false;
        QTimer::singleShot(milliseconds, Qt::PreciseTimer, &program, [&] {
            isOver = true;
            QCOMPARE(program.state(), QProcess::Running); // it does not end by itself
            ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        });
        QTRY_VERIFY_WITH_TIMEOUT(isOver && program.state() == QProcess::NotRunning, drainMs);
        m_taken.read(program.readAllStandardOutput());
        m_taken.forgetTheRest();
    }

    /// SIGTERM, not SIGKILL: VictoriaMetrics only keeps acknowledged data once it has flushed it,
    /// every few seconds and on termination.
    void receiverComesOrGoes()
    {
        if (m_receiver.isRunning())
            m_receiver.terminate();
        else
            m_receiver.launch();
        m_comesAndGoes.start(m_random.bounded(300, 4'000));
    }

    /// With the receiver there to stay, a last life writes everything.
    void drain(ProgramWorld &world)
    {
        QVERIFY(m_receiver.stop());
        m_receiver.launch();
        QVERIFY2(m_receiver.waitUntilUp(), m_receiver.log().constData());
        QProcess program;
        connect(&program, &QProcess::readyReadStandardOutput, this,
                [&] { m_taken.read(program.readAllStandardOutput()); });
        const std::size_t before = m_taken.points().size();
        world.startIn(program, u"--headless --print"_s);
        const qint64 little = 500; // new points come all the time
        QTRY_VERIFY_WITH_TIMEOUT(
            m_taken.points().size() > before + 500 && m_taken.queued() < little, drainMs);
        program.terminate();
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, drainMs);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        m_taken.read(program.readAllStandardOutput());
    }

    void compare(int kills, const Samples &queued)
    {
        // Raw data: repeated points are there twice, with identical contents.
        const Exported raw = readExport(m_receiver.exported());
        // An InfluxDB overwrites a point with itself; this makes VictoriaMetrics do the same.
        QVERIFY(m_receiver.stop());
        m_receiver.setOptions({u"-dedup.minScrapeInterval=1ms"_s});
        m_receiver.launch();
        QVERIFY2(m_receiver.waitUntilUp(), m_receiver.log().constData());
        Exported exported = readExport(m_receiver.exported());
        std::set<QString> stored;
        for (const auto &[name, value] : exported.samples)
            stored.insert(pointOf(name));
        const std::size_t storedSamples = exported.samples.size();
        exported.samples.insert(queued.begin(), queued.end());
        QStringList lost;
        for (const auto &[point, samples] : m_taken.points())
            if (const QString text = differences(samples, exported.samples); !text.isEmpty())
                lost << point + u':' + text;
        std::printf("kills %d, taken %zu, stored %zu, lost %zu, doubled %zu "
                    "(samples stored %zu, in the queue %zu, sent twice %zu)\n",
                    kills, m_taken.points().size(), stored.size(), std::size_t(lost.size()),
                    exported.doubled.size(), storedSamples, queued.size(), raw.doubled.size());
        std::fflush(stdout);
        for (const QString &point : lost.mid(0, 20))
            qWarning("lost: %s", qPrintable(point));
        for (const QString &conflict : raw.conflicting.mid(0, 20))
            qWarning("conflicting: %s", qPrintable(conflict));
        for (const QString &complaint : m_taken.complaints().mid(0, 20))
            qWarning("%s", qPrintable(complaint));
        QCOMPARE(lost.size(), 0);
        QCOMPARE(m_taken.complaints().size(), 0);
        QVERIFY(exported.doubled.empty());
        QCOMPARE(raw.conflicting.size(), 0);
        QVERIFY(!stored.contains(QString())); // every name is the catalogue's
        QVERIFY(m_taken.points().size() > std::size_t(kills) * 20);
    }

    QRandomGenerator m_random;
    Taken m_taken;
    QTimer m_comesAndGoes;
    VictoriaMetrics m_receiver;
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
