// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_receiver.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <zlib.h>

namespace bnm {

namespace {

QByteArray gunzip(QByteArray packed)
{
    z_stream stream{};
    constexpr int gzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, gzipOnly) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray text;
    int state = Z_OK;
    while (state == Z_OK) {
        std::array<char, 16'384> chunk;
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = chunk.size();
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(chunk.data(), static_cast<qsizetype>(chunk.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? text : QByteArray("(not gzip)");
}

void drip(QTcpSocket *socket, const QByteArray &first)
{
    socket->write(first);
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
    timer->start(20);
}

} // namespace

ScriptedReceiver::ScriptedReceiver(std::unique_ptr<QTcpServer> server) : m_server(std::move(server))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        ++m_connections;
        QTcpSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    });
    reopen();
    m_port = m_server->serverPort();
}

ScriptedReceiver::ScriptedReceiver(const QSslConfiguration &configuration)
    : ScriptedReceiver(std::make_unique<QSslServer>())
{
    static_cast<QSslServer &>(*m_server).setSslConfiguration(configuration);
    m_scheme = QStringLiteral("https");
}

QUrl ScriptedReceiver::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_port));
}

void ScriptedReceiver::close()
{
    m_server->close();
    for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
        socket->abort();
}

void ScriptedReceiver::reopen()
{
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        qFatal("%s", qPrintable(m_server->errorString()));
}

void ScriptedReceiver::read(QTcpSocket *socket)
{
    const QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
    socket->setProperty("buffer", buffer);
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    Request request;
    const QByteArrayList head = buffer.left(headEnd).split('\n');
    request.target = head.front().split(' ').value(1);
    for (const QByteArray &line : head.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.headers["content-length"].toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return;
    socket->setProperty("buffer", QByteArray());
    const QByteArray body = buffer.mid(headEnd + 4, length);
    request.lines = request.headers["content-encoding"] == "gzip" ? gunzip(body) : body;
    answer(socket, request);
}

void ScriptedReceiver::answer(QTcpSocket *socket, const Request &request)
{
    Answer answer;
    if (!m_script.empty()) {
        answer = m_script.front();
        m_script.pop_front();
    } else if (m_answer) {
        answer = m_answer(request);
    }
    ++m_requestCount;
    if (m_keeps)
        m_requests.push_back(request);
    if (m_keeps && answer.status == 204 && answer.manner <= Answer::Manner::WholeAndClosed)
        for (const QByteArray &line : request.lines.split('\n'))
            if (!line.isEmpty())
                m_stored << line;
    const QByteArray close =
        answer.manner == Answer::Manner::WholeAndClosed ? "Connection: close\r\n" : "";
    if (answer.manner == Answer::Manner::Cut)
        socket->abort();
    else if (answer.manner == Answer::Manner::Drip)
        drip(socket, answer.body);
    else if (answer.manner == Answer::Manner::Raw)
        socket->write(answer.body);
    else if (answer.manner != Answer::Manner::Never)
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\n" + answer.headers +
                      close + "Content-Length: " + QByteArray::number(answer.body.size()) +
                      "\r\n\r\n" + answer.body);
    if (answer.manner == Answer::Manner::Raw || !close.isEmpty())
        socket->disconnectFromHost();
    Q_EMIT requested();
}

} // namespace bnm
