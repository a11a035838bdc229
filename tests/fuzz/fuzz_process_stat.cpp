// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/process_sampler.h"
#include "tests/fuzz/fuzz.h"

/// /proc/PID/stat, whose name is of the process's own choice.
void bnm::fuzz_process_stat(const QByteArray &input)
{
    if (const auto stat = readProcessStat(input))
        fuzz::expect(stat->name.size() <= input.size() && stat->cpuTicks >= 0, "name and time");
}
