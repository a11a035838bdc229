// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/answers.h"
#include "app/serve/endpoint_server.h"
#include "tests/fuzz/fuzz.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bnm;

namespace {

constexpr int othersMeanwhile = 3;

/// A connection that sent some bytes and, if `hasEnd`, the end of its stream. Otherwise the server
/// is the first to close, and the system does not hold back this side's port for a while.
class Sent {
public:
    Sent(quint16 port, const QByteArray &request, bool hasEnd)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        fuzz::expect(::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0,
                     "it takes connections");
        ::send(m_socket, request.constData(), static_cast<std::size_t>(request.size()),
               MSG_NOSIGNAL);
        if (hasEnd)
            ::shutdown(m_socket, SHUT_WR);
    }
    ~Sent() { ::close(m_socket); }
    Sent(const Sent &) = delete;
    Sent &operator=(const Sent &) = delete;

    /// Until the server hangs up.
    QByteArray answer() const
    {
        QByteArray answer;
        std::array<char, 4096> part;
        for (ssize_t size; (size = ::recv(m_socket, part.data(), part.size(), 0)) > 0;)
            answer.append(part.data(), static_cast<qsizetype>(size));
        return answer;
    }

private:
    const int m_socket;
};

/// Listens at a free port of this machine.
class Served503 {
public:
    Served503() : m_answers(std::make_shared<ServedShelf>(), {})
    {
        const auto answer = [this](const ServedRequest &request) {
            return m_answers.to(request, 1'000);
        };
        QString why;
        for (quint16 port = 20'000; !m_server && port < 60'000; port = quint16(port + 37)) {
            m_port = quint16(port + ::getpid() % 37);
            m_server = EndpointServer::listen({QHostAddress(QHostAddress::LocalHost), m_port},
                                              answer, {.idleSeconds = 600, .totalMs = -1}, &why);
        }
        fuzz::expect(m_server != nullptr, "there is a free port");
    }

    /// What it answers to these bytes. It waits for the rest of half a request, which would take
    /// long for most inputs: so it first answers others, by when it has answered this one if it
    /// ever will, and then cuts what is left.
    QByteArray answerTo(const QByteArray &request) const
    {
        const Sent sent(m_port, request, true);
        for (int i = 0; i < othersMeanwhile; ++i)
            expectItGoesOn();
        m_server->endLateConnections();
        return sent.answer();
    }

    void expectItGoesOn() const
    {
        const QByteArray answer =
            Sent(m_port, "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", false).answer();
        fuzz::expect(answer.startsWith("HTTP/1.1 503 ") && answer.contains("not ready"),
                     "it goes on");
    }

private:
    Answers m_answers;
    std::unique_ptr<EndpointServer> m_server;
    quint16 m_port = 0;
};

} // namespace

/// Bytes over a socket to the HTTP server: it answers in HTTP or hangs up, and goes on.
void bnm::fuzz_http_bytes(const QByteArray &input)
{
    static const Served503 served;
    const QByteArray answer = served.answerTo(input);
    fuzz::expect(answer.isEmpty() || answer.startsWith("HTTP/1."), "HTTP");
    fuzz::expect(answer.size() <= 256 * 1024, "a limited answer");
    served.expectItGoesOn();
}
