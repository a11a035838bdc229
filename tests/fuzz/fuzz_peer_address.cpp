// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/address.h"
#include "collectors/peers/peer.h"
#include "tests/fuzz/fuzz.h"

/// The address of a peer; its normal form reads the same.
void bnm::fuzz_peer_address(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    const PeerAddress address = readAddress(text);
    const bool isRead = address.kind != AddressKind::Unreadable;
    const bool isIp = address.kind == AddressKind::Ipv4 || address.kind == AddressKind::Ipv6 ||
                      address.kind == AddressKind::Cjdns;
    fuzz::expect(isRead != address.host.isEmpty(), "a host, if it is read");
    fuzz::expect(isIp != address.ip.isNull(), "an IP address, if it is one");
    fuzz::expect(isIp || !isPublicIp(address), "a place only for an IP address");
    if (!isRead)
        return;
    const PeerAddress again = readAddress(address.host);
    fuzz::expect(again.kind == address.kind && again.host == address.host && !again.port,
                 "its normal form is its normal form");
    fuzz::expect(isPublicIp(again) == isPublicIp(address), "and as public");
    const bool isNetwork = networkIn(text).has_value();
    fuzz::expect(isNetwork == (address.kind != AddressKind::HostName), "a network, or a name");
}
