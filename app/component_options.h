// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alerts.h"
#include "app/core/config/config.h"
#include "app/monitor_options.h"
#include "collectors/electrum/electrum_collector.h"
#include "collectors/host/host_collector.h"
#include "collectors/mempool/mempool_source.h"
#include "collectors/node/fast_collector.h"
#include "collectors/node/slow_collector.h"
#include "collectors/point/catalogue.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "influx/mirror.h"

#include <memory>

class QThread;

namespace bnm {

/// Options of a pipeline's components, derived from the configuration.
RpcEndpoint rpcEndpoint(const Config &config);
/// How often each kind of measurement is polled.
PollIntervals pollIntervals(const Config &config);
FastCollectorOptions fastOptions(const Config &config, const Identity &identity,
                                 const MonitorOptions &monitor);
SlowCollectorOptions slowOptions(const Config &config, const Identity &identity);
ZmqEndpoints zmqEndpoints(const Config &config);
MempoolSourceOptions mempoolOptions(const Config &config, const Identity &identity);
HostOptions hostOptions(const Config &config, const Identity &identity);
/// The pins are stored on disk or, for a run that stores nothing, in memory.
std::shared_ptr<CertificatePins> certificatePins(const Config &config, bool isOnDisk);
ElectrumOptions electrumOptions(const Config &config, const Identity &identity,
                                const std::shared_ptr<CertificatePins> &pins);
/// `records` is the thread that writes the file of alerts.
AlertsOptions alertsOptions(const Config &config, const MonitorOptions &monitor, QThread &records);
MirrorOptions mirrorOptions(const Config &config, const Identity &identity,
                            const MonitorOptions &monitor);

} // namespace bnm
