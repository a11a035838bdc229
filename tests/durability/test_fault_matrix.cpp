// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process, with a fault in each of its sources and sinks at the start, while it
// runs, and when it is terminated: it reports the fault, recovers, ends in time, and loses nothing
// it reported as kept. Prints a table. FAULT_MATRIX=long runs slow faults twice too.
#include "app/demo/simulated_node.h"
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/program_world.h"
#include "tests/support/relay.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using Manner = ScriptedReceiver::Answer::Manner;

namespace {

constexpr int longMs = 60'000;
constexpr int endMs = 5'000;

/// The program with sources and sinks that all work, until a test breaks one.
class Rig {
public:
    Rig() : electrum(MadeChain(10)), zmq(world.node.zmqEndpoint())
    {
        world.set("INFLUX_URL", influx.url().toString());
        world.set("INFLUX_BUCKET", u"b"_s);
        world.set("ALERT_WEBHOOK_URL", webhook.url().toString());
        world.set("ELECTRUM_URL", u"electrum://127.0.0.1:%1"_s.arg(electrum.port()));
        world.set("SCRAPE_INTERVAL_SLOW", u"0.5"_s);
        world.set("COLLECTOR_LOG_LEVEL", u"info"_s);
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            world.set(QByteArray("BITCOIN_ZMQ_") + stream, zmq.endpoint());
        world.set("LD_PRELOAD", QStringLiteral(HANGING_DISK));
        world.set("HANGING_DISK_FOLDER", world.dataDir());
        world.set("HANGING_DISK_SWITCH", diskSwitch());
    }
    ~Rig()
    {
        QFile::remove(diskSwitch());
        if (program && program->state() != QProcess::NotRunning)
            program->kill();
    }

    QString diskSwitch() const { return world.path(u"disk-hangs"_s); }
    void start() { program = world.start(u"--headless --print"_s); }
    void look()
    {
        printed += program->readAllStandardOutput();
        log += program->readAllStandardError();
    }
    /// Runs in parallel to the event loop, which the stand-ins need.
    QByteArray healthcheck()
    {
        const auto check = world.start(u"--healthcheck"_s);
        if (!QTest::qWaitFor([&] { return check->state() == QProcess::NotRunning; }, longMs))
            return "no end";
        return check->readAllStandardOutput();
    }
    /// Returns the seconds it took; negative: it did not happen.
    double until(const std::function<bool()> &is)
    {
        QElapsedTimer timer;
        timer.start();
        const bool came = QTest::qWaitFor(
            [&] {
                look();
                return is();
            },
            longMs);
        return came ? static_cast<double>(timer.elapsed()) / 1'000 : -1;
    }
    bool isHealthy() { return healthcheck().startsWith("healthy"); }
    /// Lines that were printed as kept and are not stored.
    qsizetype lost() const
    {
        const QByteArrayList all = printed.left(printed.lastIndexOf('\n')).split('\n');
        const QSet<QByteArray> stored(influx.stored().begin(), influx.stored().end());
        return std::count_if(all.begin(), all.end(), [&stored](const QByteArray &line) {
            return !line.isEmpty() && !stored.contains(line);
        });
    }

    ProgramWorld world;
    ScriptedReceiver influx;
    ScriptedReceiver webhook;
    ElectrumStandIn electrum;
    Relay zmq;
    std::unique_ptr<QProcess> program;
    QByteArray printed;
    QByteArray log;
};

struct Fault {
    const char *name;
    void (*begin)(Rig &rig);
    void (*end)(Rig &rig);
    QByteArray who;        ///< reports it in the log, or through --healthcheck
    bool isVital = false;  ///< --healthcheck is unhealthy, with the reason
    bool isSlow = false;   ///< takes half a minute to be noticed
    bool isAtStart = true; ///< concerns the start too
    bool stopsAll = false; ///< no points are kept meanwhile
};

void answerInflux(Rig &rig, const ScriptedReceiver::Answer &answer)
{
    rig.influx.answerBy([answer](const auto &) { return answer; });
}

void setNode(Rig &rig, NodeFault fault)
{
    rig.world.node.run([fault](SimulatedNode &node) { node.setFault(fault); });
}

const std::vector<Fault> faults = {
    {.name = "node refuses",
     .begin = [](Rig &rig) { setNode(rig, NodeFault::RefuseConnections); },
     .end = [](Rig &rig) { setNode(rig, NodeFault::None); },
     .who = "Node: ",
     .isVital = true},
    {.name = "node stalls",
     .begin = [](Rig &rig) { setNode(rig, NodeFault::Stall); },
     .end = [](Rig &rig) { setNode(rig, NodeFault::None); },
     .who = "Node: ",
     .isVital = true},
    {.name = "InfluxDB is away",
     .begin = [](Rig &rig) { rig.influx.close(); },
     .end = [](Rig &rig) { rig.influx.reopen(); },
     .who = "InfluxDB: "},
    {.name = "InfluxDB drips",
     .begin =
         [](Rig &rig) {
             answerInflux(rig, {.status = 200,
                                .body = "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
                                .manner = Manner::Drip});
         },
     .end = [](Rig &rig) { answerInflux(rig, {}); },
     .who = "InfluxDB: ",
     .isSlow = true},
    {.name = "disk hangs",
     .begin =
         [](Rig &rig) {
             QFile file(rig.diskSwitch());
             QVERIFY(file.open(QIODevice::WriteOnly));
         },
     .end = [](Rig &rig) { QVERIFY(QFile::remove(rig.diskSwitch())); },
     .who = "Disk: ",
     .isVital = true,
     .stopsAll = true},
    {.name = "ZMQ is away",
     .begin = [](Rig &rig) { rig.zmq.close(); },
     .end = [](Rig &rig) { rig.zmq.open(); },
     .who = "ZMQ: "},
    {.name = "Electrum closes",
     .begin =
         [](Rig &rig) {
             rig.electrum.closesAtOnce = true;
             rig.electrum.cutConnections();
         },
     .end = [](Rig &rig) { rig.electrum.closesAtOnce = false; },
     .who = "Electrum: "},
    {.name = "webhook is away", // it is needed as soon as there is an alert
     .begin =
         [](Rig &rig) {
             rig.webhook.close();
             rig.world.node.run([](SimulatedNode &node) { node.reorganise(3); });
         },
     .end = [](Rig &rig) { rig.webhook.reopen(); },
     .who = "Webhook: ",
     .isAtStart = false},
};

QString seconds(double time)
{
    return time < 0 ? u"never"_s : u"%1 s"_s.arg(time, 0, 'f', 1);
}

} // namespace

class TestFaultMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matrix_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < faults.size(); ++i)
            QTest::newRow(faults[i].name) << static_cast<int>(i);
    }
    void matrix()
    {
        QFETCH(int, index);
        const Fault &fault = faults[static_cast<std::size_t>(index)];
        Rig rig;
        QString row = QString::fromLatin1(fault.name).leftJustified(18);
        if (fault.isAtStart && (!fault.isSlow || isLong())) {
            fault.begin(rig);
            rig.start();
            row += u"| start: "_s + shownAndWell(rig, fault);
        } else {
            rig.start();
            QVERIFY(rig.until([&] { return rig.isHealthy() && rig.lost() == 0; }) >= 0);
        }
        if (!fault.isSlow || isLong()) {
            fault.begin(rig);
            row += u"| steady: "_s + shownAndWell(rig, fault);
        }
        rig.look();
        const qsizetype before = rig.printed.size();
        fault.begin(rig);
        if (fault.stopsAll || fault.who == "Node: ")
            QTest::qWait(1'000); // in the middle of it; nothing else shows that
        else
            QVERIFY(rig.until([&] { return rig.printed.size() > before; }) >= 0); // others go on
        endsInTime(rig, row);
        fault.end(rig);
        losesNothing(rig, row);
        m_table << row;
    }
    void cleanupTestCase()
    {
        for (const QString &row : std::as_const(m_table))
            qInfo("%s", qPrintable(row));
    }

private:
    static bool isLong() { return qEnvironmentVariable("FAULT_MATRIX") == u"long"_s; }

    /// With the fault active; it is removed afterwards.
    static QString shownAndWell(Rig &rig, const Fault &fault)
    {
        const double shown = rig.until([&] { return isShown(rig, fault); });
        rig.look();
        rig.log.clear();
        fault.end(rig);
        const double well = rig.until([&] { return isWell(rig, fault); });
        rig.look();
        const QByteArray log = std::exchange(rig.log, {});
        const QString times = u"shown %1, well %2 "_s.arg(seconds(shown), seconds(well));
        if (shown < 0 || well < 0)
            QTest::qFail(qPrintable(times + QString::fromUtf8(log + rig.healthcheck())), __FILE__,
                         __LINE__);
        return times;
    }

    static bool isShown(Rig &rig, const Fault &fault)
    {
        if (!fault.isVital)
            return rig.log.contains(" warning " + fault.who);
        const QByteArray state = rig.healthcheck();
        return state.startsWith("unhealthy") && state.contains(fault.who);
    }

    /// An Electrum server of another chain is warned of, but answers.
    static bool isWell(Rig &rig, const Fault &fault)
    {
        return fault.isVital
                   ? rig.isHealthy()
                   : rig.log.contains(" info " + fault.who) ||
                         rig.log.contains(" warning " + fault.who + "The Electrum server is");
    }

    void endsInTime(Rig &rig, QString &row)
    {
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(rig.program->processId()), SIGTERM);
        QVERIFY(QTest::qWaitFor(
            [&] {
                rig.look();
                return rig.program->state() == QProcess::NotRunning;
            },
            longMs));
        row += u"| shutdown: %1"_s.arg(seconds(static_cast<double>(timer.elapsed()) / 1'000));
        QVERIFY2(timer.elapsed() <= endMs, qPrintable(row));
        QCOMPARE(rig.program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(rig.program->exitCode(), 0);
    }

    void losesNothing(Rig &rig, QString &row)
    {
        const QByteArray kept = rig.printed;
        rig.start();
        const bool isStored = QTest::qWaitFor([&] { return rig.lost() == 0; }, longMs);
        QVERIFY2(isStored,
                 (QByteArray::number(rig.lost()) + " of " + QByteArray::number(kept.count('\n')) +
                  " lost\n" + rig.program->readAllStandardError())
                     .constData());
        row += u", kept %1, lost 0"_s.arg(kept.count('\n'));
        QVERIFY(kept.count('\n') > 0);
        rig.program->terminate();
        QTRY_COMPARE_WITH_TIMEOUT(rig.program->state(), QProcess::NotRunning, longMs);
    }

    QStringList m_table;
};

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "test_fault_matrix.moc"
