// SPDX-License-Identifier: GPL-3.0-or-later
// The program's endpoint as Prometheus, a health check and a browser meet it.
#include "app/core/exporter/metric_name.h"
#include "app/core/exporter/prometheus_rules.h"
#include "app/monitor.h"
#include "tests/app/serve/plain_client.h"
#include "tests/support/any_disk.h"
#include "tests/support/free_port.h"
#include "tests/support/program_world.h"
#include "tests/support/victoria_metrics.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <future>
#include <map>
#include <set>
#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 60'000;
const QByteArray openMetrics = "Accept: application/openmetrics-text;version=1.0.0";

/// Texts with a backslash before what would separate them.
QList<QByteArray> splitEscaped(const QByteArray &text, char separator)
{
    QList<QByteArray> parts{{}};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            parts.last() += text[i++], parts.last() += text[i];
        else if (text[i] == separator)
            parts << QByteArray();
        else
            parts.last() += text[i];
    }
    return parts;
}

QByteArray unescaped(QByteArray text)
{
    return text.replace("\\ ", " ").replace("\\,", ",").replace("\\=", "=");
}

/// All values that a series had: by its name in Prometheus with its labels sorted.
using Values = std::map<QByteArray, std::set<double>>;

/// Of the lines that --print wrote.
Values printed(const QByteArray &lines)
{
    Values values;
    for (const QByteArray &line : lines.split('\n')) {
        const QList<QByteArray> parts = splitEscaped(line, ' ');
        if (parts.size() != 3)
            continue;
        QList<QByteArray> key = splitEscaped(parts[0], ',');
        const MeasurementSpec *spec = findMeasurement(key.takeFirst().toStdString());
        std::set<QByteArray> labels;
        for (const QByteArray &tag : key)
            labels.insert(tag.first(tag.indexOf('=')) + "=\"" +
                          unescaped(tag.mid(tag.indexOf('=') + 1)) + '"');
        const QByteArray joined = QByteArrayList(labels.begin(), labels.end()).join(',');
        for (const QByteArray &field : splitEscaped(parts[1], ',')) {
            const QByteArray text = field.mid(field.indexOf('=') + 1);
            const FieldSpec *known = spec->field(field.first(field.indexOf('=')).toStdString());
            const MetricName name = metricName(*spec, *known);
            const double value = text == "true"       ? 1
                                 : text == "false"    ? 0
                                 : text.endsWith('i') ? text.chopped(1).toDouble()
                                                      : text.toDouble();
            values[name.sample + '{' + joined + '}'].insert(name.inBaseUnit(value));
        }
    }
    return values;
}

/// Of a scrape.
Values scraped(const QByteArray &text)
{
    static const QRegularExpression label(u"(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    Values values;
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty() || line.startsWith('#') || line.startsWith("bitcoin_monitor_"))
            continue;
        const qsizetype brace = line.indexOf('{');
        const qsizetype end = line.lastIndexOf('}');
        std::set<QByteArray> labels;
        for (auto matches = label.globalMatch(QString::fromUtf8(line.mid(brace, end - brace)));
             matches.hasNext();)
            labels.insert(matches.next().captured(0).toUtf8());
        values[line.first(brace) + '{' + QByteArrayList(labels.begin(), labels.end()).join(',') +
               '}']
            .insert(line.mid(end + 1).toDouble());
    }
    return values;
}

bool holds(const std::set<double> &values, double value)
{
    return std::any_of(values.begin(), values.end(), [value](double one) {
        return qFuzzyCompare(1 + one, 1 + value) || qFuzzyCompare(one, value);
    });
}

/// The program with its endpoint at a free port.
struct ServedWorld : ProgramWorld {
    quint16 port = freePort();
    QByteArray output;
    std::unique_ptr<QProcess> process;

    explicit ServedWorld(const SimulatedNodeOptions &options = {}) : ProgramWorld(options)
    {
        set("METRICS_LISTEN", u"127.0.0.1:%1"_s.arg(port));
        set("SCRAPE_INTERVAL_SLOW", u"1"_s);
    }
    ~ServedWorld()
    {
        if (process) {
            process->terminate();
            process->waitForFinished();
        }
    }
    bool run()
    {
        process = start(u"--headless --print"_s);
        return waitFor([this] { return plainGet(port, "/readyz").status == 200; });
    }
    template <typename Condition>
    bool waitFor(Condition condition, int timeoutMs = longMs)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > timeoutMs || process->state() == QProcess::NotRunning)
                return false;
            process->waitForReadyRead(50);
            output += process->readAllStandardOutput();
        }
        return true;
    }
    bool printsOn()
    {
        const qsizetype before = output.size();
        return waitFor([this, before] {
            return output.indexOf("\nblockchain,", before) >= 0 &&
                   output.indexOf("\npeers,", before) >= 0 &&
                   output.indexOf("\nmempool_hist,", before) >= 0;
        });
    }
};

/// A real Prometheus that scrapes an address.
class Prometheus {
public:
    explicit Prometheus(const QList<quint16> &targets, const QByteArray &more = {})
        : m_port(freePort())
    {
        QByteArrayList addresses;
        for (const quint16 target : targets)
            addresses << "'127.0.0.1:" + QByteArray::number(target) + '\'';
        write(u"alerts.yaml"_s, prometheusRules().toUtf8());
        write(u"prometheus.yml"_s, "global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
                                   "rule_files: [alerts.yaml]\nscrape_configs:\n"
                                   "  - job_name: bitcoin-node-monitor\n" +
                                       more + "    static_configs:\n      - targets: [" +
                                       addresses.join(',') + "]\n");
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setWorkingDirectory(m_directory.path());
        m_process.start(QStandardPaths::findExecutable(u"prometheus"_s),
                        {u"--config.file=prometheus.yml"_s, u"--storage.tsdb.path=data"_s,
                         u"--web.listen-address=127.0.0.1:%1"_s.arg(m_port)});
    }
    ~Prometheus()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    static bool isInstalled() { return !QStandardPaths::findExecutable(u"prometheus"_s).isEmpty(); }
    QJsonObject get(const QString &path, const QString &query = {}) const
    {
        QUrl url(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
        QUrlQuery parameters;
        if (!query.isEmpty())
            parameters.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(query)));
        url.setQuery(parameters);
        return QJsonDocument::fromJson(httpGet(url)).object()[u"data"_s].toObject();
    }
    /// -1: it has no answer.
    double value(const QString &query) const
    {
        const QJsonArray result = get(u"/api/v1/query"_s, query)[u"result"_s].toArray();
        return result.isEmpty() ? -1 : result[0][u"value"_s].toArray()[1].toString().toDouble();
    }
    QByteArray log() { return m_process.readAll(); }
    QString path(const QString &name) const { return m_directory.filePath(name); }

private:
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s", qPrintable(file.errorString()));
    }

    QTemporaryDir m_directory;
    quint16 m_port;
    QProcess m_process;
};

} // namespace

class TestMetricsServed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// In both formats, packed or not.
    void everyFigureOfTheNodeIsASeries()
    {
        ServedWorld world;
        QVERIFY2(world.run(), world.process->readAllStandardError().constData());
        world.node.run([](SimulatedNode &node) { node.mine(); });
        QVERIFY(world.printsOn() && world.printsOn());
        const PlainAnswer classic = plainGet(world.port, "/metrics");
        const PlainAnswer open = plainGet(world.port, "/metrics", {openMetrics});
        const PlainAnswer packed =
            plainGet(world.port, "/metrics", {openMetrics, "Accept-Encoding: gzip"});
        QVERIFY(world.printsOn());
        QCOMPARE(classic.fields["content-type"],
                 QByteArray("text/plain; version=0.0.4; charset=utf-8"));
        QVERIFY(open.fields["content-type"].startsWith("application/openmetrics-text"));
        QCOMPARE(packed.fields["content-encoding"], QByteArray("gzip"));

        const Values known = printed(world.output);
        QVERIFY(known.size() > 80);
        for (const QByteArray &text : {classic.body, open.body, gunzipped(packed.body)}) {
            std::set<QByteArray> names;
            for (const auto &[series, values] : scraped(text)) {
                const auto it = known.find(series);
                QVERIFY2(it != known.end(), series.constData());
                QVERIFY2(holds(it->second, *values.begin()),
                         (series + ' ' + QByteArray::number(*values.begin())).constData());
                names.insert(series.first(series.indexOf('{')));
            }
            for (const auto &[series, values] : known)
                QVERIFY2(names.contains(series.first(series.indexOf('{'))), series.constData());
        }
        qInfo("%lld series, %lld bytes, %lld packed",
              static_cast<long long>(scraped(classic.body).size()),
              static_cast<long long>(classic.body.size()),
              static_cast<long long>(packed.body.size()));
        QVERIFY2(!classic.body.contains(QByteArray::number(world.node.rpcPort())),
                 "no address of the node");

        const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
        if (promtool.isEmpty())
            QSKIP("promtool is not installed (Debian package prometheus)");
        QProcess check;
        check.setProcessChannelMode(QProcess::MergedChannels);
        check.start(promtool, {u"check"_s, u"metrics"_s});
        check.write(classic.body);
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished(longMs));
        const QByteArray remarks = check.readAll();
        QVERIFY2(check.exitCode() == 0 && remarks.isEmpty(), remarks.constData());
    }

    void aRealPrometheus_data()
    {
        QTest::addColumn<bool>("hasToken");
        QTest::newRow("open") << false;
        QTest::newRow("with a token") << true;
    }
    void aRealPrometheus()
    {
        if (!Prometheus::isInstalled())
            QSKIP("prometheus is not installed");
        QFETCH(bool, hasToken);
        ServedWorld world;
        QByteArray more;
        if (hasToken) {
            const QString path = world.path(u"metrics-token"_s);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a-token-1234\n") > 0);
            file.close();
            world.set("METRICS_TOKEN_FILE", path);
            more = "    authorization: {credentials_file: '" + path.toUtf8() + "'}\n";
        }
        world.process = world.start(u"--headless"_s);
        const Prometheus prometheus({world.port}, more);
        QTRY_COMPARE_WITH_TIMEOUT(prometheus.value(u"up"_s), 1.0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(prometheus.value(u"bitcoin_peers"_s) > 0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(prometheus.value(u"bitcoin_blockchain_best_height"_s) > 0, longMs);
        QTRY_COMPARE_WITH_TIMEOUT(prometheus.value(u"bitcoin_monitor_healthy"_s), 1.0, longMs);
        const auto areRulesJudged = [&prometheus] {
            const QJsonArray groups = prometheus.get(u"/api/v1/rules"_s)[u"groups"_s].toArray();
            const QJsonArray rules = groups.at(0)[u"rules"_s].toArray();
            return rules.size() > 50 &&
                   std::all_of(rules.begin(), rules.end(), [](const QJsonValue &rule) {
                       return rule[u"health"_s].toString() == u"ok"_s;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(areRulesJudged(), longMs);
        if (hasToken) {
            QCOMPARE(plainGet(world.port, "/metrics").status, 401);
            QCOMPARE(plainGet(world.port, "/healthz").status, 401);
        }
    }

    /// What a run with two nodes has been scraped for: a simulated node and the demo, which has
    /// a machine and places too.
    void everyQueryOfTheDashboardsHasAnAnswer()
    {
        if (!Prometheus::isInstalled())
            QSKIP("prometheus is not installed");
        ServedWorld world;
        QVERIFY(world.run());
        world.node.run([](SimulatedNode &node) { node.mine(); });
        ServedWorld demo;
        demo.process =
            demo.start(u"--headless --demo --set METRICS_LISTEN=127.0.0.1:%1"_s.arg(demo.port));
        const Prometheus prometheus({world.port, demo.port});
        QTRY_COMPARE_WITH_TIMEOUT(prometheus.value(u"count(count by (node) (bitcoin_peers))"_s),
                                  2.0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(prometheus.value(u"count(bitcoin_peer_location_peers)"_s) > 0,
                                 longMs);
        QTRY_VERIFY_WITH_TIMEOUT(prometheus.value(u"rate(bitcoin_zmq_messages_total[20s])"_s) >= 0,
                                 longMs);
        // No such server, no InfluxDB, no fork and no process of a node in either of them.
        static const QRegularExpression notHere(
            u"bitcoin_(electrum|witness|softfork)_|loop=\"mirror\"|bitcoin_process_"_s);
        const QDir folder(QStringLiteral(TESTS_DIR "/../grafana/dashboards-prometheus"));
        int asked = 0;
        int empty = 0;
        for (const QString &name : folder.entryList({u"*.json"_s})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonArray panels =
                QJsonDocument::fromJson(file.readAll()).object()[u"panels"_s].toArray();
            for (const QJsonValue &panel : panels)
                for (const QJsonValue &target : panel[u"targets"_s].toArray()) {
                    QString query = target[u"expr"_s].toString();
                    query.replace(u"$network"_s, u".*"_s)
                        .replace(u"$node"_s, u".*"_s)
                        .replace(u"$__rate_interval"_s, u"20s"_s)
                        .replace(u"$__range"_s, u"1h"_s);
                    ++asked;
                    const QJsonObject data = prometheus.get(u"/api/v1/query"_s, query);
                    QVERIFY2(data.contains(u"result"_s), qPrintable(name + u": "_s + query));
                    const bool hasData = !data[u"result"_s].toArray().isEmpty();
                    empty += hasData ? 0 : 1;
                    QVERIFY2(hasData || query.contains(notHere),
                             qPrintable(name + u": "_s + query));
                }
        }
        qInfo("%d queries, %d of them about what is not there", asked, empty);
        QVERIFY(asked > 100);
    }

    /// As --healthcheck, from outside.
    void health()
    {
        ServedWorld world;
        QVERIFY(world.run());
        QVERIFY(world.waitFor([&world] { return plainGet(world.port, "/healthz").status == 200; }));
        QVERIFY(plainGet(world.port, "/").body.contains("<h1"));
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QVERIFY(world.waitFor([&world] { return plainGet(world.port, "/healthz").status == 503; }));
        QVERIFY(plainGet(world.port, "/healthz").body.startsWith("unhealthy: "));
        QVERIFY(world.waitFor([&world] {
            return !plainGet(world.port, "/metrics")
                        .body.contains("bitcoin_blockchain_best_height{");
        }));
        QVERIFY(
            plainGet(world.port, "/metrics").body.contains("bitcoin_monitor_source_age_seconds{"));
        const ProgramResult healthcheck = finish(*world.start(u"--healthcheck"_s));
        QCOMPARE(healthcheck.exitCode, 1);
    }

    /// The server's thread goes on, and says so.
    void aMainThreadThatHangs()
    {
        SimulatedNodeThread node{SimulatedNodeOptions()};
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        QTemporaryDir directory;
        Config config;
        config.rpcUrl = endpointOf(node).url;
        config.rpcCookiePath = endpointOf(node).cookiePath;
        config.networkTag = u"mainnet"_s;
        config.nodeName = u"cupboard"_s;
        config.processMetrics = false;
        config.zmqEnabled = false;
        config.fastIntervalMs = config.slowIntervalMs = 500;
        config.dataDir = config.storeDir = directory.filePath(u"own"_s);
        config.alerts.thresholds = limitsForAnyDisk();
        const quint16 port = freePort();
        config.metricsListen = u"127.0.0.1:%1"_s.arg(port);
        Monitor monitor(config);
        monitor.start();
        const auto poll = [port](int wanted, int timeoutMs) {
            QElapsedTimer timer;
            timer.start();
            while (timer.elapsed() < timeoutMs)
                if (plainGet(port, "/healthz").status == wanted)
                    return true;
            return false;
        };
        auto healthy = std::async(std::launch::async, poll, 200, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            healthy.wait_for(std::chrono::seconds(0)) == std::future_status::ready, longMs);
        QVERIFY(healthy.get());
        auto hanging = std::async(std::launch::async, poll, 503, longMs);
        QVERIFY(hanging.get()); // which this thread waits for, and nothing else
        auto again = std::async(std::launch::async, poll, 200, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            again.wait_for(std::chrono::seconds(0)) == std::future_status::ready, longMs);
        QVERIFY(again.get());
    }

    void aPortThatIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServedWorld world;
        world.set("METRICS_LISTEN", u"127.0.0.1:%1"_s.arg(other.serverPort()));
        world.process = world.start(u"--headless"_s);
        QByteArray log;
        QVERIFY(world.waitFor([&] {
            log += world.process->readAllStandardError();
            return log.contains("METRICS_LISTEN");
        }));
        QVERIFY2(log.contains("in use by another program"), log.constData());
        QCOMPARE(world.process->state(), QProcess::Running);
    }

    void anOpenAddressWithoutAToken()
    {
        ProgramWorld world;
        world.set("METRICS_LISTEN", u"0.0.0.0:%1"_s.arg(freePort()));
        const ProgramResult result = finish(*world.start(u"--headless"_s));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.errors.contains("METRICS_LISTEN") &&
                     result.errors.contains("METRICS_TOKEN_FILE"),
                 result.errors.constData());
    }

    void offByDefault()
    {
        ServedWorld world;
        world.set("METRICS_LISTEN", {});
        world.process = world.start(u"--headless --print"_s);
        QVERIFY(world.waitFor([&world] { return world.output.contains("\npeers,"); }));
        QVERIFY(!openConnection(world.port));
    }

    /// SIGTERM while somebody reads slowly.
    void endsInTime()
    {
        ServedWorld world;
        QVERIFY(world.run());
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 20; ++i)
            slow.push_back(openConnection(world.port, "GET /metrics HTTP/1.1\r\nHost: a"));
        QElapsedTimer timer;
        timer.start();
        world.process->terminate();
        QVERIFY(world.process->waitForFinished(longMs));
        QCOMPARE(world.process->exitCode(), 0);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestMetricsServed)
#include "test_metrics_served.moc"
