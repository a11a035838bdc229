// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/collector.h"
#include "collectors/zmq/sequence_event.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace bnm {

class ZmqConnection;
struct ZmtpPart;

/// The node's ZMQ endpoints (zmqpub… in bitcoin.conf), for instance tcp://127.0.0.1:28332. Empty:
/// not subscribed.
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

struct ZmqOptions {
    Identity identity;
    ZmqEndpoints endpoints;
    int intervalMs = 5'000; ///< between points and reports
};

/// Receives the node's ZMQ messages: counts each stream, announces blocks, decodes the changes of
/// the mempool. Bodies are counted, not kept. Reconnects after a lost connection.
class ZmqSubscriber : public Collector {
    Q_OBJECT
public:
    explicit ZmqSubscriber(ZmqOptions options, QObject *parent = nullptr);
    ~ZmqSubscriber() override;

    void start() override;
    /// One zmq point per subscribed stream, as published each interval.
    Points sample() const;
    qint64 malformedMessages() const { return m_malformed; }

Q_SIGNALS:
    void blockAnnounced();
    /// In the order of arrival. The number is the publisher's sequence number of this stream.
    void sequenceEvent(const bnm::SequenceEvent &event, quint32 number);
    /// Whether sequence events can arrive. Events without a connection are lost.
    void sequenceConnected(bool connected);

private:
    struct Stream;

    void openConnection(const QString &endpoint, const QByteArrayList &topics);
    Stream *streamOf(QByteArrayView topic);
    void received(Stream &stream, const ZmtpPart &body, quint32 number);
    void connectionChanged(const QString &endpoint, bool connected);
    void cycle();
    void conclude();
    void reportState();
    StatusReport unconnectedReport(const ZmqConnection &connection) const;
    StatusReport judge() const;

    ZmqOptions m_options;
    QElapsedTimer m_clock;
    QTimer m_timer;
    std::vector<std::unique_ptr<ZmqConnection>> m_connections;
    std::vector<std::unique_ptr<Stream>> m_streams;
    std::map<QString, StatusReport> m_troubles; ///< by endpoint
    qint64 m_malformed = 0;
};

} // namespace bnm
