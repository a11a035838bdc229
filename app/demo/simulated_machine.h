// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/noise.h"

#include <array>
#include <utility>

namespace bnm {

/// The machine of the simulated node, and the activity of its connections: the same functions of
/// time before and after the start of the demo. Shared by threads.
class SimulatedMachine {
public:
    /// Its disk was cleaned up some days before that time, and has been filling up since.
    SimulatedMachine(quint64 seed, qint64 startMs);

    struct Figures {
        double cpuPercent;
        double memoryMb;
        int openFiles;
        int threads;
        qint64 readBytes;
        qint64 writeBytes;
        double diskUsedGb;
        double directoryGb; ///< of the node, including these two
        double blocksGb;
        double chainstateGb;
        double daysUntilFull;
    };
    /// The figure that is the size of each role's folder.
    static constexpr std::array<std::pair<const char *, double Figures::*>, 3> folders = {
        {{"datadir", &Figures::directoryGb},
         {"blocks", &Figures::blocksGb},
         {"chainstate", &Figures::chainstateGb}}};
    Figures at(qint64 timeMs) const;
    /// Traffic, relative to its usual rate.
    double activity(qint64 timeMs) const;

    static constexpr double diskGb = 1'024;
    static constexpr qint64 uptimeSeconds = 1'071'000; ///< at the start: 12.4 days
    qint64 startMs() const { return m_startMs; }
    qint64 nodeStartedMs() const { return m_startMs - uptimeSeconds * 1'000; }
    qint64 diskLowMs() const;     ///< when a tenth or less was free
    qint64 diskCleanedMs() const; ///< when it was cleaned up

private:
    Noise m_noise;
    qint64 m_startMs;
};

} // namespace bnm
