// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/fast_collector.h"

#include "collectors/node/fast_points.h"
#include "collectors/node/fork_signs.h"
#include "collectors/node/node_topics.h"
#include "collectors/plausible.h"
#include "collectors/point/durations.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

constexpr std::size_t blockInfoIndex = 0;
constexpr std::size_t mempoolInfoIndex = 1;
constexpr std::size_t firstFeeIndex = 2;
constexpr std::size_t networkInfoIndex = firstFeeIndex + feeTargets.size();
constexpr std::size_t shownBlocks = 145; // 144 intervals
constexpr std::size_t signallingBlocks = 144;
constexpr qsizetype mostBranchesAsked = 8; // at a time
// After an outage the newest blocks get their points; asking for all would load the node.
constexpr std::size_t mostBlockPoints = 24;
constexpr std::size_t blocksWithStats = 24; // the newest
constexpr qsizetype longestChain = 64;
constexpr qint64 newChainSaidMs = 10LL * 60'000;

std::vector<RpcCall> lightCalls()
{
    std::vector<RpcCall> calls = {{"getblockchaininfo"}, {"getmempoolinfo"}};
    for (const int target : feeTargets)
        calls.push_back({"estimatesmartfee", {target}});
    return calls;
}

} // namespace

FastCollector::FastCollector(RpcEndpoint endpoint, FastCollectorOptions options, QObject *parent)
    : NodeCollector({"node", tr("Node"), options.intervalMs, false, true}, std::move(endpoint),
                    parent),
      m_options(std::move(options)),
      m_tracker(client(), this)
{
}

void FastCollector::start()
{
    m_startedSteadyMs = steadyNowMs();
    NodeCollector::start();
}

void FastCollector::poll()
{
    // Points of two cycles in the same millisecond would overwrite each other.
    if (QDateTime::currentMSecsSinceEpoch() == m_endedMs)
        QTimer::singleShot(1, Qt::PreciseTimer, this, &FastCollector::poll);
    else
        ask();
}

QString FastCollector::slowSentence(qint64 seconds) const
{
    return tr("The node answers slowly: it has worked on one call for %1 s. Nothing else is asked "
              "until then.")
        .arg(seconds);
}

void FastCollector::ask()
{
    figures().requests = 0;
    m_slowestMs = 0;
    m_askedSteadyMs = steadyNowMs();
    m_points.clear();
    m_blockchain.reset();
    std::vector<RpcCall> calls = lightCalls();
    if (!m_relaysTransactions)
        calls.push_back({"getnetworkinfo"});
    if (auto call = olderStatsCall())
        calls.push_back(std::move(*call));
    client().send(std::move(calls), this, [this](const RpcAnswer &answer) { readLight(answer); });
}

void FastCollector::readLight(const RpcAnswer &answer)
{
    countErrors(answer);
    if (answer.error) {
        m_relaysTransactions.reset(); // the node may restart with other settings
        return finish(answer.error);
    }
    figures().rpcErrors -=
        std::count_if(answer.replies.begin() + firstFeeIndex,
                      answer.replies.begin() + networkInfoIndex, isEstimationOff);
    if (!m_olderBlock.isEmpty())
        readOlderStats(answer.replies.back());
    const RpcReply &info = answer.replies[blockInfoIndex];
    if (info.ok() && !takeChain(info.result["chain"].text().value_or(QString())))
        return finishOnOtherChain();
    readFees(answer);
    readFigures(answer);
    if (info.error)
        return finish(info.error);
    readChain(answer);
}

/// False: all further data of this node belongs to another series.
bool FastCollector::takeChain(const QString &chain)
{
    if (chain != m_chain) {
        m_chain = chain.left(longestChain);
        Q_EMIT chainNamed(m_chain);
    }
    return !m_options.onlyExpected || chain == m_options.expectedChain;
}

void FastCollector::finishOnOtherChain()
{
    m_points.clear();
    // Another Monitor takes over a chain that has a tag; no report is needed.
    const auto withTags = std::to_array<QLatin1String>(
        {QLatin1String("main"), QLatin1String("test"), QLatin1String("testnet4"),
         QLatin1String("signet"), QLatin1String("regtest")});
    const bool hasTag = std::find(withTags.begin(), withTags.end(), m_chain) != withTags.end();
    report({hasTag ? StatusReport::Level::Waiting : StatusReport::Level::Watch, tr("other network"),
            tr("The node is on the chain \"%1\", which is not the one whose figures are kept here "
               "(\"%2\"). Nothing is kept of it. Set BITCOIN_NETWORK to change that.")
                .arg(m_chain, m_options.expectedChain),
            -1, hasTag ? Name("") : topics::otherNetwork});
    endCycle(true);
}

void FastCollector::readFees(const RpcAnswer &answer)
{
    std::optional<double> fast;
    std::optional<double> slow;
    for (std::size_t i = 0; i < feeTargets.size(); ++i) {
        const auto feerate = satPerVb(answer.replies[firstFeeIndex + i].result["feerate"]);
        if (!feerate)
            continue;
        if (feeTargets[i] == 1) // the node answers for 2 blocks
            fast = feerate;
        if (feeTargets[i] == 144)
            slow = feerate;
        m_points.push_back(
            feeEstimatePoint(m_options.identity, answer.receivedMs, feeTargets[i], *feerate));
    }
    const JsonValue mempool = answer.replies[mempoolInfoIndex].result;
    m_points.push_back(mempoolPoint(m_options.identity, answer.receivedMs, mempool, fast, slow));
}

void FastCollector::readFigures(const RpcAnswer &answer)
{
    const std::size_t asked = answer.replies.size() - (m_olderBlock.isEmpty() ? 0 : 1);
    if (asked > networkInfoIndex) {
        const RpcReply &reply = answer.replies[networkInfoIndex];
        if (reply.ok() || reply.error.reason == RpcError::Reason::Forbidden)
            m_relaysTransactions = reply.result["localrelay"].boolean().value_or(true);
        m_version = reply.result["version"].integer();
    }
    const JsonValue mempool = answer.replies[mempoolInfoIndex].result;
    NodeFigures figures = nodeFigures(mempool);
    figures.doubt =
        feerateDoubt(answer.replies[blockInfoIndex].result, mempool, m_relaysTransactions);
    figures.estimatorError = estimatorError(answer.replies[firstFeeIndex]);
    Q_EMIT nodeFiguresReady(figures);
}

void FastCollector::readChain(const RpcAnswer &answer)
{
    const JsonValue info = answer.replies[blockInfoIndex].result;
    const auto height = plausibleHeight(info["blocks"].integer());
    const auto hash = info["bestblockhash"].text();
    if (!height || !hash)
        return finish({RpcError::Reason::WrongShape, 0, 0, QStringLiteral("getblockchaininfo")});

    m_blockchain = blockchainPoint(m_options.identity, answer.receivedMs, info);
    m_initialDownload = info["initialblockdownload"].boolean().value_or(false);
    m_signs.height = *height;
    m_signs.headers = plausibleHeight(info["headers"].integer());
    m_signs.hash = *hash;
    m_signs.chainwork = info["chainwork"].text().value_or(QString());
    m_signs.initialDownload = m_initialDownload;
    m_signs.timeMs = answer.receivedMs;
    m_signs.steadyMs = answer.receivedSteadyMs;
    Q_EMIT heightChanged(*height);
    if (*hash == m_followedTip && !isTipToBeAskedAgain())
        finish({});
    else
        askAboutTip(*hash);
}

/// Requests that failed at a tip, and branches, are repeated now and then, not only at a new tip.
bool FastCollector::isTipToBeAskedAgain() const
{
    const qint64 now = steadyNowMs();
    if (!m_initialDownload && now - m_branchesSteadyMs >= m_options.branchesEveryMs)
        return true;
    const auto methods = std::to_array<Name>(
        {"getblockheader", "getchaintips", "getdeploymentinfo", "getblockhash"});
    return std::any_of(methods.begin(), methods.end(),
                       [&](const Name &method) { return client().refusals().isDue(method, now); });
}

void FastCollector::askAboutTip(const QString &hash)
{
    std::vector<RpcCall> calls = {{"getblockheader", {hash}}};
    if (!m_initialDownload) { // during it every cycle has a new tip, and these are dear
        calls.push_back({"getchaintips"});
        m_branchesSteadyMs = steadyNowMs();
        if (m_options.softforks)
            calls.push_back({"getdeploymentinfo"});
        if (client().refusals().wasRefused("getblockhash")) // else only asked for at the start
            calls.push_back({"getblockhash", {m_signs.height}});
    }
    client().send(std::move(calls), this, [this](const RpcAnswer &answer) { readTip(answer); });
}

void FastCollector::readTip(const RpcAnswer &answer)
{
    countErrors(answer);
    if (answer.replies.size() > 1 && !answer.replies[1].result.isArray()) {
        m_chainTips.reset(); // the previous answer is out of date
        m_rivalBranch.reset();
        m_signs.branches.reset();
    } else if (answer.replies.size() > 1) {
        m_chainTips = static_cast<qint64>(answer.replies[1].result.size());
        m_rivalBranch = rivalBranchBlocks(answer.replies[1].result);
        readBranches(answer.replies[1].result);
    }
    if (m_options.softforks && answer.replies.size() > 2) {
        m_knownBits = signalledBits(answer.replies[2].result);
        for (Point &point :
             softforkPoints(m_options.identity, answer.receivedMs, answer.replies[2].result))
            m_points.push_back(std::move(point));
    }

    const auto header = readHeader(answer.replies[0].result);
    if (!header) { // requested again in the next cycle
        const RpcError error = answer.error ? answer.error : answer.replies[0].error;
        return finish(
            error ? error
                  : RpcError{RpcError::Reason::WrongShape, 0, 0, QStringLiteral("getblockheader")});
    }
    m_tipTimeSeconds = header->block.timeSeconds;
    if (const QStringList hashes = branchesWithoutChainwork(); !hashes.isEmpty())
        askForChainwork(*header, hashes);
    else
        follow(*header);
}

void FastCollector::readBranches(const JsonValue &chainTips)
{
    m_signs.branches = bnm::readBranches(chainTips);
    if (!m_signs.branches)
        return;
    QHash<QString, QString> listed; // at most as many as readBranches() returns
    for (ChainBranch &branch : *m_signs.branches)
        if (branch.chainwork = m_chainwork.value(branch.hash); !branch.chainwork.isEmpty())
            listed.insert(branch.hash, branch.chainwork);
    m_chainwork = std::move(listed);
}

QStringList FastCollector::branchesWithoutChainwork() const
{
    QStringList hashes;
    if (m_signs.branches)
        for (const ChainBranch &branch : *m_signs.branches)
            if (!m_chainwork.contains(branch.hash) && hashes.size() < mostBranchesAsked)
                hashes << branch.hash;
    return hashes;
}

/// Only the header shows which branch has more work, not its height.
void FastCollector::askForChainwork(const BlockHeader &tip, const QStringList &hashes)
{
    std::vector<RpcCall> calls;
    for (const QString &hash : hashes)
        calls.push_back({"getblockheader", {hash}});
    client().send(std::move(calls), this, [this, tip, hashes](const RpcAnswer &answer) {
        countErrors(answer);
        for (qsizetype i = 0; i < hashes.size(); ++i) // one that failed is requested again
            if (const auto work =
                    answer.replies[static_cast<std::size_t>(i)].result["chainwork"].text())
                m_chainwork.insert(hashes[i], *work);
        for (ChainBranch &branch : *m_signs.branches)
            branch.chainwork = m_chainwork.value(branch.hash);
        follow(tip);
    });
}

void FastCollector::follow(const BlockHeader &tip)
{
    m_tracker.follow(tip, !m_initialDownload,
                     [this](const ReorgTracker::Step &step) { tipFollowed(step); });
}

void FastCollector::tipFollowed(const ReorgTracker::Step &step)
{
    figures().requests += step.requests;
    if (!step.complete)
        return finish(step.error);
    m_followedTip = m_tracker.chain().tip().hash;
    noteReorganisation(step);
    Q_EMIT recentBlocksChanged(m_tracker.chain().newest(shownBlocks));
    if (m_initialDownload || !m_options.blockPoints || step.newBlocks.empty())
        return finish({});
    const std::size_t count = std::min(step.newBlocks.size(), mostBlockPoints);
    askForBlocks({step.newBlocks.end() - static_cast<std::ptrdiff_t>(count), step.newBlocks.end()});
}

void FastCollector::noteReorganisation(const ReorgTracker::Step &step)
{
    if (!step.reorganisation)
        return;
    Reorganisation seen = *step.reorganisation;
    seen.timeMs = QDateTime::currentMSecsSinceEpoch();
    Q_EMIT reorganised(seen);
}

/// Of blocks older than this start, for the window only: one a cycle, to spare the node.
std::optional<RpcCall> FastCollector::olderStatsCall()
{
    const BlockSummary *block = m_tracker.chain().newestWithoutStats(blocksWithStats);
    if (!block || m_initialDownload || !m_options.blockPoints) {
        m_olderBlock.clear();
        return std::nullopt;
    }
    m_olderBlock = block->hash;
    return RpcCall{"getblockstats", {m_olderBlock, blockStatsWanted()}};
}

/// A block that a pruned node has deleted stays without figures; that is no error.
void FastCollector::readOlderStats(const RpcReply &reply)
{
    const bool isCounted = reply.error && reply.error.reason != RpcError::Reason::Forbidden &&
                           reply.error.reason != RpcError::Reason::MethodNotFound;
    if (isCounted)
        --figures().rpcErrors;
    m_tracker.setStats(m_olderBlock, readBlockStats(reply.result));
    Q_EMIT recentBlocksChanged(m_tracker.chain().newest(shownBlocks));
}

void FastCollector::askForBlocks(const std::vector<ReorgTracker::NewBlock> &blocks)
{
    std::vector<RpcCall> calls;
    for (const ReorgTracker::NewBlock &block : blocks)
        calls.push_back({"getblockstats", {block.block.hash, blockStatsWanted()}});
    client().send(std::move(calls), this, [this, blocks](const RpcAnswer &answer) {
        countErrors(answer);
        // Blocks must not share a timestamp: they would be one point.
        qint64 timeMs = answer.receivedMs - static_cast<qint64>(blocks.size()) + 1;
        if (timeMs <= m_blockMs && m_blockMs <= answer.receivedMs)
            timeMs = m_blockMs + 1;
        m_blockMs = timeMs + static_cast<qint64>(blocks.size()) - 1;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const BlockStats stats = readBlockStats(answer.replies[i].result);
            m_points.push_back(blockPoint(m_options.identity, timeMs++, blocks[i], stats));
            if (!answer.error) // else they are requested later, as those of older blocks
                m_tracker.setStats(blocks[i].block.hash, stats);
        }
        Q_EMIT recentBlocksChanged(m_tracker.chain().newest(shownBlocks));
        finish(answer.error);
    });
}

void FastCollector::completeBlockchainPoint()
{
    PointOf<"blockchain"> &point = *m_blockchain;
    if (!point.find("tip_age_seconds") && m_tipTimeSeconds)
        point.set("tip_age_seconds", std::max<qint64>(0, point.timeMs / 1000 - *m_tipTimeSeconds));
    m_signs.tipAgeSeconds.reset();
    if (const auto age = point.number("tip_age_seconds"))
        m_signs.tipAgeSeconds = static_cast<qint64>(*age);
    if (!m_tracker.chain().isEmpty())
        point.set("reorg_depth", m_tracker.lastDepth())
            .set("max_reorg_depth", m_tracker.deepestWithin(dayMs))
            .set("reorg_count", m_tracker.countWithin(dayMs));
    point.set("chain_tips", m_chainTips).set("rival_branch_blocks", m_rivalBranch);
    if (m_knownBits)
        point.set("unknown_signalling_blocks",
                  unknownSignalling(m_tracker.chain().newest(signallingBlocks), *m_knownBits,
                                    signallingBits(m_version)));
    m_points.push_back(std::move(point));
    m_blockchain.reset();
}

void FastCollector::finish(const RpcError &error)
{
    const bool answered = m_blockchain.has_value();
    if (answered)
        completeBlockchainPoint();
    if (answered)
        Q_EMIT chainSignsRead(m_signs);
    reportNode(error, answered);
    Q_EMIT chainChecked(m_askedSteadyMs, answered);
    publishOwnFigures();
    endCycle(answered);
    if (!isPolling()) // other collectors may have published points meanwhile
        m_endedMs = QDateTime::currentMSecsSinceEpoch();
}

void FastCollector::publishOwnFigures()
{
    figures().cycleMs = cycleMs();
    figures().skippedCycles = skippedCycles();
    Point own = figures().point(m_options.identity, QStringLiteral("fast"));
    m_endedMs = own.timeMs;
    m_points.push_back(std::move(own));
    publish(std::exchange(m_points, {}));
}

void FastCollector::countErrors(const RpcAnswer &answer)
{
    figures().retries += answer.retries;
    figures().requests += answer.requests;
    figures().rpcErrors += answer.failures();
    m_slowestMs = std::max(m_slowestMs, answer.tookMs);
}

void FastCollector::reportNode(const RpcError &error, bool answered)
{
    using Level = StatusReport::Level;
    if (answered && lastReport().level == Level::Bad)
        Q_EMIT cameBack();
    // Without one of the calls the rest is still valid.
    const bool isPartOnly = answered && error.reason == RpcError::Reason::Forbidden;
    if (error.reason == RpcError::Reason::Starting)
        report({Level::Waiting, error.summary(), error.sentence(), -1, topicOf(error)});
    else if (error && !isPartOnly)
        report({Level::Bad, error.summary(), error.sentence(), -1, topicOf(error)});
    else if (const RpcError refused = client().refusedCalls())
        report({Level::Watch, refused.summary(), refused.sentence(), -1, topics::refusedCalls});
    else if (isPartOnly)
        report({Level::Watch, error.summary(), error.sentence(), -1, topics::refusedCalls});
    else if (m_slowestMs > topics::slowAfterMs)
        report({Level::Watch, tr("slow"),
                tr("The node answers slowly: one call took %1 s.").arg(m_slowestMs / 1000), -1,
                topics::slow});
    else if (!m_options.formerChain.isEmpty() && steadyNowMs() - m_startedSteadyMs < newChainSaidMs)
        report({Level::Watch, tr("network changed"),
                tr("The node is on the chain \"%1\" now; it was on \"%2\" before. The figures of "
                   "the two are kept apart.")
                    .arg(m_chain, m_options.formerChain),
                -1, topics::networkChanged});
    else if (!m_options.expectedChain.isEmpty() && m_chain != m_options.expectedChain)
        report({Level::Watch, tr("other network"),
                otherChainSentence(m_chain, m_options.expectedChain), -1, topics::otherNetwork});
    else
        report(Level::Good, tr("answering"), tr("The node answers."));
}

QString FastCollector::otherChainSentence(const QString &chain, const QString &expected)
{
    return tr("The node is on the chain \"%1\", but BITCOIN_NETWORK means \"%2\". Correct one of "
              "them.")
        .arg(chain, expected);
}

} // namespace bnm
