// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/monitor_host.h"

#include "app/core/config/setting_value.h"

namespace bnm {

namespace {

constexpr int stopTimeoutMs = 3'500;

/// Whether a Monitor made for the one would do the same as one made for the other, but for what
/// is taken as it runs.
bool needNoNewMonitor(const Config &one, Config other)
{
    for (const SettingSpec &spec : settingsTable())
        if (!spec.restart)
            copySetting(spec, one, other);
    return one == other;
}

} // namespace

MonitorHost::MonitorHost(Monitor::Keeping keeping, QObject *parent)
    : QObject(parent), m_keeping(keeping)
{
}

MonitorHost::~MonitorHost() = default;

void MonitorHost::run(const Config &config, const MonitorOptions &options)
{
    if (m_isStopping)
        return;
    if (m_monitor && !m_isLeaving && needNoNewMonitor(config, m_config)) {
        m_config = config;
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
    m_monitor = std::make_unique<Monitor>(m_config, m_options);
    // Later, for the Monitor says so itself and is not to go while it does.
    connect(m_monitor.get(), &Monitor::stopped, this, &MonitorHost::takeStopped,
            Qt::QueuedConnection);
    Q_EMIT made(*m_monitor, m_config);
    m_monitor->start();
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
        Q_EMIT stopped(); // the last one goes with this object, when nobody looks any more
        return;
    }
    m_isLeaving = false;
    m_monitor.reset();
    if (m_next)
        begin();
}

} // namespace bnm
