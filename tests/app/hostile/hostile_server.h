// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

namespace bnm {

/// Pours a text again and again as fast as it is taken, for ever or so many bytes.
void pour(QTcpSocket &socket, const QByteArray &text, std::optional<qint64> bytes = {});

/// An HTTP server that means harm: what it answers to a request's body is up to the test.
class HostileHttp : public QTcpServer {
public:
    struct Answer {
        QByteArray body;
        QByteArray endless; ///< poured behind the body, for ever
        QByteArray status = "200 OK";
        bool inChunks = false; ///< what is endless, else until the connection's end
        bool inHead = false;   ///< what is endless, and the head with it
    };
    using Respond = std::function<Answer(const QByteArray &path, const QByteArray &body)>;

    explicit HostileHttp(Respond respond);
    int requests() const { return m_requests; }

private:
    void serve(QTcpSocket &socket);

    Respond m_respond;
    int m_requests = 0;
};

/// Not of HTTP: what it does with a connection is up to the test.
class HostileTcp : public QTcpServer {
public:
    explicit HostileTcp(std::function<void(QTcpSocket &)> harm);
    int connections() const { return m_connections; }

private:
    int m_connections = 0;
};

/// A node whose answer to each method is up to the test; the others are those of a node at rest.
class HostileNode : public HostileHttp {
public:
    /// The result of a call as JSON; nothing: the usual one.
    using Result = std::function<std::optional<QByteArray>(const QByteArray &method, qint64 call)>;

    explicit HostileNode(Result result);
    qint64 callsOf(const QByteArray &method) const { return m_calls.value(method); }

private:
    QByteArray answer(const QByteArray &body);

    Result m_result;
    QHash<QByteArray, qint64> m_calls;
};

} // namespace bnm
