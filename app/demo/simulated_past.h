// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/noise.h"
#include "app/demo/simulated_chain.h"
#include "app/demo/simulated_machine.h"
#include "app/demo/simulated_mempool.h"
#include "app/demo/simulated_peers.h"

#include <memory>
#include <vector>

namespace bnm {

/// The state of the simulated node at the start of the demo, to which its past leads.
struct SimulatedPresent {
    qint64 timeMs = 0;
    SimulatedMempool::Spectrum mempool = {};
    qint64 mempoolTransactions = 0;
    qint64 mempoolFeeSat = 0;
    SimulatedPeerCounts peers;
    qint64 bytesReceived = 0;
    qint64 bytesSent = 0;
};

/// The days of that node before the demo: its own chain with two reorganisations, a mempool that
/// grows and shrinks with the blocks and a fee peak of some hours, peers that connect and
/// disconnect, one restart, a disk that fills up and is cleaned. Ends in the given present. A
/// function of time; shared by threads.
class SimulatedPast {
public:
    static constexpr int days = 30;

    SimulatedPast(const SimulatedChain &chain, const SimulatedPresent &present, quint64 seed);

    struct Block {
        qint64 timeMs; ///< of its timestamp
        int height;
        double difficulty;
        int leftBehind; ///< number of blocks this one replaced; 0: no reorganisation
    };
    /// Oldest first; the newest is the tip of the present.
    const std::vector<Block> &blocks() const { return m_blocks; }

    struct Moment {
        qint64 timeMs;
        const Block *tip;
        int reorganisations; ///< since the beginning of the past
        int lastDepth;
        int deepestInADay;
        int countInADay;
        double vsize;         ///< of the mempool
        double arrivals;      ///< of transactions, relative to the present
        double feerateFactor; ///< relative to the feerates of the present
        SimulatedPeerCounts peers;
        double joinsPerMinute;
        double leavesPerMinute;
        double activity;
        qint64 bytesReceived;
        qint64 bytesSent;
        qint64 uptimeSeconds;
        SimulatedMachine::Figures machine;
    };
    Moment at(qint64 timeMs) const;

    // State of the mempool at a moment.
    double vsizeFrom(const Moment &moment, double feerate) const; ///< that pays at least that
    double feerateAt(const Moment &moment, double vsize) const;   ///< below the most expensive ones
    double transactions(const Moment &moment) const;
    double feesSat(const Moment &moment) const;

    const SimulatedPresent &present() const { return m_present; }
    const SimulatedMachine &machine() const { return m_machine; }
    qint64 startMs() const { return m_startMs; }
    const Noise &noise() const { return m_noise; }

private:
    void takeBlocks(const SimulatedChain &chain);
    void fillMempool();
    double storm(qint64 timeMs) const;
    double calm(qint64 timeMs) const;
    SimulatedPeerCounts peersAt(qint64 timeMs) const;

    Noise m_noise;
    SimulatedPresent m_present;
    qint64 m_startMs;
    SimulatedMachine m_machine;
    std::vector<Block> m_blocks;
    std::vector<Block> m_reorganisations;
    std::vector<float> m_vsize;  ///< by minute
    std::vector<double> m_above; ///< vsize of the present from the edge of each bucket on
};

} // namespace bnm
