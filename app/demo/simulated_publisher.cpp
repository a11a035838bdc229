// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_publisher.h"

#include <QtEndian>

#include <algorithm>
#include <zmq.hpp>

namespace bnm {

namespace {

constexpr int blockBytes = 100'000; // a placeholder for a block; it is never parsed

template <typename Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

/// Hashes inside a block are byte-reversed.
QByteArray reversed(QByteArray bytes)
{
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace

struct SimulatedPublisher::Socket {
    zmq::context_t context{1};
    zmq::socket_t publisher{context, zmq::socket_type::pub};
};

SimulatedPublisher::SimulatedPublisher() = default;
SimulatedPublisher::~SimulatedPublisher() = default;

bool SimulatedPublisher::bind(QString *error)
{
    try {
        m_socket = std::make_unique<Socket>();
        m_socket->publisher.set(zmq::sockopt::linger, 0);
        m_socket->publisher.bind("tcp://127.0.0.1:*");
        m_endpoint = QString::fromStdString(m_socket->publisher.get(zmq::sockopt::last_endpoint));
        return true;
    } catch (const zmq::error_t &problem) {
        *error = QString::fromLocal8Bit(problem.what());
        m_socket.reset();
        return false;
    }
}

void SimulatedPublisher::publish(const QByteArray &topic, const QByteArray &body)
{
    if (!m_socket)
        return;
    const QByteArray number = littleEndian(m_sequences[topic]++);
    const auto send = [this](const QByteArray &part, zmq::send_flags flags) {
        m_socket->publisher.send(
            zmq::buffer(part.constData(), static_cast<std::size_t>(part.size())), flags);
    };
    send(topic, zmq::send_flags::sndmore);
    send(body, zmq::send_flags::sndmore);
    send(number, zmq::send_flags::none);
}

void SimulatedPublisher::blockConnected(const QString &hash, const QString &previousHash,
                                        Random &random)
{
    const QByteArray bytes = QByteArray::fromHex(hash.toLatin1());
    publish("sequence", bytes + 'C');
    publish("hashblock", bytes);
    const QByteArray version = littleEndian<quint32>(0x20000000);
    publish("rawblock", version + reversed(QByteArray::fromHex(previousHash.toLatin1())) +
                            random.bytes(blockBytes));
}

void SimulatedPublisher::blockDisconnected(const QString &hash)
{
    publish("sequence", QByteArray::fromHex(hash.toLatin1()) + 'D');
}

void SimulatedPublisher::mempoolEvent(const QByteArray &hash, char kind, quint64 mempoolSequence)
{
    publish("sequence", hash + kind + littleEndian(mempoolSequence));
}

} // namespace bnm
