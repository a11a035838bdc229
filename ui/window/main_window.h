// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/health/node_view.h"
#include "app/core/series/chart_data.h"
#include "ui/overview/overview_page.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <vector>

class QBoxLayout;
class QSettings;
class QStackedWidget;

namespace bnm {

class AlertsPage;
class ChoiceButton;
class FirstRunPage;
class HealthBar;
class MainMenu;
class MapOutlines;
class MempoolPage;
class ChainPage;
class NodePage;
class MetricsPage;
class Page;
struct PageData;
class PeersPage;
class StatusStrip;
class TimeBar;

/// The node that the window shows.
struct ShownNode {
    QString networkTag = {};
    QString nodeName = {};
    QString address = {}; ///< of the node's RPC
    MempoolHistSource mempoolSource = MempoolHistSource::CoreRawMempool;
    bool demo = false;
    Freshness freshness = {};   ///< of its figures
    bool isNetworkKnown = true; ///< false: it is shown once the node has reported it
    QString blocksFolder = {};  ///< of the node, on this machine; empty: not known
};

struct WindowOptions {
    QString stateFile; ///< stores size, page, range and theme; empty: not stored
};

/// The window: health line, navigation, pages, status line. It only displays the node's model. Only
/// the visible page is redrawn, once per new data.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(NodeView &view, ChartData &charts, WindowOptions options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Switches to another node and forgets the previous one's data.
    void showNode(const ShownNode &node);
    /// Ids of the alert rules that are off; the reason if that cannot be changed here, or nothing.
    void setAlertsOff(const QStringList &rules, const QString &locked);
    /// A rule could not be turned on or off.
    void showAlertTrouble(const QString &sentence);
    void setRange(qint64 milliseconds); ///< until now; 0: all
    void setSpan(const TimeSpan &span);
    void showPage(int index);
    /// The initial size, if none is stored, limited to the current screen.
    void fitToScreen();
    /// Replaces the pages while there is no node yet.
    void showFirstRun(bool shown);
    /// The same, unless the user asked for the normal window.
    void offerFirstRun();
    void showAlerts();
    void bringToFront(); ///< from the tray, or from behind other windows
    /// Whether closing only hides the window, as long as it can be brought back.
    void setHiddenByClosing(bool hidden) { m_isHiddenByClosing = hidden; }
    void saveState() const;
    // Pictures of every page in both looks, for PagePictures.
    int pictureCount() const { return 2 * static_cast<int>(m_pages.size()); }
    void showPicture(int index);
    /// Its charts have loaded their history and are drawn.
    bool isPictureReady() const;
    /// Saves the visible page; returns the file, or nothing on failure.
    QString savePicture(const QString &directory);
    FirstRunPage &firstRun() { return *m_firstRun; }
    NodeView &view() { return m_view; }

Q_SIGNALS:
    void settingsWanted();
    void settingWanted(const QString &name); ///< a setting's name or an alert rule's id
    void refreshWanted();                    ///< poll the node now
    void demoWanted();
    void demoLeft();
    void quitWanted();
    void closed(); ///< finally
    void hiddenByClosing();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    /// The name, for pictures, is the same in every language.
    void addPage(const char *name, Page *page);
    void readView();
    void showIdentity();
    void showTitle();
    QWidget *makeCentre();
    QWidget *makeHeader();
    void orderTabs(const QWidget &side);
    QWidget *makeNavigation();
    ChoiceButton *addCommand(QBoxLayout *layout, const QString &text, const QString &tip);
    void makeMenu();
    void addMenuButton(QBoxLayout *layout);
    void addSettingsButton(QBoxLayout *layout);
    void toggleFullScreen();
    void showHelp();
    void scaleFigures();
    void saveSoon();
    void refresh();
    void refreshSoon();
    void followData();
    void showJudgement();
    void tick();
    PageData pageData() const;
    void restoreState();
    const Page *pageOf(OverviewPage::Subject subject) const;
    std::size_t indexOf(const Page *page) const;
    void showPage(const Page *page);
    void goToPlaceOf(const QString &rule);
    Page &pageInView() const;
    void showPageTime();
    TimeWindow::Known known() const;
    void joinTime();
    void moveTime(const TimeMove &move);
    void showTimeSoon();
    void showTime();
    void restoreTime(const QSettings &state);
    void saveTime(QSettings &state) const;

    ChartData &m_charts;
    const LiveSeries &m_series;
    WindowOptions m_options;
    ShownNode m_node;
    NodeView &m_view;
    std::vector<Page *> m_pages;
    std::shared_ptr<const MapOutlines> m_outlines;
    OverviewPage *m_overview;
    MempoolPage *m_mempool;
    PeersPage *m_peers;
    AlertsPage *m_alertsPage;
    MetricsPage *m_metrics;
    ChainPage *m_chainPage;
    NodePage *m_nodePage;
    Page *m_systemPage;
    std::vector<ChoiceButton *> m_navigation;
    QStackedWidget *m_stack;  ///< of the pages
    QStackedWidget *m_centre; ///< the pages with everything around them, or the first-run page
    FirstRunPage *m_firstRun;
    bool m_isWindowWanted = false; ///< although there is no node yet
    ChoiceButton *m_leaveDemo = nullptr;
    MainMenu *m_menu = nullptr;
    HealthBar *m_health;
    StatusStrip *m_status;
    TimeWindow m_time;
    TimeBar *m_timeBar;
    QTimer m_refresh; ///< combines several changes into one redraw
    QTimer m_tick;
    QTimer m_save; ///< saves the state once changes have settled
    bool m_isStateRestored = false;
    bool m_hasGeometry = false; ///< a stored one
    QByteArray m_placeBeforeHiding;
    QTimer m_showTime; ///< brings several moves of one moment into one redraw
    QTimer m_hand;     ///< runs while a hand moves the time
    bool m_isHiddenByClosing = false;
};

} // namespace bnm
