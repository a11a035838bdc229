// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/own_blocks.h"

#include "collectors/node/block_header.h"

#include <algorithm>

namespace bnm {

OwnBlocks::OwnBlocks(RpcEndpoint node, QObject *parent)
    : QObject(parent), m_client(new RpcClient(std::move(node), this))
{
}

const BlockSummary *OwnBlocks::find(const QString &hash) const
{
    const auto it = std::find_if(m_recent.rbegin(), m_recent.rend(),
                                 [&hash](const BlockSummary &block) { return block.hash == hash; });
    return it == m_recent.rend() ? nullptr : &*it;
}

std::optional<QString> OwnBlocks::recentHash(qint64 height) const
{
    const auto it =
        std::find_if(m_recent.rbegin(), m_recent.rend(),
                     [height](const BlockSummary &block) { return block.height == height; });
    return it == m_recent.rend() ? std::nullopt : std::optional(it->hash);
}

void OwnBlocks::ask(qint64 height, QObject *context, Handler handler)
{
    const RpcMethod method = "getblockhash";
    m_client->send({{method, {height}}}, context,
                   [this, method, height, handler = std::move(handler)](const RpcAnswer &answer) {
                       const RpcReply &reply = answer.replies.at(0);
                       const bool isRefused = reply.error.reason == RpcError::Reason::Forbidden;
                       m_refusedCall = isRefused ? method.toString() : QString();
                       if (isRefused)
                           return handler(recentHash(height));
                       const auto hash = reply.result.text();
                       handler(hash && isBlockHash(*hash) ? hash : std::nullopt);
                   });
}

} // namespace bnm
