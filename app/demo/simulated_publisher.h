// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace bnm {

/// The ZMQ side of the simulated node: one publishing socket on the loopback interface for
/// all streams, frames as in Bitcoin Core's doc/zmq.md.
class SimulatedPublisher {
public:
    SimulatedPublisher();
    ~SimulatedPublisher();

    bool bind(QString *error);
    QString endpoint() const { return m_endpoint; }

    void transaction(const QByteArray &body) { publish("rawtx", body); }
    void blockConnected(const QString &hash, const QString &previousHash, Random &random);
    void blockDisconnected(const QString &hash);
    void mempoolEvent(const QByteArray &hash, char kind, quint64 mempoolSequence);
    /// Skips sequence numbers, like a full queue.
    void skip(const QByteArray &topic, quint32 messages) { m_sequences[topic] += messages; }
    void restartSequences() { m_sequences.clear(); }

private:
    void publish(const QByteArray &topic, const QByteArray &body);

    struct Socket;
    std::unique_ptr<Socket> m_socket;
    QString m_endpoint;
    QHash<QByteArray, quint32> m_sequences;
};

} // namespace bnm
