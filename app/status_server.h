// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/short_path.h"

#include <QLocalServer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

namespace bnm {

/// The program's answer to --healthcheck.
struct RunState {
    qint64 startedMs = 0; ///< Unix time in ms
    /// Why it is unhealthy, in one line; empty: healthy. Without a monitor it is unhealthy.
    QString complaint = QStringLiteral("the monitor is starting");
    QString chain = {}; ///< the verdict on the chain, in its sentence

    bool isHealthy() const { return complaint.isEmpty(); }
    /// "healthy: …" or "unhealthy: …", with a sentence.
    QString sentence() const;
    QByteArray toJson() const;
    static RunState fromJson(const QByteArray &json, bool *ok);
};

/// Answers each connection to a local socket in the data folder with the state as one line of JSON.
/// Only the same user can connect.
class StatusServer : public QObject {
    Q_OBJECT
public:
    using Source = std::function<RunState()>;

    StatusServer(const QString &dataDirectory, Source source, QObject *parent = nullptr);

    /// Only for the holder of the folder's InstanceLock: replaces an existing socket. False: the
    /// folder is not writable; it is retried.
    bool listen(QString *error);
    static QString socketPath(const QString &dataDirectory);

private:
    bool tryToListen(QString *error);

    QString m_folder;
    Source m_source;
    std::unique_ptr<ShortPath> m_path; // destroyed after the server, which removes the socket
    QLocalServer m_server;
    QTimer m_again;
};

/// Queries the instance with the same data folder. Blocks for at most five seconds: only for
/// --healthcheck. Prints one line and returns the exit code.
int runHealthcheck(const QString &dataDirectory);

} // namespace bnm
