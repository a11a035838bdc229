// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse, wheel and keys do on a plot.
#include "ui/chart/chart_plot.h"

#include <QChart>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bnm {

namespace {

constexpr double zoomOfNotch = 0.8;
constexpr double panOfNotch = 0.1; // of what is shown
constexpr double notch = 120;      // of a wheel, as Qt counts
constexpr double zoomOfKey = 0.5;
constexpr int stepsOfKeys = 60; // of the cursor, through what is shown
constexpr qint64 scrollPauseMs = 350;

} // namespace

void ChartPlot::enterEvent(QEnterEvent *event)
{
    QChartView::enterEvent(event);
    m_enteredAt = event->globalPosition();
    m_sinceScrolled.start();
}

void ChartPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position();
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->globalPosition() - m_enteredAt).manhattanLength() > 2)
        m_sinceScrolled.invalidate(); // it is the mouse that moves, not the page
    const QRectF area = chart()->plotArea();
    const double x = event->position().x();
    const bool isDragged =
        m_pressed && (m_zoomToMs || std::abs(x - m_pressed->x()) >=
                                        QGuiApplication::styleHints()->startDragDistance());
    if (isDragged)
        m_zoomToMs = timeAt(std::clamp(x, area.left(), area.right()));
    if (const auto time = isDragged ? m_zoomToMs : timeAt(x))
        moveCursor(*time);
    else
        leaveCursor();
}

void ChartPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const QPointF pressed = *std::exchange(m_pressed, std::nullopt);
    const std::optional<qint64> to = std::exchange(m_zoomToMs, std::nullopt);
    viewport()->update();
    const QRectF area = chart()->plotArea();
    const auto from = timeAt(std::clamp(pressed.x(), area.left(), area.right()));
    if (to && from && *to != *from)
        Q_EMIT moveWanted(TimeMove::zoomTo({std::min(*from, *to), std::max(*from, *to)}));
    else if (!to)
        click(event->position());
}

void ChartPlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position(); // its release undoes what the first click did
    Q_EMIT moveWanted(TimeMove::back());
}

/// While somebody scrolls the page with the wheel, a chart that comes under the mouse is no end of
/// it.
bool ChartPlot::scrollsOn()
{
    if (!m_sinceScrolled.isValid() || m_sinceScrolled.elapsed() > scrollPauseMs)
        return false;
    m_sinceScrolled.start();
    return true;
}

void ChartPlot::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    if (angle.isNull() || scrollsOn())
        return event->ignore();
    event->accept();
    const bool isSideways = std::abs(angle.x()) > std::abs(angle.y());
    const double notches = (isSideways ? angle.x() : angle.y()) / notch;
    if (isSideways || event->modifiers().testFlag(Qt::ShiftModifier))
        return Q_EMIT moveWanted(TimeMove::pan(
            -static_cast<qint64>(notches * panOfNotch * static_cast<double>(m_toMs - m_fromMs))));
    const QRectF area = chart()->plotArea();
    const double x = std::clamp(event->position().x(), area.left(), area.right());
    Q_EMIT moveWanted(TimeMove::zoomBy(std::pow(zoomOfNotch, notches), timeAt(x).value_or(m_toMs)));
}

void ChartPlot::leaveEvent(QEvent *)
{
    leaveCursor();
}

void ChartPlot::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    leaveCursor();
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    const qint64 step = std::max<qint64>(1'000, (m_toMs - m_fromMs) / stepsOfKeys);
    const bool isPan = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto read = [this](qint64 timeMs) {
        m_isCursorOfKeys = true;
        moveCursor(timeMs);
    };
    const auto pan = [this](double share) {
        Q_EMIT moveWanted(
            TimeMove::pan(static_cast<qint64>(share * static_cast<double>(m_toMs - m_fromMs))));
    };
    const auto zoom = [this](double factor) {
        Q_EMIT moveWanted(
            TimeMove::zoomBy(factor, m_cursorMs.value_or(m_fromMs + (m_toMs - m_fromMs) / 2)));
    };
    switch (event->key()) {
    case Qt::Key_Left: return isPan ? pan(-panOfNotch) : read(m_cursorMs.value_or(m_toMs) - step);
    case Qt::Key_Right: return isPan ? pan(panOfNotch) : read(m_cursorMs.value_or(m_fromMs) + step);
    case Qt::Key_Home: return read(m_fromMs);
    case Qt::Key_End: return read(m_toMs);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(zoomOfKey);
    case Qt::Key_Minus: return zoom(1 / zoomOfKey);
    case Qt::Key_Return:
    case Qt::Key_Enter: return Q_EMIT largeWanted();
    case Qt::Key_Escape:
        if (m_isCursorOfKeys)
            return leaveCursor();
        return event->ignore();
    default: QChartView::keyPressEvent(event);
    }
}

} // namespace bnm
