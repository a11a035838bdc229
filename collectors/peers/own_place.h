// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"
#include "collectors/rpc/json_value.h"

namespace bnm {

class GeoIp;

/// The node's likely public IP addresses, the most likely first: those it reports itself
/// (localaddresses of getnetworkinfo, by score), otherwise the one reported by more than half, and
/// at least two, of its outbound peers. Inbound peers do not count: anybody can open as many as
/// they like.
QStringList ownAddresses(const JsonValue &networkInfo, const Peers &peers);

/// The first address with a known place, otherwise the first; nothing if there is none.
std::optional<OwnPlace> ownPlace(const QStringList &addresses, GeoIp &geo);

} // namespace bnm
