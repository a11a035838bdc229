// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_error.h"

#include "collectors/as_sentence.h"
#include "collectors/words.h"

namespace bnm {

namespace {

// Bitcoin Core, src/rpc/protocol.h
constexpr qint64 codeInWarmup = -28;
constexpr qint64 codeMethodNotFound = -32601;

QString withDetail(const QString &sentence, const QString &detail)
{
    return detail.isEmpty() ? sentence : Words::tr("%1 (%2)").arg(sentence, detail);
}

QString notNode(const QString &place, const QString &why)
{
    const QString what =
        place.isEmpty() ? Words::tr("What answered") : Words::tr("What answers at %1").arg(place);
    return Words::tr("%1 is not a Bitcoin node: %2. Check the host and port.").arg(what, why);
}

} // namespace

RpcError RpcError::forbidden(const QStringList &methods)
{
    RpcError error;
    error.reason = Reason::Forbidden;
    error.httpStatus = 403;
    error.detail = methods.join(QStringLiteral(", "));
    return error;
}

RpcError RpcError::ofCall(qint64 code, const QString &message, int httpStatus)
{
    const Reason reason = code == codeInWarmup         ? Reason::Starting
                          : code == codeMethodNotFound ? Reason::MethodNotFound
                                                       : Reason::CallFailed;
    return {reason, httpStatus, static_cast<int>(code), message};
}

bool RpcError::mayPass() const
{
    switch (reason) {
    case Reason::Refused:
    case Reason::Unreachable:
    case Reason::ConnectionLost:
    case Reason::ClosedUnanswered:
    case Reason::Timeout: // not Slow: it may still work on that call
    case Reason::ProxyFailed:
    case Reason::Busy:
    case Reason::Unavailable:
    case Reason::Starting: return true;
    default: return false;
    }
}

QString RpcError::sentence() const
{
    switch (reason) {
    case Reason::None: return {};
    case Reason::HostNotFound:
        return Words::tr("The node's host name is not known. Check BITCOIN_RPC_HOST.");
    case Reason::Refused:
        return Words::tr("%1. Is bitcoind running, with server=1, on this host and port?")
            .arg(withDetail(Words::tr("The node refuses the connection"), place));
    case Reason::Unreachable:
        return Words::tr("%1: there is no route to it, or the network is down.")
            .arg(withDetail(Words::tr("The node cannot be reached"), place));
    case Reason::ConnectionLost:
        return Words::tr(
            "The connection to the node was cut before its answer was complete. If this "
            "goes on, check rpcallowip in bitcoin.conf.");
    case Reason::ClosedUnanswered:
        return Words::tr(
            "The node closed the connection without an answer. Bitcoin Core after version 31 "
            "does so to an address that rpcallowip in bitcoin.conf does not allow: add this "
            "machine's address there.");
    case Reason::Timeout:
        return withDetail(Words::tr("The node did not answer in time"), place) + QLatin1Char('.');
    case Reason::Slow:
        return Words::tr(
                   "The node took the call, but has not answered it for %1 s. It may be verifying "
                   "blocks, or its disk may be slow; its debug.log tells.")
            .arg(detail);
    case Reason::TlsFailed:
        return withDetail(Words::tr("The encrypted connection to the node failed."), detail);
    case Reason::ProxyFailed:
        return Words::tr("The proxy to the node failed. Check BITCOIN_RPC_PROXY.");
    case Reason::ProxyLogin:
        return Words::tr("The proxy to the node asks for a login, or refuses the one it got. Check "
                         "BITCOIN_RPC_PROXY.");
    case Reason::CookieMissing:
        return Words::tr(
                   "There is no cookie file at %1. Is bitcoind running, with this data folder?")
            .arg(detail);
    case Reason::CookieUnreadable:
        return Words::tr(
                   "The cookie file %1 may not be read by this user. Give this user access to it, "
                   "or set BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD.")
            .arg(detail);
    case Reason::Unauthorized:
        return Words::tr("The node refuses the login. Check the cookie file, or "
                         "BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD.");
    case Reason::Forbidden:
        if (!detail.isEmpty())
            return Words::tr("The node does not allow %1. Add what is missing to rpcwhitelist in "
                             "bitcoin.conf.")
                .arg(detail);
        return Words::tr("The node does not allow this address or call. Check rpcallowip and "
                         "rpcwhitelist in bitcoin.conf.");
    case Reason::Busy:
        return Words::tr(
            "The node is busy: its RPC work queue is full. If this stays, raise rpcworkqueue "
            "in bitcoin.conf.");
    case Reason::Unavailable:
        return httpStatus == 503
                   ? Words::tr(
                         "The node is shutting down, or a proxy in front of it does not reach it "
                         "(HTTP status 503).")
                   : Words::tr("A proxy in front of the node does not reach it (HTTP status %1).")
                         .arg(httpStatus);
    case Reason::Starting: return Words::tr("The node is starting: %1").arg(asSentence(detail));
    case Reason::NotHttp: return notNode(place, Words::tr("it does not speak HTTP"));
    case Reason::TooLarge: return Words::tr("The answer is larger than any of a Bitcoin node's.");
    case Reason::NotJson: return notNode(place, Words::tr("the answer is not JSON"));
    case Reason::NotNode:
        return notNode(place, withDetail(Words::tr("HTTP status %1").arg(httpStatus), detail));
    case Reason::WrongShape:
        if (detail.isEmpty())
            return notNode(place, Words::tr("the answer does not have the shape of a node's"));
        return withDetail(Words::tr("The answer does not have the shape of a Bitcoin node's."),
                          detail);
    case Reason::HttpError:
        return withDetail(Words::tr("The node answered with HTTP status %1.").arg(httpStatus),
                          detail);
    case Reason::Redirected:
        return detail.isEmpty()
                   ? Words::tr(
                         "What answered redirects to another address. Check BITCOIN_RPC_HOST.")
                   : Words::tr(
                         "What answered redirects to %1. Set BITCOIN_RPC_HOST to the node itself.")
                         .arg(detail);
    case Reason::BatchRefused:
        return Words::tr(
            "What answered does not take batches of calls, which this program sends. A node "
            "does; ask it without the proxy in between.");
    case Reason::MethodNotFound: return Words::tr("The node does not know this call.");
    case Reason::CallFailed:
        return Words::tr("The node could not answer: %1").arg(asSentence(detail));
    }
    return {};
}

QString RpcError::summary() const
{
    switch (reason) {
    case Reason::None: return {};
    case Reason::HostNotFound: return Words::tr("host not found");
    case Reason::Refused: return Words::tr("refused");
    case Reason::Unreachable: return Words::tr("not reachable");
    case Reason::ConnectionLost: return Words::tr("connection lost");
    case Reason::ClosedUnanswered: return Words::tr("connection closed");
    case Reason::Timeout: return Words::tr("no answer");
    case Reason::Slow: return Words::tr("slow");
    case Reason::TlsFailed: return Words::tr("TLS failed");
    case Reason::ProxyFailed: return Words::tr("proxy failed");
    case Reason::ProxyLogin: return Words::tr("proxy login");
    case Reason::CookieMissing: return Words::tr("no cookie");
    case Reason::CookieUnreadable: return Words::tr("cookie unreadable");
    case Reason::Unauthorized: return Words::tr("wrong credentials");
    case Reason::Forbidden: return Words::tr("not allowed");
    case Reason::Busy: return Words::tr("busy");
    case Reason::Unavailable: return Words::tr("HTTP %1").arg(httpStatus);
    case Reason::Starting: return Words::tr("starting");
    case Reason::TooLarge: return Words::tr("answer too large");
    case Reason::NotHttp:
    case Reason::NotJson:
    case Reason::NotNode:
    case Reason::WrongShape: return Words::tr("not a node");
    case Reason::HttpError: return Words::tr("HTTP %1").arg(httpStatus);
    case Reason::Redirected: return Words::tr("redirected");
    case Reason::BatchRefused: return Words::tr("no batches");
    case Reason::MethodNotFound: return Words::tr("unknown call");
    case Reason::CallFailed: return Words::tr("call failed");
    }
    return {};
}

} // namespace bnm
