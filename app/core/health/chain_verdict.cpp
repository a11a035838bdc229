// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/chain_verdict.h"

#include "app/core/text/format.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

using State = ChainVerdict::State;

constexpr double secondsOfBlock = 600;
constexpr qint64 refusedUntilGraveMs = 30 * minuteMs;
constexpr qint64 heavierUntilToldMs = 10 * minuteMs;
constexpr qint64 heavierUntilGraveMs = 30 * minuteMs;
constexpr qint64 lagUntilToldMs = 10 * minuteMs;
constexpr qint64 lagUntilGraveMs = 60 * minuteMs;
constexpr qint64 dropsWithinMs = 30 * minuteMs;
constexpr qint64 manyDrops = 4;
constexpr qint64 blocksToPass = 6;
// With continuous monitoring, one single invalid block in 1,300 is followed by blocks this slow.
constexpr double slowChance = 1e-4;
constexpr double usualChance = 0.05;
constexpr double noChance = 1e-6;
constexpr qint64 blocksPastFork = 2; // a single block is a race
// for a refused block; otherwise a node may just lag
constexpr qint64 aheadUntilSplitMs = minuteMs / 2;
constexpr qint64 aheadUntilSaidMs = minuteMs;
constexpr qint64 aheadUntilToldMs = 10 * minuteMs;
constexpr qint64 aheadUntilGraveMs = 30 * minuteMs;
constexpr qint64 toleratedLag = 3;
constexpr qint64 timestampToleranceMs = 60 * minuteMs; // a block may carry an earlier time
constexpr qint64 oldTipUntilToldMs = 5 * minuteMs;     // a node that just started has no peers yet
constexpr qint64 branchesKnownMs = 6 * minuteMs;       // asked for every two minutes
constexpr std::size_t mostRefused = 64;

QString shortHash(const QString &hash)
{
    return hash.isEmpty() ? format::dash() : QStringLiteral("…") + hash.right(12);
}

/// Silence takes nothing back of a split that was shown.
bool isDifferent(const WitnessView &view)
{
    return view.fork && (view.state == WitnessView::State::Differs ||
                         (!view.counts() && view.fork->itsBlocks >= blocksPastFork));
}

/// A witness that stopped at a stale block, while our chain went on.
bool isStuck(const WitnessView::Fork &fork)
{
    return fork.isFound && fork.itsBlocks < blocksPastFork && fork.ourBlocks >= blocksToPass;
}

} // namespace

double chanceOfSoFew(qint64 blocks, double seconds)
{
    const double expected = seconds / secondsOfBlock;
    double term = std::exp(-expected);
    double sum = term;
    for (qint64 i = 1; i <= blocks; ++i) {
        term *= expected / static_cast<double>(i);
        sum += term;
    }
    return std::min(1.0, sum);
}

void ChainJudge::take(const ChainSigns &signs)
{
    if (!m_tip)
        m_tip = Tip{signs.steadyMs, signs.height, 1000 * signs.tipAgeSeconds.value_or(0)};
    else if (m_signs->hash != signs.hash)
        m_tip = Tip{signs.steadyMs, signs.height};
    m_signs = signs;
    const bool lags = signs.lag() > 0;
    m_lagSteadyMs = !lags ? 0 : m_lagSteadyMs ? m_lagSteadyMs : signs.steadyMs;
    if (m_tip->steadyMs == signs.steadyMs && lags) // a block arrived: the chain continues
        m_lagSteadyMs = signs.steadyMs;
    if (!signs.branches)
        return; // those known before still count
    m_branchesSteadyMs = signs.steadyMs;
    for (const ChainBranch &branch : *signs.branches)
        if (branch.status == ChainBranch::Status::Invalid && m_refused.size() < mostRefused)
            m_refused.try_emplace(branch.hash,
                                  Refused{branch, signs.steadyMs, signs.timeMs, signs.height});
    std::erase_if(m_refused, [&signs](const auto &one) {
        return std::none_of(
            signs.branches->begin(), signs.branches->end(), [&one](const ChainBranch &branch) {
                return branch.hash == one.first && branch.status == ChainBranch::Status::Invalid;
            });
    });
    std::map<QString, Heavier> heavier;
    for (const ChainBranch &branch : *signs.branches)
        if (branch.status != ChainBranch::Status::Invalid &&
            hasMoreWork(branch.chainwork, signs.chainwork)) {
            const auto known = m_heavier.find(branch.hash);
            heavier[branch.hash] = {branch, known == m_heavier.end() ? signs.steadyMs
                                                                     : known->second.sinceSteadyMs};
        }
    m_heavier = std::move(heavier);
}

void ChainJudge::takeWitnesses(const WitnessViews &views, qint64 steadyMs)
{
    m_witnesses = views;
    std::map<QString, qint64> ahead;
    for (const WitnessView &view : views) {
        const auto known = m_ahead.find(view.name);
        const bool isKnown = known != m_ahead.end();
        const bool isSilent =
            isKnown && !view.counts() && view.state != WitnessView::State::Invalid;
        if (isSilent || (view.counts() && view.blocksBehind().value_or(0) <= -blocksPastFork))
            ahead[view.name] = isKnown ? known->second : steadyMs;
    }
    m_ahead = std::move(ahead);
}

void ChainJudge::takeOutbound(qint64 peers, qint64 steadyMs)
{
    if (m_outbound && peers < *m_outbound)
        m_drops.emplace_back(steadyMs, *m_outbound - peers);
    m_outbound = peers;
    while (!m_drops.empty() && m_drops.front().first < steadyMs - dropsWithinMs)
        m_drops.pop_front();
}

bool ChainJudge::arePeersDropping(qint64 nowSteadyMs) const
{
    qint64 dropped = 0;
    for (const auto &[when, count] : m_drops)
        dropped += when >= nowSteadyMs - dropsWithinMs ? count : 0;
    return dropped >= manyDrops;
}

/// How likely it is that our chain gained so few blocks since then.
double ChainJudge::chanceOfPace(const Refused &refused, qint64 nowSteadyMs) const
{
    if (!m_paceMatters)
        return 1;
    const double seconds = static_cast<double>(nowSteadyMs - refused.seenSteadyMs) / 1000;
    return chanceOfSoFew(std::max<qint64>(0, m_signs->height - refused.heightThen), seconds);
}

/// Our chain continued normally: it was a single invalid block.
bool ChainJudge::hasPassed(const Refused &refused, qint64 nowSteadyMs) const
{
    return m_signs->height - refused.heightThen >= blocksToPass &&
           chanceOfPace(refused, nowSteadyMs) >= usualChance;
}

ChainVerdict ChainJudge::make(State state, bool isCritical, const QString &sentence,
                              const QString &nextStep) const
{
    ChainVerdict verdict;
    verdict.state = state;
    verdict.isCritical = isCritical;
    verdict.sentence = sentence;
    verdict.nextStep = nextStep;
    return verdict;
}

std::optional<ChainVerdict> ChainJudge::byWitnesses() const
{
    const WitnessView *worst = nullptr;
    for (const WitnessView &view : m_witnesses)
        if (isDifferent(view) && !isStuck(*view.fork) &&
            (!worst || view.fork->itsBlocks > worst->fork->itsBlocks))
            worst = &view;
    if (!worst)
        return std::nullopt;
    const WitnessView::Fork &fork = *worst->fork;
    const bool isSplit = fork.itsBlocks >= blocksPastFork;
    ChainVerdict verdict = make(
        isSplit ? State::Split : State::SuspectedSplit, isSplit,
        isSplit ? Words::tr(
                      "Split at block %1: this node has %2, %3 has %4 and %5 blocks on top of it.",
                      nullptr, plural(fork.itsBlocks))
                      .arg(format::integer(fork.height), shortHash(fork.ourHash), worst->name,
                           shortHash(fork.itsHash), format::integer(fork.itsBlocks))
                : Words::tr("At height %1, %2 has another block than this node. This may be a race "
                            "between two blocks.")
                      .arg(format::integer(fork.height), worst->name),
        isSplit ? Words::tr("Do not trust payments seen by this node. Check that its Bitcoin Core "
                            "is up to date, and compare with other sources.")
                : Words::tr("Wait for the next block before you trust a payment."));
    if (!worst->counts())
        verdict.sentence += QLatin1Char(' ') + Words::tr("No answer from: %1.").arg(worst->name);
    verdict.forkHeight = fork.height;
    verdict.theirHash = fork.itsHash;
    verdict.theirHeight = fork.height + fork.itsBlocks - 1;
    verdict.sinceMs = fork.sinceMs;
    return verdict;
}

std::optional<ChainVerdict> ChainJudge::byWitnessAhead(qint64 nowSteadyMs)
{
    const WitnessView *first = nullptr;
    for (const WitnessView &view : m_witnesses)
        if (m_ahead.count(view.name) && *view.height > m_signs->headers.value_or(m_signs->height) &&
            (!first || m_ahead.at(view.name) < m_ahead.at(first->name)))
            first = &view;
    if (!first || m_signs->initialDownload)
        return std::nullopt;
    const qint64 forMs = nowSteadyMs - m_ahead.at(first->name);
    const Refused *refused = refusedNow(nowSteadyMs);
    // After a doubt it is not over before the node has followed.
    const bool wasInDoubt = m_last.state == State::SuspectedSplit || m_last.state == State::Split;
    if (forMs < (refused ? aheadUntilSplitMs : wasInDoubt ? 0 : aheadUntilSaidMs))
        return std::nullopt;
    const QString ahead =
        Words::tr("%1 is at block %2, this node at %3.")
            .arg(first->name, format::integer(*first->height), format::integer(m_signs->height));
    ChainVerdict verdict;
    if (refused) {
        verdict = make(State::Split, true,
                       Words::tr("Split at block %1: this node refuses it as invalid (%2), others "
                                 "build on it. %3")
                           .arg(format::integer(refused->branch.forkHeight() + 1),
                                shortHash(refused->branch.hash), ahead),
                       Words::tr("Do not trust payments seen by this node. Check that its Bitcoin "
                                 "Core is up to date, and compare with other sources."));
        verdict.forkHeight = refused->branch.forkHeight() + 1;
        verdict.theirHash = refused->branch.hash;
        verdict.sinceMs = refused->seenMs;
    } else if (!wasInDoubt && forMs < aheadUntilToldMs) {
        return make(State::CatchingUp, false, ahead, {});
    } else {
        verdict = make(State::SuspectedSplit, forMs >= aheadUntilGraveMs,
                       Words::tr("%1 The node has had no header of these blocks for %2.")
                           .arg(ahead, format::duration(forMs / 1000)),
                       Words::tr("Check that the node has peers and that its clock is right. A "
                                 "block refused by its header leaves no other trace."));
        verdict.forkHeight = m_signs->height + 1;
    }
    verdict.theirHeight = *first->height;
    return verdict;
}

/// The highest refused branch that counts; null: there is none.
ChainJudge::Refused *ChainJudge::refusedNow(qint64 nowSteadyMs)
{
    Refused *newest = nullptr;
    for (auto &[hash, refused] : m_refused)
        if (hasPassed(refused, nowSteadyMs))
            refused.wasSlow = false;
        else if (!newest || refused.branch.height > newest->branch.height)
            newest = &refused;
    return newest;
}

std::optional<ChainVerdict> ChainJudge::byRefusedBranch(qint64 nowSteadyMs)
{
    Refused *newest = refusedNow(nowSteadyMs);
    if (!newest)
        return std::nullopt;
    const bool isLong = nowSteadyMs - newest->seenSteadyMs >= refusedUntilGraveMs;
    // A single block of our own does not cancel it.
    newest->wasSlow = newest->wasSlow || chanceOfPace(*newest, nowSteadyMs) < slowChance;
    const bool isSlow = newest->wasSlow;
    const bool isGrave = isLong && (isSlow || arePeersDropping(nowSteadyMs));
    const qint64 fork = newest->branch.forkHeight() + 1;
    const QString what = Words::tr("This node refuses block %1 (%2) as invalid.")
                             .arg(format::integer(fork), shortHash(newest->branch.hash));
    ChainVerdict verdict =
        isGrave
            ? make(State::Split, true,
                   Words::tr("Split at block %1: %2 %3")
                       .arg(format::integer(fork), what,
                            isSlow ? Words::tr("Its own blocks have been slower since then than "
                                               "chance explains.")
                                   : Words::tr("Its outbound peers keep disconnecting.")),
                   Words::tr("Do not trust payments seen by this node. Check that its Bitcoin Core "
                             "is up to date, and compare the block with another source."))
            : make(State::SuspectedSplit, false,
                   Words::tr("%1 A single invalid block is usually harmless; a split persists.")
                       .arg(what),
                   Words::tr("Wait for more blocks before you trust a payment, and compare the "
                             "block with another source."));
    verdict.forkHeight = fork;
    verdict.theirHash = newest->branch.hash;
    verdict.theirHeight = newest->branch.height;
    verdict.sinceMs = newest->seenMs;
    return verdict;
}

std::optional<ChainVerdict> ChainJudge::byMoreWork(qint64 nowSteadyMs) const
{
    if (m_signs->initialDownload)
        return std::nullopt;
    const Heavier *highest = nullptr;
    for (const auto &[hash, heavier] : m_heavier)
        if (nowSteadyMs - heavier.sinceSteadyMs >= heavierUntilToldMs &&
            (!highest || heavier.branch.height > highest->branch.height))
            highest = &heavier;
    if (!highest)
        return std::nullopt;
    const ChainBranch &branch = highest->branch;
    const qint64 forMs = nowSteadyMs - highest->sinceSteadyMs;
    ChainVerdict verdict =
        make(State::SuspectedSplit, forMs >= heavierUntilGraveMs,
             Words::tr("A branch up to block %1 has more work than this node's chain, and the node "
                       "has not followed it for %2.")
                 .arg(format::integer(branch.height), format::duration(forMs / 1000)),
             Words::tr("Check that the node gets blocks from its peers and that its disk is not "
                       "full; debug.log says why it does not follow."));
    verdict.forkHeight = branch.forkHeight() + 1;
    verdict.theirHash = branch.hash;
    verdict.theirHeight = branch.height;
    return verdict;
}

std::optional<ChainVerdict> ChainJudge::byHeaders(qint64 nowSteadyMs) const
{
    const qint64 lag = m_signs->lag();
    const QString blocks = lag > 0 ? Words::tr("Blocks to go: %1").arg(format::integer(lag))
                                   : Words::tr("The node is in initial block download and knows no "
                                               "headers beyond its blocks yet");
    const qint64 standsMs = m_lagSteadyMs ? nowSteadyMs - m_lagSteadyMs : 0;
    if (lag > 0 && standsMs >= lagUntilToldMs)
        return make(State::Stalled, standsMs >= lagUntilGraveMs,
                    Words::tr("%1. None has come in for %2: their headers are known, the "
                              "blocks are not validated.")
                        .arg(blocks, format::duration(standsMs / 1000)),
                    Words::tr("Check the peers, the disk and debug.log."));
    if (m_signs->initialDownload || lag > toleratedLag)
        return make(State::CatchingUp, false, blocks + QLatin1Char('.'), {});
    return std::nullopt;
}

std::optional<ChainVerdict> ChainJudge::byGap(qint64 nowSteadyMs) const
{
    if (!m_paceMatters || !m_tip)
        return std::nullopt;
    const qint64 seenMs = nowSteadyMs - m_tip->steadyMs;
    const bool isAtTip = !m_signs->initialDownload && m_signs->lag() <= 0;
    const qint64 beforeMs = isAtTip ? std::max<qint64>(0, m_tip->ageMs - timestampToleranceMs) : 0;
    const auto isChance = [](qint64 ms) {
        return chanceOfSoFew(0, static_cast<double>(ms) / 1000) >= noChance;
    };
    if (isChance(seenMs + beforeMs))
        return std::nullopt;
    const QString gap = format::duration((seenMs + (beforeMs > 0 ? m_tip->ageMs : 0)) / 1000);
    if (isChance(seenMs) && seenMs < oldTipUntilToldMs)
        return make(State::Unknown, false,
                    Words::tr("The node's last block is %1 old. It may have just started and still "
                              "be looking for newer ones.")
                        .arg(gap),
                    {});
    return make(State::Stalled, true, Words::tr("No block for %1. That is not chance.").arg(gap),
                Words::tr("Compare the height with another source; check that the node has peers "
                          "and that its clock is right."));
}

/// What would show a split, if the node does not tell it.
QString ChainJudge::missingSigns(qint64 nowSteadyMs) const
{
    if (!m_signs->headers)
        return Words::tr("The node does not tell how many headers it knows (getblockchaininfo).");
    const bool isKnown = m_signs->branches || (m_branchesSteadyMs &&
                                               nowSteadyMs - *m_branchesSteadyMs < branchesKnownMs);
    return isKnown ? QString()
                   : Words::tr("The node does not tell which other branches it knows "
                               "(getchaintips): a split might go unnoticed.");
}

ChainVerdict ChainJudge::agreement(qint64 nowSteadyMs) const
{
    int agreeing = 0;
    QStringList silent;
    QStringList stuck;
    QStringList waiting;
    for (const WitnessView &view : m_witnesses) {
        const bool counts =
            view.state == WitnessView::State::Agrees || view.state == WitnessView::State::Behind;
        agreeing += counts ? 1 : 0;
        if (view.state == WitnessView::State::Differs)
            stuck << view.name;
        else if (!counts && view.state != WitnessView::State::Waiting)
            silent << view.name;
        else if (!counts && view.height) // it answered, but could not be compared
            waiting << view.name;
    }
    const QString missing = agreeing > 0 ? QString() : missingSigns(nowSteadyMs);
    if (!missing.isEmpty())
        return make(State::Unknown, false, missing, {});
    QString sentence = agreeing > 0 ? Words::tr("Witnesses with the same chain: %1.").arg(agreeing)
                                    : Words::tr("The node reports no sign of a split.");
    if (!silent.isEmpty())
        sentence += QLatin1Char(' ') +
                    Words::tr("No answer from: %1.").arg(silent.join(QStringLiteral(", ")));
    if (!waiting.isEmpty())
        sentence += QLatin1Char(' ') +
                    Words::tr("Not compared with: %1.").arg(waiting.join(QStringLiteral(", ")));
    if (!stuck.isEmpty())
        sentence += QLatin1Char(' ') + Words::tr("Stuck on a block that nobody extends: %1.")
                                           .arg(stuck.join(QStringLiteral(", ")));
    return make(State::Agrees, false, sentence, {});
}

ChainVerdict ChainJudge::verdict(qint64 nowMs, qint64 nowSteadyMs)
{
    if (!m_signs)
        return {};
    std::vector<ChainVerdict> found;
    for (const auto &one :
         {byWitnesses(), byWitnessAhead(nowSteadyMs), byRefusedBranch(nowSteadyMs),
          byMoreWork(nowSteadyMs), byHeaders(nowSteadyMs), byGap(nowSteadyMs)})
        if (one)
            found.push_back(*one);
    // Critical states first; otherwise in order of certainty, which is their order.
    auto worst = std::find_if(found.begin(), found.end(),
                              [](const ChainVerdict &one) { return one.isCritical; });
    if (worst == found.end())
        worst = std::find_if(found.begin(), found.end(), [](const ChainVerdict &one) {
            return one.state != State::CatchingUp;
        });
    ChainVerdict now = worst != found.end() ? *worst
                       : !found.empty()     ? found.front()
                                            : agreement(nowSteadyMs);
    const bool isSame = now.state == m_last.state && now.isCritical == m_last.isCritical &&
                        now.forkHeight == m_last.forkHeight;
    if (now.sinceMs == 0)
        now.sinceMs = isSame ? m_last.sinceMs : nowMs;
    m_last = now;
    return now;
}

} // namespace bnm
