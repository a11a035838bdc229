// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_server.h"

#include "app/core/text/excerpt.h"
#include "collectors/private_place.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStringList>
#include <QTextStream>

namespace bnm {

namespace {

constexpr int healthcheckTimeoutMs = 5'000;
constexpr int listenAgainMs = 5'000;
constexpr qsizetype longestText = 4'000;
const QString statusSocketName = QStringLiteral("status.sock");

} // namespace

QByteArray RunState::toJson() const
{
    const QJsonObject object{{QStringLiteral("started_ms"), startedMs},
                             {QStringLiteral("complaint"), complaint},
                             {QStringLiteral("chain"), chain}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

RunState RunState::fromJson(const QByteArray &json, bool *ok)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonValue complaint = object.value(QStringLiteral("complaint"));
    *ok = complaint.isString(); // an answer without a verdict is none
    RunState state;
    state.startedMs = object.value(QStringLiteral("started_ms")).toInteger();
    state.complaint = excerpt(complaint.toString(), longestText);
    state.chain = excerpt(object.value(QStringLiteral("chain")).toString(), longestText);
    return state;
}

QString RunState::sentence() const
{
    QStringList parts;
    if (!isHealthy())
        parts << complaint;
    if (!chain.isEmpty() && !complaint.contains(chain))
        parts << chain;
    if (parts.isEmpty())
        parts << QStringLiteral("All collectors and sinks work.");
    return (isHealthy() ? QStringLiteral("healthy: ") : QStringLiteral("unhealthy: ")) +
           parts.join(QLatin1Char(' '));
}

StatusServer::StatusServer(const QString &dataDirectory, Source source, QObject *parent)
    : QObject(parent), m_folder(dataDirectory), m_source(std::move(source))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_again.setInterval(listenAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        QString error;
        if (tryToListen(&error))
            m_again.stop();
    });
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->write(m_source().toJson());
            socket->disconnectFromServer();
        }
    });
}

QString StatusServer::socketPath(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(statusSocketName);
}

bool StatusServer::listen(QString *error)
{
    const bool listens = tryToListen(error);
    if (!listens)
        m_again.start();
    return listens;
}

bool StatusServer::tryToListen(QString *error)
{
    if (makePrivateFolder(m_folder)) {
        m_path = std::make_unique<ShortPath>(m_folder, statusSocketName);
        QLocalServer::removeServer(m_path->path()); // left by an instance that was killed
        if (m_server.listen(m_path->path()))
            return true;
    }
    *error = tr("--healthcheck does not work until %1 can be made. Check the permissions of that "
                "folder, or set DATA_DIR to another one.")
                 .arg(socketPath(m_folder));
    return false;
}

int runHealthcheck(const QString &dataDirectory)
{
    QTextStream out(stdout);
    QLocalSocket socket;
    const ShortPath path(dataDirectory, statusSocketName);
    const QDeadlineTimer deadline(healthcheckTimeoutMs);
    const auto leftMs = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    socket.connectToServer(path.path());
    if (!socket.waitForConnected(leftMs())) {
        out << "unhealthy: no instance runs with the data folder " << dataDirectory << '\n';
        return 1;
    }
    QByteArray answer;
    while (!answer.endsWith('\n') && socket.waitForReadyRead(leftMs()))
        answer += socket.readAll();
    bool ok = false;
    RunState state = RunState::fromJson(answer, &ok);
    if (!ok)
        state = {0, QStringLiteral("the running instance did not answer"), {}};
    out << state.sentence() << '\n';
    return state.isHealthy() ? 0 : 1;
}

} // namespace bnm
