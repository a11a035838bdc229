// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/fork_signs.h"

#include "collectors/plausible.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 nearTipBlocks = 3;         // older branches are history
constexpr int bitsOfBip320 = 13;            // it leaves 13 to 28 to the miners
constexpr int bitsOfBip323 = 5;             // and this one 5 to 28
constexpr qint64 firstWithBip323 = 319'900; // Bitcoin Core 32 and its development versions
constexpr int lastVersionBit = 28;          // BIP 9

bool signalsByVersionBits(qint64 version)
{
    return (static_cast<quint32>(version) >> 29) == 1; // BIP 9: the top three bits are 001
}

} // namespace

std::optional<qint64> rivalBranchBlocks(const JsonValue &chainTips)
{
    std::optional<qint64> activeHeight;
    chainTips.forEachElement([&](const JsonValue &tip) {
        if (tip["status"].text() == QStringLiteral("active"))
            activeHeight = plausibleHeight(tip["height"].integer());
    });
    if (!activeHeight)
        return std::nullopt;
    qint64 longest = 0;
    chainTips.forEachElement([&](const JsonValue &tip) {
        const auto status = tip["status"].text();
        const auto height = plausibleHeight(tip["height"].integer());
        const auto length = plausibleHeight(tip["branchlen"].integer());
        if (!height || !length || status == QStringLiteral("active"))
            return;
        const bool goesOnFromOurs = *height - *length >= *activeHeight;
        if (*height >= *activeHeight - nearTipBlocks &&
            (!goesOnFromOurs || status == QStringLiteral("invalid")))
            longest = std::max(longest, *length);
    });
    return longest;
}

std::optional<quint32> signalledBits(const JsonValue &deploymentInfo)
{
    const JsonValue deployments = deploymentInfo["deployments"];
    if (!deployments.isObject())
        return std::nullopt;
    quint32 bits = 0;
    deployments.forEachMember([&bits](std::string_view, const JsonValue &fork) {
        const auto bit = fork["bip9"]["bit"].integer();
        if (bit && *bit >= 0 && *bit <= lastVersionBit)
            bits |= 1U << *bit;
    });
    return bits;
}

int signallingBits(std::optional<qint64> nodeVersion)
{
    return nodeVersion.value_or(0) >= firstWithBip323 ? bitsOfBip323 : bitsOfBip320;
}

qint64 unknownSignalling(const BlockSummaries &blocks, quint32 knownBits, int bits)
{
    qint64 most = 0;
    for (int bit = 0; bit < bits; ++bit) {
        const quint32 mask = 1U << bit;
        if (knownBits & mask)
            continue;
        most = std::max<qint64>(
            most, std::count_if(blocks.begin(), blocks.end(), [mask](const BlockSummary &block) {
                return signalsByVersionBits(block.version) &&
                       (static_cast<quint32>(block.version) & mask);
            }));
    }
    return most;
}

} // namespace bnm
