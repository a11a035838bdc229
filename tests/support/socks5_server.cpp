// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/socks5_server.h"

#include <QTcpSocket>

namespace bnm {

Socks5Server::Socks5Server(quint16 targetPort) : m_targetPort(targetPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Socks5Server::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(m_server.errorString()));
}

void Socks5Server::accept()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    connect(client, &QTcpSocket::readyRead, this, [this, client] { negotiate(client); });
}

void Socks5Server::negotiate(QTcpSocket *client)
{
    const QByteArray message = client->readAll();
    if (message.size() >= 3 && message.size() == 2 + message[1]) // the greeting
        client->write(QByteArray("\x05\x00", 2));
    else
        connectThrough(client, message);
}

void Socks5Server::connectThrough(QTcpSocket *client, const QByteArray &request)
{
    constexpr char domainName = 3;
    m_hosts << (request.size() > 4 && request[3] == domainName
                    ? QString::fromLatin1(request.mid(5, request[4]))
                    : QStringLiteral("(an address)"));
    client->disconnect(this);
    auto *target = new QTcpSocket(client);
    connect(target, &QTcpSocket::connected, client, [client] {
        client->write(QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
    });
    connect(target, &QTcpSocket::readyRead, client,
            [client, target] { client->write(target->readAll()); });
    connect(client, &QTcpSocket::readyRead, target,
            [client, target] { target->write(client->readAll()); });
    target->connectToHost(QHostAddress::LocalHost, m_targetPort);
}

} // namespace bnm
