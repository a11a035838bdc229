// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/chain_signs.h"
#include "collectors/witness/witness_view.h"

#include <QMetaType>

#include <deque>
#include <map>

namespace bnm {

/// Whether the node is on the chain that everybody else builds on, in one state and one sentence.
struct ChainVerdict {
    enum class State {
        Unknown,        ///< nothing was heard yet
        Agrees,         ///< nothing speaks against it; with witnesses: they have the same block
        CatchingUp,     ///< headers are known whose blocks are still validated
        Stalled,        ///< no block for longer than chance allows, or blocks that do not come in
        SuspectedSplit, ///< another branch that may be the one of the others
        Split,          ///< another branch is the one of the others, as far as can be told
    };

    State state = State::Unknown;
    bool isCritical = false;
    QString sentence;
    QString nextStep;
    qint64 forkHeight = 0;  ///< of the first block that differs; 0: no other branch is known
    QString ourHash;        ///< of the blocks there; empty: not known
    QString theirHash;      ///< of the block there, or of their tip
    qint64 ourHeight = 0;   ///< of our tip
    qint64 theirHeight = 0; ///< of theirs
    qint64 sinceMs = 0;     ///< Unix time since when the state holds

    friend bool operator==(const ChainVerdict &, const ChainVerdict &) = default;
};

/// How likely it is that so few blocks, or fewer, come in that time by chance (Poisson, a block
/// in ten minutes on average).
double chanceOfSoFew(qint64 blocks, double seconds);

/// Judges the chain by the node's own answers and by witnesses.
///
/// A branch that the node refuses is news when it parts from our chain where we watched, or within
/// the last day. It does not grow: headers on it are refused. So it counts from when it was first
/// seen until our own chain has gone on at the usual pace; a lone invalid block passes. After half
/// an hour it is critical while our blocks come slower than chance allows (p under 1e-4), or
/// outbound peers keep dropping. On the wrong side at full pace only a witness can tell. While our
/// chain does not grow, a witness has no block that differs from ours: then it counts that it goes
/// ahead, and that the node knows no header of its blocks. A block refused by its header leaves no
/// other sign.
class ChainJudge {
public:
    /// On regtest blocks come when somebody says so: their pace means nothing.
    explicit ChainJudge(bool paceMatters) : m_paceMatters(paceMatters) {}

    void take(const ChainSigns &signs);
    void takeWitnesses(const WitnessViews &views, qint64 steadyMs);
    void takeOutbound(qint64 peers, qint64 steadyMs);

    /// Of now; its state changes with time too.
    ChainVerdict verdict(qint64 nowMs, qint64 nowSteadyMs);

private:
    struct Refused {
        ChainBranch branch;
        qint64 seenSteadyMs;
        qint64 seenMs;
        qint64 heightThen;    ///< of our tip
        bool wasSlow = false; ///< and is not back to its pace
    };
    struct Tip {
        qint64 steadyMs; ///< when it was first seen
        qint64 height;
    };

    std::optional<ChainVerdict> byWitnesses() const;
    std::optional<ChainVerdict> byWitnessAhead(qint64 nowSteadyMs);
    Refused *refusedNow(qint64 nowSteadyMs);
    std::optional<ChainVerdict> byRefusedBranch(qint64 nowSteadyMs);
    std::optional<ChainVerdict> byMoreWork(qint64 nowSteadyMs) const;
    std::optional<ChainVerdict> byHeaders(qint64 nowSteadyMs) const;
    std::optional<ChainVerdict> byGap(qint64 nowSteadyMs) const;
    ChainVerdict agreement() const;
    double chanceOfPace(const Refused &refused, qint64 nowSteadyMs) const;
    bool hasPassed(const Refused &refused, qint64 nowSteadyMs) const;
    bool arePeersDropping(qint64 nowSteadyMs) const;
    ChainVerdict make(ChainVerdict::State state, bool isCritical, const QString &sentence,
                      const QString &nextStep) const;

    const bool m_paceMatters;
    std::optional<ChainSigns> m_signs;
    WitnessViews m_witnesses;
    std::map<QString, qint64> m_ahead;    // witnesses two blocks ahead: since when (steady)
    std::map<QString, Refused> m_refused; // by the hash of the branch's tip
    std::map<QString, qint64> m_heavier;  // branches with more work: since when (steady)
    std::deque<std::pair<qint64, qint64>> m_drops; // when, and how many outbound peers went
    std::optional<qint64> m_outbound;
    std::optional<Tip> m_tip;
    qint64 m_lagSteadyMs = 0; // since when headers are ahead; 0: they are not
    ChainVerdict m_last;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::ChainVerdict)
