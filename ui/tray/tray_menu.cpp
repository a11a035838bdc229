// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_menu.h"

#include "app/core/alerts/alert_text.h"
#include "ui/alerts/snooze_lengths.h"
#include "ui/tray/tray_icon.h"
#include "ui/tray/tray_text.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr int mostListed = 5;
constexpr int widestState = 90; // characters

/// One line of a menu, in which an ampersand would be a key's mark.
QString entry(const QString &text)
{
    QString line = withoutMarkup(text);
    if (line.size() > widestState)
        line = line.left(widestState - 1).trimmed() + QChar(0x2026);
    return line.replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// With the severity of the window's first line.
TrayLook lookOf(const Alert &alert, const Health &health)
{
    const Health::Matter *matter = health.ofRule(alert.rule);
    switch (matter ? matter->level : Health::Level::Good) {
    case Health::Level::Act: return {TrayLook::State::Act, alert.isQuiet()};
    case Health::Level::Watch: return {TrayLook::State::Watch, alert.isQuiet()};
    default: return {TrayLook::State::Information, alert.isQuiet()};
    }
}

/// Icons and texts are sent over a bus to the desktop; unchanged ones are not sent again.
void showIn(QAction &action, const QString &text, const TrayLook &look)
{
    if (action.text() != text)
        action.setText(text);
    const QVariant shown = QVariant::fromValue(look);
    if (action.data() != shown) {
        action.setData(shown);
        action.setIcon(trayIcon(look));
    }
    action.setVisible(true);
}

} // namespace

TrayMenu::TrayMenu(AlertCommands &commands, QWidget *parent)
    : QMenu(parent), m_commands(commands), m_state(addAction(QString()))
{
    m_state->setEnabled(false);
    for (int i = 0; i < mostListed; ++i)
        m_alerts.push_back(addAction(QString()));
    m_more = addAction(QString());
    for (QAction *action : m_alerts)
        connect(action, &QAction::triggered, this, &TrayMenu::alertsWanted);
    connect(m_more, &QAction::triggered, this, &TrayMenu::alertsWanted);
    addSeparator();
    QAction *open = addAction(tr("Open"));
    setDefaultAction(open);
    connect(open, &QAction::triggered, this, &TrayMenu::openWanted);
    addSnoozes();
    m_settings = addAction(tr("Settings…"));
    m_settings->setVisible(false);
    connect(m_settings, &QAction::triggered, this, &TrayMenu::settingsWanted);
    addSeparator();
    connect(addAction(tr("Quit")), &QAction::triggered, this, &TrayMenu::quitWanted);
    setState({}, {}, {});
}

void TrayMenu::addSnoozes()
{
    m_snooze = addMenu(tr("Snooze all"));
    addSnoozeAll(*m_snooze, m_commands);
}

void TrayMenu::setState(const TrayLook &look, const Health &health,
                        const std::vector<Alert> &alerts)
{
    showIn(*m_state,
           entry(health.headline.isEmpty()
                     ? tr("Waiting")
                     : health.headline + QStringLiteral(": ") + health.sentence),
           look);
    std::vector<const Alert *> firing;
    for (const Alert &alert : alerts)
        if (alert.state == AlertState::Firing)
            firing.push_back(&alert);
    for (std::size_t i = 0; i < m_alerts.size(); ++i) {
        if (i < firing.size())
            showIn(*m_alerts[i],
                   entry(QStringLiteral("%1: %2").arg(severityLabel(firing[i]->severity),
                                                      firing[i]->title)),
                   lookOf(*firing[i], health));
        else
            m_alerts[i]->setVisible(false);
    }
    m_more->setVisible(firing.size() > m_alerts.size());
    m_more->setText(tr("And %1 more").arg(static_cast<int>(firing.size()) - mostListed));
    m_snooze->setEnabled(std::any_of(firing.begin(), firing.end(),
                                     [](const Alert *alert) { return !alert->isQuiet(); }));
}

} // namespace bnm
