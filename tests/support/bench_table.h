// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

/// What benchmarks share: clocks of CPU time and the rows of the table (tests/tools/benchmarks.sh).
namespace bnm::bench {

/// CPU time in ms, by default of this process with all its threads; of a thread by
/// CLOCK_THREAD_CPUTIME_ID.
inline double cpuMs(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The same of another process.
inline double cpuMsOf(pid_t process)
{
    clockid_t clock{};
    return clock_getcpuclockid(process, &clock) == 0 ? cpuMs(clock) : 0;
}

inline double cpuMsFor(const auto &work, clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
{
    const double before = cpuMs(clock);
    work();
    return cpuMs(clock) - before;
}

inline double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Costs {
    double own = 0;
    double baseline = 0;
};

/// Median CPU time in ms of both. They take turns, so that a busy machine slows both down. The
/// first round is not counted.
inline Costs inTurn(int rounds, const auto &own, const auto &baseline,
                    clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
{
    std::vector<double> owns;
    std::vector<double> baselines;
    for (int round = -1; round < rounds; ++round) {
        const double ownMs = cpuMsFor(own, clock);
        const double baselineMs = cpuMsFor(baseline, clock);
        if (round < 0)
            continue;
        owns.push_back(ownMs);
        baselines.push_back(baselineMs);
    }
    return {medianOf(owns), medianOf(baselines)};
}

/// One row: a figure, and how much more than its baseline it costs; less is better.
inline void row(const char *what, double figure, const char *unit, const char *baseline,
                double ratio)
{
    std::printf("BENCH|%s|%.9g|%s|%s|%.9g\n", what, figure, unit, baseline, ratio);
    std::fflush(stdout);
}

/// The figure is the cost itself, in the unit of the baseline's.
inline void row(const char *what, const char *unit, const char *baseline, const Costs &costs)
{
    row(what, costs.own, unit, baseline, costs.own / costs.baseline);
}

} // namespace bnm::bench
