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
class NoticeLine;
class SmallButton;

/// What fires and what is about to, with what to do about it; and what is over.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(AlertCommands &commands, QWidget *parent = nullptr);

    /// Pending and firing, and what the window's first line makes of them.
    void setAlerts(const std::vector<Alert> &alerts, const Health &health);
    /// Ids of the rules that are turned off; why that cannot be changed here, or nothing.
    void setTurnedOff(const QStringList &rules, const QString &locked);
    /// What became of a wish to turn one off or on, where it was not to be.
    void showTrouble(const QString &sentence);
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
    void showTurnedOff();
    void takeNotice(const QString &id);

    AlertCommands &m_commands;
    std::vector<AlertCard *> m_cards; ///< as shown, from above
    QLabel *m_title;
    QLabel *m_facts;
    SmallButton *m_snoozeAll;
    NoticeLine *m_offLine; ///< what is turned off, with the way back
    QStringList m_off;
    QString m_locked;
    QString m_trouble;
    QWidget *m_panel; ///< for what no card says
    QLabel *m_panelText;
    QVBoxLayout *m_column;
    AlertHistoryView *m_history;
    Health m_health;
};

} // namespace bnm
