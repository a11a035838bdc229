// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QMenu>
#include <QStringList>

class QActionGroup;

namespace bnm {

/// Every command of the window in one menu, each with its key. The keys work without it: its
/// actions are the window's.
class MainMenu : public QMenu {
    Q_OBJECT
public:
    MainMenu(const QStringList &pages, QWidget *window);

    void setDemo(bool isShown); ///< whether the demo can be left, or begun
    /// What there is with a key, in the order of the menu: the text and the key.
    std::vector<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    void pageWanted(int index);
    void refreshWanted(); ///< ask the node now
    void fullScreenWanted();
    void settingsWanted();
    void connectWanted(); ///< the page of the first run
    void demoWanted();
    void demoLeft();
    void helpWanted();
    void aboutWanted();
    void closeWanted();
    void quitWanted();

private:
    template <typename Signal>
    QAction *add(const QString &text, const QKeySequence &keys, Signal signal);
    void addPages(const QStringList &pages);
    void addThemes();
    void showTheme(ThemeMode mode);

    QWidget *m_window;
    QActionGroup *m_themes = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_leaveDemo = nullptr;
};

} // namespace bnm
