// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/any_disk.h"
#include "tests/support/test_endpoint.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace bnm {

/// A clean environment with a simulated node in it, in which the program (PROGRAM, see
/// add_program_suite) runs as a child process without a display.
class ProgramWorld {
public:
    explicit ProgramWorld(const SimulatedNodeOptions &options = {}) : node(options)
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        set("HOME", m_directory.path());
        set("DATA_DIR", m_directory.filePath(QStringLiteral("own")));
        set("BITCOIN_DATADIR", m_directory.path());
        set("BITCOIN_RPC_PORT", QString::number(node.rpcPort()));
        set("BITCOIN_RPC_COOKIE_PATH", node.cookiePath());
        set("SCRAPE_INTERVAL_FAST", QStringLiteral("0.3"));
        set("COLLECTOR_LOG_LEVEL", QStringLiteral("debug"));
        setLimits({});
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            set(QByteArray("BITCOIN_ZMQ_") + stream, node.zmqEndpoint());
    }

    void set(const QByteArray &name, const QString &value)
    {
        m_environment.insert(QString::fromLatin1(name), value);
    }
    void unset(const QByteArray &name) { m_environment.remove(QString::fromLatin1(name)); }
    /// Sets ALERT_THRESHOLDS to these and limitsForAnyDisk().
    void setLimits(const QString &limits)
    {
        QStringList all;
        const auto own = limitsForAnyDisk();
        for (auto limit = own.begin(); limit != own.end(); ++limit)
            all << QStringLiteral("%1=%2").arg(limit.key()).arg(limit.value(), 0, 'f', 6);
        if (!limits.isEmpty())
            all << limits;
        set("ALERT_THRESHOLDS", all.join(QLatin1Char(',')));
    }
    QString dataDir() const { return m_environment.value(QStringLiteral("DATA_DIR")); }
    QString folder() const { return m_directory.path(); }
    QString path(const QString &name) const { return m_directory.filePath(name); }

    std::unique_ptr<QProcess> start(const QString &arguments)
    {
        auto process = std::make_unique<QProcess>();
        startIn(*process, arguments);
        return process;
    }
    void startIn(QProcess &process, const QString &arguments)
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_directory.path());
        process.start(QStringLiteral(PROGRAM),
                      arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

    SimulatedNodeThread node;

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

struct ProgramResult {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Waits for the end; the exit code is -1 when it does not come, or comes by a signal.
inline ProgramResult finish(QProcess &process, int timeoutMs = 30'000)
{
    const bool ended =
        process.waitForFinished(timeoutMs) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace bnm
