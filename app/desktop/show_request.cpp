// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/show_request.h"

#include <QLocalSocket>

namespace bnm {

namespace {

constexpr int connectTimeoutMs = 1'000;
const QString windowSocketName = QStringLiteral("window.sock");

} // namespace

ShowRequests::ShowRequests(const QString &folder, QObject *parent)
    : QObject(parent), m_path(std::make_unique<ShortPath>(folder, windowSocketName))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            socket->deleteLater(); // that it came is the request
        Q_EMIT showWanted();
    });
    QLocalServer::removeServer(m_path->path()); // left by an instance that was killed
    m_server.listen(m_path->path());
}

bool ShowRequests::send(const QString &folder)
{
    QLocalSocket socket;
    const ShortPath path(folder, windowSocketName);
    socket.connectToServer(path.path());
    return socket.waitForConnected(connectTimeoutMs);
}

} // namespace bnm
