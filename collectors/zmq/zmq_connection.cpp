// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_connection.h"

#include <QtEndian>

#include <array>
#include <cstring>

namespace bnm {

namespace {

// A burst is read in portions, so that timers and windows get their turn in between.
constexpr int messagesPerTurn = 256;
constexpr int receiveQueue = 10'000;

} // namespace

ZmqConnection::ZmqConnection(zmq::context_t &context, const QString &endpoint,
                             const std::vector<std::string> &topics, Message message)
    : m_endpoint(endpoint),
      m_message(std::move(message)),
      m_socket(context, zmq::socket_type::sub),
      m_monitor(context, zmq::socket_type::pair)
{
    m_socket.set(zmq::sockopt::linger, 0);
    m_socket.set(zmq::sockopt::ipv6, 1);
    m_socket.set(zmq::sockopt::rcvhwm, receiveQueue);
    m_socket.set(zmq::sockopt::reconnect_ivl, 100);
    m_socket.set(zmq::sockopt::reconnect_ivl_max, 10'000);
    m_socket.set(zmq::sockopt::tcp_keepalive, 1);
    for (const std::string &topic : topics)
        m_socket.set(zmq::sockopt::subscribe, topic);

    const std::string monitorName = "inproc://monitor-" + std::to_string(quintptr(this));
    zmq_socket_monitor(m_socket.handle(), monitorName.c_str(),
                       ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_DISCONNECTED);
    m_monitor.set(zmq::sockopt::linger, 0);
    m_monitor.connect(monitorName);
    m_socket.connect(endpoint.toStdString());

    const auto watch = [this](zmq::socket_t &socket, auto slot) {
        auto notifier = std::make_unique<QSocketNotifier>(
            static_cast<qintptr>(socket.get(zmq::sockopt::fd)), QSocketNotifier::Read);
        connect(notifier.get(), &QSocketNotifier::activated, this, slot);
        return notifier;
    };
    m_notifier = watch(m_socket, [this] { drain(); });
    m_monitorNotifier = watch(m_monitor, [this] { drainMonitor(); });
    // The descriptor is edge-triggered: what came before the notifier would not wake us.
    QMetaObject::invokeMethod(
        this,
        [this] {
            drain();
            drainMonitor();
        },
        Qt::QueuedConnection);
}

ZmqConnection::~ZmqConnection()
{
    zmq_socket_monitor(m_socket.handle(), nullptr, 0);
}

bool ZmqConnection::hasInput(zmq::socket_t &socket) const
{
    return (socket.get(zmq::sockopt::events) & ZMQ_POLLIN) != 0;
}

void ZmqConnection::drain()
{
    m_drainQueued = false;
    try {
        for (int i = 0; i < messagesPerTurn; ++i)
            if (!receiveOne() && !hasInput(m_socket))
                return;
    } catch (const zmq::error_t &error) {
        if (error.num() != EINTR) // a signal came; it is read again below
            return Q_EMIT failed(error.num());
    }
    // More may wait without the descriptor telling so again.
    if (!m_drainQueued) {
        m_drainQueued = true;
        QMetaObject::invokeMethod(this, &ZmqConnection::drain, Qt::QueuedConnection);
    }
}

/// False when no message waits.
bool ZmqConnection::receiveOne()
{
    std::array<zmq::message_t, 3> parts; // topic, body, sequence number
    std::size_t count = 0;
    bool more = true;
    while (more) {
        zmq::message_t extra;
        zmq::message_t &part = count < parts.size() ? parts[count] : extra;
        if (!m_socket.recv(part, zmq::recv_flags::dontwait))
            return false;
        more = part.more();
        ++count;
    }
    if (count != parts.size() || parts[2].size() != sizeof(quint32)) {
        Q_EMIT malformed();
        return true;
    }
    m_message({parts[0].data<char>(), parts[0].size()}, parts[1],
              qFromLittleEndian<quint32>(parts[2].data()));
    return true;
}

void ZmqConnection::drainMonitor()
try {
    zmq::message_t event;
    while (m_monitor.recv(event, zmq::recv_flags::dontwait) || hasInput(m_monitor)) {
        quint16 number = 0;
        if (event.size() >= sizeof number && event.more())
            std::memcpy(&number, event.data(), sizeof number);
        if (number != 0)
            takeMonitorEvent(number);
        event.rebuild();
    }
} catch (const zmq::error_t &error) {
    if (error.num() == EINTR)
        QMetaObject::invokeMethod(this, &ZmqConnection::drainMonitor, Qt::QueuedConnection);
    else
        Q_EMIT failed(error.num());
}

void ZmqConnection::takeMonitorEvent(quint16 event)
{
    const bool connected = event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED;
    if (connected == m_connected)
        return;
    m_connected = connected;
    Q_EMIT connectedChanged(connected);
}

} // namespace bnm
