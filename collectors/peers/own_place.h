// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"
#include "collectors/rpc/json_value.h"

namespace bnm {

class GeoIp;

/// The public IP addresses that the node may be known by, the most likely first: those that it
/// tells itself (localaddresses of getnetworkinfo, by score), else the one by which more than
/// half, and at least two, of its outbound peers call it. Inbound ones are not asked: anybody
/// can make as many as they like.
QStringList ownAddresses(const JsonValue &networkInfo, const Peers &peers);

/// The first address of which a place is known, else the first; nothing when there is none.
std::optional<OwnPlace> ownPlace(const QStringList &addresses, GeoIp &geo);

} // namespace bnm
