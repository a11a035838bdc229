// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTcpServer>

namespace bnm {

/// A SOCKS5 proxy (RFC 1928, no authentication) that connects every host to one local port, like
/// Tor an onion address to a service, and records the requested names.
class Socks5Server : public QObject {
    Q_OBJECT
public:
    explicit Socks5Server(quint16 targetPort);

    quint16 port() const { return m_server.serverPort(); }
    const QStringList &hosts() const { return m_hosts; }

private:
    void accept();
    void negotiate(QTcpSocket *client);
    void connectThrough(QTcpSocket *client, const QByteArray &request);

    quint16 m_targetPort;
    QTcpServer m_server;
    QStringList m_hosts;
};

} // namespace bnm
