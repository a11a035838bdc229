// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/serve/plain_client.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

#include <zlib.h>

namespace bnm {

namespace {

constexpr int deadlineMs = 30'000;

PlainAnswer parsed(const QByteArray &all)
{
    PlainAnswer answer;
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0 || !all.startsWith("HTTP/1."))
        return answer;
    const QList<QByteArray> lines = all.first(end).split('\n');
    answer.status = lines.front().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.fields[line.first(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    answer.body = all.mid(end + 4);
    return answer;
}

} // namespace

std::unique_ptr<QTcpSocket> openConnection(quint16 port, const QByteArray &bytes)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket->waitForConnected(deadlineMs))
        return nullptr;
    socket->write(bytes);
    while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(deadlineMs)) {
    }
    return socket;
}

bool readToTheEnd(QTcpSocket &socket, QByteArray *all, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired())
        socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    *all = socket.readAll();
    return socket.state() != QAbstractSocket::ConnectedState;
}

PlainAnswer plainRequest(quint16 port, const QByteArray &method, const QByteArray &path,
                         const QList<QByteArray> &fields)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\n";
    bool hasHost = false;
    for (const QByteArray &field : fields) {
        request += field + "\r\n";
        hasHost = hasHost || field.startsWith("Host:");
    }
    if (!hasHost)
        request += "Host: 127.0.0.1\r\n";
    const auto socket = openConnection(port, request + "\r\n");
    QByteArray all;
    return socket && readToTheEnd(*socket, &all, deadlineMs) ? parsed(all) : PlainAnswer{};
}

QByteArray gunzipped(const QByteArray &packed)
{
    z_stream stream = {};
    constexpr int withGzipHeader = 16 + MAX_WBITS;
    if (inflateInit2(&stream, withGzipHeader) != Z_OK)
        return {};
    QByteArray text(64 * 1024 * 1024, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int end = inflate(&stream, Z_FINISH);
    text.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return end == Z_STREAM_END ? text : QByteArray();
}

} // namespace bnm
