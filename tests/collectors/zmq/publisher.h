// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QTest>
#include <QtEndian>

#include <set>
#include <zmq.hpp>

namespace bnm {

/// A publishing socket that knows its subscriptions, so that a test loses no message to a
/// subscription in transit.
class Publisher {
public:
    explicit Publisher(const QString &endpoint = QStringLiteral("tcp://127.0.0.1:*"))
    {
        m_socket.set(zmq::sockopt::linger, 0);
        m_socket.set(zmq::sockopt::sndhwm, 0);
        m_socket.bind(endpoint.toStdString());
    }

    QString endpoint() const
    {
        return QString::fromStdString(m_socket.get(zmq::sockopt::last_endpoint));
    }

    bool waitForSubscriptions(std::size_t count)
    {
        return QTest::qWaitFor(
            [&] {
                zmq::message_t message;
                while (m_socket.recv(message, zmq::recv_flags::dontwait))
                    m_topics.insert(message.to_string());
                return m_topics.size() >= count;
            },
            10'000);
    }

    void frames(const QByteArrayList &parts)
    {
        for (qsizetype i = 0; i < parts.size(); ++i)
            m_socket.send(zmq::buffer(parts[i].constData(), std::size_t(parts[i].size())),
                          i + 1 < parts.size() ? zmq::send_flags::sndmore : zmq::send_flags::none);
    }

    void message(const QByteArray &topic, const QByteArray &body, quint32 sequence)
    {
        QByteArray number(4, Qt::Uninitialized);
        qToLittleEndian(sequence, number.data());
        frames({topic, body, number});
    }

private:
    zmq::context_t m_context{1};
    mutable zmq::socket_t m_socket{m_context, zmq::socket_type::xpub};
    std::set<std::string> m_topics;
};

} // namespace bnm
