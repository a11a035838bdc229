// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_answer.h"

#include "collectors/http/url_parts.h"
#include "collectors/tamed.h"

#include <QRegularExpression>

namespace bnm {

namespace {

using Reason = RpcError::Reason;

// Bitcoin Core, src/rpc/protocol.h
constexpr qint64 codeInvalidRequest = -32600;
constexpr qsizetype mostPageBytes = 4096;
constexpr qsizetype mostWords =
    2'000; // cut to RpcError::longestDetail once secrets are out of them

RpcError callError(const JsonValue &error, int httpStatus)
{
    return RpcError::ofCall(error["code"].integer().value_or(0),
                            tamed(error["message"].text().value_or(QString()), mostWords),
                            httpStatus);
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

bool isPage(const QByteArray &body)
{
    return body.trimmed().startsWith('<');
}

/// Bitcoin Core, src/httpserver.cpp and src/httprpc.cpp; until 0.21 a full queue was a 500.
RpcError errorOfStatus(int httpStatus, const QByteArray &body)
{
    if ((httpStatus == 500 || httpStatus == 503) && body.startsWith("Work queue depth exceeded"))
        return {Reason::Busy, httpStatus, 0, {}};
    switch (httpStatus) {
    case 401: return {Reason::Unauthorized, httpStatus, 0, {}};
    case 403:
        if (isPage(body)) // a node's has no body
            return {};
        return {Reason::Forbidden, httpStatus, 0, {}};
    case 502:
    case 503:
    case 504: return {Reason::Unavailable, httpStatus, 0, {}};
    default: return {};
    }
}

/// The first visible words of what may be a web page.
QString firstLine(const QByteArray &body)
{
    static const QRegularExpression unseen(
        QStringLiteral("<(script|style)\\b.*?</\\1\\s*>|<[^>]*>"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString text = QString::fromUtf8(body.left(mostPageBytes));
    text.replace(unseen, QStringLiteral("\n"));
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines)
        if (const QString words = tamed(line, mostWords); !words.isEmpty())
            return words;
    return {};
}

RpcError notJson(int httpStatus, const QByteArray &body)
{
    if (httpStatus == 200)
        return {Reason::NotJson, httpStatus, 0, {}};
    // Besides the known statuses a node sends only 500 without JSON, with plain text.
    const bool isOfNode = httpStatus == 500 && !isPage(body);
    return {isOfNode ? Reason::HttpError : Reason::NotNode, httpStatus, 0, firstLine(body)};
}

/// Only host and port: the rest of an address may contain secrets.
RpcError redirected(const HttpAnswer &answer)
{
    const QUrl target = QUrl::fromEncoded(answer.header("Location"));
    const QString place =
        target.port() < 0 ? target.host() : hostAndPort(target.host(), target.port());
    return {Reason::Redirected, answer.status, 0, place};
}

} // namespace

RpcError readRpcAnswer(JsonDocument &document, const QByteArray &body, int httpStatus,
                       std::size_t callCount, std::vector<RpcReply> &replies)
{
    if (const RpcError error = errorOfStatus(httpStatus, body))
        return error;
    if (!document.parse(body))
        return notJson(httpStatus, body);
    const JsonValue root = document.root();
    if (root.isObject() && root["error"].isObject()) {
        RpcError error = callError(root["error"], httpStatus);
        if (error.code == codeInvalidRequest)
            error.reason = Reason::BatchRefused;
        return error;
    }
    if (!root.isArray())
        return {httpStatus == 200 ? Reason::WrongShape : Reason::NotNode, httpStatus, 0, {}};

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
    if (answer.failure == Failure::None && answer.status >= 300 && answer.status < 400)
        return redirected(answer);
    const auto reason = [&answer] {
        switch (answer.failure) {
        case Failure::None: return Reason::None;
        case Failure::HostNotFound: return Reason::HostNotFound;
        case Failure::Refused: return Reason::Refused;
        case Failure::Unreachable: return Reason::Unreachable;
        case Failure::ProxyFailed: return Reason::ProxyFailed;
        case Failure::ProxyLogin: return Reason::ProxyLogin;
        case Failure::TlsUntrusted:
        case Failure::TlsFailed: return Reason::TlsFailed;
        case Failure::Timeout: return answer.isSent ? Reason::Slow : Reason::Timeout;
        case Failure::TooLarge: return Reason::TooLarge;
        case Failure::NotHttp: return Reason::NotHttp;
        case Failure::ConnectionLost: break;
        }
        return answer.isSent && answer.status == 0 ? Reason::ClosedUnanswered
                                                   : Reason::ConnectionLost;
    };
    return {reason(), answer.status, 0, answer.detail};
}

} // namespace bnm
