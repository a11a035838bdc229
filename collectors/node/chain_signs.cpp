// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/chain_signs.h"

#include "collectors/plausible.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 recentBlocks = 144; // a day
constexpr std::size_t mostBranches = 32;
constexpr qsizetype hashDigits = 64;

ChainBranch::Status statusOf(const QString &name)
{
    using enum ChainBranch::Status;
    if (name == QLatin1String("invalid"))
        return Invalid;
    if (name == QLatin1String("headers-only"))
        return HeadersOnly;
    if (name == QLatin1String("valid-headers"))
        return ValidHeaders;
    return name == QLatin1String("valid-fork") ? ValidFork : Other;
}

std::optional<ChainBranch> readBranch(const JsonValue &tip)
{
    const auto hash = tip["hash"].text();
    const auto height = plausibleHeight(tip["height"].integer());
    const auto length = plausibleHeight(tip["branchlen"].integer());
    if (!hash || hash->size() != hashDigits || !height || !length || *length < 0 ||
        *length > *height)
        return std::nullopt;
    ChainBranch branch;
    branch.hash = *hash;
    branch.height = *height;
    branch.length = *length;
    branch.status = statusOf(tip["status"].text().value_or(QString()));
    return branch;
}

} // namespace

std::optional<ChainBranches> readBranches(const JsonValue &chainTips)
{
    std::optional<qint64> active;
    ChainBranches branches;
    chainTips.forEachElement([&](const JsonValue &tip) {
        if (tip["status"].text() == QStringLiteral("active"))
            active = plausibleHeight(tip["height"].integer());
        else if (const auto branch = readBranch(tip))
            branches.push_back(*branch);
    });
    if (!active)
        return std::nullopt;
    std::erase_if(branches, [&active](const ChainBranch &branch) {
        return branch.height < *active && branch.forkHeight() < *active - recentBlocks;
    });
    std::sort(branches.begin(), branches.end(),
              [](const ChainBranch &a, const ChainBranch &b) { return a.height > b.height; });
    if (branches.size() > mostBranches)
        branches.resize(mostBranches);
    return branches;
}

bool hasMoreWork(const QString &chainwork, const QString &than)
{
    return chainwork.size() == hashDigits && than.size() == hashDigits &&
           chainwork.compare(than, Qt::CaseInsensitive) > 0;
}

} // namespace bnm
