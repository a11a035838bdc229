// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_trouble.h"
#include "collectors/words.h"

namespace bnm {

namespace {

using Reason = RpcError::Reason;

// RPC_MISC_ERROR: a node before 0.21 rejects getrawmempool's second parameter with it.
constexpr int codeMiscError = -1;

} // namespace

QString mempoolTrouble(RpcMethod method, const RpcError &error)
{
    const QString call = method.toString();
    if (error.reason == Reason::Forbidden)
        return Words::tr(
                   "The mempool cannot be read: the node does not allow the call %1. Add it to "
                   "rpcwhitelist in bitcoin.conf, and check rpcallowip.")
            .arg(call);
    if (error.reason == Reason::MethodNotFound)
        return Words::tr(
                   "The mempool cannot be read: the node does not know the call %1. Something "
                   "between this program and the node may filter calls.")
            .arg(call);
    if (method.name() == Name("getrawmempool") && error.code == codeMiscError)
        return Words::tr(
            "The mempool cannot be read: the node is too old. Use Bitcoin Core 0.21 or "
            "later, or set MEMPOOL_HIST_SOURCE=none.");
    if (error.reason == Reason::CallFailed)
        return Words::tr("The mempool cannot be read (%1). %2").arg(call, error.sentence());
    return Words::tr("The mempool cannot be read. %1").arg(error.sentence());
}

bool isRefusal(const RpcError &error)
{
    return error.reason == Reason::Forbidden || error.reason == Reason::MethodNotFound;
}

} // namespace bnm
