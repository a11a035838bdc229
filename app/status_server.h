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

/// What the running program says of itself when --healthcheck asks.
struct RunState {
    qint64 startedMs = 0; ///< Unix time in ms
    /// Why it is not healthy, in one line; empty: it is. Before there is a monitor it is not.
    QString complaint = QStringLiteral("the monitor is starting");
    QString chain = {}; ///< the verdict on the chain, in its sentence

    bool isHealthy() const { return complaint.isEmpty(); }
    /// "healthy: …" or "unhealthy: …", always with a sentence.
    QString sentence() const;
    QByteArray toJson() const;
    static RunState fromJson(const QByteArray &json, bool *ok);
};

/// Answers each connection on a local socket in the data folder with the state as one line
/// of JSON. Only the same user can connect.
class StatusServer : public QObject {
    Q_OBJECT
public:
    using Source = std::function<RunState()>;

    StatusServer(const QString &dataDirectory, Source source, QObject *parent = nullptr);

    /// To be called by who holds the folder's InstanceLock: what is at the socket's place is
    /// replaced. False: the folder cannot be written; it is tried again and again.
    bool listen(QString *error);
    static QString socketPath(const QString &dataDirectory);

private:
    bool tryToListen(QString *error);

    QString m_folder;
    Source m_source;
    std::unique_ptr<ShortPath> m_path; // goes behind the server, which removes the socket
    QLocalServer m_server;
    QTimer m_again;
};

/// Asks the instance that runs with the same data folder. Blocks for at most five seconds:
/// for the --healthcheck command only, which has nothing else to do. Returns the exit code
/// and prints one line.
int runHealthcheck(const QString &dataDirectory);

} // namespace bnm
