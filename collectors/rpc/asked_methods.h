// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

#include <QStringList>

#include <array>

namespace bnm {

/// Every RPC method the collectors call: what a user with a whitelist of its own needs
/// (rpcwhitelist). All of them only read.
inline constexpr auto askedMethods = std::to_array<Name>(
    {"getblockchaininfo", "getnetworkinfo", "estimatesmartfee", "getblockhash", "getblockheader",
     "getblockstats", "getchaintips", "getdeploymentinfo", "getmempoolentry", "getmempoolinfo",
     "getnettotals", "getpeerinfo", "getrawmempool", "uptime"});

inline QStringList namesOfAskedMethods()
{
    QStringList names;
    for (const Name &method : askedMethods)
        names << method.toString();
    return names;
}

} // namespace bnm
