// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/node_topics.h"

namespace bnm {

Name topicOf(const RpcError &error)
{
    using Reason = RpcError::Reason;
    switch (error.reason) {
    case Reason::None:
    case Reason::HostNotFound:
    case Reason::Refused:
    case Reason::Unreachable:
    case Reason::ConnectionLost:
    case Reason::Timeout:
    case Reason::TlsFailed:
    case Reason::ProxyFailed:
    case Reason::ProxyLogin:
    case Reason::Unavailable: // a proxy in front of the node answered
    case Reason::CookieMissing: return "";
    case Reason::CookieUnreadable: return topics::cookieUnreadable;
    case Reason::Unauthorized: return topics::loginRefused;
    case Reason::ClosedUnanswered:
    case Reason::Forbidden: return topics::notAllowed;
    case Reason::Starting: return topics::starting;
    case Reason::NotHttp:
    case Reason::NotJson:
    case Reason::TooLarge:
    case Reason::WrongShape:
    case Reason::NotNode:
    case Reason::Redirected:
    case Reason::BatchRefused:
    case Reason::MethodNotFound: return topics::wrongServer;
    case Reason::Slow: return topics::slow;
    case Reason::Busy:
    case Reason::HttpError:
    case Reason::CallFailed: return topics::nodeFails;
    }
    return "";
}

} // namespace bnm
