// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/core/config/settings_table.h"
#include "app/core/text/excerpt.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace bnm {

namespace {

struct Options {
    QCommandLineOption headless{QStringLiteral("headless"),
                                QStringLiteral("Run without a window.")};
    QCommandLineOption hidden{
        QStringLiteral("hidden"),
        QStringLiteral("Start in the tray, without the window; where there is no tray, with it.")};
    QCommandLineOption demo{QStringLiteral("demo"), QStringLiteral("Watch a simulated node.")};
    QCommandLineOption demoPeers{QStringLiteral("demo-peers"),
                                 QStringLiteral("With --demo: how many peers (1 to 1000)."),
                                 QStringLiteral("count"), QStringLiteral("64")};
    QCommandLineOption demoSpeed{
        QStringLiteral("demo-speed"),
        QStringLiteral("With --demo: how many times faster than in the real world blocks and "
                       "transactions come (1 to 100)."),
        QStringLiteral("factor"), QStringLiteral("1")};
    QCommandLineOption once{
        QStringLiteral("once"),
        QStringLiteral("One fast and one slow cycle, then exit; 0 if the node answered.")};
    QCommandLineOption print{
        QStringLiteral("print"),
        QStringLiteral("Print every point as line protocol to standard output.")};
    QCommandLineOption healthcheck{QStringLiteral("healthcheck"),
                                   QStringLiteral("Ask the running instance whether all is well.")};
    QCommandLineOption testAlert{
        QStringLiteral("test-alert"),
        QStringLiteral("Send a test message by every way out of alerts; 0 if all delivered it.")};
    QCommandLineOption getGeoip{
        QStringLiteral("get-geoip"),
        QStringLiteral("Download databases of cities and providers (DB-IP, CC BY 4.0, about 70 "
                       "MB); 0 if they are there.")};
    QCommandLineOption checkConfig{
        QStringLiteral("check-config"),
        QStringLiteral("Print the effective configuration and its sources.")};
    QCommandLineOption listMetrics{QStringLiteral("list-metrics"),
                                   QStringLiteral("Print the metric reference as Markdown.")};
    QCommandLineOption listAlerts{QStringLiteral("list-alerts"),
                                  QStringLiteral("Print the alert reference as Markdown.")};
    QCommandLineOption listSettings{QStringLiteral("list-settings"),
                                    QStringLiteral("Print the settings reference as Markdown.")};
    QCommandLineOption exported{
        QStringLiteral("export"),
        QStringLiteral("Print what the history knows of a measurement, as CSV."),
        QStringLiteral("measurement")};
    QCommandLineOption from{
        QStringLiteral("from"),
        QStringLiteral("Begin of the export: a time as 2026-11-24T12:00, or -24h, -7d (default "
                       "-24h)."),
        QStringLiteral("time"), QStringLiteral("-24h")};
    QCommandLineOption to{QStringLiteral("to"),
                          QStringLiteral("End of the export, likewise (default now)."),
                          QStringLiteral("time"), QStringLiteral("now")};
    QCommandLineOption envFile{QStringLiteral("env-file"),
                               QStringLiteral("Read settings from this file."),
                               QStringLiteral("file")};
    QCommandLineOption dataDir{QStringLiteral("data-dir"),
                               QStringLiteral("Keep own data in this folder."),
                               QStringLiteral("folder")};
    QCommandLineOption set{QStringLiteral("set"),
                           QStringLiteral("Set a setting, as NAME=value; not for secrets."),
                           QStringLiteral("NAME=value")};
    QCommandLineOption screenshot{
        QStringLiteral("screenshot"),
        QStringLiteral("Render every page to PNG in this folder, then exit."),
        QStringLiteral("folder")};
    QCommandLineOption after{QStringLiteral("screenshot-after"),
                             QStringLiteral("Seconds of data before the screenshots (default 5)."),
                             QStringLiteral("seconds"), QStringLiteral("5")};
    QCommandLineOption range{
        QStringLiteral("screenshot-range"),
        QStringLiteral("Time range of their charts, as 12h or 30d (1 hour to 365 days)."),
        QStringLiteral("range")};
    QCommandLineOption size{QStringLiteral("window-size"),
                            QStringLiteral("Size of the window, as 1280x800."),
                            QStringLiteral("size")};

    QList<QCommandLineOption> all() const
    {
        return {headless,   hidden,       demo,       demoPeers, demoSpeed,   once,
                print,      healthcheck,  testAlert,  getGeoip,  checkConfig, listMetrics,
                listAlerts, listSettings, exported,   from,      to,          envFile,
                dataDir,    set,          screenshot, after,     range,       size};
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
                   "--set %1: a secret on the command line can be seen by every user of this "
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
    constexpr qint64 hourMs = 3'600'000;
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,4})([hd])$"));
    const auto match = pattern.match(text);
    rangeMs = match.captured(1).toLongLong() *
              (match.captured(2) == QLatin1String("d") ? 24 * hourMs : hourMs);
    if (match.hasMatch() && rangeMs >= hourMs && rangeMs <= 365 * 24 * hourMs)
        return {};
    return QStringLiteral("--screenshot-range %1: expected as 12h or 30d").arg(text);
}

QString takeSize(const QString &text, QSize &size)
{
    if (text.isEmpty())
        return {};
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,4})x(\\d{3,4})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return QStringLiteral("--window-size %1: expected as 1280x800").arg(text);
    size = {match.captured(1).toInt(), match.captured(2).toInt()};
    return {};
}

/// What is either there or not, and text that is taken as it is.
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
        QStringLiteral("Watches a Bitcoin Core node: a live window, the same headless, and a "
                       "mirror to InfluxDB."));
    parser.addOptions(options.all());
    // Of our own: Qt's also brings --help-all, and other words with each release.
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
        return fail(QStringLiteral("--export: expected a measurement, as mempool"));
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
