// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/reorg_tracker.h"

#include <algorithm>

namespace bnm {

namespace {

// Beyond this distance one request for all known blocks is cheaper than one per header.
constexpr std::size_t longestWalk = 8;
constexpr qint64 filledBlocks = 144;
constexpr std::size_t mostGoneBack = 288; // beyond, the depth of a reorganisation is not exact

} // namespace

ReorgTracker::ReorgTracker(RpcClient &client, QObject *parent, Clock clock)
    : QObject(parent), m_client(client), m_clock(clock)
{
}

void ReorgTracker::follow(const BlockHeader &tip, bool fillHistory, Handler handler)
{
    m_walked = {tip};
    m_fillHistory = fillHistory;
    m_isFirstLook = m_chain.isEmpty();
    m_step = {};
    m_handler = std::move(handler);
    step();
}

int ReorgTracker::deepestWithin(qint64 lastMs) const
{
    const qint64 since = m_clock() - lastMs;
    int deepest = 0;
    for (const Seen &one : m_reorganisations)
        if (one.steadyMs >= since)
            deepest = std::max(deepest, one.depth);
    return deepest;
}

int ReorgTracker::countWithin(qint64 lastMs) const
{
    const qint64 since = m_clock() - lastMs;
    return static_cast<int>(
        std::count_if(m_reorganisations.begin(), m_reorganisations.end(),
                      [since](const Seen &one) { return one.steadyMs >= since; }));
}

void ReorgTracker::step()
{
    const BlockHeader &oldest = m_walked.back();
    if (m_chain.isEmpty())
        startAnew();
    else if (m_chain.find(oldest.block.hash)) { // the tip went back to a known block
        const QString fork = oldest.block.hash;
        m_walked.pop_back();
        joinAt(fork);
    } else if (m_chain.find(oldest.previousHash))
        joinAt(oldest.previousHash);
    else if (m_walked.size() < longestWalk && !isFarAhead() && !oldest.previousHash.isEmpty())
        walk(oldest.previousHash);
    else
        findForkAmongKnown();
}

bool ReorgTracker::isFarAhead() const
{
    return m_walked.front().block.height - m_chain.tip().height > static_cast<qint64>(longestWalk);
}

void ReorgTracker::walk(const QString &hash)
{
    m_client.send({{"getblockheader", {hash}}}, this, [this](const RpcAnswer &answer) {
        m_step.requests += answer.requests;
        const auto header = readHeader(answer.replies.front().result);
        if (!header)
            return fail(answer.replies.front().error);
        m_walked.push_back(*header);
        step();
    });
}

void ReorgTracker::findForkAmongKnown()
{
    std::vector<RpcCall> calls;
    for (const BlockSummary &block : m_chain.blocks())
        calls.push_back({"getblockheader", {block.hash}});
    for (const BlockSummary &block : m_goneBack)
        calls.push_back({"getblockheader", {block.hash}});
    m_client.send(std::move(calls), this, [this](const RpcAnswer &answer) {
        m_step.requests += answer.requests;
        if (answer.error)
            return fail(answer.error);
        std::size_t held = 0;
        bool anyKnownToNode = false;
        for (std::size_t i = 0; i < answer.replies.size(); ++i) { // oldest first: the last counts
            const auto header = readHeader(answer.replies[i].result);
            anyKnownToNode = anyKnownToNode || header;
            if (header && header->confirmations > 0)
                held = i + 1;
        }
        // A node that has never heard of our blocks is another node, not a reorganisation.
        if (anyKnownToNode)
            noteReorganisation(m_goneBack.empty() ? m_chain.tip() : m_goneBack.back(),
                               static_cast<int>(answer.replies.size() - held));
        m_isFirstLook = !anyKnownToNode;
        startAnew();
    });
}

void ReorgTracker::joinAt(const QString &forkHash)
{
    const BlockSummaries left = m_chain.leaveAllAbove(forkHash);
    m_goneBack.insert(m_goneBack.begin(), left.begin(), left.end());
    if (m_goneBack.size() > mostGoneBack)
        m_goneBack.resize(mostGoneBack);
    std::size_t returned = takeReturned();
    for (auto it = m_walked.rbegin(); it != m_walked.rend(); ++it) {
        if (returned > 0)
            --returned;
        else
            m_step.newBlocks.push_back(
                {it->block, it->block.timeSeconds - m_chain.tip().timeSeconds});
        m_chain.append(it->block);
    }
    finish(true);
}

/// How many of the walked blocks, from the oldest, had only gone back. Others in their place are
/// a reorganisation.
std::size_t ReorgTracker::takeReturned()
{
    std::size_t count = 0;
    for (auto it = m_walked.rbegin(); it != m_walked.rend() && count < m_goneBack.size(); ++it) {
        if (it->block.hash != m_goneBack[count].hash) {
            noteReorganisation(m_goneBack.back(), static_cast<int>(m_goneBack.size() - count));
            m_goneBack.clear();
            return count;
        }
        ++count;
    }
    m_goneBack.erase(m_goneBack.begin(), m_goneBack.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

/// The known blocks do not reach the tip: starts over with the walked ones.
void ReorgTracker::startAnew()
{
    m_chain.clear();
    m_goneBack.clear();
    for (auto it = m_walked.rbegin(); it != m_walked.rend(); ++it)
        m_chain.append(it->block);
    if (m_fillHistory && m_chain.blocks().front().height > 0)
        fillHashes();
    else
        takeOlder({});
}

void ReorgTracker::fillHashes()
{
    const qint64 oldest = m_chain.blocks().front().height;
    std::vector<RpcCall> calls;
    for (qint64 height = oldest - 1; height >= std::max<qint64>(0, oldest - filledBlocks); --height)
        calls.push_back({"getblockhash", {height}});
    m_client.send(std::move(calls), this, [this](const RpcAnswer &answer) {
        m_step.requests += answer.requests;
        std::vector<QString> hashes;
        for (const RpcReply &reply : answer.replies)
            hashes.push_back(reply.result.text().value_or(QString()));
        if (answer.error)
            takeOlder({});
        else
            fillHeaders(hashes);
    });
}

void ReorgTracker::fillHeaders(const std::vector<QString> &hashes)
{
    std::vector<RpcCall> calls;
    for (const QString &hash : hashes)
        calls.push_back({"getblockheader", {hash}});
    m_client.send(std::move(calls), this, [this](const RpcAnswer &answer) {
        m_step.requests += answer.requests;
        std::vector<std::optional<BlockHeader>> headers;
        for (const RpcReply &reply : answer.replies)
            headers.push_back(readHeader(reply.result));
        takeOlder(headers);
    });
}

/// Headers are newest first; only those that link up are ours: the chain may have moved
/// between the requests.
void ReorgTracker::takeOlder(const std::vector<std::optional<BlockHeader>> &headers)
{
    BlockSummaries older;
    QString wanted = m_walked.back().previousHash;
    for (const auto &header : headers) {
        if (!header || header->block.hash != wanted)
            break;
        older.insert(older.begin(), header->block);
        wanted = header->previousHash;
    }
    m_chain.prepend(older);
    if (m_isFirstLook)
        return finish(true);

    const BlockSummary *before = older.empty() ? nullptr : &older.back();
    for (auto it = m_walked.rbegin(); it != m_walked.rend(); ++it) {
        std::optional<qint64> interval;
        if (before)
            interval = it->block.timeSeconds - before->timeSeconds;
        m_step.newBlocks.push_back({it->block, interval});
        before = &it->block;
    }
    finish(true);
}

/// A depth of 0 is none.
void ReorgTracker::noteReorganisation(const BlockSummary &replacedTip, int depth)
{
    m_step.depth = depth;
    if (depth <= 0)
        return;
    const BlockSummary &tip = m_walked.front().block;
    m_step.reorganisation = {0,        depth,     replacedTip.height - depth, replacedTip.hash,
                             tip.hash, tip.height};
}

void ReorgTracker::fail(const RpcError &error)
{
    m_step.error = error;
    finish(false);
}

void ReorgTracker::finish(bool complete)
{
    m_step.complete = complete;
    if (complete && m_step.depth > 0) {
        m_lastDepth = m_step.depth;
        m_reorganisations.push_back({m_clock(), m_step.depth});
        std::erase_if(m_reorganisations, [since = m_clock() - keptMs](const Seen &one) {
            return one.steadyMs < since;
        });
    }
    const Handler handler = std::move(m_handler);
    m_handler = {};
    handler(m_step);
}

} // namespace bnm
