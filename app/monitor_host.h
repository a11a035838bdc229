// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/known_networks.h"
#include "app/monitor.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bnm {

/// Runs one Monitor at a time and replaces it when the settings change, while the window stays.
/// Never waits: the old one first finishes its writes, then the new one starts. The same happens if
/// the network is not set and the node reports another one than assumed.
class MonitorHost : public QObject {
    Q_OBJECT
public:
    explicit MonitorHost(MonitorOptions options, QObject *parent = nullptr);
    explicit MonitorHost(Monitor::Keeping keeping, QObject *parent = nullptr)
        : MonitorHost(MonitorOptions{keeping}, parent)
    {
    }
    ~MonitorHost() override;

    /// Applies the settings. If only settings without a restart differ, the same Monitor continues
    /// and no counter starts again.
    void run(const Config &config) { run(config, m_ownOptions); }
    void run(const Config &config, const MonitorOptions &options);
    /// Final; stopped() follows within a few seconds.
    void stop();
    Monitor *monitor() const { return m_monitor.get(); } ///< none during a replacement
    RunState runState() const;
    /// Whether the network is set, or the node reported it, at least when it was last reached.
    bool isNetworkKnown() const { return m_config.isNetworkSet || m_networks.find(m_config); }

Q_SIGNALS:
    /// Created, not started: connect now.
    void made(bnm::Monitor &monitor, const bnm::Config &config);
    /// The data shown of its node is void, and its history is about to be destroyed.
    void leaving(bnm::Monitor &monitor);
    void stopped();

private:
    void begin();
    void adopt();
    void takeNetwork(Network network);
    void leave();
    void takeStopped();

    const MonitorOptions m_ownOptions;
    KnownNetworks m_networks;
    std::unique_ptr<Monitor> m_monitor;
    Config m_config;                        ///< of the running Monitor, except for the network
    Config m_adopted;                       ///< of the running Monitor
    std::optional<Network> m_formerNetwork; ///< the network the node has just left
    MonitorOptions m_options;               ///< for the next one
    std::optional<Config> m_next;           ///< while the old one still writes
    bool m_isLeaving = false;
    bool m_isStopping = false;
    bool m_hasStopped = false;
};

} // namespace bnm
