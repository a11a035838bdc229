// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/chain_signs.h"
#include "collectors/witness/witness_view.h"

#include <QMetaType>

#include <deque>
#include <map>

namespace bnm {

/// Whether the node is on the chain of the rest of the network, as a state and a sentence.
struct ChainVerdict {
    enum class State {
        Unknown,        ///< no data yet
        Agrees,         ///< no contrary sign; with witnesses: they have the same block
        CatchingUp,     ///< headers are known whose blocks are not validated yet
        Stalled,        ///< no block for an improbable time, or blocks that do not arrive
        SuspectedSplit, ///< another branch may be that of the network
        Split,          ///< another branch is that of the network, as far as known
    };

    State state = State::Unknown;
    bool isCritical = false;
    QString sentence;
    QString nextStep;
    qint64 forkHeight = 0;  ///< of the first block that differs; 0: no other branch known
    QString theirHash;      ///< of the other block there, or of their tip
    qint64 theirHeight = 0; ///< of theirs
    qint64 sinceMs = 0;     ///< Unix time of the last change of state

    friend bool operator==(const ChainVerdict &, const ChainVerdict &) = default;
};

/// The probability of that few blocks or fewer in that time (Poisson, one block in ten minutes on
/// average).
double chanceOfSoFew(qint64 blocks, double seconds);

/// Judges the chain by the node's own answers and by witnesses.
///
/// A branch that the node refuses counts if it leaves our chain while we watched, or within the
/// last day. It does not grow, because headers on it are refused too. So it counts from its first
/// sighting until our own chain has continued at the usual pace, and again when it falls behind
/// that; a single invalid block resolves itself. After half an hour it is critical while our blocks
/// are improbably slow (p under 1e-4), or outbound peers keep disconnecting. On the wrong branch at
/// full pace only a witness can detect it. If our chain does not grow, a witness has no block that
/// differs from ours: then the signs are that the witness advances and that the node knows no
/// header of its blocks. A block refused for its header leaves no other sign.
class ChainJudge {
public:
    /// On regtest blocks come on demand: their pace is meaningless.
    explicit ChainJudge(bool paceMatters) : m_paceMatters(paceMatters) {}

    void take(const ChainSigns &signs);
    void takeWitnesses(const WitnessViews &views, qint64 steadyMs);
    void takeOutbound(qint64 peers, qint64 steadyMs);

    /// The current verdict; it also changes with time.
    ChainVerdict verdict(qint64 nowMs, qint64 nowSteadyMs);

private:
    struct Refused {
        ChainBranch branch;
        qint64 seenSteadyMs;
        qint64 seenMs;
        qint64 heightThen;    ///< of our tip
        bool wasSlow = false; ///< and has not returned to its pace
    };
    struct Heavier {
        ChainBranch branch; ///< has more work than our chain
        qint64 sinceSteadyMs;
    };
    struct Tip {
        qint64 steadyMs; ///< of its first sighting
        qint64 height;
        qint64 ageMs = 0; ///< before, by its timestamp; of the first one only
    };

    std::optional<ChainVerdict> byWitnesses() const;
    std::optional<ChainVerdict> byWitnessAhead(qint64 nowSteadyMs);
    Refused *refusedNow(qint64 nowSteadyMs);
    std::optional<ChainVerdict> byRefusedBranch(qint64 nowSteadyMs);
    std::optional<ChainVerdict> byMoreWork(qint64 nowSteadyMs) const;
    std::optional<ChainVerdict> byHeaders(qint64 nowSteadyMs) const;
    std::optional<ChainVerdict> byGap(qint64 nowSteadyMs) const;
    QString missingSigns(qint64 nowSteadyMs) const;
    ChainVerdict agreement(qint64 nowSteadyMs) const;
    double chanceOfPace(const Refused &refused, qint64 nowSteadyMs) const;
    bool hasPassed(const Refused &refused, qint64 nowSteadyMs) const;
    bool arePeersDropping(qint64 nowSteadyMs) const;
    ChainVerdict make(ChainVerdict::State state, bool isCritical, const QString &sentence,
                      const QString &nextStep) const;

    const bool m_paceMatters;
    std::optional<ChainSigns> m_signs;
    WitnessViews m_witnesses;
    std::map<QString, qint64> m_ahead;        // witnesses two blocks ahead: since when (steady)
    std::map<QString, Refused> m_refused;     // by the hash of the branch's tip
    std::map<QString, Heavier> m_heavier;     // by the hash of the branch's tip
    std::optional<qint64> m_branchesSteadyMs; // when the node last listed its branches
    std::deque<std::pair<qint64, qint64>> m_drops; // time, and number of outbound peers lost
    std::optional<qint64> m_outbound;
    std::optional<Tip> m_tip;
    qint64 m_lagSteadyMs = 0; // since when headers are ahead; 0: not ahead
    ChainVerdict m_last;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::ChainVerdict)
