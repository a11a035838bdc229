// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process, beside the least programs that could do its part: time from its start
// to the first point and to the first window, resident memory, and the cost of a scrape. The
// simulated node is another process.
#include "tests/app/serve/plain_client.h"
#include "tests/support/bench_table.h"
#include "tests/support/free_port.h"
#include "tests/support/loop_gap.h"
#include "tests/support/simulated_node_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int startRounds = 5;
constexpr int settleMs = 5'000;
constexpr int scrapes = 8;
constexpr int scrapeEveryMs = 1'100; ///< the text of a scrape is kept for a second
constexpr int deadlineMs = 60'000;

/// A node for the program, and a folder for what it writes.
class World {
public:
    World()
    {
        environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (auto it = m_node.settings().begin(); it != m_node.settings().end(); ++it)
            environment.insert(QString::fromLatin1(it.key()), QString::fromLocal8Bit(it.value()));
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"BITCOIN_DATADIR"_s, m_folder.path());
        environment.insert(u"DATA_DIR"_s, m_folder.filePath(u"own"_s));
    }

    QProcessEnvironment environment;

private:
    SimulatedNodeProcess m_node;
    QTemporaryDir m_folder;
};

class Child {
public:
    Child(const QProcessEnvironment &environment, const QString &program,
          const QStringList &arguments = {})
    {
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_since.start();
        m_process.start(program, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s does not start", qPrintable(program));
    }
    ~Child()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    QByteArray waitForLine()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(deadlineMs))
                qFatal("%s prints nothing", qPrintable(m_process.program()));
        return m_process.readLine().trimmed();
    }
    double wallMs() const { return double(m_since.nsecsElapsed()) / 1e6; }
    double cpuMs() const { return bench::cpuMsOf(pid_t(m_process.processId())); }
    double residentMb() const
    {
        QFile file(u"/proc/%1/status"_s.arg(m_process.processId()));
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n'))
                if (line.startsWith("VmRSS:"))
                    return line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
        return 0;
    }
    void discardOutput()
    {
        QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                         [this] { m_process.readAll(); });
    }

private:
    QProcess m_process;
    QElapsedTimer m_since;
};

/// The program as somebody runs it, the least program of that kind, and their names in the table.
struct Pair {
    QStringList arguments;
    QString bare;
    const char *startName;
    const char *bareStartName;
    const char *memoryName;
    const char *bareName;

    Child program(const World &world) const
    {
        return {world.environment, QStringLiteral(PROGRAM), arguments};
    }
    Child least(const World &world) const { return {world.environment, bare}; }
};

/// Until the first line of output, in turn; both figures of each.
void startUp(const World &world, const Pair &pair)
{
    std::vector<double> walls;
    std::vector<double> cpus;
    std::vector<double> bareWalls;
    std::vector<double> bareCpus;
    const auto measure = [](Child child, auto &wallMs, auto &cpuMs) {
        child.waitForLine();
        wallMs.push_back(child.wallMs());
        cpuMs.push_back(child.cpuMs());
    };
    for (int round = 0; round < startRounds; ++round) {
        measure(pair.program(world), walls, cpus);
        measure(pair.least(world), bareWalls, bareCpus);
    }
    bench::row(pair.startName, "ms", pair.bareStartName,
               {bench::medianOf(walls), bench::medianOf(bareWalls)});
    bench::row("  the same, CPU", "ms CPU", pair.bareStartName,
               {bench::medianOf(cpus), bench::medianOf(bareCpus)});
}

void memory(const World &world, const Pair &pair)
{
    Child program = pair.program(world);
    program.discardOutput();
    runLoopFor(settleMs);
    Child least = pair.least(world);
    least.waitForLine();
    bench::row(pair.memoryName, "MB", pair.bareName, {program.residentMb(), least.residentMb()});
}

double cpuOfScrapes(Child &server, quint16 port, int count, int everyMs, qsizetype *bytes = nullptr)
{
    const double before = server.cpuMs();
    for (int i = 0; i < count; ++i) {
        const PlainAnswer answer = plainGet(port, "/metrics", {"Host: 127.0.0.1"});
        if (answer.status != 200)
            qFatal("the scrape was answered with %d", answer.status);
        if (bytes)
            *bytes = answer.body.size();
        runLoopFor(everyMs);
    }
    return server.cpuMs() - before;
}

/// Long intervals, so that little else happens between two scrapes.
void scrape(const World &world)
{
    const quint16 port = freePort();
    QProcessEnvironment environment = world.environment;
    environment.insert(u"METRICS_LISTEN"_s, u"127.0.0.1:%1"_s.arg(port));
    environment.insert(u"SCRAPE_INTERVAL_FAST"_s, u"300"_s);
    environment.insert(u"SCRAPE_INTERVAL_SLOW"_s, u"3600"_s);
    Child program(environment, QStringLiteral(PROGRAM), {u"--headless"_s});
    program.discardOutput();
    runLoopFor(settleMs);
    qsizetype bytes = 0;
    cpuOfScrapes(program, port, 1, 0, &bytes);
    const double idleBefore = program.cpuMs();
    runLoopFor(scrapes * scrapeEveryMs);
    const double idle = program.cpuMs() - idleBefore;
    const double own = cpuOfScrapes(program, port, scrapes, scrapeEveryMs) - idle;

    Child bare(world.environment, QStringLiteral(STATIC_SERVER), {QString::number(bytes)});
    const auto barePort = bare.waitForLine().toUShort();
    cpuOfScrapes(bare, barePort, 1, 0);
    const double baseline = cpuOfScrapes(bare, barePort, scrapes, scrapeEveryMs / 4);
    bench::row("Scrape of /metrics, text not kept", "ms CPU", "libmicrohttpd, static, same size",
               {own / scrapes, baseline / scrapes});
}

Pair withoutWindow()
{
    return {.arguments = {u"--headless"_s, u"--print"_s},
            .bare = QStringLiteral(BARE_CORE),
            .startName = "Start to the first point",
            .bareStartName = "QCoreApplication, first event",
            .memoryName = "Resident memory, headless",
            .bareName = "QCoreApplication"};
}

#ifdef BARE_WINDOW
Pair withWindow()
{
    return {.arguments = {},
            .bare = QStringLiteral(BARE_WINDOW),
            .startName = "Start to the first window",
            .bareStartName = "empty QWidget, first painting",
            .memoryName = "Resident memory, with window",
            .bareName = "empty QWidget"};
}
#endif

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    World world;
    startUp(world, withoutWindow());
    memory(world, withoutWindow());
    scrape(world);
#ifdef BARE_WINDOW
    world.environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(PLUGINS));
    world.environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"firstwindow"_s);
    startUp(world, withWindow());
    memory(world, withWindow());
#endif
    return 0;
}
