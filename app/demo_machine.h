// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/simulated_past.h"
#include "collectors/pipeline/polling_collector.h"

#include <memory>

namespace bnm {

/// Replaces HostCollector: reports the simulated node's machine.
class DemoMachine : public PollingCollector {
    Q_OBJECT
public:
    DemoMachine(std::shared_ptr<const SimulatedPast> past, Identity identity, int intervalMs,
                QObject *parent = nullptr);

private:
    void poll() override;

    std::shared_ptr<const SimulatedPast> m_past;
    Identity m_identity;
};

} // namespace bnm
