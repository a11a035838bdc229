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

/// How many version bits, from bit 0, signal for soft forks, as a node of that version (319900, of
/// getnetworkinfo) counts them: the others are the miners' for anything, by BIP 320, and by BIP 323
/// from Bitcoin Core 32 on. Not known: by BIP 320.
int signallingBits(std::optional<qint64> nodeVersion);

/// Of these blocks, how many signal with one same bit, of the first so many, that is not known;
/// the most of any bit.
qint64 unknownSignalling(const BlockSummaries &blocks, quint32 knownBits, int bits);

} // namespace bnm
