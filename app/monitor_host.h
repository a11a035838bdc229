// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/known_networks.h"
#include "app/monitor.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace bnm {

/// Runs one Monitor at a time and puts another in its place when the settings change, while the
/// window stays. Never waits: what the old one has in hand is written first, and then the new
/// one begins. Likewise when the node names another network than was assumed, where none is set.
class MonitorHost : public QObject {
    Q_OBJECT
public:
    explicit MonitorHost(MonitorOptions options, QObject *parent = nullptr);
    explicit MonitorHost(Monitor::Keeping keeping, QObject *parent = nullptr)
        : MonitorHost(MonitorOptions{keeping}, parent)
    {
    }
    ~MonitorHost() override;

    /// The settings from here on. Where only those differ whose row needs no restart, the same
    /// Monitor goes on, and nothing that was being counted begins anew.
    void run(const Config &config) { run(config, m_ownOptions); }
    void run(const Config &config, const MonitorOptions &options);
    /// For good; stopped() follows within a few seconds.
    void stop();
    Monitor *monitor() const { return m_monitor.get(); } ///< none between two
    RunState runState() const;
    /// Whether the network is set, or the node named it, at the latest when it was last reached.
    bool isNetworkKnown() const { return m_config.isNetworkSet || m_networks.find(m_config); }

Q_SIGNALS:
    /// Ready to be connected to; it starts as soon as everybody has.
    void made(bnm::Monitor &monitor, const bnm::Config &config);
    /// What was shown of its node no longer counts, and its history is about to go.
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
    Config m_config;                        ///< that the Monitor runs by, but for the network
    Config m_adopted;                       ///< that it runs by
    std::optional<Network> m_formerNetwork; ///< that the node has just left
    MonitorOptions m_options;               ///< of the next one
    std::optional<Config> m_next;           ///< while the old one still writes
    bool m_isLeaving = false;
    bool m_isStopping = false;
    bool m_hasStopped = false;
};

} // namespace bnm
