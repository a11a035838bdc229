// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace bnm {

class SmallButton;

/// One firing or pending alert: title, figures, next step and time; with buttons to acknowledge and
/// snooze it, change its limit, turn it off, and go to the page with details.
class AlertCard : public QWidget {
    Q_OBJECT
public:
    AlertCard(AlertCommands &commands, const Alert &alert, QWidget *parent = nullptr);

    void setAlert(const Alert &alert); ///< for the same rule
    /// With the severity of the window's first line; nothing: not shown there yet.
    void setMatter(const Health::Matter *matter);
    std::optional<Health::Level> level() const { return m_level; }
    /// Why its rule cannot be turned off here; empty: it can.
    void setLocked(const QString &reason);
    void tick(qint64 nowMs);
    const Alert &alert() const { return m_alert; }
    QString stateText() const; ///< "Pending", "Acknowledged", "Snoozed until 14:20", or nothing

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeButtons();
    QWidget *makeRuleButtons();
    SmallButton *addButton(QWidget *row, const QString &text, const QString &tip,
                           void (AlertCommands::*command)(const QString &));
    void colour();
    bool isPending() const { return m_alert.state == AlertState::Pending; }

    AlertCommands &m_commands;
    Alert m_alert;
    std::optional<Health::Level> m_level;
    QLabel *m_title;
    QLabel *m_severity;
    QLabel *m_state;
    QLabel *m_since;
    QLabel *m_text;
    QLabel *m_nextStep;
    QWidget *m_buttons;
    SmallButton *m_acknowledge;
    SmallButton *m_turnOff;
    bool m_leadsSomewhere = false;
};

} // namespace bnm
