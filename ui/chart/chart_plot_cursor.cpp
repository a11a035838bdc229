// SPDX-License-Identifier: GPL-3.0-or-later
// The cursor of a plot, and the figures that are read at it.
#include "app/core/text/format.h"
#include "ui/chart/chart_plot.h"
#include "ui/controls/fonts.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace bnm {

namespace {

constexpr int nearMark = 4; // pixels

} // namespace

std::optional<ChartPlot::Reading> ChartPlot::nearest(std::size_t curve, qint64 timeMs) const
{
    std::optional<Reading> best;
    const Trace &trace = m_traces[curve];
    const auto offer = [&](std::size_t run, std::size_t i) {
        const Sample &sample = trace.runs[run][i];
        if (best && std::abs(sample.timeMs - timeMs) >= std::abs(best->sample.timeMs - timeMs))
            return;
        best = Reading{sample, {}};
        if (!trace.spreads[run].empty())
            best->spread = trace.spreads[run][i];
    };
    for (std::size_t run = 0; run < trace.runs.size(); ++run) {
        const std::vector<Sample> &samples = trace.runs[run];
        const auto next =
            static_cast<std::size_t>(std::lower_bound(samples.begin(), samples.end(), timeMs,
                                                      [](const Sample &sample, qint64 time) {
                                                          return sample.timeMs < time;
                                                      }) -
                                     samples.begin());
        if (next > 0)
            offer(run, next - 1);
        if (next < samples.size())
            offer(run, next);
    }
    return best;
}

std::vector<std::size_t> ChartPlot::readingOrder() const
{
    std::vector<std::size_t> order(m_curves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

QString ChartPlot::textOf(std::size_t curve, const Reading &reading) const
{
    const Unit unit = m_curves[curve].unit();
    const QString mean = format::figure(reading.sample.value, unit).text();
    if (!reading.spread || reading.spread->low == reading.spread->high)
        return mean;
    return tr("%1 (%2 to %3)")
        .arg(mean, format::figure(reading.spread->low, unit).number,
             format::figure(reading.spread->high, unit).text());
}

/// What is at the cursor or just beside it.
std::vector<const ChartMark *> ChartPlot::marksAtCursor() const
{
    std::vector<const ChartMark *> found;
    if (!m_marks || !m_cursorMs)
        return found;
    const auto nearMs = static_cast<qint64>(nearMark * static_cast<double>(m_toMs - m_fromMs) /
                                            std::max(1.0, chart()->plotArea().width()));
    for (const ChartMark &mark : *m_marks)
        if (std::abs(mark.timeMs - *m_cursorMs) <= nearMs)
            found.push_back(&mark);
    constexpr std::size_t most = 4;
    if (found.size() > most)
        found.resize(most);
    return found;
}

void ChartPlot::paintCursor(QPainter &painter) const
{
    if (!m_cursorMs || isEmpty())
        return;
    const QRectF area = chart()->plotArea();
    const double x = xOf(*m_cursorMs);
    painter.setPen(QPen(Theme::colours().dim, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    for (const std::size_t i : readingOrder())
        if (const auto reading = m_visible[i] ? nearest(i, *m_cursorMs) : std::nullopt)
            markReading(painter, i, reading->sample);
    if (m_isCursorOwn)
        paintReading(painter, x);
}

std::vector<ChartPlot::ReadingRow> ChartPlot::readingRows() const
{
    std::vector<ReadingRow> rows;
    for (const std::size_t i : readingOrder())
        if (const auto reading = m_visible[i] ? nearest(i, *m_cursorMs) : std::nullopt)
            rows.push_back({m_curves[i].label, textOf(i, *reading), colourOf(i)});
    return rows;
}

QString ChartPlot::timeAtCursor() const
{
    return format::dateTime(*m_cursorMs, format::Date::AlignedDay, QStringLiteral("HH:mm:ss"));
}

/// Beside the cursor, as wide as its lines and as high as there is room.
QRectF ChartPlot::readingBox(double x, const QFontMetrics &metrics, int lines, int inside) const
{
    const int pad = gridUnits(this, 2);
    inside = std::min(inside, width() - 3 * pad);
    const int line = std::min(metrics.height() + 2, (height() - 2 * pad) / lines);
    QRectF box(x + pad, chart()->plotArea().top(), inside + 2 * pad, line * lines + 2 * pad);
    box.moveTop(std::max(0.0, std::min(box.top(), height() - box.height() - 1)));
    if (box.right() > width())
        box.moveRight(std::max(x - pad, box.width()));
    return box;
}

void ChartPlot::paintReading(QPainter &painter, double x) const
{
    const std::vector<ReadingRow> rows = readingRows();
    const std::vector<const ChartMark *> marks = marksAtCursor();
    const QFontMetrics metrics = painter.fontMetrics();
    const QString time = timeAtCursor();
    const QString sum = sumAt(*m_cursorMs);
    const int pad = gridUnits(this, 2);
    const int swatch = gridUnits(this, 2);
    int inside = metrics.horizontalAdvance(time) +
                 (sum.isEmpty() ? 0 : metrics.horizontalAdvance(sum) + 2 * pad);
    for (const ReadingRow &row : rows)
        inside = std::max(inside, swatch + 3 * pad + metrics.horizontalAdvance(row.label) +
                                      metrics.horizontalAdvance(row.value));
    for (const ChartMark *mark : marks)
        inside = std::max(inside, swatch + pad + metrics.horizontalAdvance(mark->text));
    const int lines = static_cast<int>(rows.size() + marks.size()) + 1;
    const QRectF box = readingBox(x, metrics, lines, inside);
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.setBrush(Theme::colours().background);
    painter.drawRoundedRect(box, 6, 6);
    QRectF row = box.adjusted(pad, pad, -pad, -pad);
    row.setHeight(row.height() / lines);
    painter.setPen(Theme::colours().text);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, time);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, sum);
    const auto next = [&row, swatch] {
        row.translate(0, row.height());
        return QRectF(row.left(), row.center().y() - swatch / 2.0, swatch, swatch);
    };
    for (const ChartMark *mark : marks) {
        paintMark(painter, *mark, next(), Theme::colours());
        painter.setPen(Theme::colours().text);
        const QRectF room = row.adjusted(swatch + pad, 0, 0, 0);
        painter.drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(mark->text, Qt::ElideRight, static_cast<int>(room.width())));
    }
    for (const ReadingRow &one : rows) {
        painter.fillRect(next(), one.colour);
        painter.setPen(Theme::colours().text);
        painter.drawText(row.adjusted(swatch + pad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         one.label);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, one.value);
    }
}

/// The figures at the cursor, for who does not see them.
QString ChartPlot::cursorText() const
{
    QStringList parts = {timeAtCursor()};
    for (const ReadingRow &row : readingRows())
        parts << row.label + QStringLiteral(": ") + row.value;
    for (const ChartMark *mark : marksAtCursor())
        parts << mark->text;
    return parts.join(QStringLiteral(", "));
}

void ChartPlot::moveCursor(qint64 timeMs)
{
    m_cursorMs = std::clamp(timeMs, m_fromMs, m_toMs);
    m_isCursorOwn = true;
    setAccessibleDescription(cursorText());
    viewport()->update();
    Q_EMIT cursorMoved(m_cursorMs);
}

void ChartPlot::leaveCursor()
{
    m_isCursorOfKeys = false;
    if (!m_cursorMs)
        return;
    m_cursorMs.reset();
    setAccessibleDescription(m_about);
    viewport()->update();
    Q_EMIT cursorMoved(std::nullopt);
}

void ChartPlot::showCursor(std::optional<qint64> timeMs)
{
    if (timeMs && (*timeMs < m_fromMs || *timeMs > m_toMs))
        timeMs.reset();
    if (m_cursorMs == timeMs && !m_isCursorOwn)
        return;
    m_cursorMs = timeMs;
    m_isCursorOwn = m_isCursorOfKeys = false;
    viewport()->update();
}

} // namespace bnm
