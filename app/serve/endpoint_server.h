// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/listen_address.h"
#include "app/serve/http_message.h"

#include <QString>

#include <functional>
#include <memory>

namespace bnm {

/// Bounds on what strangers may take of it.
struct EndpointLimits {
    int connections = 64;
    int connectionsOfAnAddress = 32;
    int requestBytes = 16 * 1024; ///< memory of a connection, of which the request is a part
    int idleSeconds = 5;          ///< without a byte in either direction
    int totalMs = 15'000;         ///< from the connection to the end of the answer
};

/// An HTTP/1.1 server on a thread of its own (libmicrohttpd), for answers that are at hand. Each
/// connection is for one request; a body is not read. Stops with its destructor, which waits for
/// that thread: for the answer in the making, at most.
class EndpointServer {
public:
    /// Called on the server's thread, for one request at a time.
    using Handler = std::function<ServedAnswer(const ServedRequest &request)>;

    /// None: `error` says why, in a sentence.
    static std::unique_ptr<EndpointServer> listen(const ListenAddress &address, Handler handler,
                                                  const EndpointLimits &limits, QString *error);
    virtual ~EndpointServer();

    /// To be called now and then: connections that last too long are cut.
    virtual void endLateConnections() = 0;

    EndpointServer(const EndpointServer &) = delete;
    EndpointServer &operator=(const EndpointServer &) = delete;

protected:
    EndpointServer() = default;
};

} // namespace bnm
