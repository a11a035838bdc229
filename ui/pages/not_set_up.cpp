// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/not_set_up.h"

#include "app/core/health/component_ids.h"
#include "collectors/words.h"

#include <algorithm>

namespace bnm {

namespace {

const Status *switchedOff(const NodeView &node, Name id)
{
    const Status *status = statusOf(node.statuses(), id);
    return status && status->level == Status::Level::Off ? status : nullptr;
}

} // namespace

std::vector<NotSetUp> notSetUp(const NodeView &node)
{
    std::vector<NotSetUp> parts;
    if (const Status *zmq = switchedOff(node, ids::zmq))
        parts.push_back({SetUpPart::Zmq, Words::tr("ZMQ"), zmq->sentence,
                         QStringLiteral("BITCOIN_ZMQ_HASHBLOCK")});
    if (const Status *electrum = switchedOff(node, ids::electrum))
        parts.push_back({SetUpPart::Electrum, Words::tr("Electrum server"), electrum->sentence,
                         QStringLiteral("ELECTRUM_URL")});
    if (const Status *influx = switchedOff(node, ids::influx))
        parts.push_back({SetUpPart::Influx, Words::tr("InfluxDB export"), influx->sentence,
                         QStringLiteral("INFLUX_URL")});
    const Status *host = statusOf(node.statuses(), ids::host);
    if (!host || !host->isWorking())
        return parts; // without a sample, it is not certain that missing figures are not available
    if (!node.series().latest({{"process", "running"}}))
        parts.push_back({SetUpPart::Process, Words::tr("CPU and memory of the node"),
                         Words::tr("bitcoind is not running on this machine, or was not found."),
                         QStringLiteral("ENABLE_PROCESS_METRICS")});
    if (node.series().tagValues("filesystem", "path_role").isEmpty())
        parts.push_back({SetUpPart::Disks, Words::tr("Disk of the node"),
                         Words::tr("The node's data folder is not on this machine, or not set."),
                         QStringLiteral("BITCOIN_DATADIR")});
    return parts;
}

bool contains(const std::vector<NotSetUp> &parts, SetUpPart part)
{
    return std::any_of(parts.begin(), parts.end(),
                       [part](const NotSetUp &one) { return one.part == part; });
}

} // namespace bnm
