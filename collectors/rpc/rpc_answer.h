// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/rpc/rpc_client.h"

namespace bnm {

/// Reads the body of an answer to a batch into one reply a call, in the calls' order.
/// Takes both the 1.0 and the 2.0 style. An error returned concerns the batch as a whole.
RpcError readRpcAnswer(JsonDocument &document, const QByteArray &body, int httpStatus,
                       std::size_t callCount, std::vector<RpcReply> &replies);

/// What a failure below HTTP means, and a redirect, which is never followed.
RpcError transportError(const HttpAnswer &answer);

} // namespace bnm
