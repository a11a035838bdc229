// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_answer.h"

#include <QCoreApplication>

namespace bnm {

namespace {

using Reason = RpcError::Reason;

// Bitcoin Core, src/rpc/protocol.h
constexpr qint64 codeInWarmup = -28;
constexpr qint64 codeMethodNotFound = -32601;
constexpr qsizetype longestDetail = 300;

RpcError callError(const JsonValue &error, int httpStatus)
{
    const qint64 code = error["code"].integer().value_or(0);
    const QString message = error["message"].text().value_or(QString()).left(longestDetail);
    const Reason reason = code == codeInWarmup         ? Reason::Starting
                          : code == codeMethodNotFound ? Reason::MethodNotFound
                                                       : Reason::CallFailed;
    return {reason, httpStatus, static_cast<int>(code), message};
}

RpcReply readReply(const JsonValue &answer, int httpStatus)
{
    RpcReply reply;
    const JsonValue error = answer["error"];
    if (error.exists() && !error.isNull())
        reply.error = callError(error, httpStatus);
    else if (answer["result"].exists())
        reply.result = answer["result"];
    else
        reply.error = {Reason::WrongShape, httpStatus, 0, QStringLiteral("no result")};
    return reply;
}

RpcError errorOfStatus(int httpStatus)
{
    switch (httpStatus) {
    case 401: return {Reason::Unauthorized, httpStatus, 0, {}};
    case 403: return {Reason::Forbidden, httpStatus, 0, {}};
    case 503: return {Reason::Busy, httpStatus, 0, {}};
    default: return {};
    }
}

RpcError notJson(int httpStatus, const QByteArray &body)
{
    if (httpStatus == 200)
        return {Reason::NotJson, httpStatus, 0, {}};
    const QString firstLine =
        QString::fromUtf8(body.left(longestDetail)).section(QLatin1Char('\n'), 0, 0);
    return {Reason::HttpError, httpStatus, 0, firstLine.trimmed()};
}

} // namespace

RpcError readRpcAnswer(JsonDocument &document, const QByteArray &body, int httpStatus,
                       std::size_t callCount, std::vector<RpcReply> &replies)
{
    if (const RpcError error = errorOfStatus(httpStatus))
        return error;
    if (!document.parse(body))
        return notJson(httpStatus, body);
    const JsonValue root = document.root();
    if (root.isObject() && root["error"].isObject())
        return callError(root["error"], httpStatus);
    if (!root.isArray())
        return {Reason::WrongShape, httpStatus, 0, {}};

    const RpcError missing{Reason::WrongShape, httpStatus, 0,
                           QStringLiteral("no answer to this call")};
    replies.assign(callCount, RpcReply{{}, missing});
    RpcError warmup;
    std::size_t matched = 0;
    root.forEachElement([&](const JsonValue &element) {
        const auto id = element["id"].integer();
        if (!id || *id < 0 || static_cast<std::size_t>(*id) >= callCount)
            return;
        ++matched;
        RpcReply &reply = replies[static_cast<std::size_t>(*id)];
        reply = readReply(element, httpStatus);
        if (reply.error.reason == Reason::Starting)
            warmup = reply.error;
    });
    if (matched == 0)
        return {Reason::WrongShape, httpStatus, 0, {}};
    return warmup; // in warm-up no call is answered
}

RpcError transportError(const HttpAnswer &answer)
{
    using Failure = HttpAnswer::Failure;
    switch (answer.failure) {
    case Failure::None: return {};
    case Failure::HostNotFound: return {Reason::HostNotFound, 0, 0, {}};
    case Failure::Refused: return {Reason::Refused, 0, 0, {}};
    case Failure::Proxy: return {Reason::ProxyFailed, 0, 0, answer.systemText};
    case Failure::Tls: return {Reason::TlsFailed, 0, 0, answer.systemText};
    case Failure::Timeout: return {Reason::Timeout, 0, 0, {}};
    case Failure::NotHttp: return {Reason::NotJson, 0, 0, {}};
    case Failure::TooLarge:
        return {Reason::WrongShape, answer.status, 0,
                QCoreApplication::translate("RpcError", "the answer is too large")};
    case Failure::ConnectionLost: break;
    }
    return {Reason::ConnectionLost, 0, 0, answer.systemText};
}

} // namespace bnm
