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

/// Firing and pending alerts with their next steps; and resolved ones.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(AlertCommands &commands, QWidget *parent = nullptr);

    /// Pending and firing alerts, and the health derived from them.
    void setAlerts(const std::vector<Alert> &alerts, const Health &health);
    /// Ids of the rules that are off; the reason if that cannot be changed here, or nothing.
    void setTurnedOff(const QStringList &rules, const QString &locked);
    /// Why a rule could not be turned off or on.
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
    std::vector<AlertCard *> m_cards; ///< in display order, from the top
    QLabel *m_title;
    QLabel *m_facts;
    SmallButton *m_snoozeAll;
    NoticeLine *m_offLine; ///< rules that are off, with a button to turn them on
    QStringList m_off;
    QString m_locked;
    QString m_trouble;
    QWidget *m_panel; ///< for problems without a card
    QLabel *m_panelText;
    QVBoxLayout *m_column;
    AlertHistoryView *m_history;
    Health m_health;
};

} // namespace bnm
