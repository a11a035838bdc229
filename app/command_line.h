// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSize>
#include <QString>
#include <QStringList>

namespace bnm {

/// The parsed command line.
struct CommandLine {
    bool headless = false;
    bool hidden = false; ///< in the tray, if there is one
    bool demo = false;
    int demoPeers = 64;
    int demoSpeed = 1; ///< factor of real time
    bool once = false;
    bool print = false;
    bool healthcheck = false;
    bool testAlert = false;
    bool getGeoip = false;
    bool checkConfig = false;
    bool listMetrics = false;
    bool listAlerts = false;
    bool listSettings = false;
    bool prometheusMetrics = false;
    bool prometheusRules = false;
    QString exportMeasurement;
    QString exportFrom;
    QString exportTo;
    QString envFile;
    QString screenshotDirectory;
    int screenshotAfterSeconds = 0;
    qint64 screenshotRangeMs = 0;     ///< 0: the window's default
    QSize windowSize;                 ///< invalid: the saved size, or 1280x800
    QHash<QString, QString> settings; ///< by setting name

    bool needsWindow() const
    {
        return !headless && !once && !print && !healthcheck && !testAlert && !getGeoip &&
               !checkConfig && !listMetrics && !listAlerts && !listSettings && !prometheusMetrics &&
               !prometheusRules && exportMeasurement.isEmpty();
    }
};

struct ParsedCommandLine {
    CommandLine commandLine;
    QString text;      ///< to be printed before exit: help, version or an error
    int exitCode = -1; ///< -1: continue
};

/// Reads the arguments; the first is the program's name.
ParsedCommandLine parseCommandLine(const QStringList &arguments);

} // namespace bnm
