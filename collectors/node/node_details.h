// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "collectors/rpc/json_value.h"

/// What getnetworkinfo reports of the node besides figures; pure functions. All texts and lists are
/// limited in length.
namespace bnm {

/// The start time follows from the uptime, at most 1e11 s.
NodeDetails readNodeDetails(const JsonValue &networkInfo, qint64 timeMs,
                            std::optional<qint64> uptimeSeconds);
QString readSubversion(const JsonValue &networkInfo);
/// From `warnings`: a list, or one string before Core 28.
QStringList readWarnings(const JsonValue &warnings);

/// Converts 319900, from getnetworkinfo, to "31.99.0".
QString versionText(qint64 version);

} // namespace bnm
