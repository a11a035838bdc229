// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/rpc_client.h"

#include <QHash>
#include <QProcess>

namespace bnm {

/// The simulated node as a process of its own (SIMULATED_NODE, see add_benchmark), so that its work
/// is not measured. Killed at the end.
class SimulatedNodeProcess {
public:
    explicit SimulatedNodeProcess(const QStringList &arguments = {})
    {
        process.start(QStringLiteral(SIMULATED_NODE), arguments);
        while (!m_settings.contains("BITCOIN_ZMQ_SEQUENCE")) {
            if (!process.canReadLine() && !process.waitForReadyRead(60'000))
                qFatal("the simulated node does not start");
            const QByteArrayList parts = process.readLine().trimmed().split('=');
            m_settings.insert(parts.value(0), parts.value(1));
        }
    }
    ~SimulatedNodeProcess()
    {
        process.kill();
        process.waitForFinished();
    }

    /// As it was printed, such as BITCOIN_RPC_PORT.
    QString setting(const QByteArray &name) const
    {
        return QString::fromLocal8Bit(m_settings.value(name));
    }
    const QHash<QByteArray, QByteArray> &settings() const { return m_settings; }
    RpcEndpoint endpoint() const
    {
        RpcEndpoint endpoint;
        endpoint.url =
            QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(setting("BITCOIN_RPC_PORT")));
        endpoint.cookiePath = setting("BITCOIN_RPC_COOKIE_PATH");
        endpoint.timeoutMs = 60'000;
        return endpoint;
    }

    QProcess process; ///< takes orders on its standard input

private:
    QHash<QByteArray, QByteArray> m_settings;
};

} // namespace bnm
