// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/alerts/outbox.h"
#include "app/notify/desktop_notifier.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace bnm {

/// Tells alerts on the desktop, each piece of news in one way only. The notification service is
/// the better one: it has buttons, puts what got worse in the place of what was said before and
/// takes away what is over. Where there is none, a tray that shows messages of its own tells.
/// Where there is neither, or the service does not take one, news stays in its outbox.
class DesktopAlerts : public QObject {
    Q_OBJECT
public:
    /// Without a notifier only the tray is left.
    DesktopAlerts(std::unique_ptr<DesktopNotifier> notifier, AlertCommands &commands,
                  QObject *parent = nullptr);

    void setEnabled(bool enabled);
    /// A tray is there whose messages do not need the notification service.
    void setTrayTells(bool tells);
    /// Where the news of the present node waits; none: there is no node.
    void setOutbox(Outbox *outbox);
    /// What the present node's alerts say: what fires no more is not shown any longer.
    void setAlerts(const std::vector<Alert> &alerts);

Q_SIGNALS:
    void trayMessage(const QString &title, const QString &body, bnm::AlertSeverity severity);
    void openWanted();

private:
    void tellAll();
    bool canTell() const;
    void tell(const PendingNews &pending);
    void activated(const QString &rule, DesktopNotifier::Action action);

    std::unique_ptr<DesktopNotifier> m_notifier;
    AlertCommands &m_commands;
    QPointer<Outbox> m_outbox;
    QTimer m_again; ///< after the service did not take one
    bool m_isEnabled = true;
    bool m_trayTells = false;
};

} // namespace bnm
