// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_machine.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr double msPerDay = 86'400'000;
constexpr double fillsPerDayGb = 4.6;   // other programs' data, most of it
constexpr double blocksPerDayGb = 0.25; // with undo data
constexpr double cleanedDaysAgo = 9.2;
constexpr double usedWhenCleanedGb = 838; // right after
constexpr double usedWhenFullestGb = 926; // right before
constexpr double directoryNowGb = 826.4;
constexpr double chainstateNowGb = 11.8;
constexpr double chainstatePerDayGb = 0.004;
constexpr double otherGb = 0.7; // logs, the mempool, peer data
enum MachineChannel : quint64 { Cpu = 100, Spike, Memory, Files, Traffic, Burst, Writes };

} // namespace

SimulatedMachine::SimulatedMachine(quint64 seed, qint64 startMs) : m_noise(seed), m_startMs(startMs)
{
}

qint64 SimulatedMachine::diskCleanedMs() const
{
    return m_startMs - static_cast<qint64>(cleanedDaysAgo * msPerDay);
}

qint64 SimulatedMachine::diskLowMs() const
{
    const double over = usedWhenFullestGb - 0.9 * diskGb;
    return diskCleanedMs() - static_cast<qint64>(over / fillsPerDayGb * msPerDay);
}

SimulatedMachine::Figures SimulatedMachine::at(qint64 timeMs) const
{
    const double sinceStart = static_cast<double>(timeMs - m_startMs) / msPerDay;
    const double sinceCleaned = sinceStart + cleanedDaysAgo;
    const double running =
        static_cast<double>(std::max<qint64>(0, timeMs - nodeStartedMs())) / 1'000;
    Figures figures{};
    const double spike = std::max(0.0, m_noise.smooth(Spike, timeMs, 90) - 0.75) * 150;
    figures.cpuPercent =
        5.5 + 2 * m_noise.smooth(Cpu, timeMs, 600) + 1.2 * m_noise.white(Cpu, timeMs) + spike;
    // The caches fill within hours after a start.
    figures.memoryMb = 2'350 -
                       (timeMs >= nodeStartedMs() ? 1'450 * std::exp(-running / 15'000) : 0) +
                       130 * m_noise.smooth(Memory, timeMs, 14'400);
    figures.openFiles = 214 + static_cast<int>(9 * m_noise.smooth(Files, timeMs, 1'800));
    figures.threads = 31;
    figures.writeBytes = static_cast<qint64>(running * 41'000);
    figures.readBytes = static_cast<qint64>(running * 187'000);
    figures.diskUsedGb =
        (sinceCleaned >= 0 ? usedWhenCleanedGb : usedWhenFullestGb) + sinceCleaned * fillsPerDayGb;
    figures.diskUsedGb = std::min(figures.diskUsedGb, diskGb - 1);
    figures.directoryGb = directoryNowGb + sinceStart * blocksPerDayGb;
    figures.chainstateGb = chainstateNowGb + sinceStart * chainstatePerDayGb;
    figures.blocksGb = figures.directoryGb - figures.chainstateGb - otherGb;
    figures.daysUntilFull = (diskGb - figures.diskUsedGb) / fillsPerDayGb;
    return figures;
}

double SimulatedMachine::activity(qint64 timeMs) const
{
    const double burst = std::max(0.0, m_noise.smooth(Burst, timeMs, 150) - 0.6);
    return 1 + 0.22 * m_noise.smooth(Traffic, timeMs, 2'700) +
           0.12 * m_noise.smooth(Traffic + 50, timeMs, 70) + 2.2 * burst;
}

} // namespace bnm
