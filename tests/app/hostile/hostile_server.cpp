// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/hostile/hostile_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>

namespace bnm {

namespace {

constexpr qint64 mostWaiting = 1024 * 1024;

QByteArray hash(char digit)
{
    return QByteArray(64, digit);
}

QByteArray usualResult(const QByteArray &method)
{
    if (method == "getblockchaininfo")
        return "{\"chain\":\"main\",\"blocks\":800000,\"headers\":800000,\"bestblockhash\":\"" +
               hash('a') + "\",\"time\":1700000000,\"initialblockdownload\":false}";
    if (method == "getblockheader")
        return "{\"hash\":\"" + hash('a') +
               "\",\"height\":800000,\"time\":1700000000,\"nTx\":1,\"confirmations\":1}";
    if (method == "getmempoolinfo")
        return "{\"size\":0,\"bytes\":0,\"usage\":0,\"maxmempool\":300000000}";
    if (method == "getrawmempool")
        return "{\"txids\":[],\"mempool_sequence\":1}";
    if (method == "getpeerinfo" || method == "getchaintips")
        return "[]";
    if (method == "uptime")
        return "1000";
    return "{}";
}

QByteArray chunkOf(const QByteArray &text)
{
    return QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n";
}

} // namespace

void pour(QTcpSocket &socket, const QByteArray &text, std::optional<qint64> bytes)
{
    QByteArray portion;
    while (portion.size() < mostWaiting / 4)
        portion += text;
    const auto left = std::make_shared<std::optional<qint64>>(bytes);
    const auto more = [&socket, portion, left] {
        while (socket.bytesToWrite() < mostWaiting && (!*left || **left > 0)) {
            const qint64 size =
                *left ? std::min<qint64>(**left, portion.size()) : qint64{portion.size()};
            socket.write(portion.constData(), size);
            if (*left)
                **left -= size;
        }
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    more();
}

HostileHttp::HostileHttp(Respond respond) : m_respond(std::move(respond))
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void HostileHttp::serve(QTcpSocket &socket)
{
    const QByteArray request = socket.peek(64 * 1024 * 1024);
    const qsizetype head = request.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const QByteArray name = "content-length:";
    const qsizetype at = request.left(head).toLower().indexOf(name);
    const qsizetype length =
        at < 0 ? 0 : request.mid(at + name.size(), 20).split('\r').front().trimmed().toLongLong();
    if (request.size() < head + 4 + length)
        return;
    socket.read(head + 4 + length);
    ++m_requests;
    const Answer answer = m_respond(request.split(' ').value(1), request.mid(head + 4, length));
    socket.write("HTTP/1.1 " + answer.status + "\r\nContent-Type: application/json\r\n");
    if (answer.inHead)
        return pour(socket, answer.endless);
    if (answer.endless.isEmpty())
        socket.write("Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n");
    else
        socket.write(answer.inChunks ? "Transfer-Encoding: chunked\r\n\r\n"
                                     : "Connection: close\r\n\r\n");
    socket.write(answer.inChunks ? chunkOf(answer.body) : answer.body);
    if (!answer.endless.isEmpty())
        pour(socket, answer.inChunks ? chunkOf(answer.endless.repeated(100'000)) : answer.endless);
}

HostileTcp::HostileTcp(std::function<void(QTcpSocket &)> harm)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this, harm = std::move(harm)] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            harm(*socket);
        }
    });
}

HostileNode::HostileNode(Result result)
    : HostileHttp([this](const QByteArray &, const QByteArray &body) {
          return Answer{answer(body), {}};
      }),
      m_result(std::move(result))
{
}

QByteArray HostileNode::answer(const QByteArray &body)
{
    QByteArray text = "[";
    const QJsonArray calls = QJsonDocument::fromJson(body).array();
    for (const QJsonValue &call : calls) {
        const QByteArray method = call[QLatin1String("method")].toString().toLatin1();
        const auto result = m_result(method, m_calls[method]++);
        text += QByteArray(text.size() > 1 ? "," : "") +
                "{\"id\":" + QByteArray::number(call[QLatin1String("id")].toInteger()) +
                ",\"error\":null,\"result\":" + result.value_or(usualResult(method)) + "}";
    }
    return text + "]";
}

} // namespace bnm
