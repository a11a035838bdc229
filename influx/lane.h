// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/influx_writer.h"
#include "influx/write_job.h"

#include <optional>

namespace bnm {

/// One connection to the receiver, and its job. The job stays until it is done, even between
/// requests.
struct Lane {
    explicit Lane(const InfluxTarget &target) : writer(target) {}

    bool isBusy() const { return writer.isBusy(); }
    bool isFree() const { return !job; }
    /// There is a job, but no request in progress.
    bool isWaiting() const { return job && !isBusy(); }

    InfluxWriter writer;
    std::optional<WriteJob> job;
};

} // namespace bnm
