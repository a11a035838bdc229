// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"
#include "collectors/status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace bnm {

class ZmqConnection;

/// Where the node publishes (zmqpub… in bitcoin.conf), for instance tcp://127.0.0.1:28332.
/// An empty one is not subscribed to.
struct ZmqEndpoints {
    QString rawBlock;
    QString rawTx;
    QString hashBlock;
    QString sequence;

    bool isEmpty() const
    {
        return rawBlock.isEmpty() && rawTx.isEmpty() && hashBlock.isEmpty() && sequence.isEmpty();
    }
};

/// Listens to what the node publishes. libzmq has its own thread for the sockets; its
/// notification descriptor wakes the event loop, so there is no polling and no thread of ours.
/// Bodies are counted, not copied. libzmq connects again by itself.
class ZmqSubscriber : public QObject {
    Q_OBJECT
public:
    explicit ZmqSubscriber(ZmqEndpoints endpoints, QObject *parent = nullptr);
    ~ZmqSubscriber() override;

    void start();
    /// One zmq point for each stream subscribed to.
    Points sample(const Identity &identity, qint64 unixTimeMs) const;
    qint64 malformedMessages() const { return m_malformed; }

Q_SIGNALS:
    void blockAnnounced();
    void linkChanged(const bnm::LinkStatus &status);

private:
    struct Stream;

    Stream *streamOf(std::string_view topic);
    void received(Stream &stream, const char *body, std::size_t size, quint32 sequence);
    void connectionChanged(const QString &endpoint, bool connected);
    void updateLink();

    ZmqEndpoints m_endpoints;
    QElapsedTimer m_clock;
    QTimer m_linkTimer;
    struct Context;
    std::unique_ptr<Context> m_context;
    std::vector<std::unique_ptr<ZmqConnection>> m_connections; // before the context goes
    std::vector<std::unique_ptr<Stream>> m_streams;
    QString m_startError;
    qint64 m_malformed = 0;
    LinkStatus m_link;
};

} // namespace bnm
