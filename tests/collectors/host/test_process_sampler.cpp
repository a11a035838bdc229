// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/host_collector.h"
#include "collectors/host/process_sampler.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <thread>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace bnm;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

double processCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Threads that burn until the process has used so much CPU time in all.
void burnOnThreads(int count, double cpuMs)
{
    const double until = processCpuMs() + cpuMs;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([until] {
            while (processCpuMs() < until) {
            }
        });
    for (std::thread &thread : threads)
        thread.join();
}

const NodeTraits ours{
    .dataFolder = QStringLiteral("/srv/ours"), .network = QStringLiteral("main"), .rpcPort = 8332};
const QByteArrayList ourFolder{"-datadir=/srv/ours"};

/// A /proc of some processes.
class FakeProc {
public:
    QString path() const { return m_directory.path(); }
    void set(qint64 pid, const QByteArray &name, qint64 cpuTicks, qint64 startTicks,
             const QByteArrayList &arguments = {})
    {
        const QString folder = m_directory.filePath(QString::number(pid));
        QDir().mkpath(folder + QStringLiteral("/fd"));
        write(folder + QStringLiteral("/comm"), name + '\n');
        write(folder + QStringLiteral("/cmdline"), name + '\0' + arguments.join('\0') + '\0');
        write(folder + QStringLiteral("/stat"),
              QByteArray::number(pid) + " (" + name + ") S 1 1 1 0 -1 4194560 1 2 3 4 " +
                  QByteArray::number(cpuTicks) + " 0 0 0 20 0 17 0 " +
                  QByteArray::number(startTicks) + " 123456 1000 18446744073709551615 0 0 0");
    }
    void remove(qint64 pid)
    {
        QDir(m_directory.filePath(QString::number(pid))).removeRecursively();
    }
    QString pidFile(const QByteArray &text)
    {
        const QString file = m_directory.filePath(QStringLiteral("bitcoind.pid"));
        write(file, text);
        return file;
    }
    /// When the machine was started, so that ticks are times.
    void setBoot(qint64 seconds)
    {
        write(m_directory.filePath(QStringLiteral("stat")),
              "cpu 1 2 3\nbtime " + QByteArray::number(seconds) + "\n");
    }

private:
    QTemporaryDir m_directory;
};

} // namespace

class TestProcessSampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProcessThatWasSeenIsMissed()
    {
        FakeProc proc;
        HostOptions options;
        options.procRoot = proc.path();
        options.node = ours;
        options.identity = {QStringLiteral("mainnet"), QStringLiteral("test")};
        HostCollector host(options);
        QSignalSpy ready(&host, &HostCollector::pointsReady);
        const auto sample = [&] {
            ready.clear();
            host.pollNow();
            return ready.isEmpty() ? Points() : *ready.front().front().value<PointsPtr>();
        };
        QVERIFY(sample().empty()); // a node of another machine is not missed
        proc.set(77, "bitcoind", 1, 5, {"-datadir=/srv/ours"});
        Points points = sample();
        QCOMPARE(points.size(), std::size_t(1));
        QCOMPARE(points.front().number("running"), std::optional(1.0));
        proc.remove(77);
        points = sample();
        QCOMPARE(points.size(), std::size_t(1));
        QCOMPARE(points.front().number("running"), std::optional(0.0));
        QVERIFY(!points.front().find("memory_rss_mb"));
    }

#ifdef Q_OS_LINUX
    void cpuOfAllThreadsBetweenSamples()
    {
        QTemporaryDir directory;
        const QString pidFile = directory.filePath(QStringLiteral("pid"));
        write(pidFile, QByteArray::number(QCoreApplication::applicationPid()));
        prctl(PR_SET_NAME, "bitcoind");
        ProcessSampler sampler(NodeTraits{.pidFile = pidFile});
        const double cpuBefore = processCpuMs();
        const auto first = sampler.sample(1'000);
        QVERIFY(first && !first->cpuPercent); // a single sample gives no rate
        burnOnThreads(3, 400);
        const double cpuUsed = processCpuMs() - cpuBefore;
        const auto second = sampler.sample(1'500);
        QVERIFY(second && second->cpuPercent);
        // The kernel counts in ticks of 10 ms, of user and of system time each.
        QVERIFY2(std::abs(*second->cpuPercent - cpuUsed / 5) <= 10,
                 qPrintable(QString::number(*second->cpuPercent)));
        QVERIFY(*second->cpuPercent > 70); // 400 ms of all threads over 500 ms, not of the main one
        QVERIFY(*second->memoryRssMb > 1 && *second->memoryRssMb < 1'000);
        QVERIFY(*second->openFiles >= 3);
        QVERIFY(*second->threads >= 1);
    }
#endif

    void usage()
    {
        FakeProc proc;
        proc.set(10, "systemd", 1, 1, ourFolder);
        proc.set(11, "bitcoind-helper", 1, 1, ourFolder);
        ProcessSampler sampler(ours, proc.path());
        QVERIFY(!sampler.sample(0));
        proc.set(12, "bitcoind", 100, 50, ourFolder);
        QVERIFY(sampler.sample(1'000));
        proc.set(12, "bitcoind", 200, 50, ourFolder); // 100 ticks of 10 ms in 2 s
        const auto usage = sampler.sample(3'000);
        QCOMPARE(usage->cpuPercent, std::optional(50.0));
        QCOMPARE(usage->threads, std::optional<qint64>(17));
        QCOMPARE(usage->openFiles, std::optional<qint64>(0));
        QVERIFY(!usage->readBytes); // /proc/PID/io is not there
    }

    void aLaterProcessIsNotTheSame()
    {
        FakeProc proc;
        proc.set(12, "bitcoind", 5'000, 50, ourFolder);
        ProcessSampler sampler(ours, proc.path());
        QVERIFY(sampler.sample(0));
        proc.set(12, "bitcoind", 10, 90, ourFolder); // the same pid, begun later
        QVERIFY(!sampler.sample(1'000)->cpuPercent);
        proc.remove(12);
        QVERIFY(!sampler.sample(2'000));
        proc.set(40, "bitcoin-qt", 10, 99, ourFolder);
        QVERIFY(sampler.sample(3'000));
    }

    /// The node stops while others run here: it is missing, and none of them is mistaken for it.
    void otherNodesAreNotTheNode()
    {
        FakeProc proc;
        NodeTraits traits = ours;
        traits.pidFile = proc.pidFile("12");
        proc.set(12, "bitcoind", 1, 5, ourFolder);
        proc.set(13, "bitcoind", 1, 6, {"-datadir=/srv/others"});
        proc.set(14, "bitcoin-qt", 1, 7, {"-conf=/srv/others/bitcoin.conf"});
        proc.set(15, "bitcoind", 1, 8, {"-datadir=/srv/ours", "-regtest"});
        const NodeProcess node(traits, proc.path());
        QCOMPARE(node.find(), std::optional<qint64>(12));
        proc.remove(12);
        QVERIFY(!node.find());
        proc.remove(14); // nor the only one that is left
        QVERIFY(!node.find());
        proc.pidFile("13"); // outlived its process, and the pid is another node's by now
        QVERIFY(!node.find());
    }

    void aNodeElsewhere()
    {
        FakeProc proc;
        NodeTraits traits = ours;
        traits.isLocal = false;
        proc.set(12, "bitcoind", 1, 5, ourFolder);
        QVERIFY(!NodeProcess(traits, proc.path()).find());
        // A container that sees its host's folder and processes has the pid file for proof.
        traits.pidFile = proc.pidFile("12");
        QVERIFY(!NodeProcess(traits, proc.path()).find());
        proc.setBoot(QDateTime::currentSecsSinceEpoch());
        QCOMPARE(NodeProcess(traits, proc.path()).find(), std::optional<qint64>(12));
        proc.setBoot(QDateTime::currentSecsSinceEpoch() - 3'600); // began an hour before the file
        QVERIFY(!NodeProcess(traits, proc.path()).find());
    }

    void byItsPortWithoutAKnownFolder()
    {
        FakeProc proc;
        const auto found = [&](const char *network, quint16 port) {
            return NodeProcess(NodeTraits{.network = QLatin1String(network), .rpcPort = port},
                               proc.path())
                .find();
        };
        proc.set(12, "bitcoind", 1, 5, {"-testnet4"});
        proc.set(13, "bitcoind", 1, 5, {"-regtest", "-rpcport=9000"});
        QVERIFY(!found("main", 8332));
        QCOMPARE(found("testnet4", 48332), std::optional<qint64>(12));
        QCOMPARE(found("regtest", 9000), std::optional<qint64>(13));
        QVERIFY(!found("regtest", 18443));
        proc.set(14, "bitcoind", 1, 5, {"-chain=testnet4"}); // two, and no proof
        QVERIFY(!found("testnet4", 48332));
    }

    void anEmptyPidFile()
    {
        FakeProc proc;
        proc.set(12, "bitcoind", 100, 50, ourFolder);
        for (const char *text : {"not a number", "99", "", "-1"}) {
            NodeTraits traits = ours;
            traits.pidFile = proc.pidFile(text);
            QCOMPARE(NodeProcess(traits, proc.path()).find(), std::optional<qint64>(12));
        }
    }

    void statLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("good");
        const QByteArray rest = " S 1 1 1 0 -1 4194560 1 2 3 4 7 8 0 0 20 0 9 0 77 123 55 1 0 0 0";
        QTest::newRow("plain") << "1 (bitcoind)" + rest << true;
        QTest::newRow("blanks and parentheses") << "1 (a) b (c)" + rest << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("cut") << QByteArray("1 (bitcoind) S 1 2 3") << false;
        QTest::newRow("no name") << "1 bitcoind" + rest << false;
        QTest::newRow("reversed") << QByteArray(")(") << false;
    }
    void statLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, good);
        const auto stat = readProcessStat(line);
        QCOMPARE(stat.has_value(), good);
        if (stat) {
            QCOMPARE(stat->cpuTicks, 15);
            QCOMPARE(stat->threads, 9);
            QCOMPARE(stat->startTicks, 77);
            QCOMPARE(stat->residentPages, 55);
        }
    }
};

QTEST_GUILESS_MAIN(TestProcessSampler)
#include "test_process_sampler.moc"
