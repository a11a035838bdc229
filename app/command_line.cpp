// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/core/config/settings_table.h"
#include "app/core/text/excerpt.h"
#include "collectors/point/durations.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace bnm {

namespace {

struct Options {
    QCommandLineOption headless{QStringLiteral("headless"),
                                QStringLiteral("Run without a window.")};
    QCommandLineOption hidden{
        QStringLiteral("hidden"),
        QStringLiteral("Start in the tray. Without a tray, the window opens.")};
    QCommandLineOption demo{QStringLiteral("demo"), QStringLiteral("Monitor a simulated node.")};
    QCommandLineOption demoPeers{QStringLiteral("demo-peers"),
                                 QStringLiteral("With --demo: number of peers (1 to 1000)."),
                                 QStringLiteral("count"), QStringLiteral("64")};
    QCommandLineOption demoSpeed{
        QStringLiteral("demo-speed"),
        QStringLiteral("With --demo: speed of blocks and transactions, as a multiple of real "
                       "time (1 to 100)."),
        QStringLiteral("factor"), QStringLiteral("1")};
    QCommandLineOption once{
        QStringLiteral("once"),
        QStringLiteral("Run one fast and one slow cycle, then exit; 0 if the node answered.")};
    QCommandLineOption print{
        QStringLiteral("print"),
        QStringLiteral("Print every point as line protocol to standard output.")};
    QCommandLineOption healthcheck{QStringLiteral("healthcheck"),
                                   QStringLiteral("Check the health of the running instance.")};
    QCommandLineOption testAlert{
        QStringLiteral("test-alert"),
        QStringLiteral("Send a test message through every alert channel; 0 if all delivered it.")};
    QCommandLineOption getGeoip{
        QStringLiteral("get-geoip"),
        QStringLiteral("Download city and provider databases (DB-IP, CC BY 4.0, about 70 MB); 0 "
                       "if they are present.")};
    QCommandLineOption checkConfig{QStringLiteral("check-config"),
                                   QStringLiteral("Print every setting in force and its source.")};
    QCommandLineOption listMetrics{QStringLiteral("list-metrics"),
                                   QStringLiteral("Print the metric reference as Markdown.")};
    QCommandLineOption listAlerts{QStringLiteral("list-alerts"),
                                  QStringLiteral("Print the alert reference as Markdown.")};
    QCommandLineOption listSettings{QStringLiteral("list-settings"),
                                    QStringLiteral("Print the settings reference as Markdown.")};
    QCommandLineOption prometheusMetrics{
        QStringLiteral("prometheus-metrics"),
        QStringLiteral("Print the names of all metrics in Prometheus as Markdown.")};
    QCommandLineOption prometheusRules{
        QStringLiteral("prometheus-rules"),
        QStringLiteral("Print the alerts as a rule file for Prometheus.")};
    QCommandLineOption exported{QStringLiteral("export"),
                                QStringLiteral("Print the history of a measurement as CSV."),
                                QStringLiteral("measurement")};
    QCommandLineOption from{
        QStringLiteral("from"),
        QStringLiteral("Start of the export, such as 2026-11-24T12:00 (local time), "
                       "2026-11-24T12:00Z, -24h or -7d (default -24h). Each time in the CSV "
                       "has its zone."),
        QStringLiteral("time"), QStringLiteral("-24h")};
    QCommandLineOption to{QStringLiteral("to"),
                          QStringLiteral("End of the export, in the same form (default now)."),
                          QStringLiteral("time"), QStringLiteral("now")};
    QCommandLineOption envFile{QStringLiteral("env-file"),
                               QStringLiteral("Read settings from this file."),
                               QStringLiteral("file")};
    QCommandLineOption dataDir{QStringLiteral("data-dir"),
                               QStringLiteral("Store data in this folder."),
                               QStringLiteral("folder")};
    QCommandLineOption set{QStringLiteral("set"),
                           QStringLiteral("Override a setting; not for secrets."),
                           QStringLiteral("NAME=value")};
    QCommandLineOption screenshot{
        QStringLiteral("screenshot"),
        QStringLiteral("Save every page as PNG in this folder, then exit."),
        QStringLiteral("folder")};
    QCommandLineOption after{
        QStringLiteral("screenshot-after"),
        QStringLiteral("Seconds to collect data before the screenshots (default 5)."),
        QStringLiteral("seconds"), QStringLiteral("5")};
    QCommandLineOption range{
        QStringLiteral("screenshot-range"),
        QStringLiteral("Time range of the charts, such as 12h or 30d (1 hour to 365 days)."),
        QStringLiteral("range")};
    QCommandLineOption size{QStringLiteral("window-size"),
                            QStringLiteral("Window size, such as 1280x800."),
                            QStringLiteral("size")};

    QList<QCommandLineOption> all() const
    {
        return {headless,
                hidden,
                demo,
                demoPeers,
                demoSpeed,
                once,
                print,
                healthcheck,
                testAlert,
                getGeoip,
                checkConfig,
                listMetrics,
                listAlerts,
                listSettings,
                prometheusMetrics,
                prometheusRules,
                exported,
                from,
                to,
                envFile,
                dataDir,
                set,
                screenshot,
                after,
                range,
                size};
    }
};

QString takeSetting(const QString &assignment, CommandLine &commandLine)
{
    const QString name = assignment.section(QLatin1Char('='), 0, 0);
    const SettingSpec *spec = findSetting(name);
    if (!spec || !assignment.contains(QLatin1Char('=')))
        return QStringLiteral("--set %1: no such setting").arg(excerpt(name));
    if (spec->isSecret())
        return QStringLiteral(
                   "--set %1: a secret on the command line is visible to every user of this "
                   "machine; use the environment or an env file")
            .arg(name);
    commandLine.settings.insert(name, assignment.section(QLatin1Char('='), 1));
    return {};
}

/// A whole number from 1 on.
QString takeNumber(const QCommandLineParser &parser, const QCommandLineOption &option, int most,
                   int &number)
{
    bool isNumber = false;
    const QString text = parser.value(option);
    number = text.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= most)
        return {};
    return QStringLiteral("--%1 %2: expected a number from 1 to %3")
        .arg(option.names().constFirst(), text, QString::number(most));
}

/// Hours or days, as 24h or 7d.
QString takeRange(const QString &text, qint64 &rangeMs)
{
    if (text.isEmpty())
        return {};
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,4})([hd])$"));
    const auto match = pattern.match(text);
    rangeMs = match.captured(1).toLongLong() *
              (match.captured(2) == QLatin1String("d") ? 24 * hourMs : hourMs);
    if (match.hasMatch() && rangeMs >= hourMs && rangeMs <= 365 * 24 * hourMs)
        return {};
    return QStringLiteral("--screenshot-range %1: expected a range such as 12h or 30d").arg(text);
}

QString takeSize(const QString &text, QSize &size)
{
    if (text.isEmpty())
        return {};
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,4})x(\\d{3,4})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return QStringLiteral("--window-size %1: expected a size such as 1280x800").arg(text);
    size = {match.captured(1).toInt(), match.captured(2).toInt()};
    return {};
}

/// Flags, and text used unchanged.
CommandLine plainOptions(const QCommandLineParser &parser, const Options &options)
{
    CommandLine commandLine;
    commandLine.headless = parser.isSet(options.headless);
    commandLine.hidden = parser.isSet(options.hidden);
    commandLine.demo = parser.isSet(options.demo);
    commandLine.once = parser.isSet(options.once);
    commandLine.print = parser.isSet(options.print);
    commandLine.healthcheck = parser.isSet(options.healthcheck);
    commandLine.testAlert = parser.isSet(options.testAlert);
    commandLine.getGeoip = parser.isSet(options.getGeoip);
    commandLine.checkConfig = parser.isSet(options.checkConfig);
    commandLine.listMetrics = parser.isSet(options.listMetrics);
    commandLine.listAlerts = parser.isSet(options.listAlerts);
    commandLine.listSettings = parser.isSet(options.listSettings);
    commandLine.prometheusMetrics = parser.isSet(options.prometheusMetrics);
    commandLine.prometheusRules = parser.isSet(options.prometheusRules);
    commandLine.exportMeasurement = parser.value(options.exported);
    commandLine.exportFrom = parser.value(options.from);
    commandLine.exportTo = parser.value(options.to);
    commandLine.envFile = parser.value(options.envFile);
    commandLine.screenshotDirectory = parser.value(options.screenshot);
    if (parser.isSet(options.dataDir))
        commandLine.settings.insert(QStringLiteral("DATA_DIR"), parser.value(options.dataDir));
    return commandLine;
}

/// Without an application object, as here, Qt does not know the program's name.
QString helpText(const QCommandLineParser &parser)
{
    return parser.helpText().replace(QStringLiteral("<executable_name>"),
                                     QStringLiteral("bitcoin-node-monitor"));
}

} // namespace

ParsedCommandLine parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Monitors a Bitcoin Core node, with a live window or headless, with alerts "
                       "and export to InfluxDB."));
    parser.addOptions(options.all());
    // Not Qt's help option: it adds --help-all, and its wording changes between releases.
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Print this help."));
    parser.addOption(help);
    const QCommandLineOption version = parser.addVersionOption();
    const auto fail = [](const QString &what) {
        return ParsedCommandLine{
            {},
            QStringLiteral("bitcoin-node-monitor: %1; see --help\n").arg(excerpt(what, 300)),
            2};
    };
    if (!parser.parse(arguments))
        return fail(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(
            QStringLiteral("unexpected argument %1").arg(parser.positionalArguments().first()));
    if (parser.isSet(help))
        return {{}, helpText(parser), 0};
    if (parser.isSet(version))
        return {{}, QStringLiteral("bitcoin-node-monitor " PROJECT_VERSION "\n"), 0};

    CommandLine commandLine = plainOptions(parser, options);
    if (parser.isSet(options.exported) && commandLine.exportMeasurement.isEmpty())
        return fail(QStringLiteral("--export: expected a measurement, such as mempool"));
    bool secondsOk = false;
    commandLine.screenshotAfterSeconds = parser.value(options.after).toInt(&secondsOk);
    if (!secondsOk || commandLine.screenshotAfterSeconds < 0)
        return fail(QStringLiteral("--screenshot-after %1: expected seconds")
                        .arg(parser.value(options.after)));
    for (const QString &assignment : parser.values(options.set))
        if (const QString error = takeSetting(assignment, commandLine); !error.isEmpty())
            return fail(error);
    if (const QString error = takeNumber(parser, options.demoPeers, 1'000, commandLine.demoPeers);
        !error.isEmpty())
        return fail(error);
    if (const QString error = takeNumber(parser, options.demoSpeed, 100, commandLine.demoSpeed);
        !error.isEmpty())
        return fail(error);
    if (const QString error = takeRange(parser.value(options.range), commandLine.screenshotRangeMs);
        !error.isEmpty())
        return fail(error);
    if (const QString error = takeSize(parser.value(options.size), commandLine.windowSize);
        !error.isEmpty())
        return fail(error);
    return {commandLine, {}, -1};
}

} // namespace bnm
