// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bnm {

/// Every RPC method the collectors call, sorted: what a user with a whitelist of its own needs
/// (rpcwhitelist). All of them only read.
inline QStringList askedMethods()
{
    return {QStringLiteral("estimatesmartfee"),  QStringLiteral("getblockchaininfo"),
            QStringLiteral("getblockhash"),      QStringLiteral("getblockheader"),
            QStringLiteral("getblockstats"),     QStringLiteral("getchaintips"),
            QStringLiteral("getdeploymentinfo"), QStringLiteral("getmempoolentry"),
            QStringLiteral("getmempoolinfo"),    QStringLiteral("getnettotals"),
            QStringLiteral("getnetworkinfo"),    QStringLiteral("getpeerinfo"),
            QStringLiteral("getrawmempool"),     QStringLiteral("uptime")};
}

} // namespace bnm
