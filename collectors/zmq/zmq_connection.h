// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <string_view>
#include <zmq.hpp>

namespace bnm {

/// A subscribing socket to one endpoint, and the monitor that tells whether it is connected.
class ZmqConnection : public QObject {
    Q_OBJECT
public:
    using Message =
        std::function<void(std::string_view topic, const zmq::message_t &body, quint32 sequence)>;

    /// Throws zmq::error_t when libzmq does not take the endpoint.
    ZmqConnection(zmq::context_t &context, const QString &endpoint,
                  const std::vector<std::string> &topics, Message message);
    ~ZmqConnection() override;

    const QString &endpoint() const { return m_endpoint; }
    bool isConnected() const { return m_connected; }

Q_SIGNALS:
    void connectedChanged(bool connected);
    void malformed();
    void failed(int error); ///< of libzmq, while receiving

private:
    void drain();
    void drainMonitor();
    bool receiveOne();
    void takeMonitorEvent(quint16 event);
    bool hasInput(zmq::socket_t &socket) const;

    QString m_endpoint;
    Message m_message;
    zmq::socket_t m_socket;
    zmq::socket_t m_monitor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QSocketNotifier> m_monitorNotifier;
    bool m_connected = false;
    bool m_drainQueued = false;
};

} // namespace bnm
