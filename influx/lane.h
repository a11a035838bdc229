// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/influx_writer.h"
#include "influx/write_job.h"

#include <optional>

namespace bnm {

/// One way to the receiver, and the job on it. The job stays until it is done, also while
/// nothing is sent.
struct Lane {
    explicit Lane(const InfluxTarget &target) : writer(target) {}

    bool isBusy() const { return writer.isBusy(); }
    bool isFree() const { return !job; }
    /// A job is here, and no request of it is on its way.
    bool isWaiting() const { return job && !isBusy(); }

    InfluxWriter writer;
    std::optional<WriteJob> job;
};

} // namespace bnm
