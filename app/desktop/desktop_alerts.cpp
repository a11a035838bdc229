// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_alerts.h"

#include "app/core/alerts/alert_text.h"

namespace bnm {

DesktopAlerts::DesktopAlerts(std::unique_ptr<DesktopNotifier> notifier, AlertCommands &commands,
                             QObject *parent)
    : QObject(parent), m_notifier(std::move(notifier)), m_commands(commands)
{
    if (!m_notifier)
        return;
    connect(m_notifier.get(), &DesktopNotifier::availableChanged, this,
            &DesktopAlerts::tellWaiting);
    connect(m_notifier.get(), &DesktopNotifier::activated, this, &DesktopAlerts::activated);
}

void DesktopAlerts::setEnabled(bool enabled)
{
    m_isEnabled = enabled;
    if (!enabled)
        m_waiting.clear();
}

void DesktopAlerts::setTrayTells(bool tells)
{
    m_trayTells = tells;
}

void DesktopAlerts::show(const AlertNews &news)
{
    if (!m_isEnabled)
        return;
    if (m_notifier && m_notifier->isAsking())
        return m_waiting.push_back(news);
    tell(news);
}

void DesktopAlerts::tell(const AlertNews &news)
{
    if (m_trayTells && !(m_notifier && m_notifier->isAvailable()))
        return Q_EMIT trayMessage(newsTitle(news), newsBody(news),
                                  news.kind == AlertNews::Kind::Resolved
                                      ? AlertSeverity::Information
                                      : news.alert.severity);
    if (m_notifier)
        m_notifier->show(news); // without a service it keeps it until there is one
}

void DesktopAlerts::tellWaiting()
{
    if (m_notifier->isAsking())
        return;
    for (const AlertNews &news : std::exchange(m_waiting, {}))
        tell(news);
}

void DesktopAlerts::activated(const QString &rule, DesktopNotifier::Action action)
{
    switch (action) {
    case DesktopNotifier::Action::Open: return Q_EMIT openWanted();
    case DesktopNotifier::Action::Acknowledge: return Q_EMIT m_commands.acknowledge(rule);
    case DesktopNotifier::Action::SnoozeOneHour:
        return Q_EMIT m_commands.snooze(rule, Snooze::OneHour);
    }
}

} // namespace bnm
