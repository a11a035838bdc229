// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_menu.h"

#include "ui/controls/theme.h"

#include <QActionGroup>
#include <QKeySequence>

namespace bnm {

namespace {

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

} // namespace

MainMenu::MainMenu(const QStringList &pages, QWidget *window) : QMenu(window), m_window(window)
{
    addPages(pages);
    addSeparator();
    add(tr("&Refresh now"), QKeySequence(Qt::Key_F5), &MainMenu::refreshWanted);
    add(tr("&Full screen"), QKeySequence(Qt::Key_F11), &MainMenu::fullScreenWanted);
    addThemes();
    addSeparator();
    add(tr("&Settings…"), QKeySequence(QStringLiteral("Ctrl+,")), &MainMenu::settingsWanted);
    add(tr("&Connect to a node…"), {}, &MainMenu::connectWanted);
    m_demo = add(tr("Try the &demo"), {}, &MainMenu::demoWanted);
    m_leaveDemo = add(tr("&Leave the demo"), {}, &MainMenu::demoLeft);
    addSeparator();
    add(tr("&Help"), QKeySequence(Qt::Key_F1), &MainMenu::helpWanted);
    add(tr("&About"), {}, &MainMenu::aboutWanted);
    addSeparator();
    add(tr("Close &window"), QKeySequence(QStringLiteral("Ctrl+W")), &MainMenu::closeWanted);
    add(tr("&Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), &MainMenu::quitWanted);
    setDemo(false);
}

template <typename Signal>
QAction *MainMenu::add(const QString &text, const QKeySequence &keys, Signal signal)
{
    QAction *action = addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [this, signal] { Q_EMIT(this->*signal)(); });
    m_window->addAction(action);
    return action;
}

void MainMenu::addPages(const QStringList &pages)
{
    for (int i = 0; i < pages.size(); ++i) {
        QAction *action = addAction(pages[i]);
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT pageWanted(i); });
        m_window->addAction(action);
    }
}

void MainMenu::addThemes()
{
    QMenu *menu = addMenu(tr("&Theme"));
    m_themes = new QActionGroup(menu);
    for (const auto &[mode, label] : Theme::modes()) {
        QAction *action = m_themes->addAction(menu->addAction(label));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        connect(action, &QAction::triggered, this,
                [chosen = mode] { Theme::current().setMode(chosen); });
    }
    connect(menu, &QMenu::aboutToShow, this, [this] { showTheme(Theme::current().mode()); });
}

void MainMenu::showTheme(ThemeMode mode)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
}

void MainMenu::setDemo(bool isShown)
{
    m_demo->setVisible(!isShown);
    m_leaveDemo->setVisible(isShown);
}

std::vector<std::pair<QString, QString>> MainMenu::keys() const
{
    std::vector<std::pair<QString, QString>> all;
    for (const QAction *action : actions())
        if (!action->shortcut().isEmpty())
            all.emplace_back(withoutMnemonic(action->text()),
                             action->shortcut().toString(QKeySequence::NativeText));
    return all;
}

} // namespace bnm
