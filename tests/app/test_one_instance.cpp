// SPDX-License-Identifier: GPL-3.0-or-later
// One instance a data folder, however many begin at once and by whatever path.
#include "app/instance_lock.h"
#include "tests/support/program_world.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace bnm;
using namespace Qt::StringLiterals;
using Start = InstanceLock::Start;

namespace {

constexpr int longMs = 60'000;

} // namespace

class TestOneInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byAnyPath()
    {
        QTemporaryDir directory;
        const QString folder = directory.filePath(u"own"_s);
        QString error;
        auto first = std::make_unique<InstanceLock>(folder);
        QCOMPARE(first->take(&error), Start::Held);
        QVERIFY(QFile::link(folder, directory.filePath(u"link"_s)));
        for (const QString &path :
             {folder, folder + u"/../own/"_s, directory.filePath(u"link"_s)}) {
            QCOMPARE(InstanceLock(path).take(&error), Start::TakenByAnother);
            QVERIFY2(error.contains(u"another instance"_s) && error.contains(path),
                     qPrintable(error));
            QVERIFY(first->isOf(path));
        }
        first.reset();
        QCOMPARE(InstanceLock(directory.filePath(u"link"_s)).take(&error), Start::Held);
    }

    /// The socket is separate from the lock, and may be left over from a killed instance.
    void aFolderThatAppearsLater()
    {
        QTemporaryDir directory;
        QFile inTheWay(directory.filePath(u"own"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        InstanceLock first(inTheWay.fileName());
        InstanceLock second(inTheWay.fileName());
        QString error;
        QCOMPARE(first.take(&error), Start::NotYet);
        QVERIFY2(error.contains(u"DATA_DIR"_s), qPrintable(error));
        QCOMPARE(second.take(&error), Start::NotYet);
        QSignalSpy taken(&first, &InstanceLock::takenByAnother);
        QSignalSpy takenToo(&second, &InstanceLock::takenByAnother);
        QVERIFY(inTheWay.remove());
        QTRY_COMPARE_WITH_TIMEOUT(taken.size() + takenToo.size(), 1, longMs); // one of the two
    }

    void severalAtOnce_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("short") << u"own"_s;
        QTest::newRow("longer than a socket's path") << u"long/"_s.repeated(40) + u"own"_s;
    }
    void severalAtOnce()
    {
        QFETCH(QString, folder);
        ProgramWorld world;
        world.set("DATA_DIR", world.path(folder));
        QVERIFY(QDir().mkpath(world.path(folder)));
        QVERIFY(QFile::link(world.path(folder), world.path(u"link"_s)));
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 25; ++i)
            programs.push_back(world.start(
                i % 2 ? u"--headless"_s : u"--headless --data-dir "_s + world.path(u"link"_s)));
        const auto running = [&programs] {
            return std::count_if(programs.begin(), programs.end(), [](const auto &program) {
                return program->state() != QProcess::NotRunning;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(running(), 1, longMs);
        QVERIFY(QTest::qWaitFor(
            [&] { return finish(*world.start(u"--healthcheck"_s)).output.startsWith("healthy"); },
            longMs));
        QCOMPARE(running(), 1);
        for (const auto &program : programs) {
            if (program->state() == QProcess::NotRunning) {
                QCOMPARE(program->exitCode(), 2);
                QVERIFY(program->readAllStandardError().contains("another instance"));
                continue;
            }
            program->terminate();
            QCOMPARE(finish(*program).exitCode, 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestOneInstance)
#include "test_one_instance.moc"
