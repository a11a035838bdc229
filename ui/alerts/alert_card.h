// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace bnm {

class SmallButton;

/// One alert that fires or is about to: what it is, with the figures, what to do about it,
/// since when; and buttons to acknowledge and to snooze it, to change its limit or turn it off, and
/// to go where there is more of it.
class AlertCard : public QWidget {
    Q_OBJECT
public:
    AlertCard(AlertCommands &commands, const Alert &alert, QWidget *parent = nullptr);

    void setAlert(const Alert &alert); ///< of the same rule
    /// As grave as the window's first line has it; nothing: it is not said there yet.
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

/// "Snooze" in three lengths, with words for buttons and menus.
std::vector<std::pair<Snooze, QString>> snoozeLengths();

} // namespace bnm
