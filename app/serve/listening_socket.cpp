// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/listening_socket.h"

#include "collectors/words.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bnm {

namespace {

constexpr int backlog = 128;

struct SocketAddress {
    sockaddr_storage storage = {};
    socklen_t size = 0;
};

SocketAddress socketAddress(const ListenAddress &listen)
{
    SocketAddress address;
    if (listen.address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&address.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(listen.port);
        v4->sin_addr.s_addr = htonl(listen.address.toIPv4Address());
        address.size = sizeof(*v4);
        return address;
    }
    auto *v6 = reinterpret_cast<sockaddr_in6 *>(&address.storage);
    const Q_IPV6ADDR bytes = listen.address.toIPv6Address();
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(listen.port);
    std::memcpy(&v6->sin6_addr, &bytes, sizeof(bytes));
    v6->sin6_scope_id = if_nametoindex(listen.address.scopeId().toUtf8().constData());
    address.size = sizeof(*v6);
    return address;
}

QString reason(int error, const ListenAddress &listen)
{
    switch (error) {
    case EADDRINUSE:
        return Words::tr("Port %1 is in use by another program. Set METRICS_LISTEN to another "
                         "port, or end that program.")
            .arg(listen.port);
    case EADDRNOTAVAIL:
        return Words::tr("%1 is not an address of this machine. Set METRICS_LISTEN to one that is.")
            .arg(listen.address.toString());
    case EACCES:
    case EPERM:
        return Words::tr("The system does not allow this user to listen on port %1. Set "
                         "METRICS_LISTEN to a port above 1023.")
            .arg(listen.port);
    default:
        return Words::tr("%1 cannot be listened on (error %2). Check METRICS_LISTEN.")
            .arg(listen.text(), QString::number(error));
    }
}

bool isListening(int descriptor, const SocketAddress &address, bool isForAll)
{
    const int on = 1;
    const int off = 0;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // past connections linger
    if (isForAll)
        setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
    return bind(descriptor, reinterpret_cast<const sockaddr *>(&address.storage), address.size) ==
               0 &&
           ::listen(descriptor, backlog) == 0;
}

} // namespace

int listeningSocket(const ListenAddress &listen, QString *error)
{
    const SocketAddress address = socketAddress(listen);
    const int descriptor =
        socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const bool isForAll = listen.address == QHostAddress(QHostAddress::AnyIPv6);
    if (descriptor >= 0 && isListening(descriptor, address, isForAll))
        return descriptor;
    const int number = errno;
    if (descriptor >= 0)
        close(descriptor);
    *error = reason(number, listen);
    return -1;
}

} // namespace bnm
