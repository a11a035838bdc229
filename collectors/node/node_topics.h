// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"
#include "collectors/rpc/rpc_error.h"

namespace bnm {

/// Problems in the node's status with their own titles and rules. A Bad node without one of them
/// was not reached.
namespace topics {
inline constexpr Name starting = "starting";
inline constexpr Name loginRefused = "login_refused";
inline constexpr Name cookieUnreadable = "cookie_unreadable";
inline constexpr Name notAllowed = "not_allowed";
inline constexpr Name wrongServer = "wrong_server"; ///< something other than Bitcoin Core answers
inline constexpr Name nodeFails = "node_fails";     ///< reached, but answers with errors
inline constexpr Name slow = "slow";                ///< reached, but answers late or not at all
/// An answer that takes longer, in ms, is slow.
inline constexpr qint64 slowAfterMs = 10'000;
} // namespace topics

/// The topic of an error; empty: the node was not reached.
Name topicOf(const RpcError &error);

} // namespace bnm
