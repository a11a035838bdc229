// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/rpc_http_server.h"
#include "app/demo/simulated_node_thread.h"
#include "collectors/rpc/rpc_client.h"

namespace bnm {

constexpr int deadlineMs = 15'000;

inline RpcEndpoint endpointAt(quint16 port)
{
    RpcEndpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port));
    endpoint.timeoutMs = 300;
    return endpoint;
}

inline RpcEndpoint endpointOf(const SimulatedNodeThread &node)
{
    RpcEndpoint endpoint = endpointAt(node.rpcPort());
    endpoint.cookiePath = node.cookiePath();
    return endpoint;
}

/// For a server that accepts these credentials.
inline RpcEndpoint endpointOf(RpcHttpServer &server)
{
    QString error;
    if (!server.port() && !server.listen(0, &error))
        qFatal("%s", qPrintable(error));
    server.setCredentials("user:password");
    RpcEndpoint endpoint = endpointAt(server.port());
    endpoint.user = QStringLiteral("user");
    endpoint.password = QStringLiteral("password");
    return endpoint;
}

} // namespace bnm
