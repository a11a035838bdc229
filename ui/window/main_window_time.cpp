// SPDX-License-Identifier: GPL-3.0-or-later
// The time that the pages show, and the data they are drawn from.
#include "ui/pages/page.h"
#include "ui/window/main_window.h"
#include "ui/window/time_bar.h"

#include <QDateTime>

namespace bnm {

namespace {

constexpr int restMs = 250; // a hand that rests so long has stopped

} // namespace

void MainWindow::joinTime()
{
    m_showTime.setSingleShot(true);
    connect(&m_showTime, &QTimer::timeout, this, &MainWindow::showTime);
    m_hand.setSingleShot(true);
    m_hand.setInterval(restMs);
    connect(&m_hand, &QTimer::timeout, this, &MainWindow::refreshSoon);
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

void MainWindow::moveTime(const TimeMove &move)
{
    if (!m_time.move(move, known()))
        return;
    m_hand.start();
    showTimeSoon();
}

/// Many moves of one moment become one redraw.
void MainWindow::showTimeSoon()
{
    if (!m_showTime.isActive())
        m_showTime.start(0);
}

/// What a hand moves must not wait for the rest of the page.
void MainWindow::followData()
{
    if (m_hand.isActive())
        showTimeSoon();
    else
        refreshSoon();
}

void MainWindow::showTime()
{
    m_timeBar->showTime(m_time, m_time.shown(known()));
    if (isVisible())
        pageInView().showTime(pageData());
}

/// The visible part of a page has changed.
void MainWindow::showPageTime()
{
    m_timeBar->setVisible(pageInView().showsTime());
    refresh();
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

} // namespace bnm
