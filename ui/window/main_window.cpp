// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "app/core/text/format.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"
#include "ui/alerts/alert_place.h"
#include "ui/alerts/alerts_page.h"
#include "ui/chain/chain_page.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/scroll_area.h"
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
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace bnm {

namespace {

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
    addPage("overview", m_overview);
    m_chainPage = new ChainPage(this);
    m_nodePage = new NodePage(this);
    m_systemPage = makePage(pages::system, this);
    addPage("chain", m_chainPage);
    addPage("mempool", m_mempool);
    addPage("peers", m_peers);
    addPage("system", m_systemPage);
    addPage("alerts", m_alertsPage);
    addPage("node", m_nodePage);
    addPage("all-metrics", m_metrics);
    connect(m_nodePage, &NodePage::bansWanted, &m_view, &NodeView::readBans);
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
    m_save.setSingleShot(true);
    m_save.setInterval(saveAfterMs);
    connect(&m_save, &QTimer::timeout, this, &MainWindow::saveState);
    m_tick.setInterval(1'000);
    connect(&m_refresh, &QTimer::timeout, this, &MainWindow::refresh);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    connect(&m_charts, &ChartData::changed, this, &MainWindow::followData);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&Theme::current(), &Theme::changed, this, &MainWindow::saveSoon);
    m_timeBar->showTime(m_time, m_time.shown(known())); // there may be no stored state
    restoreState();
    m_isStateRestored = true;
    showPage(m_stack->currentIndex());
    m_tick.start();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(const char *name, Page *page)
{
    page->setObjectName(QLatin1String(name));
    auto *scroll = inScrollArea(page, this);
    scroll->setAccessibleName(page->title());
    m_stack->addWidget(scroll);
    connect(page, &Page::settingWanted, this, &MainWindow::settingWanted);
    connect(page, &Page::moveWanted, this, &MainWindow::moveTime);
    for (Page *one : page->findChildren<Page *>())
        one->setDrawsChartByChart(true);
    page->setDrawsChartByChart(true);
    m_pages.push_back(page);
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
    connect(&m_view, &NodeView::bansChanged, this, &MainWindow::refreshSoon);
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

Page &MainWindow::pageInView() const
{
    return *m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
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

bool MainWindow::isPictureReady() const
{
    const Page &page = pageInView();
    const auto parts = page.findChildren<Page *>();
    return !m_charts.isWaiting() && !page.isDrawing() &&
           std::none_of(parts.begin(), parts.end(), [](Page *one) { return one->isDrawing(); });
}

QString MainWindow::savePicture(const QString &directory)
{
    QCoreApplication::sendPostedEvents(); // the palette and the layout reach every widget
    grab();
    refresh();
    Page &page = pageInView();
    page.finishCharts();
    for (Page *one : page.findChildren<Page *>())
        one->finishCharts();
    const QLatin1String look(Theme::current().mode() == ThemeMode::Dark ? "dark" : "light");
    const QString file =
        QDir(directory).filePath(QStringLiteral("%1-%2.png").arg(page.objectName(), look));
    return grab().save(file) ? file : QString();
}

} // namespace bnm
