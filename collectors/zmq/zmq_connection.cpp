// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_connection.h"

#include <QLocalSocket>
#include <QNetworkProxy>
#include <QPointer>
#include <QTcpSocket>
#include <QtEndian>

#include <utility>

namespace bnm {

namespace {

constexpr int firstReconnectMs = 100;
constexpr int longestReconnectMs = 10'000;
constexpr int handshakeMs = 10'000; // to connect, and to be greeted

} // namespace

ZmqConnection::ZmqConnection(QString endpoint, ZmqAddress address, QByteArrayList topics,
                             Message message, QObject *parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_address(std::move(address)),
      m_topics(std::move(topics)),
      m_message(std::move(message)),
      m_pauses(firstReconnectMs, longestReconnectMs),
      m_retry(this),
      m_handshake(this)
{
    for (QTimer *timer : {&m_retry, &m_handshake})
        timer->setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ZmqConnection::open);
    connect(&m_handshake, &QTimer::timeout, this, &ZmqConnection::closeAndRetry);
}

ZmqConnection::~ZmqConnection()
{
    dropSocket();
}

void ZmqConnection::open()
{
    dropSocket();
    m_reader = std::make_unique<ZmtpReader>();
    m_isReached = m_hasGreeted = false;
    m_handshake.start(handshakeMs);
    if (m_address.host.isEmpty())
        connectLocal();
    else
        connectTcp();
}

template <typename Socket>
Socket &ZmqConnection::makeSocket()
{
    auto *socket = new Socket(this);
    m_socket = socket;
    socket->setReadBufferSize(bufferBytes);
    connect(socket, &Socket::connected, this, &ZmqConnection::greet);
    connect(socket, &Socket::readyRead, this, &ZmqConnection::readAll);
    connect(socket, &Socket::errorOccurred, this, &ZmqConnection::closeAndRetry);
    connect(socket, &Socket::disconnected, this, &ZmqConnection::closeAndRetry);
    return *socket;
}

void ZmqConnection::connectTcp()
{
    auto &socket = makeSocket<QTcpSocket>();
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(m_address.host, m_address.port);
}

void ZmqConnection::connectLocal()
{
    auto &socket = makeSocket<QLocalSocket>();
    if (m_address.isAbstract)
        socket.setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    socket.connectToServer(m_address.path);
}

void ZmqConnection::greet()
{
    m_isReached = true;
    // detects a peer that disappeared silently
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_socket))
        tcp->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket->write(ZmtpReader::greeting());
}

/// Reads one portion: the rest of a burst comes with the next signal, so that other work gets its
/// turn.
void ZmqConnection::readAll()
{
    const QPointer<QIODevice> socket(m_socket);
    const QByteArray bytes = socket->read(bufferBytes);
    QByteArrayView rest(bytes);
    for (auto next = m_reader->read(rest); next != ZmtpReader::Next::NeedsBytes;
         next = m_reader->read(rest))
        if (!act(next) || socket != m_socket)
            return;
    if (m_reader->hasGreeting() && !std::exchange(m_hasGreeted, true))
        socket->write(ZmtpReader::ready());
}

/// False: the connection is closed.
bool ZmqConnection::act(ZmtpReader::Next next)
{
    switch (next) {
    case ZmtpReader::Next::NeedsBytes: break;
    case ZmtpReader::Next::Ready: subscribe(); break;
    case ZmtpReader::Next::Message: takeMessage(); break;
    case ZmtpReader::Next::Ping: m_socket->write(m_reader->pong()); break;
    case ZmtpReader::Next::Fault:
        Q_EMIT malformed();
        if (m_isConnected)
            m_trouble = Trouble::BadMessages;
        closeAndRetry();
        return false;
    }
    return true;
}

void ZmqConnection::subscribe()
{
    if (!std::exchange(m_hasGreeted, true))
        m_socket->write(ZmtpReader::ready());
    for (const QByteArray &topic : m_topics)
        m_socket->write(ZmtpReader::subscription(topic));
    m_handshake.stop();
    setConnected(true);
}

void ZmqConnection::takeMessage()
{
    const ZmtpReader::Message &message = m_reader->message();
    const auto &[topic, body, number] = message.parts;
    if (message.count != 3 || number.size != sizeof(quint32) || topic.size > ZmtpPart::mostKept)
        return Q_EMIT malformed();
    m_pauses.reset(); // it is a node that publishes
    m_trouble = Trouble::NotReached;
    m_message(topic.kept(), body, qFromLittleEndian<quint32>(number.start.data()));
}

void ZmqConnection::closeAndRetry()
{
    if (m_retry.isActive())
        return;
    if (!m_isConnected) // data of the previous connection does not count
        m_trouble = m_isReached ? Trouble::NoPublisher : Trouble::NotReached;
    dropSocket();
    m_retry.start(m_pauses.next());
    setConnected(false);
}

/// It may be its own signal that ends it.
void ZmqConnection::dropSocket()
{
    m_handshake.stop();
    if (QIODevice *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->deleteLater();
        if (auto *tcp = qobject_cast<QTcpSocket *>(socket))
            tcp->abort();
        else if (auto *local = qobject_cast<QLocalSocket *>(socket))
            local->abort();
    }
}

void ZmqConnection::setConnected(bool connected)
{
    if (std::exchange(m_isConnected, connected) != connected)
        Q_EMIT connectedChanged(connected);
}

} // namespace bnm
