// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/backoff.h"
#include "collectors/zmq/zmq_address.h"
#include "collectors/zmq/zmtp_reader.h"

#include <QByteArrayList>
#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace bnm {

/// A subscription to one endpoint, which reconnects by itself. libzmq is not used because it
/// buffers all parts of a message, however many arrive. Unread data waits at the publisher, which
/// drops what exceeds its own queue.
class ZmqConnection : public QObject {
    Q_OBJECT
public:
    /// Why there is no connection.
    enum class Trouble {
        NotReached,  ///< nothing listens there, or the host is unknown
        NoPublisher, ///< the other side is not a ZMQ publisher
        BadMessages, ///< it sent messages that no node publishes
    };

    static constexpr qint64 bufferBytes = 256 * 1024;

    /// A node's message, well formed. The body is limited to what ZmtpPart keeps.
    using Message = std::function<void(QByteArrayView topic, const ZmtpPart &body, quint32 number)>;

    ZmqConnection(QString endpoint, ZmqAddress address, QByteArrayList topics, Message message,
                  QObject *parent = nullptr);
    ~ZmqConnection() override;

    void open();
    const QString &endpoint() const { return m_endpoint; }
    bool isConnected() const { return m_isConnected; }
    Trouble trouble() const { return m_trouble; }

Q_SIGNALS:
    void connectedChanged(bool connected);
    void malformed(); ///< a message, or all input: the connection is then made again

private:
    template <typename Socket>
    Socket &makeSocket();
    void connectTcp();
    void connectLocal();
    void greet();
    void readAll();
    bool act(ZmtpReader::Next next);
    void subscribe();
    void takeMessage();
    void closeAndRetry();
    void dropSocket();
    void setConnected(bool connected);

    const QString m_endpoint;
    const ZmqAddress m_address;
    const QByteArrayList m_topics;
    const Message m_message;
    QIODevice *m_socket = nullptr; // a child
    std::unique_ptr<ZmtpReader> m_reader;
    Backoff m_pauses;
    QTimer m_retry;
    QTimer m_handshake;
    Trouble m_trouble = Trouble::NotReached;
    bool m_isReached = false;
    bool m_hasGreeted = false;
    bool m_isConnected = false;
};

} // namespace bnm
