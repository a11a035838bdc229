// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alert_test_run.h"
#include "app/command_line.h"
#include "app/core/alerts/alert_rules.h"
#include "app/core/config/config_report.h"
#include "app/core/exporter/metrics_reference.h"
#include "app/core/exporter/prometheus_rules.h"
#include "app/core/store/data_sizes.h"
#include "app/core/text/format.h"
#include "app/core/text/language.h"
#include "app/demo_node.h"
#include "app/export_run.h"
#include "app/geo_run.h"
#include "app/headless_run.h"
#include "app/log.h"
#include "app/process_limits.h"
#include "app/status_server.h"
#include "app/termination.h"
#include "app/utf8_locale.h"
#include "collectors/pipeline/threads.h"
#include "collectors/point/catalogue.h"

#ifdef HAVE_GUI
#include "app/desktop/desktop_run.h"
#include <QApplication>
#include <QIcon>
#endif

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using namespace bnm;

#ifdef HAVE_GUI
constexpr bool hasWindow = true;
#else
constexpr bool hasWindow = false;
#endif

void writeTo(FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
}

/// The reference for a --list option; empty: none is requested.
QString referenceAskedFor(const CommandLine &commandLine)
{
    if (commandLine.listMetrics)
        return catalogueAsMarkdown();
    if (commandLine.listAlerts)
        return alertsAsMarkdown() + prometheusRulesAsMarkdown();
    if (commandLine.prometheusMetrics)
        return prometheusMetricsAsMarkdown();
    if (commandLine.prometheusRules)
        return prometheusRules();
    return commandLine.listSettings ? settingsAsMarkdown() : QString();
}

/// Sizes of stored data, as comments after the settings.
QString storeReport(const Config &config)
{
    QString report;
    for (const DataSize &size : dataSizes(config.storeDir))
        report += QStringLiteral("# %1: %2\n")
                      .arg(size.path,
                           format::figure(static_cast<double>(size.bytes), Unit::Bytes).text());
    return report;
}

#ifdef HAVE_GUI
/// Pictures need no display. A window does; without one Qt would abort instead of telling.
bool preparePlatform(const CommandLine &commandLine)
{
#ifdef Q_OS_LINUX
    for (const char *display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(display))
            return true;
    if (commandLine.screenshotDirectory.isEmpty())
        return false;
    qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
    return true;
}
#endif

/// False: it cannot start, or the program is to end; then the error is empty.
bool startDemo(SimulatedNodeThread &simulated, QString *error)
{
    Termination termination;
    bool isReady = false;
    QObject::connect(&termination, &Termination::requested, qApp, &QCoreApplication::quit);
    simulated.startLater(&termination, [&](const QString &trouble) {
        *error = trouble;
        isReady = trouble.isEmpty();
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return isReady;
}

int runWithoutWindow(const CommandLine &commandLine, Config config)
{
    hideMemory();
    installLog(config.logLevel);
    std::unique_ptr<SimulatedNodeThread> simulated;
    MonitorOptions options;
    if (commandLine.demo) {
        simulated = makeDemoNode(commandLine.demoPeers, commandLine.demoSpeed);
        QString error;
        if (!startDemo(*simulated, &error)) {
            if (error.isEmpty())
                return 0;
            qCritical("The simulated node cannot start: %s", qUtf8Printable(error));
            return 1;
        }
        config = pointedAt(*simulated, config, commandLine.settings.keys());
        options = demoOptions(*simulated, options);
    }
    return runHeadless(config, commandLine, options);
}

/// Commands without a window.
int runAsAsked(const CommandLine &commandLine, const ConfigInput &input)
{
    const LoadedConfig loaded = loadConfig(input);
    if (commandLine.checkConfig) {
        writeTo(stdout, configReport(loaded) + storeReport(loaded.config));
        writeTo(stderr, warningReport(loaded));
    }
    // An invalid setting for the next start does not concern the running instance.
    if (commandLine.healthcheck) {
        Termination::releaseSignals();
        writeTo(stderr, errorReport(loaded));
        return runHealthcheck(loaded.config.dataDir);
    }
    if (!loaded.errors.isEmpty()) {
        writeTo(stderr, errorReport(loaded));
        return 2;
    }
    if (commandLine.checkConfig)
        return 0;
    if (!commandLine.exportMeasurement.isEmpty() || commandLine.testAlert || commandLine.getGeoip)
        Termination::releaseSignals();
    if (!commandLine.exportMeasurement.isEmpty())
        return runExport(loaded.config, commandLine);
    if (commandLine.testAlert)
        return runAlertTest(loaded.config, hasWindow);
    if (commandLine.getGeoip)
        return runGetGeoip(loaded.config);
    return runWithoutWindow(commandLine, loaded.config);
}

int run(const CommandLine &commandLine)
{
    ConfigInput input = ConfigInput::ofThisMachine();
    input.commandLine = commandLine.settings;
    input.envFile = commandLine.envFile;
    input.demo = commandLine.demo && !commandLine.needsWindow(); // a window can leave the demo
#ifdef HAVE_GUI
    if (commandLine.needsWindow())
        return runDesktop(std::move(input), commandLine);
#endif
    return runAsAsked(commandLine, input);
}

} // namespace

int main(int argc, char **argv)
{
    Termination::catchSignals();
    limitProcess();
    QCoreApplication::setApplicationName(QStringLiteral("bitcoin-node-monitor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PROJECT_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const ParsedCommandLine parsed = parseCommandLine(arguments);
    if (parsed.exitCode >= 0) {
        writeTo(parsed.exitCode == 0 ? stdout : stderr, parsed.text);
        return parsed.exitCode;
    }
    const CommandLine &commandLine = parsed.commandLine;
    if (const QString reference = referenceAskedFor(commandLine); !reference.isEmpty()) {
        writeTo(stdout, reference);
        return 0;
    }

    useUtf8Locale();
    std::unique_ptr<QCoreApplication> application;
#ifdef HAVE_GUI
    if (commandLine.needsWindow()) {
        if (!preparePlatform(commandLine)) {
            writeTo(stderr, QStringLiteral("bitcoin-node-monitor: there is no display for the "
                                           "window; use --headless to run without one\n"));
            return 2;
        }
        application = std::make_unique<QApplication>(argc, argv);
        QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/bitcoin-node-monitor.svg")));
        QGuiApplication::setDesktopFileName(QStringLiteral("bitcoin-node-monitor"));
    }
#endif
    if (!application)
        application = std::make_unique<QCoreApplication>(argc, argv);

    const QLocale locale = commandLine.needsWindow() ? QLocale::system() : QLocale::c();
    const auto texts = textsFor(locale);
    const auto qtTexts = textsOfQt(*texts);
    QLocale::setDefault(localeOf(*texts, locale));
    QCoreApplication::installTranslator(qtTexts.get());
    QCoreApplication::installTranslator(texts.get());
    const int exitCode = run(commandLine);
    if (Threads::anyLeftBehind()) { // its objects must not be destroyed while it uses them
        std::fflush(nullptr);
        std::_Exit(exitCode);
    }
    return exitCode;
}
