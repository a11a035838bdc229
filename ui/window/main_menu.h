// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QMenu>
#include <QStringList>

class QActionGroup;

namespace bnm {

/// All commands of the window in one menu, with their keys. The keys work independently: the
/// actions belong to the window.
class MainMenu : public QMenu {
    Q_OBJECT
public:
    MainMenu(const QStringList &pages, QWidget *window);

    void setDemo(bool isShown); ///< whether the entry leaves or starts the demo
    /// All actions with a key, in the order of the menu: text and key.
    std::vector<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    void pageWanted(int index);
    void refreshWanted(); ///< poll the node now
    void fullScreenWanted();
    void settingsWanted();
    void connectWanted(); ///< shows the first-run page
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
