// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace bnm {

/// Between the program and a publisher; cuts the connection on request.
class Relay {
public:
    explicit Relay(const QString &endpoint) : m_target(QUrl(endpoint))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *near = m_server.nextPendingConnection();
            auto *far = new QTcpSocket(near);
            for (const auto &[from, to] : {std::pair(near, far), std::pair(far, near)})
                QObject::connect(from, &QTcpSocket::readyRead, to,
                                 [from = from, to = to] { to->write(from->readAll()); });
            QObject::connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
            far->connectToHost(m_target.host(), static_cast<quint16>(m_target.port()));
            QObject::connect(far, &QTcpSocket::connected, near,
                             [near, far] { far->write(near->readAll()); });
        });
        open();
    }
    void open()
    {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("%s", qPrintable(m_server.errorString()));
        m_port = m_server.serverPort();
    }
    void close()
    {
        m_server.close();
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
            socket->abort();
    }
    QString endpoint() const { return QStringLiteral("tcp://127.0.0.1:%1").arg(m_port); }

private:
    QUrl m_target;
    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace bnm
