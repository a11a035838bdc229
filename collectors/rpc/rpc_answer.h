// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/rpc/rpc_client.h"

namespace bnm {

/// Parses the answer to a batch into one reply per call, in the calls' order. Accepts both the 1.0
/// and the 2.0 style. A returned error concerns the whole batch. Details may repeat the request,
/// with its login.
RpcError readRpcAnswer(JsonDocument &document, const QByteArray &body, int httpStatus,
                       std::size_t callCount, std::vector<RpcReply> &replies);

/// The error for a failure below HTTP, and for a redirect, which is never followed.
RpcError transportError(const HttpAnswer &answer);

} // namespace bnm
