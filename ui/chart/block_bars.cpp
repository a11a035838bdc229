// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/block_bars.h"

#include "app/core/text/format.h"
#include "collectors/plausible.h"
#include "collectors/words.h"
#include "ui/chart/ticks.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double targetMinutes = 10;
constexpr double longMinutes = 20;
constexpr double mostRunning = 120; // minutes; beyond them it is cut, with its length beside it

} // namespace

BlockBars::BlockBars(int shown, QWidget *parent)
    : QWidget(parent), m_shown(static_cast<std::size_t>(shown))
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(gridUnits(this, 20));
    setAccessibleName(tr("Block intervals"));
}

QSize BlockBars::sizeHint() const
{
    return {gridUnits(this, 80), gridUnits(this, 40)};
}

void BlockBars::setBlocks(const BlockSummaries &blocks)
{
    m_blocks = blocks;
    m_selected = -1;
    update();
}

void BlockBars::tick(qint64 nowMs)
{
    m_nowSeconds = nowMs / 1000;
    update();
}

std::vector<BlockBars::Bar> BlockBars::bars() const
{
    std::vector<Bar> bars;
    const std::size_t first = m_blocks.size() > m_shown ? m_blocks.size() - m_shown : 1;
    for (std::size_t i = first; i < m_blocks.size(); ++i)
        bars.push_back(
            {m_blocks[i],
             static_cast<double>(m_blocks[i].timeSeconds - m_blocks[i - 1].timeSeconds) / 60,
             false});
    if (!m_blocks.empty() && m_nowSeconds > 0)
        bars.push_back(
            {m_blocks.back(),
             std::max(0.0, static_cast<double>(m_nowSeconds - m_blocks.back().timeSeconds) / 60),
             true});
    return bars;
}

/// The end of the axis. Of an old tip, as in the initial block download, the running interval would
/// leave nothing to be seen of the others.
double BlockBars::longestShown(const std::vector<Bar> &all)
{
    double longest = 12;
    for (const Bar &bar : all)
        if (!bar.running)
            longest = std::max(longest, bar.minutes);
    const double running = all.back().running ? all.back().minutes : 0;
    return std::max(longest, std::min(running, std::max(2 * longest, mostRunning)));
}

QRectF BlockBars::plotArea() const
{
    const QFontMetrics metrics(scaledFont(font(), labelSize));
    const double left = metrics.horizontalAdvance(QStringLiteral("000")) + gridUnits(this, 2);
    const double right = metrics.horizontalAdvance(tr("target")) + gridUnits(this, 2);
    return QRectF(left, metrics.height() + gridUnits(this, 1.5), width() - left - right,
                  height() - 2 * metrics.height() - gridUnits(this, 3));
}

void BlockBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(scaledFont(font(), labelSize));
    const Colours &colours = Theme::colours();
    const QRectF area = plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    const std::vector<Bar> all = bars();
    if (all.empty()) {
        painter.setPen(colours.dim);
        painter.drawText(area, Qt::AlignCenter, tr("Waiting for the node's blocks"));
        return;
    }
    const Ticks ticks = niceTicks(0, longestShown(all), 4, true);
    for (const double value : ticks.values) {
        const double y = area.bottom() - value / ticks.values.back() * area.height();
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.dim);
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, area.left() - gridUnits(this, 1.5),
                                metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, format::integer(integerNear(value)));
    }
    painter.drawText(QPointF(area.left(), metrics.ascent()), tr("min"));

    const double slot = area.width() / static_cast<double>(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double high =
            std::clamp(all[i].minutes / ticks.values.back(), 0.0, 1.0) * area.height();
        const QRectF bar(area.left() + slot * (static_cast<double>(i) + 0.12),
                         area.bottom() - std::max(high, 1.5), slot * 0.76, std::max(high, 1.5));
        const QColor colour = colours.series[all[i].minutes > longMinutes ? 1 : 0];
        painter.setPen(all[i].running ? QPen(colour, 1.2) : QPen(Qt::NoPen));
        painter.setBrush(all[i].running ? QBrush(Qt::NoBrush) : QBrush(colour));
        painter.drawRect(bar);
        if (static_cast<int>(i) == m_selected && hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colours.accent, 2));
            painter.drawRect(bar.adjusted(-1, -1, 1, 1));
        }
    }
    if (all.back().running && all.back().minutes > ticks.values.back()) {
        painter.setPen(colours.text);
        painter.drawText(QRectF(area.left(), area.top(), area.width() - slot - gridUnits(this, 1),
                                metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, lengthOf(all.back()));
    }
    paintTarget(painter, area, ticks.values.back());
    painter.setPen(colours.dim);
    const double textY = area.bottom() + gridUnits(this, 1) + metrics.ascent();
    painter.drawText(QPointF(area.left(), textY), format::integer(all.front().block.height));
    const QString last = format::integer(all.back().block.height);
    painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(last), textY), last);
}

void BlockBars::paintTarget(QPainter &painter, const QRectF &area, double most) const
{
    const double y = area.bottom() - targetMinutes / most * area.height();
    painter.setPen(QPen(Theme::colours().dim, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    // Beside the bars, not across them.
    const double line = painter.fontMetrics().height();
    painter.drawText(
        QRectF(area.right() + gridUnits(this, 1), y - line / 2, width() - area.right(), line),
        Qt::AlignLeft | Qt::AlignVCenter, tr("target"));
}

QString BlockBars::lengthOf(const Bar &bar)
{
    return format::duration(static_cast<qint64>(std::max(0.0, bar.minutes) * 60));
}

QString BlockBars::describe(const Bar &bar) const
{
    const QString interval = lengthOf(bar);
    if (bar.running)
        return tr("%1 since block %2").arg(interval, format::integer(bar.block.height));
    QString text = tr("Block %1, %3, %2 after the previous block")
                       .arg(format::integer(bar.block.height), interval,
                            format::dateTime(bar.block.timeSeconds * 1000, format::Date::AlignedDay,
                                             QStringLiteral("HH:mm:ss")));
    if (bar.minutes < 0)
        text += tr(" (its timestamp is earlier than the previous block's)");
    if (bar.block.txCount >= 0)
        text += tr(", %1 transactions", nullptr, plural(bar.block.txCount))
                    .arg(format::integer(bar.block.txCount));
    return text;
}

bool BlockBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::vector<Bar> all = bars();
    const QRectF area = plotArea();
    const auto index = static_cast<int>((help->pos().x() - area.left()) *
                                        static_cast<double>(all.size()) / area.width());
    if (index >= 0 && index < static_cast<int>(all.size()))
        QToolTip::showText(help->globalPos(), describe(all[static_cast<std::size_t>(index)]), this);
    else
        QToolTip::hideText();
    return true;
}

void BlockBars::keyPressEvent(QKeyEvent *event)
{
    const std::vector<Bar> all = bars();
    const int last = static_cast<int>(all.size()) - 1;
    if (last < 0 || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    m_selected = m_selected < 0
                     ? last
                     : std::clamp(m_selected + (event->key() == Qt::Key_Left ? -1 : 1), 0, last);
    const QString text = describe(all[static_cast<std::size_t>(m_selected)]);
    setAccessibleDescription(text);
    QToolTip::showText(mapToGlobal(plotArea().topLeft().toPoint()), text, this);
    update();
}

} // namespace bnm
