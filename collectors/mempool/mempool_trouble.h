// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/asked_methods.h"
#include "collectors/rpc/rpc_error.h"

namespace bnm {

/// One sentence: why the mempool cannot be read from the node, by the failed call, and what to do.
QString mempoolTrouble(RpcMethod method, const RpcError &error);

/// Whether the node refuses the call itself, so that retrying is useless until somebody changes a
/// setting.
bool isRefusal(const RpcError &error);

} // namespace bnm
