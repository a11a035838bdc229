// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace bnm {

/// Why a call to the node failed: a typed reason and one plain sentence.
struct RpcError {
    enum class Reason {
        None,
        HostNotFound,
        Refused,
        Unreachable, ///< no route, network down
        ConnectionLost,
        ClosedUnanswered, ///< the connection was closed without an answer
        Timeout,
        Slow, ///< it has the request, but did not answer in time; detail: how long, in s
        TlsFailed,
        ProxyFailed,
        ProxyLogin,
        CookieMissing, ///< detail: its path
        CookieUnreadable,
        Unauthorized,
        Forbidden,   ///< detail: the calls; empty: perhaps all
        Busy,        ///< the node's work queue is full
        Unavailable, ///< HTTP 502 to 504: it shuts down, or a proxy cannot reach it
        Starting,    ///< RPC error -28, the node is warming up
        NotHttp,
        NotJson,
        TooLarge,
        WrongShape, ///< JSON, but not an answer to the request
        NotNode,    ///< a status or a page that no node sends
        HttpError,
        Redirected,   ///< detail: to which host
        BatchRefused, ///< only single calls are accepted
        MethodNotFound,
        CallFailed, ///< the node's own error for this call
    };

    /// What is kept of a server's own words.
    static constexpr qsizetype longestDetail = 300;

    Reason reason = Reason::None;
    int httpStatus = 0; ///< 0: none
    int code = 0;       ///< the node's error code; 0: none
    QString detail;     ///< the node's text, or ours; plain text
    QString place = {}; ///< host:port of the server

    /// Without names: possibly all, or the address.
    static RpcError forbidden(const QStringList &methods);
    /// The error object of an answer.
    static RpcError ofCall(qint64 code, const QString &message, int httpStatus);
    explicit operator bool() const { return reason != Reason::None; }
    /// Whether the same request may succeed a moment later.
    bool mayPass() const;
    /// One sentence: what is wrong and, if possible, what to do.
    QString sentence() const;
    /// A few words for a status bar.
    QString summary() const;
};

} // namespace bnm
