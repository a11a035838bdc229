// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/monitor_host.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/config_rules.h"
#include "app/core/config/setting_value.h"

namespace bnm {

namespace {

constexpr int stopTimeoutMs = 3'000; // of the 5 s in which a program has to end

/// Whether the settings differ only in values that a running Monitor can change.
bool needNoNewMonitor(const Config &one, Config other)
{
    for (const SettingSpec &spec : settingsTable())
        if (!spec.restart)
            copySetting(spec, one, other);
    return one == other;
}

} // namespace

MonitorHost::MonitorHost(MonitorOptions options, QObject *parent)
    : QObject(parent), m_ownOptions(std::move(options))
{
}

MonitorHost::~MonitorHost() = default;

void MonitorHost::run(const Config &config, const MonitorOptions &options)
{
    if (m_isStopping)
        return;
    if (m_monitor && !m_isLeaving && needNoNewMonitor(config, m_config)) {
        m_config = config;
        m_adopted = config.isNetworkSet ? config : onNetwork(config, m_adopted.network);
        m_monitor->alerts().setSettings(config.alerts);
        return;
    }
    m_next = config;
    m_options = options;
    if (m_monitor)
        leave();
    else
        begin();
}

void MonitorHost::stop()
{
    m_isStopping = true;
    m_next.reset();
    if (m_monitor && !m_hasStopped)
        leave();
    else
        QMetaObject::invokeMethod(this, &MonitorHost::stopped, Qt::QueuedConnection);
}

RunState MonitorHost::runState() const
{
    return m_monitor ? m_monitor->runState() : RunState{};
}

void MonitorHost::begin()
{
    m_config = *std::exchange(m_next, std::nullopt);
    adopt();
    MonitorOptions options = m_options;
    options.isNetworkKnown = m_networks.find(m_config).has_value();
    options.formerNetwork = std::exchange(m_formerNetwork, std::nullopt);
    m_monitor = std::make_unique<Monitor>(m_adopted, std::move(options));
    // Queued: the Monitor must not be destroyed while it emits.
    connect(m_monitor.get(), &Monitor::networkNamed, this, &MonitorHost::takeNetwork,
            Qt::QueuedConnection);
    connect(m_monitor.get(), &Monitor::stopped, this, &MonitorHost::takeStopped,
            Qt::QueuedConnection);
    Q_EMIT made(*m_monitor, m_adopted);
    m_monitor->start();
}

/// If no network is set: the node's network when it last answered.
void MonitorHost::adopt()
{
    m_networks.setFile(KnownNetworks::pathFor(m_config));
    const auto known = m_config.isNetworkSet ? std::nullopt : m_networks.find(m_config);
    m_adopted = known ? onNetwork(m_config, *known) : m_config;
}

void MonitorHost::takeNetwork(Network network)
{
    if (!m_monitor || m_isLeaving || m_isStopping)
        return;
    const auto before = m_networks.find(m_config);
    if (m_networks.keep(m_config, network))
        m_monitor->keepFile(m_networks.path(), m_networks.contents());
    if (network == m_adopted.network)
        return;
    if (before) {
        m_formerNetwork = before;
        qWarning("The node is on %s now; it was on %s before. The points of the two are kept "
                 "apart.",
                 qUtf8Printable(networkName(network)), qUtf8Printable(networkName(*before)));
    } else {
        qInfo("The node is on %s.", qUtf8Printable(networkName(network)));
    }
    m_next = m_config;
    leave();
}

void MonitorHost::leave()
{
    if (std::exchange(m_isLeaving, true))
        return;
    if (!m_isStopping)
        Q_EMIT leaving(*m_monitor);
    m_monitor->stop(stopTimeoutMs);
}

void MonitorHost::takeStopped()
{
    if (m_isStopping) {
        m_hasStopped = true;
        Q_EMIT stopped(); // the last one is destroyed with this object, when nothing refers to it
        return;
    }
    m_isLeaving = false;
    m_monitor.reset();
    if (m_next)
        begin();
}

} // namespace bnm
