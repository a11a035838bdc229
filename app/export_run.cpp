// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_run.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/store/history_csv.h"
#include "app/known_networks.h"
#include "collectors/point/catalogue.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace bnm {

namespace {

int fail(int exitCode, const QString &what)
{
    std::fputs(qUtf8Printable(QStringLiteral("bitcoin-node-monitor: ") + what + QLatin1Char('\n')),
               stderr);
    return exitCode;
}

QString knownMeasurements()
{
    QStringList names;
    for (const MeasurementSpec &measurement : catalogue())
        names << measurement.name.toString();
    return names.join(QStringLiteral(", "));
}

} // namespace

int runExport(const Config &config, const CommandLine &commandLine)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto from = readMoment(commandLine.exportFrom, now);
    const auto to = readMoment(commandLine.exportTo, now);
    for (const auto &[moment, option, text] :
         {std::tuple{from, QStringLiteral("--from"), commandLine.exportFrom},
          std::tuple{to, QStringLiteral("--to"), commandLine.exportTo}})
        if (!moment)
            return fail(2, QStringLiteral("%1 %2: expected a time such as 2026-11-24T12:00, -24h, "
                                          "-7d or now")
                               .arg(option, text));
    if (*from > *to)
        return fail(2, QStringLiteral("--from is later than --to"));

    const QString path = QDir(config.storeDir).filePath(QStringLiteral("history.sqlite"));
    if (!QFile::exists(path))
        return fail(1, QStringLiteral("there is no history in %1 yet").arg(config.storeDir));
    KnownNetworks networks;
    networks.setFile(KnownNetworks::pathFor(config));
    const auto known = config.isNetworkSet ? std::nullopt : networks.find(config);
    const QString network = known ? networkName(*known) : config.networkTag;
    HistoryStore store({path, {network, config.nodeName}, true});
    if (store.trouble())
        return fail(1, store.trouble().sentence);
    const QString &measurement = commandLine.exportMeasurement;
    if (store.columnsOf(measurement).empty())
        return findMeasurement(measurement.toStdString())
                   ? fail(1, QStringLiteral("the history knows nothing of %1").arg(measurement))
                   : fail(2, QStringLiteral("--export %1: no such measurement; there are %2")
                                 .arg(measurement, knownMeasurements()));
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly) ||
        exportMeasurement(store, measurement, *from, *to, output) < 0 || !output.flush())
        return fail(1,
                    QStringLiteral("standard output cannot be written: ") + output.errorString());
    return 0;
}

} // namespace bnm
