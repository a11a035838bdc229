// SPDX-License-Identifier: GPL-3.0-or-later
// Stores and restores the window's place, size and state.
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/metrics/metrics_page.h"
#include "ui/peers/peers_page.h"
#include "ui/window/health_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/time_bar.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace bnm {

namespace {

// Figures grow with the height, in grid units: from the first size on, and by the second they are
// this much larger. On a full screen they are read from across the room.
constexpr double usualHeight = 230; // 800 pixels with a common font
constexpr double largeHeight = 305; // 1080
constexpr double largeFigures = 1.6;
constexpr double wallFigures = 2.4;
constexpr double headlineGrowth = 0.35; // share of the figures' growth

} // namespace

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_refresh.start(0);
}

/// At 1920x1080 they can be read from two metres.
void MainWindow::scaleFigures()
{
    const double most = isFullScreen() ? wallFigures : largeFigures;
    const double units = height() / static_cast<double>(gridUnits(this, 100)) * 100;
    const double share = (units - usualHeight) / (largeHeight - usualHeight);
    const double scale = 1 + (most - 1) * std::clamp(share, 0.0, 1.0);
    for (Tile *tile : findChildren<Tile *>())
        tile->setScale(scale);
    m_health->setFont(scaledFont(font(), 1 + headlineGrowth * (scale - 1)));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange || event->type() == QEvent::FontChange)
        scaleFigures();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    scaleFigures();
    saveSoon();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    saveSoon();
}

/// On every change, because the end may come by a signal.
void MainWindow::saveSoon()
{
    if (m_isStateRestored && isVisible() && !m_options.stateFile.isEmpty())
        m_save.start();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    if (!isVisible() && !m_placeBeforeHiding.isEmpty())
        restoreGeometry(m_placeBeforeHiding); // a window manager would choose another place
    show();
    raise();
    activateWindow();
}

void MainWindow::fitToScreen()
{
    if (m_hasGeometry || !screen())
        return;
    const QMargins frame(gridUnits(this, 2), gridUnits(this, 8), gridUnits(this, 2),
                         gridUnits(this, 2)); // not known before the window is shown
    const QSize room = screen()->availableGeometry().marginsRemoved(frame).size();
    resize(size().boundedTo(room).expandedTo(minimumSize()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    if (!m_isHiddenByClosing) {
        QMainWindow::closeEvent(event);
        return Q_EMIT closed();
    }
    event->ignore();
    m_placeBeforeHiding = saveGeometry();
    hide();
    Q_EMIT hiddenByClosing();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_time.isZoomed())
        return moveTime(TimeMove::back());
    QMainWindow::keyPressEvent(event);
}

/// The zoom is of the moment.
void MainWindow::restoreTime(const QSettings &state)
{
    const qint64 range = state.value(QStringLiteral("window/range"), m_time.rangeMs()).toLongLong();
    const TimeSpan span{state.value(QStringLiteral("window/from")).toLongLong(),
                        state.value(QStringLiteral("window/to")).toLongLong()};
    m_timeBar->setMarks(
        state.value(QStringLiteral("window/marks"), quint32(allMarks.to_ulong())).toUInt());
    if (span.fromMs > 0 && span.toMs > span.fromMs)
        setSpan(span);
    else
        setRange(range == 0 ? 0 : TimeBar::rangeFor(range));
}

void MainWindow::saveTime(QSettings &state) const
{
    const TimeSpan span = m_time.fixed().value_or(TimeSpan());
    state.setValue(QStringLiteral("window/range"), m_time.rangeMs());
    state.setValue(QStringLiteral("window/from"), span.fromMs);
    state.setValue(QStringLiteral("window/to"), span.toMs);
    state.setValue(QStringLiteral("window/marks"), quint32(m_timeBar->marks().to_ulong()));
}

void MainWindow::restoreState()
{
    if (m_options.stateFile.isEmpty())
        return;
    const QSettings state(m_options.stateFile, QSettings::IniFormat);
    m_hasGeometry = restoreGeometry(state.value(QStringLiteral("window/geometry")).toByteArray());
    Theme::current().setMode(static_cast<ThemeMode>(
        std::clamp(state.value(QStringLiteral("window/theme")).toInt(), 0, 2)));
    restoreTime(state);
    m_peers->restoreState(state);
    m_metrics->restoreState(state);
    m_stack->setCurrentIndex(
        std::clamp(state.value(QStringLiteral("window/page")).toInt(), 0, m_stack->count() - 1));
}

void MainWindow::saveState() const
{
    if (m_options.stateFile.isEmpty())
        return;
    QSettings state(m_options.stateFile, QSettings::IniFormat);
    state.setValue(QStringLiteral("window/geometry"), saveGeometry());
    state.setValue(QStringLiteral("window/theme"), static_cast<int>(Theme::current().mode()));
    saveTime(state);
    state.setValue(QStringLiteral("window/page"), m_stack->currentIndex());
    m_peers->saveState(state);
    m_metrics->saveState(state);
}

} // namespace bnm
