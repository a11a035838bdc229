// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop_alerts.h"

#include "app/core/alerts/alert_text.h"

namespace bnm {

namespace {

constexpr int remindAgainMs = 30'000;

} // namespace

DesktopAlerts::DesktopAlerts(std::unique_ptr<DesktopNotifier> notifier, AlertCommands &commands,
                             QObject *parent)
    : QObject(parent), m_notifier(std::move(notifier)), m_commands(commands)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DesktopAlerts::tellAll);
    if (!m_notifier)
        return;
    connect(m_notifier.get(), &DesktopNotifier::availableChanged, this, [this] {
        m_again.stop(); // it is another one
        tellAll();
    });
    connect(m_notifier.get(), &DesktopNotifier::activated, this, &DesktopAlerts::activated);
}

void DesktopAlerts::setEnabled(bool enabled)
{
    m_isEnabled = enabled;
    if (m_outbox)
        m_outbox->setOn(enabled);
}

void DesktopAlerts::setTrayTells(bool tells)
{
    m_trayTells = tells;
    tellAll();
}

void DesktopAlerts::setOutbox(Outbox *outbox)
{
    if (m_outbox)
        m_outbox->disconnect(this);
    m_outbox = outbox;
    if (!m_outbox)
        return;
    m_outbox->setOn(m_isEnabled);
    connect(m_outbox, &Outbox::waiting, this, &DesktopAlerts::tellAll);
    tellAll();
}

void DesktopAlerts::setAlerts(const std::vector<Alert> &alerts)
{
    if (!m_notifier)
        return;
    QSet<QString> firing;
    for (const Alert &alert : alerts)
        if (alert.state == AlertState::Firing)
            firing.insert(alert.rule);
    m_notifier->keepOnly(firing);
}

bool DesktopAlerts::canTell() const
{
    if (m_notifier && m_notifier->isAvailable())
        return true;
    return m_trayTells && !(m_notifier && m_notifier->isAsking());
}

void DesktopAlerts::tellAll()
{
    while (m_outbox && canTell() && !m_again.isActive()) {
        const auto pending = m_outbox->take();
        if (!pending)
            return;
        tell(*pending);
    }
}

void DesktopAlerts::tell(const PendingNews &pending)
{
    const AlertNews &news = pending.news;
    if (m_notifier && m_notifier->isAvailable())
        return m_notifier->show(news, [this, id = pending.id, outbox = m_outbox](bool isShown) {
            if (!outbox)
                return;
            if (isShown)
                return outbox->delivered(id);
            m_again.start(remindAgainMs);
            outbox->putBack(id);
        });
    Q_EMIT trayMessage(newsTitle(news), newsBody(news),
                       news.kind == AlertNews::Kind::Resolved ? AlertSeverity::Information
                                                              : news.alert.severity);
    m_outbox->delivered(pending.id);
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
