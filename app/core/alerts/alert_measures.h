// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/facts.h"
#include "collectors/pipeline/status.h"

#include <QStringList>

#include <optional>

/// Values of the alert rules that are more than one field of a point. A state is 1 (holds), 0 (does
/// not hold), or in between if the facts are not conclusive.
namespace bnm::measures {

/// An event, not a state; it may happen again while its alert fires.
struct Occurrence {
    int number = 0;   ///< grows with each event
    double value = 0; ///< compared like the reading's own value
};

struct Reading {
    std::optional<double> value; ///< nothing: unknown
    QStringList figures = {};    ///< for %3, %4, … of the rule's text
    bool grave = false;          ///< more severe than the value alone suggests
    std::optional<Occurrence> newest = {};
};

constexpr double holds = 1;
constexpr double open = 0.75;
constexpr double holdsNot = 0;

/// Whether a component has that level; with its sentence and the duration. A component that retries
/// is neither bad nor good.
Reading ofStatus(const Facts &facts, Name component, StatusReport::Level level, Name topic = "");
Reading callsRefused(const Facts &facts);
Reading nodeSlow(const Facts &facts);

Reading nodeUnreachable(const Facts &facts);
Reading processGone(const Facts &facts);
Reading nodeRestarted(const Facts &facts);
Reading memoryGrowth(const Facts &facts);   ///< MB a day
Reading downloadStall(const Facts &facts);  ///< s without a new block or header
Reading blockGap(const Facts &facts);       ///< s
Reading reorganisation(const Facts &facts); ///< depth
Reading rivalBranch(const Facts &facts);    ///< blocks
Reading fewOutbound(const Facts &facts);
Reading noInbound(const Facts &facts);
Reading providerShare(const Facts &facts); ///< % of the outbound peers at the biggest provider
Reading oneNetwork(const Facts &facts);
Reading headersAhead(const Facts &facts);     ///< headers that no peer has blocks for
Reading nextBlockFeerate(const Facts &facts); ///< sat/vB, the same source as in the window
Reading mempoolPurging(const Facts &facts);   ///< sat/vB above the relay feerate
Reading zmqDown(const Facts &facts);
Reading zmqSilent(const Facts &facts); ///< blocks missing in a stream
Reading zmqGaps(const Facts &facts);
Reading diskFree(const Facts &facts); ///< %, on the fullest file system
Reading daysToFull(const Facts &facts);
Reading electrumLag(const Facts &facts);
Reading mempoolUnreadable(const Facts &facts);
Reading otherFailed(const Facts &facts); ///< a collector or sink without its own rule
Reading figuresMissing(const Facts &facts);
Reading mirrorStuck(const Facts &facts);
Reading queueGrowth(const Facts &facts); ///< points a minute
Reading pointsDropped(const Facts &facts);
Reading geoipAge(const Facts &facts); ///< days
Reading nodeWarnings(const Facts &facts);
Reading unknownSignalling(const Facts &facts); ///< blocks of the newest 144

bool isDownloading(const Facts &facts);  ///< in initial block download
bool hasNoPeers(const Facts &facts);     ///< so peer figures are missing
bool isProcessEnded(const Facts &facts); ///< the node's process, seen on this machine before
/// The node's mempool gives no feerate: unknown is not cheap.
bool isFeerateUnknown(const Facts &facts);
bool isFeerateNotProjected(const Facts &facts); ///< so a projection is not required
bool isFeerateNotEstimated(const Facts &facts); ///< so an estimate is not required

} // namespace bnm::measures
