// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/rpc_http_server.h"

#include <QTcpSocket>

namespace bnm {

namespace {

constexpr qsizetype longestRequest = 64 * 1024 * 1024;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Error";
    }
}

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

RpcHttpServer::RpcHttpServer(Handler handler, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_server(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RpcHttpServer::accept);
}

bool RpcHttpServer::listen(quint16 port, QString *error)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        *error = m_server.errorString();
        return false;
    }
    m_port = m_server.serverPort();
    return true;
}

void RpcHttpServer::setFault(NodeFault fault)
{
    if (m_fault == NodeFault::Stall && fault != NodeFault::Stall)
        cutConnections();
    m_fault = fault;
    if (fault == NodeFault::RefuseConnections) {
        m_server.close();
        cutConnections();
    } else if (!m_server.isListening()) {
        m_server.listen(QHostAddress::LocalHost, m_port);
    }
}

void RpcHttpServer::cutConnections()
{
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->abort();
}

void RpcHttpServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
    }
}

void RpcHttpServer::readFrom(QTcpSocket *socket)
{
    QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
    if (buffer.size() > longestRequest)
        return socket->abort();
    Request request;
    while (takeRequest(buffer, request))
        answer(socket, request);
    socket->setProperty("buffer", buffer);
}

bool RpcHttpServer::takeRequest(QByteArray &buffer, Request &request) const
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QByteArray head = buffer.left(headEnd);
    const qsizetype length = headerValue(head, "content-length").toLongLong();
    if (length < 0 || buffer.size() < headEnd + 4 + length)
        return false;
    request = {headerValue(head, "authorization"), buffer.mid(headEnd + 4, length)};
    buffer.remove(0, headEnd + 4 + length);
    return true;
}

void RpcHttpServer::answer(QTcpSocket *socket, const Request &request)
{
    ++m_requests;
    const QByteArray json = "application/json";
    if (m_fault == NodeFault::Stall)
        return;
    if (request.authorization != m_authorization)
        return send(socket, {401, {}}, "text/html");
    switch (m_fault) {
    case NodeFault::InternalError:
        return send(socket,
                    {500,
                     "{\"result\":null,\"error\":{\"code\":-32603,\"message\":\"Internal error\"},"
                     "\"id\":null}\n"},
                    json);
    case NodeFault::WorkQueueExceeded:
        return send(socket, {503, "Work queue depth exceeded\n"}, "text/plain");
    case NodeFault::Forbidden: return send(socket, {403, {}}, "text/html");
    case NodeFault::NotJson:
        return send(socket, {200, "<!doctype html><title>Router</title><p>Welcome"}, "text/html");
    case NodeFault::WrongShape: return send(socket, {200, "[\"yes\",42,{\"id\":\"0\"}]\n"}, json);
    default: break;
    }
    send(socket, m_handler(request.body), json, m_fault == NodeFault::CutMidBody);
}

void RpcHttpServer::send(QTcpSocket *socket, const Answer &answer, const QByteArray &type, bool cut)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' +
                      reasonPhrase(answer.status) + "\r\nContent-Type: " + type +
                      "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (answer.status == 401)
        head += "WWW-Authenticate: Basic realm=\"jsonrpc\"\r\n";
    // In one piece: a second small write would wait for the first one's acknowledgement.
    socket->write(head + "\r\n" + (cut ? answer.body.left(answer.body.size() / 2) : answer.body));
    if (cut)
        socket->disconnectFromHost();
}

} // namespace bnm
