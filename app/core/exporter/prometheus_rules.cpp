// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/prometheus_rules.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/exporter/exposition.h"
#include "app/core/exporter/metric_name.h"
#include "app/core/exporter/rule_queries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace bnm {

namespace {

/// As long as the program: after that an alert is about something that is not measured any more.
constexpr const char *longestUnknown = "26h";

/// A text between double quotes, as YAML and JSON have it.
QByteArray quoted(const QString &text)
{
    QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

/// A query of several lines below its key.
QByteArray block(const QByteArray &query)
{
    return "|-\n          " + QByteArray(query).replace("\n", "\n          ");
}

QByteArray promNumber(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray valueName(const AlertRule &rule)
{
    return QByteArray("bitcoin:") + rule.id + ":value";
}

/// The limits of a rule in the unit of its series.
struct Limits {
    QByteArray breach;
    QByteArray notClear; ///< the same where it has no band between
};

Limits limitsOf(const AlertRule &rule, double threshold, double clear)
{
    const auto scaled = [&rule](double value) { return promNumber(inBaseUnit(rule.unit, value)); };
    switch (rule.sense) {
    case AlertRule::Sense::State: return {" >= 1", " > 0"};
    case AlertRule::Sense::High: return {" >= " + scaled(threshold), " >= " + scaled(clear)};
    case AlertRule::Sense::Low: return {" < " + scaled(threshold), " < " + scaled(clear)};
    }
    return {};
}

/// Fires beyond the one limit, goes on to the other, and neither clears nor fires by figures that
/// are gone.
QByteArray condition(const AlertRule &rule, const Limits &limits, const QString &severity)
{
    const QByteArray value = valueName(rule);
    const QByteArray own = QByteArray("ALERTS{alertname=\"") + prometheusAlertName(rule) +
                           "\",severity=\"" + severity.toUtf8() + '"';
    QByteArray query = value + limits.breach;
    if (limits.notClear != limits.breach)
        query += "\nor " + value + limits.notClear + " and" + onNode + own + '}';
    return query + "\nor last_over_time(" + value + '[' + longestUnknown + "]) and" + onNode + own +
           ",alertstate=\"firing\"} unless" + onNode + value;
}

/// How a value of the series is written for people.
QByteArray valueTemplate(Unit unit)
{
    switch (unit) {
    case Unit::Milliseconds:
    case Unit::Seconds:
    case Unit::Days: return "{{ $value | humanizeDuration }}";
    case Unit::Ratio:
    case Unit::Percent: return "{{ $value | humanizePercentage }}";
    case Unit::Bytes:
    case Unit::Megabytes:
    case Unit::Gigabytes: return "{{ $value | humanize }}B";
    case Unit::SatPerVb: return "{{ $value | printf \"%.2f\" }} sat/vB";
    default: return "{{ $value | printf \"%.0f\" }}";
    }
}

/// The sentences of the rule's text whose figures Prometheus knows too; without one, the title.
QString description(const AlertRule &rule)
{
    static const QRegularExpression otherFigure(QStringLiteral("%[3-9]"));
    QStringList sentences;
    const QStringList all = rule.text.translated(2).split(QStringLiteral(". "));
    for (const QString &sentence : all)
        if (!sentence.contains(otherFigure))
            sentences << sentence;
    if (sentences.isEmpty())
        return Words::tr(rule.title) + QLatin1Char('.');
    QString text = withFigures(
        sentences.join(QStringLiteral(". ")),
        {QString::fromLatin1(valueTemplate(rule.unit)), alertFigure(rule.threshold, rule.unit)});
    text.replace(QChar(0x202F), QLatin1Char(' '));
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QByteArray seconds(int count)
{
    return QByteArray::number(count) + 's';
}

QByteArray annotations(const AlertRule &rule)
{
    const QString title = Words::tr(rule.title);
    return "        annotations:\n          summary: " +
           quoted(title + QStringLiteral(": {{ $labels.node }} ({{ $labels.network }})")) +
           "\n          description: " + quoted(description(rule)) +
           "\n          next_step: " + quoted(Words::tr(rule.nextStep)) + '\n';
}

QByteArray alertHead(const AlertRule &rule, const QByteArray &query)
{
    return "      - alert: " + prometheusAlertName(rule) + "\n        expr: " + block(query) + '\n';
}

QByteArray alertEnd(const AlertRule &rule, const QString &severity)
{
    QByteArray labels = QByteArray("        labels:\n          rule: ") + rule.id + '\n';
    if (!severity.isEmpty())
        labels += "          severity: " + severity.toUtf8() + '\n';
    return labels + annotations(rule);
}

/// A graver one beside the first, as long as that fires.
QByteArray graveAlert(const AlertRule &rule)
{
    const QString severity = severityName(rule.graveSeverity);
    const QByteArray query =
        "(\n" + condition(rule, limitsOf(rule, rule.grave, rule.graveClear), severity) + "\n) and" +
        onNode + "ALERTS{alertname=\"" + prometheusAlertName(rule) + "\",severity=\"" +
        severityName(rule.severity).toUtf8() + "\",alertstate=\"firing\"}";
    return alertHead(rule, query) + alertEnd(rule, severity);
}

QByteArray expressed(const AlertRule &rule, const RuleQuery &query)
{
    QByteArray text =
        "      - record: " + valueName(rule) + "\n        expr: " + block(query.value) + '\n';
    const QString severity = severityName(rule.severity);
    text += alertHead(rule, condition(rule, limitsOf(rule, rule.threshold, rule.clear), severity));
    if (rule.forSeconds > 0)
        text += "        for: " + seconds(rule.forSeconds) + '\n';
    if (rule.clearSeconds > 0)
        text += "        keep_firing_for: " + seconds(rule.clearSeconds) + '\n';
    text += alertEnd(rule, severity);
    if (!std::isnan(rule.grave))
        text += graveAlert(rule);
    return text;
}

/// Its severity is that of the series.
QByteArray passedOn(const AlertRule &rule)
{
    const QByteArray query = QByteArray("max by (network, node, severity) (") +
                             monitor_metrics::alertFiring + "{rule=\"" + rule.id + "\"}) == 1";
    return alertHead(rule, query) + alertEnd(rule, {});
}

constexpr const char *head =
    "# Alert rules for Prometheus 2.42 or later, made by bitcoin-node-monitor --prometheus-rules\n"
    "# from its own rules; packaging/docs/prometheus.md explains them. Limits that you changed in\n"
    "# the program are not in here.\n"
    "groups:\n"
    "  - name: bitcoin-node-monitor\n"
    "    rules:\n"
    "      - alert: BitcoinMonitorDown\n"
    "        expr: up{job=\"bitcoin-node-monitor\"} == 0\n"
    "        for: 180s\n"
    "        labels:\n"
    "          severity: critical\n"
    "        annotations:\n"
    "          summary: \"No metrics from {{ $labels.instance }}\"\n"
    "          description: \"Bitcoin Node Monitor cannot be scraped: nothing is known of its "
    "node.\"\n"
    "          next_step: \"Check that the monitor runs and that METRICS_LISTEN is the address "
    "scraped here.\"\n"
    "      - alert: BitcoinMonitorUnhealthy\n"
    "        expr: max by (network, node) (bitcoin_monitor_healthy) == 0\n"
    "        for: 180s\n"
    "        labels:\n"
    "          severity: critical\n"
    "        annotations:\n"
    "          summary: \"Not healthy: {{ $labels.node }} ({{ $labels.network }})\"\n"
    "          description: \"The monitor calls itself or its node unhealthy.\"\n"
    "          next_step: \"Read /healthz of the monitor, which says why.\"\n";

} // namespace

QByteArray prometheusAlertName(const AlertRule &rule)
{
    QByteArray name;
    for (const QByteArray &word : QByteArray(rule.id).split('_'))
        name += word.left(1).toUpper() + word.mid(1);
    return name.startsWith("Bitcoin") ? name : "Bitcoin" + name;
}

QString prometheusRules(std::span<const AlertRule> rules)
{
    QByteArray text = head;
    for (const AlertRule &rule : rules) {
        const RuleQuery query = ruleQuery(rule);
        if (!query.value.isEmpty())
            text += expressed(rule, query);
        else if (query.isObservable)
            text += passedOn(rule);
    }
    return QString::fromUtf8(text);
}

QString prometheusRulesAsMarkdown()
{
    QString text = QStringLiteral("\n## In Prometheus\n\n`packaging/prometheus/alerts.yaml` has "
                                  "these alerts as rules. Most "
                                  "are judged by Prometheus itself. Those that PromQL cannot say "
                                  "are judged by the program, "
                                  "with the limits set there, and passed on by `%1`.\n\n"
                                  "| name | alert | judged by | remark |\n|---|---|---|---|\n")
                       .arg(QLatin1String(monitor_metrics::alertFiring));
    for (const AlertRule &rule : alertRules()) {
        const RuleQuery query = ruleQuery(rule);
        const bool isExpressed = !query.value.isEmpty();
        const char *judge = isExpressed ? "Prometheus" : query.isObservable ? "the program" : "-";
        text += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                    .arg(QLatin1String(rule.id),
                         isExpressed || query.isObservable
                             ? QString::fromLatin1(prometheusAlertName(rule))
                             : QStringLiteral("-"),
                         QLatin1String(judge),
                         QLatin1String(isExpressed ? query.remark : query.reason));
    }
    return text;
}

} // namespace bnm
