// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/alerts/alert_place.h"
#include "ui/alerts/alerts_page.h"
#include "ui/chain/chain_page.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/surface.h"
#include "ui/controls/tab_order.h"
#include "ui/controls/theme.h"
#include "ui/first_run/first_run_page.h"
#include "ui/mempool/mempool_page.h"
#include "ui/metrics/metrics_page.h"
#include "ui/node/node_page.h"
#include "ui/pages/chart_pages.h"
#include "ui/peers/map/map_outlines.h"
#include "ui/peers/peers_page.h"
#include "ui/window/health_bar.h"
#include "ui/window/help_dialog.h"
#include "ui/window/main_menu.h"
#include "ui/window/status_strip.h"
#include "ui/window/time_bar.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 hourMs = 60 * 60'000;
constexpr int saveAfterMs = 1'000;

} // namespace

MainWindow::MainWindow(NodeView &view, ChartData &charts, WindowOptions options, QWidget *parent)
    : QMainWindow(parent),
      m_charts(charts),
      m_series(charts.live()),
      m_options(std::move(options)),
      m_view(view),
      m_outlines(MapOutlines::fromResource()),
      m_overview(new OverviewPage(m_outlines, this)),
      m_mempool(new MempoolPage(this)),
      m_peers(new PeersPage(m_outlines, this)),
      m_alertsPage(new AlertsPage(m_view.commands(), this)),
      m_metrics(new MetricsPage(this)),
      m_stack(new QStackedWidget(this)),
      m_centre(new QStackedWidget(this)),
      m_firstRun(new FirstRunPage(this)),
      m_health(new HealthBar(this)),
      m_status(new StatusStrip(this)),
      m_time(hourMs),
      m_timeBar(new TimeBar(this))
{
    addPage(m_overview);
    m_chainPage = new ChainPage(this);
    m_nodePage = new NodePage(this);
    m_systemPage = makePage(pages::system, this);
    addPage(m_chainPage);
    addPage(m_mempool);
    addPage(m_peers);
    addPage(m_systemPage);
    addPage(m_alertsPage);
    addPage(m_nodePage);
    addPage(m_metrics);
    connect(m_peers, &PeersPage::viewChanged, this, &MainWindow::showPageTime);
    connect(m_chainPage, &ChainPage::viewChanged, this, &MainWindow::showPageTime);
    connect(m_metrics, &MetricsPage::viewChanged, this, [this] {
        refresh();
        saveSoon();
    });
    joinTime();
    m_stack->setObjectName(QStringLiteral("pages"));
    connect(m_overview, &OverviewPage::peersWanted, this, [this] { showPage(m_peers); });
    connect(m_overview, &OverviewPage::pageWanted, this,
            [this](OverviewPage::Subject subject) { showPage(pageOf(subject)); });
    connect(m_health, &HealthBar::clicked, this, &MainWindow::showAlerts);
    connect(&m_view.commands(), &AlertCommands::goTo, this, &MainWindow::goToPlaceOf);
    connect(&m_view.commands(), &AlertCommands::changeLimit, this, &MainWindow::settingWanted);
    makeMenu();
    setCentralWidget(makeCentre());
    connect(m_firstRun, &FirstRunPage::settingsWanted, this, &MainWindow::settingsWanted);
    connect(m_firstRun, &FirstRunPage::windowWanted, this, [this] {
        m_isWindowWanted = true;
        showFirstRun(false);
    });
    readView();
    showNode({});
    resize(1280, 800);
    setMinimumSize(gridUnits(this, 226), gridUnits(this, 120));
    m_stack->setFocusPolicy(Qt::ClickFocus);
    m_stack->setAccessibleName(tr("Pages"));
    m_stack->setFocus(); // no focus ring before the keyboard is used

    m_refresh.setSingleShot(true);
    m_showTime.setSingleShot(true);
    connect(&m_showTime, &QTimer::timeout, this, &MainWindow::showTime);
    m_save.setSingleShot(true);
    m_save.setInterval(saveAfterMs);
    connect(&m_save, &QTimer::timeout, this, &MainWindow::saveState);
    m_tick.setInterval(1'000);
    connect(&m_refresh, &QTimer::timeout, this, &MainWindow::refresh);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    connect(&m_charts, &ChartData::changed, this, &MainWindow::refreshSoon);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&Theme::current(), &Theme::changed, this, &MainWindow::saveSoon);
    m_timeBar->showTime(m_time, m_time.shown(known())); // there may be no stored state
    restoreState();
    m_isStateRestored = true;
    showPage(m_stack->currentIndex());
    m_tick.start();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    auto *scroll = inScrollArea(page, this);
    scroll->setAccessibleName(page->title());
    m_stack->addWidget(scroll);
    connect(page, &Page::settingWanted, this, &MainWindow::settingWanted);
    connect(page, &Page::moveWanted, this, &MainWindow::moveTime);
    m_pages.push_back(page);
}

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

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::showHelp()
{
    (new HelpDialog(m_menu->keys(), this))->open();
}

void MainWindow::showNode(const ShownNode &node)
{
    m_node = node;
    showTitle();
    m_firstRun->setAddress(node.address);
    m_leaveDemo->setVisible(node.demo);
    m_menu->setDemo(node.demo);
    m_mempool->setSource(node.mempoolSource);
    m_nodePage->setBlocksFolder(node.blocksFolder);
    m_view.reset(node.freshness);
}

void MainWindow::showFirstRun(bool shown)
{
    m_centre->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        refresh();
}

void MainWindow::offerFirstRun()
{
    if (!m_isWindowWanted)
        showFirstRun(true);
}

/// Each page gets its part of the data; health is shown in many places at once.
void MainWindow::readView()
{
    connect(&m_view, &NodeView::judged, this, &MainWindow::showJudgement);
    connect(&m_view, &NodeView::nodeIdentityChanged, this, &MainWindow::showIdentity);
    connect(&m_view, &NodeView::statusTaken, this, [this](const Status &status) {
        if (status.id == ids::node)
            m_firstRun->setStatus(status);
        refreshSoon();
    });
    connect(&m_view, &NodeView::alertHistoryChanged, m_alertsPage,
            [this] { m_alertsPage->setHistory(m_view.alertHistory()); });
    connect(&m_view, &NodeView::recentBlocksChanged, this, [this] {
        for (Page *page : m_pages)
            page->setBlocks(m_view.recentBlocks());
    });
    connect(&m_view, &NodeView::reorganisationsChanged, m_chainPage,
            [this] { m_chainPage->setReorganisations(m_view.reorganisations()); });
    connect(&m_view, &NodeView::mempoolChanged, m_mempool,
            [this] { m_mempool->setSnapshot(m_view.mempool()); });
    connect(&m_view, &NodeView::peersChanged, this, [this] {
        m_peers->setSnapshot(m_view.peers());
        m_overview->setPeers(m_view.peers());
    });
    connect(&m_view, &NodeView::peerChurnChanged, m_peers,
            [this] { m_peers->setChurn(m_view.peerChurn()); });
    connect(&m_view, &NodeView::geoStatusChanged, this, [this] {
        m_peers->setGeoStatus(m_view.geoStatus());
        m_overview->setGeoStatus(m_view.geoStatus());
    });
}

void MainWindow::refreshSoon()
{
    if (!m_refresh.isActive())
        m_refresh.start(0);
}

/// The taskbar shows the problem and the node.
void MainWindow::showTitle()
{
    const Health &health = m_view.health();
    QStringList parts;
    if (health.level > Health::Level::Good)
        parts << health.headline;
    if (!m_node.demo)
        parts << m_node.nodeName;
    parts << (m_node.demo ? tr("Bitcoin Node Monitor – demo") : tr("Bitcoin Node Monitor"));
    parts.removeAll(QString());
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

/// Updates everything that shows the node's health, together.
void MainWindow::showJudgement()
{
    const Health &health = m_view.health();
    showTitle();
    m_health->setHealth(health);
    m_status->setStatuses(m_view.statuses());
    m_alertsPage->setAlerts(m_view.alerts(), health);
    m_navigation[indexOf(m_alertsPage)]->setCount(static_cast<int>(health.matters.size()));
}

void MainWindow::setAlertsOff(const QStringList &rules, const QString &locked)
{
    m_alertsPage->setTurnedOff(rules, locked);
}

void MainWindow::showAlertTrouble(const QString &sentence)
{
    m_alertsPage->showTrouble(sentence);
}

void MainWindow::goToPlaceOf(const QString &rule)
{
    const AlertRule *known = findAlertRule(rule);
    const AlertPlace place = known ? alertPlace(*known) : AlertPlace{};
    if (place.page)
        showPage(pageOf(*place.page));
    else if (!place.setting.isEmpty())
        Q_EMIT settingWanted(place.setting);
}

void MainWindow::showIdentity()
{
    const NodeIdentity &identity = m_view.nodeIdentity();
    const bool isNetworkKnown = m_node.isNetworkKnown || !identity.chain.isEmpty();
    QStringList parts = {isNetworkKnown ? m_node.networkTag : QString(), m_node.nodeName};
    if (!identity.subversion.isEmpty())
        parts << format::software(identity.subversion);
    parts.removeAll(QString());
    m_health->setNode(parts.join(QStringLiteral(" · ")));
}

void MainWindow::joinTime()
{
    connect(m_timeBar, &TimeBar::rangeChosen, this, &MainWindow::setRange);
    connect(m_timeBar, &TimeBar::spanChosen, this, &MainWindow::setSpan);
    connect(m_timeBar, &TimeBar::backWanted, this, [this] {
        m_time.move(TimeMove::back(), known());
        showTime();
    });
    connect(m_timeBar, &TimeBar::marksChanged, this, [this] {
        showTime();
        saveSoon();
    });
}

void MainWindow::setRange(qint64 milliseconds)
{
    m_time.follow(milliseconds);
    m_timeBar->showTime(m_time, m_time.shown(known()));
    refresh();
    saveSoon();
}

void MainWindow::setSpan(const TimeSpan &span)
{
    m_time.fix(span);
    m_timeBar->showTime(m_time, m_time.shown(known()));
    refresh();
    saveSoon();
}

/// Many moves of one moment become one redraw.
void MainWindow::moveTime(const TimeMove &move)
{
    if (m_time.move(move, known()) && !m_showTime.isActive())
        m_showTime.start(0);
}

void MainWindow::showTime()
{
    m_timeBar->showTime(m_time, m_time.shown(known()));
    if (isVisible())
        pageInView().showTime(pageData());
}

void MainWindow::showPage(int index)
{
    m_stack->setCurrentIndex(index);
    m_navigation[static_cast<std::size_t>(index)]->setChecked(true);
    m_timeBar->setVisible(pageInView().showsTime());
    refresh();
    saveSoon();
}

/// The page with more about a tile.
const Page *MainWindow::pageOf(OverviewPage::Subject subject) const
{
    switch (subject) {
    case OverviewPage::Subject::Chain: return m_chainPage;
    case OverviewPage::Subject::Mempool: return m_mempool;
    case OverviewPage::Subject::PeerList: return m_peers;
    case OverviewPage::Subject::System: return m_systemPage;
    }
    return m_overview;
}

std::size_t MainWindow::indexOf(const Page *page) const
{
    return static_cast<std::size_t>(std::find(m_pages.begin(), m_pages.end(), page) -
                                    m_pages.begin());
}

void MainWindow::showPage(const Page *page)
{
    showPage(static_cast<int>(indexOf(page)));
}

void MainWindow::showAlerts()
{
    showPage(m_alertsPage);
}

/// The visible part of a page has changed.
void MainWindow::showPageTime()
{
    m_timeBar->setVisible(pageInView().showsTime());
    refresh();
}

Page &MainWindow::pageInView() const
{
    return *m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
}

TimeWindow::Known MainWindow::known() const
{
    return {m_charts.firstTimeMs(), QDateTime::currentMSecsSinceEpoch()};
}

PageData MainWindow::pageData() const
{
    const TimeWindow::Known known = this->known();
    const TimeSpan shown = m_time.shown(known);
    return {m_view,
            m_charts,
            shown.fromMs,
            shown.toMs,
            known.nowMs,
            m_time.recent(known),
            {m_node.networkTag, m_node.nodeName},
            m_timeBar->marks()};
}

void MainWindow::refresh()
{
    if (!isVisible())
        return; // in the tray there is nothing to draw
    Page &page = pageInView();
    page.refresh(pageData());
    // It makes and moves parts by the figures; they have their places once they are laid out.
    QTimer::singleShot(0, &page, [&page] { orderTabsAsRead(page); });
    tick();
}

void MainWindow::tick()
{
    if (!isVisible())
        return;
    const PageData shown = pageData();
    const auto answer = m_series.latest({{"blockchain", "best_height"}});
    m_status->setNodeAnswer(answer ? std::optional(answer->timeMs) : std::nullopt, shown.nowMs());
    pageInView().tick(shown);
}

void MainWindow::showPicture(int index)
{
    const auto pages = static_cast<int>(m_pages.size());
    Theme::current().setMode(index < pages ? ThemeMode::Dark : ThemeMode::Light);
    m_view.judgeNow();
    showPage(index % pages);
    if (QWidget *focused = focusWidget())
        focused->clearFocus();
}

QString MainWindow::savePicture(const QString &directory)
{
    QCoreApplication::sendPostedEvents(); // the palette and the layout reach every widget
    grab();
    refresh();
    const Page &page = pageInView();
    const QLatin1String look(Theme::current().mode() == ThemeMode::Dark ? "dark" : "light");
    const QString file = QDir(directory).filePath(
        QStringLiteral("%1-%2.png")
            .arg(page.title().toLower().replace(QLatin1Char(' '), QLatin1Char('-')), look));
    return grab().save(file) ? file : QString();
}

} // namespace bnm
