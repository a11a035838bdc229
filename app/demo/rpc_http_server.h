// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace bnm {

/// Faults the simulated node can have.
enum class NodeFault {
    None,
    RefuseConnections,
    WarmUp,            ///< every call answers -28
    InternalError,     ///< HTTP 500 with the node's error body
    WorkQueueExceeded, ///< HTTP 503
    Stall,             ///< accepts the request, never answers
    CutMidBody,        ///< half the answer, then a closed connection
    NotJson,           ///< a web page
    WrongShape,        ///< JSON, but not an answer
    Forbidden,         ///< HTTP 403
};

/// The HTTP side of the simulated node: HTTP/1.1 with keep-alive and Basic authentication on the
/// loopback interface, like bitcoind's own server.
class RpcHttpServer : public QObject {
    Q_OBJECT
public:
    struct Answer {
        int status = 200;
        QByteArray body;
    };
    /// Returns the answer to the body of an authenticated request.
    using Handler = std::function<Answer(const QByteArray &body)>;

    explicit RpcHttpServer(Handler handler, QObject *parent = nullptr);

    bool listen(quint16 port, QString *error);
    quint16 port() const { return m_port; }
    void setCredentials(const QByteArray &userAndPassword)
    {
        m_authorization = "Basic " + userAndPassword.toBase64();
    }
    void setFault(NodeFault fault);
    NodeFault fault() const { return m_fault; }
    void cutConnections();
    qint64 requestCount() const { return m_requests; }

private:
    struct Request {
        QByteArray authorization;
        QByteArray body;
    };
    void accept();
    void readFrom(QTcpSocket *socket);
    bool takeRequest(QByteArray &buffer, Request &request) const;
    void answer(QTcpSocket *socket, const Request &request);
    static void send(QTcpSocket *socket, const Answer &answer, const QByteArray &type,
                     bool cut = false);

    Handler m_handler;
    QTcpServer m_server;
    QByteArray m_authorization;
    NodeFault m_fault = NodeFault::None;
    quint16 m_port = 0;
    qint64 m_requests = 0;
};

} // namespace bnm
