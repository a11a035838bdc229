// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_client.h"
#include "tests/collectors/electrum/made_chain.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace bnm {

/// A scripted Electrum server on the loopback interface, over TCP or TLS.
class ElectrumStandIn : public QObject {
    Q_OBJECT
public:
    /// Writes the answer to one request.
    using Manner = std::function<void(QTcpSocket &socket, const QJsonObject &request)>;

    explicit ElectrumStandIn(const MadeChain &chain);
    ElectrumStandIn(const MadeChain &chain, const QSslConfiguration &tls);

    MadeChain chain;
    QString software = QStringLiteral("Fulcrum 2.1.1");
    bool errorsAreTexts = false; ///< as in Esplora's electrs
    Manner manner = {};          ///< none: it is honest
    bool closesAtOnce = false;
    QByteArray says = {}; ///< before any request

    QJsonObject honestAnswer(const QJsonObject &request) const;
    static void write(QTcpSocket &socket, const QJsonObject &answer);
    /// Announces another tip to all subscribers.
    void announceTip();
    void cutConnections();
    void setTls(const QSslConfiguration &tls);

    ElectrumAddress address() const;
    quint16 port() const { return m_server->serverPort(); }
    int connections() const { return m_connections; }
    int disconnections() const { return m_disconnections; }
    const QStringList &methods() const { return m_methods; } ///< in the order of requests

private:
    ElectrumStandIn(const MadeChain &chain, std::unique_ptr<QTcpServer> server);
    void accept();
    void read(QTcpSocket &socket);
    QJsonObject tip() const;

    std::unique_ptr<QTcpServer> m_server;
    bool m_isEncrypted = false;
    QList<QPointer<QTcpSocket>> m_sockets;
    QStringList m_methods;
    int m_connections = 0;
    int m_disconnections = 0;
};

} // namespace bnm
