// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/http/http_server.h"

#include <QSslServer>
#include <QTest>
#include <QTimer>

namespace bnm {

namespace {

std::unique_ptr<QTcpServer> tlsServer(const QSslConfiguration &tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

HttpServer::HttpServer(const QSslConfiguration &tls, Answer answer)
    : HttpServer(tlsServer(tls), std::move(answer))
{
    m_scheme = QStringLiteral("https");
}

HttpServer::HttpServer(std::unique_ptr<QTcpServer> server, Answer answer)
    : m_server(std::move(server)), m_answer(std::move(answer))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &HttpServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(m_server->errorString()));
}

QUrl HttpServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(m_scheme).arg(port()).arg(path));
}

void HttpServer::accept()
{
    QTcpSocket *socket = m_server->nextPendingConnection();
    ++m_connections;
    const auto buffer = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
        buffer->append(socket->readAll());
        read(*socket, *buffer);
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        ++m_disconnections;
        socket->deleteLater();
    });
}

void HttpServer::read(QTcpSocket &socket, QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArrayList lines = buffer.left(end).replace("\r\n", "\n").split('\n');
    Request request;
    request.method = lines[0].split(' ').value(0);
    request.target = lines[0].split(' ').value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_requests.push_back(request);
    m_answer(socket, request);
}

void HttpServer::send(QTcpSocket &socket, int status, const QByteArray &body,
                      const QByteArray &headers)
{
    socket.write("HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
}

HttpServer::Answer HttpServer::always(int status, const QByteArray &body, const QByteArray &headers)
{
    return [=](QTcpSocket &socket, const Request &) { send(socket, status, body, headers); };
}

HttpServer::Answer HttpServer::dripping(const QByteArray &text)
{
    return [text](QTcpSocket &socket, const Request &) {
        socket.write(text);
        auto *drip = new QTimer(&socket);
        connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
        connect(&socket, &QTcpSocket::disconnected, drip, &QTimer::stop);
        drip->start(10);
    };
}

HttpAnswer fetched(HttpClient &client, HttpRequest request)
{
    std::optional<HttpAnswer> answer;
    QObject context;
    client.send(std::move(request), &context, [&](HttpAnswer &got) { answer = std::move(got); });
    if (answer)
        qFatal("the handler was called inside send()");
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
        qFatal("no answer at all");
    return *answer;
}

HttpAnswer fetched(HttpClient &client, const QUrl &url)
{
    return fetched(client, HttpRequest{.url = url});
}

} // namespace bnm
