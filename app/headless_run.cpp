// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless_run.h"

#include "app/core/health/component_ids.h"
#include "app/instance_lock.h"
#include "app/monitor_host.h"
#include "app/termination.h"
#include "influx/line_protocol.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace bnm {

namespace {

constexpr int onceDeadlineMs = 60'000;

/// On any thread; a batch is one write.
void print(const PointsPtr &points)
{
    const QByteArray lines = toLines(*points);
    std::fwrite(lines.constData(), 1, static_cast<std::size_t>(lines.size()), stdout);
    std::fflush(stdout);
}

/// False: another instance runs with this folder.
bool isAlone(InstanceLock &lock, StatusServer &status)
{
    QString error;
    const InstanceLock::Start start = lock.take(&error);
    if (start != InstanceLock::Start::Held)
        qCritical("%s", qUtf8Printable(error));
    if (start == InstanceLock::Start::TakenByAnother)
        return false;
    if (!status.listen(&error))
        qCritical("%s", qUtf8Printable(error));
    return true;
}

bool hasAnswered(const Monitor &monitor)
{
    const auto node = monitor.board().find(ids::node);
    return node && node->isWorking();
}

} // namespace

int runHeadless(const Config &config, const CommandLine &commandLine, MonitorOptions options)
{
    options.keeping = commandLine.once ? Monitor::Keeping::Nothing : Monitor::Keeping::OnDisk;
    if (commandLine.print)
        options.kept = print;
    MonitorHost host(options);
    Termination termination;
    int exitCode = 0;
    const auto stop = [&](int code) {
        exitCode = code;
        host.stop();
    };
    QObject::connect(&host, &MonitorHost::stopped, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &host, [&] { stop(0); });

    InstanceLock lock(config.dataDir);
    StatusServer status(config.dataDir, [&host] { return host.runState(); });
    QObject::connect(&lock, &InstanceLock::takenByAnother, &host, [&](const QString &error) {
        qCritical("%s", qUtf8Printable(error));
        stop(2);
    });
    if (commandLine.once) {
        QObject::connect(&host, &MonitorHost::made, &host, [&](Monitor &monitor) {
            QObject::connect(&monitor, &Monitor::firstCyclesFinished, &host,
                             [&] { stop(hasAnswered(monitor) ? 0 : 1); });
        });
        QTimer::singleShot(onceDeadlineMs, &host, [&] {
            qWarning("--once: not every collector has had a result within a minute.");
            stop(host.monitor() && hasAnswered(*host.monitor()) ? 0 : 1);
        });
    } else if (!isAlone(lock, status)) {
        return 2;
    }
    host.run(config);
    return QCoreApplication::exec();
}

} // namespace bnm
