// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "collectors/rpc/json_value.h"

#include <optional>

/// Signs in the node's answers that the network may not agree with it; pure functions.
namespace bnm {

/// Of getchaintips: blocks of the longest branch beside the active one that ends near its tip or
/// above; 0 when there is none. Headers that merely go on from our tip are no branch, unless
/// the node finds their blocks invalid.
std::optional<qint64> rivalBranchBlocks(const JsonValue &chainTips);

/// Of getdeploymentinfo: the version bits (BIP 9) of the soft forks the node knows to be
/// signalled for now.
std::optional<quint32> signalledBits(const JsonValue &deploymentInfo);

/// Of these blocks, how many signal with one same bit that is not known; the most of any bit.
/// Bits that miners may use for anything (BIP 320) do not count.
qint64 unknownSignalling(const BlockSummaries &blocks, quint32 knownBits);

} // namespace bnm
