// SPDX-License-Identifier: GPL-3.0-or-later
// The rule file against Prometheus' own tools: it is well formed, and over the same recorded run
// each rule fires and clears as the built-in engine does.
#include "alert_cases.h"
#include "app/core/alerts/alert_text.h"
#include "app/core/exporter/exposition.h"
#include "app/core/exporter/prometheus_rules.h"
#include "app/core/exporter/rule_queries.h"
#include "app/core/health/component_ids.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 120'000;
constexpr qint64 toleratedSeconds = 60; // of a rise that is extrapolated, and of an evaluation

const Identity identity{u"mainnet"_s, u"cupboard"_s};

QString promtool()
{
    return QStandardPaths::findExecutable(u"promtool"_s);
}

struct Output {
    int exitCode = -1;
    QByteArray text;
};

Output run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(promtool(), arguments);
    const bool ended = process.waitForFinished(deadlineMs);
    return {ended ? process.exitCode() : -1, process.readAll()};
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// What fires, by rule and severity as Prometheus has it.
using Firing = std::set<std::pair<QString, QString>>;

/// What a Prometheus would have scraped, and what the engine said at the same moments.
class Recording {
public:
    Recording(const AlertCase &one, int stepSeconds) : m_step(stepSeconds), m_world(one.settings)
    {
        m_world.seen = [this](const Points &points) { take(points); };
    }

    AlertWorld &world() { return m_world; }
    void advance(qint64 seconds) { m_world.advance(seconds, m_step); }

    /// For promtool test rules; of one rule or of all.
    QByteArray asYaml(const QString &only = {}) const;
    /// From the first step with the rule firing to the first without, in s; -1: never.
    std::pair<qint64, qint64> lifeOf(const QString &rule) const;
    qsizetype comparedMoments() const { return m_compared; }

private:
    void take(const Points &points);
    ExportedNode exported();
    void record(const QByteArray &text);
    bool isSteady(qsizetype moment) const;

    const int m_step;
    AlertWorld m_world;
    LatestPoints m_latest;
    std::map<QByteArray, QList<QByteArray>> m_series;
    QList<Firing> m_firing;
    mutable qsizetype m_compared = 0;
};

void Recording::take(const Points &points)
{
    Points tagged;
    for (const Point &point : points) {
        Point own = identity.stamp(point.measurement, point.timeMs);
        for (const Tag &tag : point.tags)
            if (!isCommonTag(tag.key))
                own.tag(tag.key, tag.value);
        own.fields = point.fields;
        tagged.push_back(std::move(own));
    }
    m_latest.take(std::make_shared<const Points>(std::move(tagged)), m_world.now.steadyMs);
    const ExportedNode node = exported();
    record(exposition(node, ExpositionFormat::Classic, m_world.now.steadyMs));
    Firing firing;
    for (const Alert &alert : node.alerts) {
        if (alert.state != AlertState::Firing)
            continue;
        const AlertRule &rule = *findAlertRule(alert.rule);
        const RuleQuery query = ruleQuery(rule);
        if (!query.isObservable)
            continue;
        firing.insert({alert.rule, severityName(alert.severity)});
        if (!query.value.isEmpty())
            firing.insert({alert.rule, severityName(rule.severity)});
    }
    m_firing << firing;
}

ExportedNode Recording::exported()
{
    ExportedNode node;
    node.identity = identity;
    node.freshness = Freshness({5'000, 30'000});
    node.points = m_latest.all();
    node.isHealthy = true;
    node.alerts = m_world.engine->now();
    for (const auto &[id, held] : m_world.engine->facts().statuses())
        node.statuses.push_back(held.status);
    Status figures;
    static_cast<StatusReport &>(figures) = m_world.engine->figures().report();
    figures.id = ids::figures;
    node.statuses.push_back(figures);
    return node;
}

/// A series that is not there any more is stale, as with a real scrape.
void Recording::record(const QByteArray &text)
{
    const qsizetype moment = m_firing.size();
    for (auto &[name, values] : m_series)
        values << (values.isEmpty() || values.last() == "_" || values.last() == "stale" ? "_"
                                                                                        : "stale");
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype space = line.lastIndexOf(' ');
        if (space < 0 || line.startsWith('#') || line.startsWith(monitor_metrics::sourceAge))
            continue;
        QList<QByteArray> &values = m_series[line.first(space)];
        while (values.size() <= moment)
            values << "_";
        values.last() = line.mid(space + 1);
    }
}

/// "1x3" are four ones; "_x3" three gaps.
QByteArray inShort(const QList<QByteArray> &values)
{
    QByteArray text;
    for (qsizetype i = 0; i < values.size();) {
        qsizetype same = 1;
        while (i + same < values.size() && values[i + same] == values[i])
            ++same;
        text += text.isEmpty() ? "" : " ";
        if (values[i] == "stale" || same == 1)
            text += (values[i] + ' ').repeated(same).trimmed();
        else if (values[i] == "_")
            text += "_x" + QByteArray::number(same);
        else
            text += values[i] + '+' + "0x" + QByteArray::number(same - 1);
        i += same;
    }
    return text;
}

bool Recording::isSteady(qsizetype moment) const
{
    const qsizetype around = toleratedSeconds / m_step + 1;
    for (qsizetype i = std::max<qsizetype>(0, moment - around);
         i <= std::min(m_firing.size() - 1, moment + around); ++i)
        if (m_firing[i] != m_firing[moment])
            return false;
    return true;
}

QByteArray Recording::asYaml(const QString &only) const
{
    const QByteArray step = QByteArray::number(m_step) + 's';
    QByteArray yaml = "rule_files: [alerts.yaml]\nevaluation_interval: " + step +
                      "\ntests:\n  - interval: " + step + "\n    input_series:\n";
    for (const auto &[name, values] : m_series)
        yaml += "      - series: '" + QByteArray(name).replace('\'', "''") +
                "'\n        values: '" + inShort(values) + "'\n";
    yaml += "    promql_expr_test:\n";
    m_compared = 0;
    for (qsizetype moment = 0; moment < m_firing.size(); ++moment) {
        if (!isSteady(moment))
            continue;
        ++m_compared;
        yaml += "      - expr: max by (rule, severity) (ALERTS{alertstate=\"firing\"})\n"
                "        eval_time: " +
                QByteArray::number(moment * m_step) + "s\n        exp_samples:\n";
        for (const auto &[rule, severity] : m_firing[moment])
            if (only.isEmpty() || rule == only)
                yaml += "          - labels: '{rule=\"" + rule.toUtf8() + "\",severity=\"" +
                        severity.toUtf8() + "\"}'\n            value: 1\n";
    }
    return yaml;
}

std::pair<qint64, qint64> Recording::lifeOf(const QString &rule) const
{
    std::pair<qint64, qint64> life{-1, -1};
    for (qsizetype i = 0; i < m_firing.size(); ++i) {
        const bool fires = std::any_of(m_firing[i].begin(), m_firing[i].end(),
                                       [&rule](const auto &one) { return one.first == rule; });
        if (fires && life.first < 0)
            life.first = i * m_step;
        if (!fires && life.first >= 0 && life.second < 0)
            life.second = i * m_step;
    }
    return life;
}

} // namespace

class TestPrometheusRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What is new in the table is expressed, or says why not.
    void everyRuleIsJudgedSomewhere()
    {
        const QString yaml = prometheusRules();
        for (const AlertRule &rule : alertRules()) {
            const RuleQuery query = ruleQuery(rule);
            QVERIFY2(query.value.isEmpty() != (*query.reason == '\0'), rule.id);
            const QString name = QString::fromLatin1(prometheusAlertName(rule));
            QCOMPARE(yaml.contains(u"alert: %1\n"_s.arg(name)), query.isObservable);
            QVERIFY(prometheusRulesAsMarkdown().contains(u"| %1 | "_s.arg(QLatin1String(rule.id))));
        }
    }

    void thresholdsAndDurationsAreThoseOfTheTable()
    {
        const QString yaml = prometheusRules();
        const auto rule = [&yaml](const QString &name) {
            const qsizetype begin = yaml.indexOf(u"alert: %1\n"_s.arg(name));
            const qsizetype end = yaml.indexOf(u"next_step"_s, begin);
            return yaml.mid(begin, end - begin);
        };
        const QString disk = rule(u"BitcoinDiskLow"_s);
        for (const QString &part :
             {u"bitcoin:disk_low:value < 0.1\n"_s, u"bitcoin:disk_low:value < 0.12 and"_s,
              u"for: 60s\n"_s, u"keep_firing_for: 60s\n"_s, u"severity: warning\n"_s,
              u"description: \"{{ $value | humanizePercentage }} free"_s})
            QVERIFY2(disk.contains(part) || part.contains(u"free"_s), qPrintable(disk));
        QVERIFY(yaml.contains(u"bitcoin:disk_low:value < 0.05\n"_s));
        QVERIFY(yaml.contains(u"bitcoin:ping_high:value >= 2\n"_s));           // 2,000 ms
        QVERIFY(yaml.contains(u"bitcoin:disk_full_soon:value < 1209600\n"_s)); // 14 days
        QVERIFY2(rule(u"BitcoinBehind"_s)
                     .contains(u"{{ $value | printf \\\"%.0f\\\" }} blocks to go: their headers"_s),
                 qPrintable(rule(u"BitcoinBehind"_s)));
        QVERIFY2(!yaml.contains(QRegularExpression(u"%[1-9]\\b"_s)), "a figure nobody fills in");
    }

    void promtoolFindsNothing()
    {
        if (promtool().isEmpty())
            QSKIP("promtool is not installed (Debian package prometheus)");
        QTemporaryDir directory;
        write(directory.filePath(u"alerts.yaml"_s), prometheusRules().toUtf8());
        const Output output = run({u"check"_s, u"rules"_s, directory.filePath(u"alerts.yaml"_s)});
        QVERIFY2(output.exitCode == 0, output.text.constData());
        QVERIFY2(!output.text.contains("duplicate"), output.text.constData());
    }

    void firesAndClearsAsBuiltIn_data()
    {
        QTest::addColumn<AlertCase>("one");
        for (const AlertCase &one : allAlertCases())
            QTest::newRow(qPrintable(one.rule)) << one;
    }
    void firesAndClearsAsBuiltIn()
    {
        if (promtool().isEmpty())
            QSKIP("promtool is not installed (Debian package prometheus)");
        QFETCH(AlertCase, one);
        const AlertRule &rule = *findAlertRule(one.rule);
        const qint64 length = rule.forSeconds + one.leadSeconds + one.healSeconds;
        const bool isQuick = one.rule == u"zmq_silent"_s; // several blocks within a minute
        Recording recording(one, length > 3'600 ? 60 : isQuick ? 5 : 15);
        recording.advance(300);
        one.spoil(recording.world());
        recording.advance(one.leadSeconds + rule.forSeconds + 300);
        if (one.between) {
            one.between(recording.world());
            recording.advance(rule.clearSeconds + 300);
            one.spoil(recording.world());
            recording.advance(120);
        }
        one.heal(recording.world());
        recording.advance(rule.clearSeconds + one.healSeconds + 300);

        QTemporaryDir directory;
        // Beside all others it takes minutes; two do.
        const bool isAlone = one.rule != u"node_unreachable"_s && one.rule != u"disk_low"_s;
        write(directory.filePath(u"alerts.yaml"_s),
              (isAlone ? prometheusRules({&rule, 1}) : prometheusRules()).toUtf8());
        write(directory.filePath(u"run.yaml"_s), recording.asYaml(isAlone ? one.rule : QString()));
        const Output output = run({u"test"_s, u"rules"_s, directory.filePath(u"run.yaml"_s)});
        QVERIFY2(output.exitCode == 0, output.text.left(4'000).constData());
        const auto [fired, cleared] = recording.lifeOf(one.rule);
        const RuleQuery query = ruleQuery(rule);
        qInfo("| %-20s | %-11s | fires at %5lld s | clears at %5lld s | alike at %lld moments |",
              rule.id,
              !query.value.isEmpty() ? "Prometheus"
              : query.isObservable   ? "the program"
                                     : "-",
              static_cast<long long>(fired), static_cast<long long>(cleared),
              static_cast<long long>(recording.comparedMoments()));
        if (query.isObservable)
            QVERIFY(fired > 0 && cleared > fired);
        QVERIFY(recording.comparedMoments() > 10);
    }

    /// That the comparison can fail.
    void aWrongThresholdIsNoticed()
    {
        if (promtool().isEmpty())
            QSKIP("promtool is not installed (Debian package prometheus)");
        const auto cases = allAlertCases();
        const auto one = std::find_if(cases.begin(), cases.end(), [](const AlertCase &known) {
            return known.rule == u"disk_low"_s;
        });
        Recording recording(*one, 15);
        recording.advance(300);
        one->spoil(recording.world());
        recording.advance(300);
        QTemporaryDir directory;
        write(directory.filePath(u"alerts.yaml"_s),
              prometheusRules().toUtf8().replace("disk_low:value < 0.1\n",
                                                 "disk_low:value < 0.07\n"));
        write(directory.filePath(u"run.yaml"_s), recording.asYaml());
        QVERIFY(run({u"test"_s, u"rules"_s, directory.filePath(u"run.yaml"_s)}).exitCode != 0);
    }

    /// An alert whose figures are gone goes on, as long as it did in the program.
    void goneFiguresClearNothing()
    {
        if (promtool().isEmpty())
            QSKIP("promtool is not installed (Debian package prometheus)");
        AlertCase one{u"disk_low"_s, {}, {}, {}, {}};
        Recording recording(one, 15);
        AlertWorld &world = recording.world();
        recording.advance(60);
        AlertWorld::put(world.disk, "free_percent", 8.0);
        recording.advance(300);
        world.withheld = {{"filesystem", "free_percent"}};
        recording.advance(1'200);
        world.withheld = {};
        AlertWorld::put(world.disk, "free_percent", 8.0);
        recording.advance(300);
        AlertWorld::put(world.disk, "free_percent", 30.0);
        recording.advance(300);
        QTemporaryDir directory;
        write(directory.filePath(u"alerts.yaml"_s), prometheusRules().toUtf8());
        write(directory.filePath(u"run.yaml"_s), recording.asYaml());
        const Output output = run({u"test"_s, u"rules"_s, directory.filePath(u"run.yaml"_s)});
        QVERIFY2(output.exitCode == 0, output.text.left(4'000).constData());
        const auto [fired, cleared] = recording.lifeOf(u"disk_low"_s);
        QVERIFY(fired > 0 && cleared - fired > 1'500);
    }
};

QTEST_GUILESS_MAIN(TestPrometheusRules)
#include "test_prometheus_rules.moc"
