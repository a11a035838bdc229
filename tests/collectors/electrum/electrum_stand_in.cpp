// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/electrum/electrum_stand_in.h"

#include <QJsonDocument>
#include <QSslServer>

namespace bnm {

using namespace Qt::StringLiterals;

ElectrumStandIn::ElectrumStandIn(const MadeChain &blocks)
    : ElectrumStandIn(blocks, std::make_unique<QTcpServer>())
{
}

ElectrumStandIn::ElectrumStandIn(const MadeChain &blocks, const QSslConfiguration &tls)
    : ElectrumStandIn(blocks, std::make_unique<QSslServer>())
{
    m_isEncrypted = true;
    setTls(tls);
}

ElectrumStandIn::ElectrumStandIn(const MadeChain &blocks, std::unique_ptr<QTcpServer> server)
    : chain(blocks), m_server(std::move(server))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
            &ElectrumStandIn::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(m_server->errorString()));
}

void ElectrumStandIn::setTls(const QSslConfiguration &tls)
{
    static_cast<QSslServer &>(*m_server).setSslConfiguration(tls);
}

ElectrumAddress ElectrumStandIn::address() const
{
    return {u"127.0.0.1"_s, port(), m_isEncrypted};
}

void ElectrumStandIn::accept()
{
    QTcpSocket *socket = m_server->nextPendingConnection();
    ++m_connections;
    m_sockets << socket;
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        ++m_disconnections;
        socket->deleteLater();
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    if (closesAtOnce)
        return socket->disconnectFromHost();
    socket->write(says);
    read(*socket);
}

void ElectrumStandIn::read(QTcpSocket &socket)
{
    while (socket.canReadLine()) {
        const QJsonObject request = QJsonDocument::fromJson(socket.readLine()).object();
        m_methods << request["method"_L1].toString();
        if (manner)
            manner(socket, request);
        else
            write(socket, honestAnswer(request));
    }
}

void ElectrumStandIn::write(QTcpSocket &socket, const QJsonObject &answer)
{
    socket.write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject ElectrumStandIn::tip() const
{
    return {{u"height"_s, chain.tip()}, {u"hex"_s, QString::fromLatin1(chain.hex(chain.tip()))}};
}

QJsonObject ElectrumStandIn::honestAnswer(const QJsonObject &request) const
{
    QJsonObject answer{{u"id"_s, request["id"_L1]}, {u"jsonrpc"_s, u"2.0"_s}};
    const QString method = request["method"_L1].toString();
    const qint64 height = request["params"_L1][0].toInteger(-1);
    if (method == u"server.version")
        answer.insert(u"result"_s, QJsonArray{software, u"1.4"_s});
    else if (method == u"blockchain.headers.subscribe")
        answer.insert(u"result"_s, tip());
    else if (method == u"blockchain.block.header" && height >= 0 && height <= chain.tip())
        answer.insert(u"result"_s, QString::fromLatin1(chain.hex(height)));
    else if (errorsAreTexts)
        answer.insert(u"error"_s, u"missing header"_s);
    else
        answer.insert(u"error"_s, QJsonObject{{u"code"_s, 1}, {u"message"_s, u"out of range"_s}});
    return answer;
}

void ElectrumStandIn::announceTip()
{
    for (const QPointer<QTcpSocket> &socket : std::as_const(m_sockets))
        if (socket)
            write(*socket, {{u"jsonrpc"_s, u"2.0"_s},
                            {u"method"_s, u"blockchain.headers.subscribe"_s},
                            {u"params"_s, QJsonArray{tip()}}});
}

void ElectrumStandIn::cutConnections()
{
    for (const QPointer<QTcpSocket> &socket : std::as_const(m_sockets))
        if (socket)
            socket->abort();
}

} // namespace bnm
