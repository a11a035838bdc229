// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"

#include "app/core/alerts/measure_text.h"
#include "app/core/text/format.h"
#include "collectors/as_sentence.h"
#include "collectors/words.h"

#include <algorithm>
#include <cmath>

namespace bnm::measures {

namespace {

constexpr double meanBlockSeconds = 600;
constexpr double toleratedBlockLag = 2;
constexpr double shortestStall = 600; // s
constexpr qint64 reorgWindowMs = 24LL * 3'600'000;
constexpr int signallingBlocks = 144; // that unknown_signalling_blocks counts among

/// Bitcoin Core ends some of its warnings with a full stop, and some not.
QString asSentences(const QStringList &texts)
{
    QStringList sentences;
    for (const QString &text : texts)
        sentences << asSentence(text);
    return sentences.join(QLatin1Char(' '));
}

/// Bitcoin Core's text: "Unknown new rules activated (versionbit 3)".
bool isOfUnknownRules(const QString &warning)
{
    return warning.contains(QLatin1String("unknown new rules"), Qt::CaseInsensitive);
}

} // namespace

bool isDownloading(const Facts &facts)
{
    return facts.isTrue({"blockchain", "initial_block_download"});
}

Reading downloadStall(const Facts &facts)
{
    const auto height = facts.number({"blockchain", "best_height"});
    const auto progress = facts.number({"blockchain", "verification_progress"});
    const auto seconds = facts.blocks().secondsWithoutProgress(facts.now().steadyMs);
    if (!height || !seconds)
        return {};
    // A short time without a block since this program started is not conclusive.
    if (!facts.blocks().hasSeenBlock() && *seconds < shortestStall)
        return {};
    return {seconds, {whole(*height), progress ? format::percentDone(*progress) : format::dash()}};
}

/// Blocks arrive as a Poisson process: a gap longer than t has the probability exp(-t / 600 s).
Reading blockGap(const Facts &facts)
{
    if (!facts.number({"blockchain", "best_height"}))
        return {};
    // On regtest blocks come on demand; while the node is behind, other rules apply.
    if (facts.network() == QLatin1String("regtest") || isDownloading(facts) ||
        facts.number({"blockchain", "block_lag"}).value_or(0) > toleratedBlockLag)
        return {holdsNot};
    const auto seconds = facts.blocks().secondsSinceBlock(facts.now().steadyMs);
    if (!seconds)
        return {};
    const double probability = std::exp(-*seconds / meanBlockSeconds);
    return {seconds,
            {QString::number(probability * 100, 'g', 2), whole(1 / std::max(probability, 1e-15))}};
}

/// The collector knows of those that it saw itself, so none is known only after a day.
Reading reorganisation(const Facts &facts)
{
    const auto depth = facts.number({"blockchain", "max_reorg_depth"});
    if (depth == 0.0 && facts.watchedMs() < reorgWindowMs)
        return {};
    const auto count = facts.number({"blockchain", "reorg_count"});
    const ReorgWatch &seen = facts.reorganisations();
    Reading reading{depth, {count ? whole(*count) : format::dash()}};
    reading.newest = {seen.seen(), seen.newestDepth()};
    return reading;
}

Reading rivalBranch(const Facts &facts)
{
    const auto blocks = facts.number({"blockchain", "rival_branch_blocks"});
    if (!blocks)
        return {};
    // A branch that our node left itself is reported as a reorganisation.
    const bool isOurs = *blocks <= facts.number({"blockchain", "max_reorg_depth"}).value_or(0);
    return {isOurs ? holdsNot : *blocks,
            {whole(facts.number({"blockchain", "chain_tips"}).value_or(0))}};
}

Reading headersAhead(const Facts &facts)
{
    const auto headers = facts.number({"blockchain", "headers_height"});
    const auto best = facts.number({"peers", "synced_headers_max"});
    if (!headers || !best)
        return {};
    return {std::max(0.0, *headers - *best), {whole(*headers), whole(*best)}};
}

Reading nodeWarnings(const Facts &facts)
{
    const auto count = facts.number({"blockchain", "warnings"});
    if (!count)
        return {};
    QStringList others = facts.nodeWarnings();
    const auto ofRules = others.removeIf(isOfUnknownRules); // reported by another alert
    return {std::max(0.0, *count - static_cast<double>(ofRules)), {asSentences(others).left(500)}};
}

Reading unknownSignalling(const Facts &facts)
{
    const auto blocks = facts.number({"blockchain", "unknown_signalling_blocks"});
    const QStringList &warnings = facts.nodeWarnings();
    const auto inForce = std::find_if(warnings.begin(), warnings.end(), isOfUnknownRules);
    if (inForce != warnings.end())
        return {static_cast<double>(signallingBlocks), {asSentence(inForce->left(200))}, true};
    if (!blocks)
        return {};
    return {blocks,
            {Words::tr("%1 of the newest %2 blocks signal a soft fork "
                       "that the node does not know.")
                 .arg(whole(*blocks), whole(signallingBlocks))}};
}

} // namespace bnm::measures
