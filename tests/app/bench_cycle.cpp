// SPDX-License-Identifier: GPL-3.0-or-later
// A fast cycle, of its collector alone and of the whole program, beside libcurl that posts the
// same calls over one connection and reads the answer. The simulated node is another process.
#include "collectors/node/fast_collector.h"
#include "collectors/node/fast_points.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"
#include "tests/support/simulated_node_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <curl/curl.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int cyclesOfRound = 100;
constexpr int rounds = 5;
constexpr int warmUp = 30;              ///< it asks for a former block in each of the first cycles
constexpr double programInterval = 0.2; ///< seconds
constexpr int programMs = 8'000;

/// Those of a cycle without a new tip.
QByteArray batch()
{
    QByteArrayList calls;
    const auto add = [&](const char *method, const QByteArray &parameters) {
        calls << R"({"jsonrpc":"2.0","id":)" + QByteArray::number(calls.size()) + R"(,"method":")" +
                     method + R"(","params":[)" + parameters + "]}";
    };
    add("getblockchaininfo", {});
    add("getmempoolinfo", {});
    for (const int target : feeTargets)
        add("estimatesmartfee", QByteArray::number(target));
    return '[' + calls.join(',') + ']';
}

class PlainClient {
public:
    explicit PlainClient(const RpcEndpoint &endpoint)
    {
        QFile cookie(endpoint.cookiePath);
        if (!cookie.open(QIODevice::ReadOnly))
            qFatal("no cookie");
        curl_easy_setopt(m_curl, CURLOPT_URL, endpoint.url.toEncoded().constData());
        curl_easy_setopt(m_curl, CURLOPT_USERPWD, cookie.readAll().trimmed().constData());
        curl_easy_setopt(m_curl, CURLOPT_PROXY, "");
        curl_easy_setopt(m_curl, CURLOPT_COPYPOSTFIELDS, batch().constData());
        curl_easy_setopt(m_curl, CURLOPT_WRITEDATA, &m_answer);
        curl_easy_setopt(
            m_curl, CURLOPT_WRITEFUNCTION,
            +[](char *bytes, std::size_t size, std::size_t count, QByteArray *into) {
                into->append(bytes, qsizetype(size * count));
                return size * count;
            });
    }
    ~PlainClient() { curl_easy_cleanup(m_curl); }

    void post()
    {
        m_answer.clear();
        if (curl_easy_perform(m_curl) != CURLE_OK || !m_answer.contains("bestblockhash"))
            qFatal("the node does not answer curl");
    }

private:
    CURL *m_curl = curl_easy_init();
    QByteArray m_answer;
};

/// Cycles as fast as they go.
class Cycles {
public:
    explicit Cycles(const RpcEndpoint &endpoint)
        : m_collector(endpoint, {{u"mainnet"_s, u"bench"_s}, 3'600'000})
    {
        QObject::connect(&m_collector, &FastCollector::cycleFinished, &m_collector,
                         [this](bool answered) {
                             if (!answered)
                                 qFatal("the node does not answer");
                             if (--m_left > 0)
                                 QTimer::singleShot(0, &m_collector, &FastCollector::pollNow);
                             else
                                 m_loop.quit();
                         });
        m_left = warmUp;
        m_collector.start();
        m_loop.exec();
    }
    void run(int count)
    {
        m_left = count;
        m_collector.pollNow();
        m_loop.exec();
    }

private:
    FastCollector m_collector;
    QEventLoop m_loop;
    int m_left = 0;
};

/// CPU time of the headless program a fast cycle, with its history and alerts.
double programMsPerCycle(const SimulatedNodeProcess &node)
{
    const QTemporaryDir folder;
    QProcessEnvironment environment;
    for (auto it = node.settings().begin(); it != node.settings().end(); ++it)
        environment.insert(QString::fromLatin1(it.key()), QString::fromLocal8Bit(it.value()));
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"BITCOIN_DATADIR"_s, folder.path());
    environment.insert(u"DATA_DIR"_s, folder.filePath(u"own"_s));
    environment.insert(u"SCRAPE_INTERVAL_FAST"_s, QString::number(programInterval));
    environment.insert(u"SCRAPE_INTERVAL_SLOW"_s, u"30"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setStandardErrorFile(QProcess::nullDevice());
    program.start(QStringLiteral(PROGRAM), {u"--headless"_s});
    if (!program.waitForStarted())
        qFatal("the program does not start");
    runLoopFor(int(warmUp * programInterval * 1e3));
    const auto process = pid_t(program.processId());
    const double before = bench::cpuMsOf(process);
    QElapsedTimer time;
    time.start();
    runLoopFor(programMs);
    const double cycles = double(time.elapsed()) / 1e3 / programInterval;
    const double ms = (bench::cpuMsOf(process) - before) / cycles;
    if (program.state() != QProcess::Running)
        qFatal("the program has ended");
    program.terminate();
    if (!program.waitForFinished())
        program.kill();
    return ms;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const SimulatedNodeProcess node;
    PlainClient plain(node.endpoint());
    Cycles cycles(node.endpoint());
    const bench::Costs costs = bench::inTurn(
        rounds, [&] { cycles.run(cyclesOfRound); },
        [&] {
            for (int i = 0; i < cyclesOfRound; ++i)
                plain.post();
        });
    constexpr const char *curl = "libcurl, the same calls";
    bench::row("Fast cycle, the collector", "ms CPU", curl,
               {costs.own / cyclesOfRound, costs.baseline / cyclesOfRound});
    bench::row("Fast cycle, the whole program", "ms CPU", curl,
               {programMsPerCycle(node), costs.baseline / cyclesOfRound});
    return 0;
}
