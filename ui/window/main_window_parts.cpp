// SPDX-License-Identifier: GPL-3.0-or-later
// Makes what is around the pages: header, navigation, menu.
#include "ui/controls/choice_button.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/surface.h"
#include "ui/first_run/first_run_page.h"
#include "ui/pages/page.h"
#include "ui/window/health_bar.h"
#include "ui/window/help_dialog.h"
#include "ui/window/main_menu.h"
#include "ui/window/main_window.h"
#include "ui/window/status_strip.h"
#include "ui/window/time_bar.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace bnm {

/// The pages with the elements around them, and alternatively the first-run page.
QWidget *MainWindow::makeCentre()
{
    QWidget *header = makeHeader();
    QWidget *side = makeNavigation();
    auto *centre = new QWidget(this);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(side);
    auto *page = new QVBoxLayout;
    page->setSpacing(0);
    page->addWidget(m_timeBar);
    page->addWidget(m_stack, 1);
    columns->addLayout(page, 1);
    auto *rows = new QVBoxLayout(centre);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(header);
    rows->addLayout(columns, 1);
    rows->addWidget(m_status);
    orderTabs(*side);
    m_centre->addWidget(centre);
    auto *scroll = inScrollArea(m_firstRun, this);
    scroll->setAccessibleName(tr("Connect to a node"));
    m_centre->addWidget(scroll);
    return m_centre;
}

/// In reading order: health, navigation, the time range, then the page.
void MainWindow::orderTabs(const QWidget &side)
{
    std::vector<QWidget *> stops;
    for (auto *button : side.findChildren<QAbstractButton *>())
        stops.push_back(button);
    for (QWidget *stop : m_timeBar->stops())
        stops.push_back(stop);
    QWidget *last = m_health;
    for (QWidget *stop : stops) {
        setTabOrder(last, stop);
        last = stop;
    }
}

QWidget *MainWindow::makeHeader()
{
    auto *header = new Surface(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, gridUnits(this, 3), 0);
    layout->setSpacing(gridUnits(this, 0.5));
    layout->addWidget(m_health, 1);
    return header;
}

QWidget *MainWindow::makeNavigation()
{
    auto *side = new Surface(this);
    QVBoxLayout *layout = side->layOutAsSide();
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        auto *button = new ChoiceButton(ChoiceButton::Look::Navigation, m_pages[i]->title(), side);
        const int index = static_cast<int>(i);
        const QKeySequence keys(QStringLiteral("Ctrl+%1").arg(index + 1));
        button->setToolTip(keys.toString(QKeySequence::NativeText));
        connect(button, &ChoiceButton::clicked, this, [this, index] { showPage(index); });
        layout->addWidget(button);
        m_navigation.push_back(button);
    }
    layout->addStretch();
    m_leaveDemo = addCommand(layout, tr("Leave the demo"), tr("Back to your own node"));
    connect(m_leaveDemo, &ChoiceButton::clicked, this, &MainWindow::demoLeft);
    addMenuButton(layout);
    addSettingsButton(layout);
    return side;
}

/// An entry below those of the pages.
ChoiceButton *MainWindow::addCommand(QBoxLayout *layout, const QString &text, const QString &tip)
{
    auto *button = new ChoiceButton(ChoiceButton::Look::Navigation, text, this);
    button->setCheckable(false);
    button->setAutoExclusive(false);
    button->setToolTip(tip);
    layout->addWidget(button);
    return button;
}

/// Its actions belong to the window, so it is created before anything that shows their keys.
void MainWindow::makeMenu()
{
    QStringList titles;
    for (const Page *page : m_pages)
        titles << page->title();
    m_menu = new MainMenu(titles, this);
    connect(m_menu, &MainMenu::pageWanted, this, qOverload<int>(&MainWindow::showPage));
    connect(m_menu, &MainMenu::refreshWanted, this, &MainWindow::refreshWanted);
    connect(m_menu, &MainMenu::fullScreenWanted, this, &MainWindow::toggleFullScreen);
    connect(m_menu, &MainMenu::settingsWanted, this, &MainWindow::settingsWanted);
    connect(m_menu, &MainMenu::connectWanted, this, [this] { showFirstRun(true); });
    connect(m_menu, &MainMenu::demoWanted, this, &MainWindow::demoWanted);
    connect(m_menu, &MainMenu::demoLeft, this, &MainWindow::demoLeft);
    connect(m_menu, &MainMenu::helpWanted, this, &MainWindow::showHelp);
    connect(m_menu, &MainMenu::aboutWanted, this, [this] { (new AboutDialog(this))->open(); });
    connect(m_menu, &MainMenu::closeWanted, this, &QWidget::close);
    connect(m_menu, &MainMenu::quitWanted, this, &MainWindow::quitWanted);
}

void MainWindow::addMenuButton(QBoxLayout *layout)
{
    const QKeySequence keys(Qt::Key_F10);
    auto *button = addCommand(layout, tr("Menu"), keys.toString(QKeySequence::NativeText));
    const auto popUp = [this, button] {
        m_menu->popup(button->mapToGlobal(QPoint(0, -m_menu->sizeHint().height())));
    };
    connect(button, &ChoiceButton::clicked, m_menu, popUp);
    connect(new QShortcut(keys, this), &QShortcut::activated, m_menu, popUp);
}

void MainWindow::addSettingsButton(QBoxLayout *layout)
{
    const QKeySequence keys(QStringLiteral("Ctrl+,"));
    const auto *button =
        addCommand(layout, tr("Settings"), keys.toString(QKeySequence::NativeText));
    connect(button, &ChoiceButton::clicked, this, &MainWindow::settingsWanted);
}

} // namespace bnm
