// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless_run.h"

#include "app/monitor.h"
#include "app/termination.h"
#include "influx/line_protocol.h"

#include <QCoreApplication>

#include <cstdio>

namespace bnm {

namespace {

constexpr int stopTimeoutMs = 4'000;

void print(const Points &points)
{
    const QByteArray lines = toLines(points);
    std::fwrite(lines.constData(), 1, static_cast<std::size_t>(lines.size()), stdout);
    std::fflush(stdout);
}

/// Waits for one fast, one slow and one host cycle, then ends the program: 0 if the node answered.
class OnceWatch : public QObject {
public:
    OnceWatch(Monitor &monitor, std::function<void(int)> done) : m_done(std::move(done))
    {
        connect(&monitor, &Monitor::fastCycleFinished, this, [this](bool answered) {
            m_fast = true;
            m_answered = m_answered || answered;
            check();
        });
        connect(&monitor, &Monitor::slowCycleFinished, this, [this] {
            m_slow = true;
            check();
        });
        connect(&monitor, &Monitor::hostSampled, this, [this] {
            m_host = true;
            check();
        });
    }

private:
    void check()
    {
        if (m_fast && m_slow && m_host)
            std::exchange(m_done, [](int) {})(m_answered ? 0 : 1);
    }

    std::function<void(int)> m_done;
    bool m_fast = false;
    bool m_slow = false;
    bool m_host = false;
    bool m_answered = false;
};

} // namespace

int runHeadless(const Config &config, const CommandLine &commandLine)
{
    Monitor monitor(config,
                    commandLine.once ? Monitor::Keeping::Nothing : Monitor::Keeping::OnDisk);
    Termination termination;
    int exitCode = 0;
    const auto stop = [&](int code) {
        exitCode = code;
        monitor.stop(stopTimeoutMs);
    };
    QObject::connect(&monitor, &Monitor::stopped, qApp, [&] { QCoreApplication::exit(exitCode); });
    QObject::connect(&termination, &Termination::requested, &monitor, [&] { stop(0); });
    if (commandLine.print)
        QObject::connect(&monitor, &Monitor::pointsKept, &monitor, print);

    StatusServer status(config.dataDir, [&monitor] { return monitor.runState(); });
    std::unique_ptr<OnceWatch> once;
    QString error;
    if (commandLine.once) {
        once = std::make_unique<OnceWatch>(monitor, stop);
    } else if (const auto start = status.listen(&error); start != StatusServer::Start::Listening) {
        qCritical("%s", qUtf8Printable(error));
        if (start == StatusServer::Start::TakenByAnother)
            return 2;
    }
    monitor.start();
    return QCoreApplication::exec();
}

} // namespace bnm
