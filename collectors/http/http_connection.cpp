// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_connection.h"

#include <QSslConfiguration>

#include <utility>

namespace bnm {

namespace {

using Error = QAbstractSocket::SocketError;

// So that a request of usual size leaves with one write.
constexpr int sendBufferBytes = 1024 * 1024;

/// What an error of the connection to a proxy means.
Error ofProxy(Error error)
{
    switch (error) {
    case Error::ConnectionRefusedError: return Error::ProxyConnectionRefusedError;
    case Error::HostNotFoundError: return Error::ProxyNotFoundError;
    default: return error;
    }
}

} // namespace

HttpConnection::HttpConnection(const QUrl &server, const QNetworkProxy &proxy, bool verifyTls,
                               QObject *parent)
    : QObject(parent), m_server(server), m_proxy(proxy), m_verifyTls(verifyTls), m_silence(this)
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { failed(Error::SocketTimeoutError); });
}

/// An HTTP proxy is asked for http addresses itself; it need not allow a tunnel to any port.
bool HttpConnection::goesPlainlyThroughProxy() const
{
    return m_proxy.type() == QNetworkProxy::HttpProxy && m_server.scheme() == QLatin1String("http");
}

QByteArray HttpConnection::head(const QUrl &url, const Headers &headers, qsizetype length) const
{
    QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    const QByteArray host = QUrl(url).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery |
                                                QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    QByteArray text = "POST " + (goesPlainlyThroughProxy() ? host + target : target) +
                      " HTTP/1.1\r\nHost: " + host.mid(host.indexOf("//") + 2) + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + QByteArray(value).replace('\r', "").replace('\n', "") + "\r\n";
    return text + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

void HttpConnection::post(const QUrl &url, const Headers &headers, const QByteArray &body,
                          int timeoutMs, Handler handler)
{
    Q_ASSERT(!isBusy());
    m_handler = std::move(handler);
    m_isWaiting = true;
    m_request = head(url, headers, body.size()) + body;
    m_silence.start(timeoutMs);
    m_isReused = m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
    if (m_isReused)
        send();
    else
        open();
}

void HttpConnection::open()
{
    m_tlsErrors.clear();
    m_reader = {};
    m_socket = std::make_unique<QSslSocket>();
    QSslSocket *socket = m_socket.get();
    socket->setProxy(goesPlainlyThroughProxy() ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy);
    connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors << error.errorString();
    });
    connect(socket, &QSslSocket::errorOccurred, this, &HttpConnection::failed);
    connect(socket, &QSslSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QSslSocket::bytesWritten, this, [this] {
        if (m_isWaiting)
            m_silence.start();
    });
    const bool isEncrypted = m_server.scheme() == QLatin1String("https");
    connect(socket, &QSslSocket::connected, this, [this, socket] {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    });
    connect(socket, isEncrypted ? &QSslSocket::encrypted : &QSslSocket::connected, this,
            &HttpConnection::send);
    if (!m_verifyTls)
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto port = static_cast<quint16>(m_server.port(isEncrypted ? 443 : 80));
    if (goesPlainlyThroughProxy())
        socket->connectToHost(m_proxy.hostName(), m_proxy.port());
    else if (isEncrypted)
        socket->connectToHostEncrypted(m_server.host(), port);
    else
        socket->connectToHost(m_server.host(), port);
}

void HttpConnection::send()
{
    m_reader = {};
    m_socket->write(m_request);
    m_socket->flush(); // whoever asked may have long work to do before the event loop comes
}

void HttpConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (!m_isWaiting) { // nobody asked
        m_socket->abort();
        return;
    }
    m_silence.start();
    const auto state = m_reader.read(bytes);
    if (state == HttpAnswerReader::State::Reading)
        return;
    if (state == HttpAnswerReader::State::Malformed) {
        m_socket->abort();
        return finish({{}, Error::UnknownSocketError, tr("the answer is not HTTP")});
    }
    if (!m_reader.keepsAlive())
        m_socket->disconnectFromHost();
    finish({m_reader, {}});
}

void HttpConnection::failed(QAbstractSocket::SocketError error)
{
    if (!m_isWaiting)
        return;
    const QString text = m_socket->errorString();
    if (error == Error::RemoteHostClosedError) {
        m_reader.read(m_socket->readAll());
        if (m_reader.readEnd() == HttpAnswerReader::State::Done)
            return finish({m_reader, {}});
    }
    if (m_isReused && !m_reader.hasBegun() && error != Error::SocketTimeoutError) {
        // It had been closed just before; a fresh one will do.
        m_isReused = false;
        QMetaObject::invokeMethod(this, &HttpConnection::open, Qt::QueuedConnection);
        return;
    }
    if (goesPlainlyThroughProxy() && m_socket->state() != QAbstractSocket::ConnectedState &&
        !m_reader.hasBegun())
        error = ofProxy(error);
    m_socket->disconnect(this);
    m_socket->abort();
    finish({m_reader, error, text, m_tlsErrors});
}

void HttpConnection::finish(HttpResult result)
{
    m_silence.stop();
    m_isWaiting = false;
    m_request.clear();
    QMetaObject::invokeMethod(
        this,
        [this, result = std::move(result)] {
            if (const Handler handler = std::exchange(m_handler, nullptr))
                handler(result);
        },
        Qt::QueuedConnection);
}

} // namespace bnm
