// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/endpoint_server.h"

#include "app/serve/listening_socket.h"
#include "collectors/steady_clock.h"
#include "collectors/words.h"

#include <QThread>

#include <microhttpd.h>

#include <map>
#include <mutex>
#include <sys/socket.h>
#include <unistd.h>

namespace bnm {

namespace {

constexpr int farewellMs = 1'500;

QByteArray header(MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

ServedRequest readRequest(MHD_Connection *connection, const char *path, const char *method)
{
    return {method,
            path,
            header(connection, MHD_HTTP_HEADER_HOST),
            header(connection, MHD_HTTP_HEADER_ACCEPT),
            header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING),
            header(connection, MHD_HTTP_HEADER_AUTHORIZATION)};
}

void freeBody(void *body)
{
    delete static_cast<QByteArray *>(body);
}

/// Shares the bytes of the body, which many connections may be sending.
MHD_Response *responseOf(const ServedAnswer &answer)
{
    auto *body = new QByteArray(answer.body);
    MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
        static_cast<std::size_t>(body->size()), const_cast<char *>(body->constData()), &freeBody,
        body); // which it only reads
    if (!response) {
        freeBody(body);
        return nullptr;
    }
    const auto add = [response](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            MHD_add_response_header(response, name, value.constData());
    };
    add(MHD_HTTP_HEADER_CONTENT_TYPE, answer.type);
    add(MHD_HTTP_HEADER_CONTENT_ENCODING, answer.isGzip ? "gzip" : "");
    add(MHD_HTTP_HEADER_VARY, "Accept, Accept-Encoding");
    add(MHD_HTTP_HEADER_ALLOW, answer.allow);
    add(MHD_HTTP_HEADER_WWW_AUTHENTICATE, answer.authenticate);
    add(MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    add(MHD_HTTP_HEADER_CONNECTION, "close");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return response;
}

/// The connections there are and since when. Their descriptors are valid while they are in here.
class OpenConnections {
public:
    void add(int descriptor)
    {
        const std::lock_guard lock(m_mutex);
        m_since[descriptor] = steadyNowMs();
    }
    void remove(int descriptor)
    {
        const std::lock_guard lock(m_mutex);
        m_since.erase(descriptor);
    }
    void cutOlderThan(qint64 ms)
    {
        const std::lock_guard lock(m_mutex);
        const qint64 now = steadyNowMs();
        for (const auto &[descriptor, since] : m_since)
            if (now - since > ms)
                shutdown(descriptor, SHUT_RDWR); // which its own thread then sees
    }

    bool isEmpty()
    {
        const std::lock_guard lock(m_mutex);
        return m_since.empty();
    }

private:
    std::mutex m_mutex;
    std::map<int, qint64> m_since;
};

class MicroHttpServer : public EndpointServer {
public:
    MicroHttpServer(Handler handler, const EndpointLimits &limits)
        : m_limits(limits), m_used(std::make_unique<Used>(std::move(handler)))
    {
    }
    ~MicroHttpServer() override { stop(); }

    /// Takes the descriptor.
    bool start(int descriptor)
    {
        m_daemon = MHD_start_daemon(
            MHD_USE_AUTO_INTERNAL_THREAD | MHD_USE_ITC, 0, nullptr, nullptr,
            &MicroHttpServer::handle, m_used.get(), MHD_OPTION_LISTEN_SOCKET, descriptor, //
            MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(m_limits.connections),
            MHD_OPTION_PER_IP_CONNECTION_LIMIT,
            static_cast<unsigned>(m_limits.connectionsOfAnAddress), //
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::size_t>(m_limits.requestBytes),
            MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(m_limits.idleSeconds),
            MHD_OPTION_STRICT_FOR_CLIENT, 1, //
            MHD_OPTION_NOTIFY_CONNECTION, &MicroHttpServer::noteConnection, m_used.get(),
            MHD_OPTION_END);
        if (!m_daemon)
            close(descriptor);
        return m_daemon != nullptr;
    }

    void endLateConnections() override { m_used->open.cutOlderThan(m_limits.totalMs); }

private:
    /// What the daemon's thread uses.
    struct Used {
        explicit Used(Handler answering) : handler(std::move(answering)) {}
        const Handler handler;
        OpenConnections open;
    };

    /// Ends all connections before the daemon: libmicrohttpd 0.9.75 crashes if it refuses a request
    /// while it stops. If one remains, the daemon is abandoned with what it uses.
    void stop()
    {
        if (!m_daemon)
            return;
        const MHD_socket listening = MHD_quiesce_daemon(m_daemon);
        const qint64 begunMs = steadyNowMs();
        do {
            m_used->open.cutOlderThan(-1);
            QThread::msleep(5);
        } while (!m_used->open.isEmpty() && steadyNowMs() - begunMs < farewellMs);
        if (m_used->open.isEmpty())
            MHD_stop_daemon(m_daemon);
        else
            m_used.release();
        if (listening != MHD_INVALID_SOCKET)
            close(listening);
    }

    /// Answers at once, without the body: a connection whose body was not read is closed.
    static MHD_Result handle(void *self, MHD_Connection *connection, const char *url,
                             const char *method, const char * /*version*/, const char * /*data*/,
                             std::size_t * /*size*/, void ** /*context*/)
    {
        const ServedAnswer answer =
            static_cast<Used *>(self)->handler(readRequest(connection, url, method));
        MHD_Response *response = responseOf(answer);
        if (!response)
            return MHD_NO;
        const MHD_Result result =
            MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
        MHD_destroy_response(response);
        return result;
    }

    static void noteConnection(void *self, MHD_Connection *connection, void ** /*context*/,
                               MHD_ConnectionNotificationCode code)
    {
        const MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        if (!info)
            return;
        OpenConnections &open = static_cast<Used *>(self)->open;
        if (code == MHD_CONNECTION_NOTIFY_STARTED)
            open.add(info->connect_fd);
        else
            open.remove(info->connect_fd);
    }

    const EndpointLimits m_limits;
    std::unique_ptr<Used> m_used;
    MHD_Daemon *m_daemon = nullptr;
};

} // namespace

EndpointServer::~EndpointServer() = default;

std::unique_ptr<EndpointServer> EndpointServer::listen(const ListenAddress &address,
                                                       Handler handler,
                                                       const EndpointLimits &limits, QString *error)
{
    const int descriptor = listeningSocket(address, error);
    if (descriptor < 0)
        return nullptr;
    auto server = std::make_unique<MicroHttpServer>(std::move(handler), limits);
    if (server->start(descriptor))
        return server;
    *error = Words::tr("The HTTP server cannot start. Its threads or descriptors may be limited.");
    return nullptr;
}

} // namespace bnm
