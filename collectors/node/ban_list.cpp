// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/ban_list.h"

#include "collectors/plausible.h"

namespace bnm {

namespace {

constexpr std::size_t mostBans = 5'000;
constexpr qsizetype longestBan = 128;

} // namespace

BanList readBans(const RpcAnswer &answer)
{
    const RpcReply &reply = answer.replies.front();
    BanList list;
    list.error = answer.error ? answer.error : reply.error;
    if (list.error.reason == RpcError::Reason::Forbidden)
        list.error = RpcError::forbidden({RpcMethod("listbanned").toString()}); // it was alone
    if (!list.error && !reply.result.isArray())
        list.error = {RpcError::Reason::WrongShape, 0, 0, QStringLiteral("listbanned")};
    if (list.error)
        return list;
    list.timeMs = answer.receivedMs;
    reply.result.forEachElement([&list](const JsonValue &one) {
        const QString address = one["address"].text().value_or(QString()).left(longestBan);
        if (!address.isEmpty() && list.bans.size() < mostBans)
            list.bans.push_back({address, plausibleTime(one["ban_created"].integer()),
                                 plausibleTime(one["banned_until"].integer())});
    });
    return list;
}

} // namespace bnm
