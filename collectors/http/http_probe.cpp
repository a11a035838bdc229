// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_probe.h"

#include <QNetworkProxy>

namespace bnm {

HttpProbe::HttpProbe(const QUrl &url, QObject *parent) : QObject(parent), m_socket(this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(1024);
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    connect(&m_socket, &QTcpSocket::connected, this, [this, host] {
        m_socket.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { judge(false); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { judge(true); });
    m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
}

void HttpProbe::judge(bool isEnd)
{
    const QByteArray http = "HTTP/";
    const QByteArray begin = m_socket.peek(http.size());
    const bool saysOtherThings = !http.startsWith(begin);
    if (m_isOver || (!isEnd && !saysOtherThings && begin.size() < http.size()))
        return;
    m_isOver = true;
    Q_EMIT finished(saysOtherThings);
}

} // namespace bnm
