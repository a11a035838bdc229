// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/host_collector.h"
#include "tests/support/collected.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;

namespace {

const Identity identity{QStringLiteral("mainnet"), QStringLiteral("test")};
constexpr qint64 minute = 60'000;

void grow(const QString &path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(bytes))
        qFatal("%s", qPrintable(file.errorString()));
}

} // namespace

class TestDiskSampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizeOfAFolder()
    {
        QTemporaryDir directory;
        QDir(directory.path()).mkpath(QStringLiteral("blocks/index"));
        grow(directory.filePath(QStringLiteral("blocks/blk00000.dat")), 1'000);
        grow(directory.filePath(QStringLiteral("blocks/index/.hidden")), 200);
        QTemporaryDir elsewhere;
        grow(elsewhere.filePath(QStringLiteral("huge")), 5'000);
        QFile::link(elsewhere.path(), directory.filePath(QStringLiteral("link")));
        QFile::link(elsewhere.filePath(QStringLiteral("huge")),
                    directory.filePath(QStringLiteral("file link")));
        QFile::link(directory.path(), directory.filePath(QStringLiteral("blocks/circle")));
        QCOMPARE(sizeOfFolder(directory.path()), std::optional<qint64>(1'200));
        QVERIFY(!sizeOfFolder(directory.filePath(QStringLiteral("nowhere"))));
    }

    void foldersAreWalkedEveryTenMinutes()
    {
        QTemporaryDir directory;
        grow(directory.filePath(QStringLiteral("000001.ldb")), 1'000'000);
        DiskSampler sampler({{QStringLiteral("chainstate"), directory.path()},
                             {QStringLiteral("blocks"), QStringLiteral("/nowhere")}});
        Collected collected;
        const auto sizeAt = [&](qint64 steadyMs) {
            collected.take(sampler.sample(identity, 1, steadyMs));
            return collected.value("filesystem", "chainstate_gb");
        };
        QCOMPARE(sizeAt(0), 0.001);
        grow(directory.filePath(QStringLiteral("000002.ldb")), 1'000'000);
        QCOMPARE(sizeAt(9 * minute), 0.001);
        QCOMPARE(sizeAt(10 * minute), 0.002);
        QCOMPARE(collected.complaints(), QStringList());
        QCOMPARE(collected.count("filesystem"), 3); // nothing of the folder that is not there
        QVERIFY(*collected.value("filesystem", "free_percent") > 0);
        QVERIFY(*collected.value("filesystem", "total_gb") >=
                *collected.value("filesystem", "used_gb"));
    }

    void daysUntilFullOnceThereIsATrend()
    {
        DiskTrend trend;
        for (int i = 0; i < 11; ++i) // 1 GB an hour, for 50 minutes
            trend.add(i * 5 * minute, 500 + i * 5.0 / 60);
        QVERIFY(!trend.daysUntilFull(48));
        for (int i = 11; i < 25; ++i)
            trend.add(i * 5 * minute, 500 + i * 5.0 / 60);
        const auto days = trend.daysUntilFull(48);
        QVERIFY(days && std::abs(*days - 2) < 0.01);
        QVERIFY(!trend.daysUntilFull(1'000'000)); // over ten years ahead

        DiskTrend shrinking;
        for (int i = 0; i < 25; ++i)
            shrinking.add(i * 5 * minute, 500 - i);
        QVERIFY(!shrinking.daysUntilFull(48));
    }

    void isSampledEachCycle()
    {
        QTemporaryDir directory;
        HostOptions options;
        options.identity = identity;
        options.intervalMs = 20;
        options.folders = {{QStringLiteral("datadir"), directory.path()}};
        options.process = false;
        HostCollector host(options);
        Collected collected;
        connect(&host, &HostCollector::pointsReady, this,
                [&](const PointsPtr &points) { collected.take(*points); });
        QSignalSpy first(&host, &HostCollector::firstCycleFinished);
        host.start();
        QTRY_VERIFY_WITH_TIMEOUT(collected.count("filesystem") >= 3, 10'000);
        QCOMPARE(first.size(), 1);
        QCOMPARE(host.lastReport().level, StatusReport::Level::Good);
    }

    void aMissingFolderIsReported()
    {
        HostOptions options;
        options.folders = {{QStringLiteral("blocks"), QStringLiteral("/no/such/folder")}};
        options.process = false;
        HostCollector host(options);
        host.start();
        QCOMPARE(host.lastReport().level, StatusReport::Level::Watch);
        QVERIFY(host.lastReport().sentence.contains(QStringLiteral("/no/such/folder")));
    }
};

QTEST_GUILESS_MAIN(TestDiskSampler)
#include "test_disk_sampler.moc"
