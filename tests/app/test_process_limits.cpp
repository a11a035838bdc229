// SPDX-License-Identifier: GPL-3.0-or-later
// Others cannot read the memory of the program as a service, which contains passwords: no core
// dump, no access from outside.
#include "tests/support/program_world.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;
constexpr uid_t nobody = 65'534;

/// As a user other than root, to whom the kernel applies limits, and who may have dumps.
void becomeSomebody()
{
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_CORE, &unlimited);
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(1);
}

void giveToNobody(const QString &folder)
{
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    bool isGiven = ::chown(qPrintable(folder), nobody, nobody) == 0;
    while (files.hasNext())
        isGiven = ::chown(qPrintable(files.next()), nobody, nobody) == 0 && isGiven;
    QVERIFY(isGiven);
}

QByteArray procFile(const QProcess &process, const char *name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestProcessLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(u"/proc/self/limits"_s))
            QSKIP("there is no /proc");
    }

    void othersCannotReadTheMemory()
    {
        ProgramWorld world;
        const QString folder = QDir::cleanPath(world.path({}));
        if (::geteuid() == 0)
            giveToNobody(folder);
        QProcess program;
        program.setChildProcessModifier(becomeSomebody);
        world.startIn(program, u"--headless"_s);
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(world.dataDir() + u"/history.sqlite"_s) ||
                                     program.state() == QProcess::NotRunning,
                                 patienceMs);
        QVERIFY2(program.state() == QProcess::Running, program.readAllStandardError().constData());

        // Root owns everything in /proc of a process that hides its memory.
        struct stat memory {};
        QCOMPARE(::stat(qPrintable(u"/proc/%1/mem"_s.arg(program.processId())), &memory), 0);
        QCOMPARE(memory.st_uid, uid_t(0));

        QByteArray limits;
        for (const QByteArray &line : procFile(program, "limits").split('\n'))
            if (line.startsWith("Max core file size"))
                limits = line.simplified();
        QVERIFY2(limits.startsWith("Max core file size 1 1"), limits.constData());

        ::kill(static_cast<pid_t>(program.processId()), SIGABRT);
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patienceMs);
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        QCOMPARE(QDir(folder).entryList({u"*core*"_s}, QDir::Files | QDir::Hidden), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestProcessLimits)
#include "test_process_limits.moc"
