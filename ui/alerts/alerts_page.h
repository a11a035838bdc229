// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "ui/pages/page.h"

#include <vector>

class QLabel;
class QVBoxLayout;

namespace bnm {

class AlertCard;
class AlertCommands;
class AlertHistoryView;
class SmallButton;

/// What fires and what is about to, with what to do about it; and what is over.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(AlertCommands &commands, QWidget *parent = nullptr);

    /// Pending and firing, and what the window's first line makes of them.
    void setAlerts(const std::vector<Alert> &alerts, const Health &health);
    void setHistory(const std::vector<Alert> &resolved);
    const Health &health() const { return m_health; }
    void tick(const PageData &view) override;
    const std::vector<AlertCard *> &cards() const { return m_cards; }
    AlertHistoryView *history() { return m_history; }

private:
    QWidget *makeHeading();
    AlertCard *makeCard(const Alert &alert);
    void openSnoozeAll();
    int quiet() const;
    int loud() const;
    void showHeading();
    void showPanel();

    AlertCommands &m_commands;
    std::vector<AlertCard *> m_cards; ///< as shown, from above
    QLabel *m_title;
    QLabel *m_facts;
    SmallButton *m_snoozeAll;
    QWidget *m_panel; ///< for what no card says
    QLabel *m_panelText;
    QVBoxLayout *m_column;
    AlertHistoryView *m_history;
    Health m_health;
};

} // namespace bnm
