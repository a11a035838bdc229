// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "collectors/rpc/json_value.h"

#include <optional>

/// Signs in the node's answers that the network may disagree with it; pure functions.
namespace bnm {

/// From getchaintips: blocks of the longest branch beside the active one that ends near its tip or
/// above; 0 if there is none. Headers that only extend our tip are not a branch, unless the node
/// finds their blocks invalid.
std::optional<qint64> rivalBranchBlocks(const JsonValue &chainTips);

/// From getdeploymentinfo: the version bits (BIP 9) of the soft forks the node knows to be
/// signalled now.
std::optional<quint32> signalledBits(const JsonValue &deploymentInfo);

/// How many version bits, from bit 0, a node of that version (319900, from getnetworkinfo) counts
/// as soft fork signals; miners may use the others freely, by BIP 320, and by BIP 323 from Bitcoin
/// Core 32 on. Unknown version: by BIP 320.
int signallingBits(std::optional<qint64> nodeVersion);

/// The number of these blocks that signal with one and the same unknown bit, among the first so
/// many bits; the maximum over all bits.
qint64 unknownSignalling(const BlockSummaries &blocks, quint32 knownBits, int bits);

} // namespace bnm
