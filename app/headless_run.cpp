// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless_run.h"

#include "app/core/health/component_ids.h"
#include "app/instance_lock.h"
#include "app/monitor.h"
#include "app/termination.h"
#include "influx/line_protocol.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace bnm {

namespace {

constexpr int stopTimeoutMs = 3'500;
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
    return node && (node->level == Status::Level::Good || node->level == Status::Level::Watch);
}

} // namespace

int runHeadless(const Config &config, const CommandLine &commandLine, MonitorOptions options)
{
    options.keeping = commandLine.once ? Monitor::Keeping::Nothing : Monitor::Keeping::OnDisk;
    if (commandLine.print)
        options.kept = print;
    Monitor monitor(config, options);
    Termination termination;
    int exitCode = 0;
    const auto stop = [&](int code) {
        exitCode = code;
        monitor.stop(stopTimeoutMs);
    };
    QObject::connect(&monitor, &Monitor::stopped, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &monitor, [&] { stop(0); });

    InstanceLock lock(config.dataDir);
    StatusServer status(config.dataDir, [&monitor] { return monitor.runState(); });
    QObject::connect(&lock, &InstanceLock::takenByAnother, &monitor, [&](const QString &error) {
        qCritical("%s", qUtf8Printable(error));
        stop(2);
    });
    if (commandLine.once) {
        QObject::connect(&monitor, &Monitor::firstCyclesFinished, &monitor,
                         [&] { stop(hasAnswered(monitor) ? 0 : 1); });
        QTimer::singleShot(onceDeadlineMs, &monitor, [&] {
            qWarning("--once: not every collector has had a result within a minute.");
            stop(hasAnswered(monitor) ? 0 : 1);
        });
    } else if (!isAlone(lock, status)) {
        return 2;
    }
    monitor.start();
    return QCoreApplication::exec();
}

} // namespace bnm
