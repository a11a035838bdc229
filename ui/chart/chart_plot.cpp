// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_plot.h"

#include "app/core/text/format.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QChart>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bnm {

namespace {

constexpr double labelSize = 0.88;

bool isWhole(Unit unit)
{
    return unit == Unit::Count || unit == Unit::None;
}

} // namespace

ChartPlot::ChartPlot(std::vector<Curve> curves, Unit unit, bool fromZero, QWidget *parent)
    : QChartView(parent),
      m_curves(std::move(curves)),
      m_unit(unit),
      m_fromZero(fromZero),
      m_visible(m_curves.size(), true),
      m_traces(m_curves.size()),
      m_timeAxis(new QValueAxis(this)),
      m_valueAxis(new QValueAxis(this)),
      m_emptyText(tr("No data in this range yet"))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(gridUnits(this, 20));
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setVisible(false);
    m_valueAxis->setVisible(false);
    connect(&Theme::current(), &Theme::changed, this, &ChartPlot::fill);
}

QSize ChartPlot::sizeHint() const
{
    return {gridUnits(this, 80), gridUnits(this, 40)};
}

/// A pixel of a long range stands for more than a cycle.
bool ChartPlot::isOld(std::size_t curve) const
{
    if (m_traces[curve].isEmpty())
        return false;
    AsOf asOf =
        m_freshness.asOf(m_curves[curve].id.measurement, m_traces[curve].runs.back().back().timeMs);
    const double pixels = std::max(100.0, chart()->plotArea().width());
    if (asOf.freshMs > 0)
        asOf.freshMs += static_cast<qint64>(2 * static_cast<double>(m_toMs - m_fromMs) / pixels);
    return asOf.isOld(m_toMs);
}

void ChartPlot::refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness)
{
    m_freshness = freshness;
    m_fromMs = fromMs;
    m_toMs = std::max(toMs, fromMs + 1);
    const int pixels = std::max(100, static_cast<int>(chart()->plotArea().width()));
    read(charts, pixels);
    m_isWaiting = charts.isWaiting();
    if (m_cursorMs && (*m_cursorMs < m_fromMs || *m_cursorMs > m_toMs))
        m_cursorMs.reset();
    fill();
}

void ChartPlot::setCurveVisible(std::size_t index, bool visible)
{
    m_visible[index] = visible;
    fill();
}

bool ChartPlot::isEmpty() const
{
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        if (m_visible[i] && !m_traces[i].isEmpty())
            return false;
    return true;
}

void ChartPlot::fill()
{
    fitValueAxis();
    m_timeAxis->setRange(0, static_cast<double>(m_toMs - m_fromMs));
    fillCurves();
    layOut();
    viewport()->update();
}

QColor ChartPlot::colourOf(std::size_t curve) const
{
    return inkOf(m_curves[curve].ink);
}

void ChartPlot::fitValueAxis()
{
    double least = m_fromZero ? 0 : std::numeric_limits<double>::max();
    double greatest = std::numeric_limits<double>::lowest();
    eachShown([&least, &greatest](double value) {
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    });
    if (greatest < least) {
        least = 0;
        greatest = 1;
    }
    m_scale = format::axisScale(std::max(std::abs(least), std::abs(greatest)), m_unit);
    const double factor = m_scale.factor;
    const int wanted =
        std::clamp(static_cast<int>(chart()->plotArea().height()) / gridUnits(this, 11), 2, 6);
    m_ticks = niceTicks(least * factor, greatest * factor, wanted, isWhole(m_unit) && factor == 1);
    for (double &value : m_ticks.values)
        value /= factor;
    // Room for the width of a curve that runs along the first or last grid line.
    const double room = 0.02 * (m_ticks.values.back() - m_ticks.values.front());
    m_valueAxis->setRange(m_ticks.values.front() - room, m_ticks.values.back() + room);
}

QString ChartPlot::axisLabel(double value) const
{
    const double shown = value * m_scale.factor;
    if (m_ticks.step >= 1 && std::trunc(m_ticks.step) == m_ticks.step)
        return format::integer(std::llround(shown));
    return format::decimal(shown, decimalsFor(m_ticks.step));
}

/// Leaves as much room as the labels need.
void ChartPlot::layOut()
{
    const QFontMetrics metrics(scaledFont(font(), labelSize));
    int widest = 0;
    for (const double value : m_ticks.values)
        widest = std::max(widest, metrics.horizontalAdvance(axisLabel(value)));
    const int ends = std::min(std::max(gridUnits(this, 2), roomForEnds(metrics)), width() / 5);
    const QRectF area(widest + gridUnits(this, 2), metrics.height() + gridUnits(this, 1.5),
                      width() - widest - gridUnits(this, 2) - ends,
                      height() - 2 * metrics.height() - gridUnits(this, 3));
    if (area != chart()->plotArea())
        chart()->setPlotArea(area);
}

void ChartPlot::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    fitValueAxis();
    layOut();
}

QPointF ChartPlot::place(const Sample &sample) const
{
    const QRectF area = chart()->plotArea();
    const double x =
        static_cast<double>(sample.timeMs - m_fromMs) / static_cast<double>(m_toMs - m_fromMs);
    const double y =
        (sample.value - m_valueAxis->min()) / (m_valueAxis->max() - m_valueAxis->min());
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void ChartPlot::drawBackground(QPainter *painter, const QRectF &)
{
    if (isEmpty()) {
        painter->setPen(Theme::colours().dim);
        painter->setFont(font());
        painter->drawText(QRectF(rect()).adjusted(gridUnits(this, 4), 0, -gridUnits(this, 4), 0),
                          Qt::AlignCenter | Qt::TextWordWrap,
                          m_isWaiting ? tr("Reading the past…") : m_emptyText);
        return;
    }
    painter->setFont(scaledFont(font(), labelSize));
    paintGrid(*painter);
    paintBehind(*painter);
    paintTimes(*painter);
}

void ChartPlot::paintGrid(QPainter &painter) const
{
    const Colours &colours = Theme::colours();
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    for (const double value : m_ticks.values) {
        const double y = place({m_fromMs, value}).y();
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.dim);
        const QRectF box(0, y - metrics.height() / 2.0, area.left() - gridUnits(this, 1.5),
                         metrics.height());
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, axisLabel(value));
    }
    painter.drawText(QPointF(area.left(), metrics.ascent()), m_scale.unit);
}

void ChartPlot::paintTimes(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    const int most = static_cast<int>(area.width()) /
                     (metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 3 / 2);
    painter.setPen(Theme::colours().dim);
    for (const TimeTick &tick : timeTicks(m_fromMs, m_toMs, most)) {
        const double x = place({tick.timeMs, 0}).x();
        const int wide = metrics.horizontalAdvance(tick.label);
        if (x - wide / 2.0 < area.left() - gridUnits(this, 1))
            continue; // it would stand below the value axis
        const double left = std::min(x - wide / 2.0, width() - wide - 1.0);
        painter.drawText(QPointF(left, area.bottom() + gridUnits(this, 1) + metrics.ascent()),
                         tick.label);
    }
}

void ChartPlot::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(scaledFont(font(), labelSize));
    Theme::paintFocus(*painter, this);
    paintInFront(*painter);
    paintCursor(*painter);
}

std::optional<ChartPlot::Reading> ChartPlot::nearest(std::size_t curve, qint64 timeMs) const
{
    std::optional<Reading> best;
    const Trace &trace = m_traces[curve];
    for (std::size_t run = 0; run < trace.runs.size(); ++run)
        for (std::size_t i = 0; i < trace.runs[run].size(); ++i) {
            const Sample &sample = trace.runs[run][i];
            if (best && std::abs(sample.timeMs - timeMs) >= std::abs(best->sample.timeMs - timeMs))
                continue;
            best = Reading{sample, {}};
            if (!trace.spreads[run].empty())
                best->spread = trace.spreads[run][i];
        }
    return best;
}

std::vector<std::size_t> ChartPlot::readingOrder() const
{
    std::vector<std::size_t> order(m_curves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

QString ChartPlot::textOf(const Reading &reading) const
{
    const QString mean = format::figure(reading.sample.value, m_unit).text();
    if (!reading.spread || reading.spread->low == reading.spread->high)
        return mean;
    return tr("%1 (%2 to %3)")
        .arg(mean, format::figure(reading.spread->low, m_unit).number,
             format::figure(reading.spread->high, m_unit).text());
}

void ChartPlot::paintCursor(QPainter &painter) const
{
    if (!m_cursorMs || isEmpty())
        return;
    const QRectF area = chart()->plotArea();
    const double x = place({*m_cursorMs, 0}).x();
    painter.setPen(QPen(Theme::colours().dim, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    paintReading(painter, x);
}

QString ChartPlot::timeAtCursor() const
{
    return format::dateTime(*m_cursorMs, format::Date::AlignedDay, QStringLiteral("HH:mm:ss"));
}

void ChartPlot::paintReading(QPainter &painter, double x) const
{
    struct Row {
        QString label;
        QString value;
        QColor colour;
    };
    std::vector<Row> rows;
    const QFontMetrics metrics = painter.fontMetrics();
    const QString time = timeAtCursor();
    const QString sum = sumAt(*m_cursorMs);
    int labelWidth = sum.isEmpty() ? metrics.horizontalAdvance(time) / 2
                                   : metrics.horizontalAdvance(time) - gridUnits(this, 4);
    int valueWidth = std::max(labelWidth / (sum.isEmpty() ? 1 : 2), metrics.horizontalAdvance(sum));
    for (const std::size_t i : readingOrder()) {
        const auto reading = m_visible[i] ? nearest(i, *m_cursorMs) : std::nullopt;
        if (!reading)
            continue;
        markReading(painter, i, reading->sample);
        rows.push_back({m_curves[i].label, textOf(*reading), colourOf(i)});
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(rows.back().label));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(rows.back().value));
    }
    const int pad = gridUnits(this, 2);
    const int lines = static_cast<int>(rows.size()) + 1;
    const int line = std::min(metrics.height() + 2, (height() - 2 * pad) / lines);
    const int swatch = gridUnits(this, 2);
    QRectF box(x + pad, chart()->plotArea().top(), labelWidth + valueWidth + swatch + 4 * pad,
               line * lines + 2 * pad);
    box.moveTop(std::max(0.0, std::min(box.top(), height() - box.height() - 1)));
    if (box.right() > width())
        box.moveRight(x - pad);
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.setBrush(Theme::colours().background);
    painter.drawRoundedRect(box, 6, 6);
    const QRectF inner = box.adjusted(pad, pad, -pad, -pad);
    painter.setPen(Theme::colours().text);
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter, time);
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), line),
                     Qt::AlignRight | Qt::AlignVCenter, sum);
    double y = inner.top() + line;
    for (const Row &row : rows) {
        const QRectF rowArea(inner.left(), y, inner.width(), line);
        painter.fillRect(
            QRectF(rowArea.left(), rowArea.center().y() - swatch / 2.0, swatch, swatch),
            row.colour);
        painter.setPen(Theme::colours().text);
        painter.drawText(rowArea.adjusted(swatch + pad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         row.label);
        painter.drawText(rowArea, Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += line;
    }
}

/// The figures at the cursor, for who does not see them.
QString ChartPlot::cursorText() const
{
    QStringList parts = {timeAtCursor()};
    for (const std::size_t i : readingOrder())
        if (const auto reading = m_visible[i] ? nearest(i, *m_cursorMs) : std::nullopt)
            parts << m_curves[i].label + QStringLiteral(": ") + textOf(*reading);
    return parts.join(QStringLiteral(", "));
}

void ChartPlot::moveCursor(qint64 timeMs)
{
    m_cursorMs = std::clamp(timeMs, m_fromMs, m_toMs);
    setAccessibleDescription(cursorText());
    viewport()->update();
}

std::optional<qint64> ChartPlot::timeAt(double x) const
{
    const QRectF area = chart()->plotArea();
    const double share = (x - area.left()) / std::max(1.0, area.width());
    if (share < 0 || share > 1)
        return std::nullopt;
    return m_fromMs + static_cast<qint64>(share * static_cast<double>(m_toMs - m_fromMs));
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    if (const auto time = timeAt(event->position().x()))
        moveCursor(*time);
    else
        leaveEvent(nullptr);
}

void ChartPlot::leaveEvent(QEvent *)
{
    m_cursorMs.reset();
    setAccessibleDescription(m_about);
    viewport()->update();
}

void ChartPlot::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    leaveEvent(nullptr);
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    const qint64 step = std::max<qint64>(1'000, (m_toMs - m_fromMs) / 60);
    switch (event->key()) {
    case Qt::Key_Left: return moveCursor(m_cursorMs.value_or(m_toMs) - step);
    case Qt::Key_Right: return moveCursor(m_cursorMs.value_or(m_fromMs) + step);
    case Qt::Key_Escape: return leaveEvent(nullptr);
    default: QChartView::keyPressEvent(event);
    }
}

} // namespace bnm
