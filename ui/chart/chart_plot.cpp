// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_plot.h"

#include "app/core/format.h"
#include "ui/fonts.h"

#include <QChart>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double labelSize = 0.88;
constexpr double curveWidth = 1.6;
constexpr float spreadOpacity = 0.22F;

/// Qt Charts strokes a solid curve segment by segment, which leaves a dot at every sample; a
/// dashed one is stroked in one piece. So this one has a single dash longer than any curve.
QPen curvePen(const QColor &colour)
{
    QPen pen(colour, curveWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({1e6, 1});
    return pen;
}

bool isWhole(Unit unit)
{
    return unit == Unit::Count || unit == Unit::None;
}

} // namespace

ChartPlot::ChartPlot(const Theme &theme, std::vector<Curve> curves, Unit unit, bool fromZero,
                     QWidget *parent)
    : QChartView(parent),
      m_theme(theme),
      m_curves(std::move(curves)),
      m_unit(unit),
      m_fromZero(fromZero),
      m_visible(m_curves.size(), true),
      m_traces(m_curves.size()),
      m_lines(m_curves.size()),
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
    connect(&m_theme, &Theme::changed, this, &ChartPlot::fill);
}

QSize ChartPlot::sizeHint() const
{
    return {gridUnits(this, 80), gridUnits(this, 40)};
}

void ChartPlot::refresh(ChartData &charts, qint64 fromMs, qint64 toMs)
{
    m_fromMs = fromMs;
    m_toMs = std::max(toMs, fromMs + 1);
    const int pixels = std::max(100, static_cast<int>(chart()->plotArea().width()));
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_traces[i] = charts.read(m_curves[i].id, m_fromMs, m_toMs, pixels);
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
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        fillCurve(i);
    layOut();
    viewport()->update();
}

void ChartPlot::fillCurve(std::size_t index)
{
    if (m_events)
        return;
    auto &lines = m_lines[index];
    const auto &runs = m_traces[index].runs;
    while (lines.size() < runs.size()) {
        auto *line = new QLineSeries(chart());
        chart()->addSeries(line);
        line->attachAxis(m_timeAxis);
        line->attachAxis(m_valueAxis);
        lines.push_back(line);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool used = i < runs.size() && m_visible[index];
        lines[i]->setVisible(used);
        if (!used)
            continue;
        QList<QPointF> points;
        points.reserve(static_cast<qsizetype>(runs[i].size()));
        for (const Sample &sample : runs[i])
            points.append({static_cast<double>(sample.timeMs - m_fromMs), sample.value});
        lines[i]->setPen(curvePen(m_theme.colours().series[m_curves[index].colour]));
        lines[i]->replace(points);
    }
}

void ChartPlot::fitValueAxis()
{
    double least = m_fromZero ? 0 : std::numeric_limits<double>::max();
    double greatest = std::numeric_limits<double>::lowest();
    const auto include = [&least, &greatest](double value) {
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    };
    for (std::size_t i = 0; i < m_traces.size(); ++i) {
        if (!m_visible[i])
            continue;
        for (const auto &run : m_traces[i].runs)
            for (const Sample &sample : run)
                include(sample.value);
        for (const auto &run : m_traces[i].spreads)
            for (const Spread &spread : run) {
                include(spread.low);
                include(spread.high);
            }
    }
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
    return QString::number(shown, 'f', decimalsFor(m_ticks.step));
}

/// Leaves as much room as the labels need.
void ChartPlot::layOut()
{
    const QFontMetrics metrics(scaledFont(font(), labelSize));
    int widest = 0;
    for (const double value : m_ticks.values)
        widest = std::max(widest, metrics.horizontalAdvance(axisLabel(value)));
    int ends = gridUnits(this, 2);
    if (m_curves.size() > 1)
        for (std::size_t i = 0; i < m_curves.size(); ++i)
            if (m_visible[i])
                ends = std::max(ends,
                                metrics.horizontalAdvance(m_curves[i].label) + gridUnits(this, 3));
    ends = std::min(ends, width() / 5);
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
        painter->setPen(m_theme.colours().dim);
        painter->setFont(font());
        painter->drawText(QRectF(rect()).adjusted(gridUnits(this, 4), 0, -gridUnits(this, 4), 0),
                          Qt::AlignCenter | Qt::TextWordWrap,
                          m_isWaiting ? tr("Reading the past…") : m_emptyText);
        return;
    }
    painter->setFont(scaledFont(font(), labelSize));
    paintGrid(*painter);
    paintSpreads(*painter);
    paintTimes(*painter);
}

void ChartPlot::paintGrid(QPainter &painter) const
{
    const Colours &colours = m_theme.colours();
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

/// Behind the line of means, what lay between the least and the greatest.
void ChartPlot::paintSpreads(QPainter &painter) const
{
    if (m_events)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(chart()->plotArea());
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_traces.size(); ++i) {
        if (!m_visible[i])
            continue;
        QColor colour = m_theme.colours().series[m_curves[i].colour];
        colour.setAlphaF(spreadOpacity);
        painter.setBrush(colour);
        for (std::size_t run = 0; run < m_traces[i].spreads.size(); ++run) {
            const auto &samples = m_traces[i].runs[run];
            const auto &spreads = m_traces[i].spreads[run];
            QPolygonF band;
            for (std::size_t j = 0; j < spreads.size(); ++j)
                band << place({samples[j].timeMs, spreads[j].high});
            for (std::size_t j = spreads.size(); j-- > 0;)
                band << place({samples[j].timeMs, spreads[j].low});
            painter.drawPolygon(band);
        }
    }
    painter.restore();
}

void ChartPlot::paintTimes(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    const int most = static_cast<int>(area.width()) /
                     (metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 3 / 2);
    painter.setPen(m_theme.colours().dim);
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
    if (hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.colours().accent, 1));
        painter->drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (m_events)
        paintDots(*painter);
    paintEnds(*painter);
    paintCursor(*painter);
}

void ChartPlot::paintDots(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (!m_visible[i])
            continue;
        painter.setBrush(m_theme.colours().series[m_curves[i].colour]);
        for (const auto &run : m_traces[i].runs)
            for (const Sample &sample : run)
                painter.drawEllipse(place(sample), curveWidth * 1.6, curveWidth * 1.6);
    }
}

void ChartPlot::paintEnds(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const double line = painter.fontMetrics().height();
    std::vector<EndLabel> labels;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (!m_visible[i] || m_traces[i].isEmpty())
            continue;
        const QPointF end = place(m_traces[i].runs.back().back());
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colours().series[m_curves[i].colour]);
        painter.drawEllipse(end, curveWidth * 1.6, curveWidth * 1.6);
        if (m_curves.size() > 1 && area.right() - end.x() < area.width() / 10)
            labels.push_back({end.y(), i});
    }
    std::sort(labels.begin(), labels.end(),
              [](const EndLabel &a, const EndLabel &b) { return a.y < b.y; });
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + line);
    double lowest = area.bottom() + line / 2;
    for (auto it = labels.rbegin(); it != labels.rend(); ++it) {
        it->y = std::min(it->y, lowest);
        lowest = it->y - line;
    }
    for (const EndLabel &label : labels) {
        const double left = area.right() + gridUnits(this, 1.5);
        painter.setPen(m_theme.colours().series[m_curves[label.curve].colour]);
        painter.drawText(QRectF(left, label.y - line / 2, width() - left, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_curves[label.curve].label,
                                                          Qt::ElideRight,
                                                          static_cast<int>(width() - left)));
    }
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
    painter.setPen(QPen(m_theme.colours().dim, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    paintReading(painter, x);
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
    const QString time =
        QDateTime::fromMSecsSinceEpoch(*m_cursorMs).toString(QStringLiteral("dd MMM HH:mm:ss"));
    int labelWidth = metrics.horizontalAdvance(time) / 2;
    int valueWidth = labelWidth;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const auto reading = m_visible[i] ? nearest(i, *m_cursorMs) : std::nullopt;
        if (!reading)
            continue;
        const QColor colour = m_theme.colours().series[m_curves[i].colour];
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(place(reading->sample), 3, 3);
        rows.push_back({m_curves[i].label, textOf(*reading), colour});
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(rows.back().label));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(rows.back().value));
    }
    const int pad = gridUnits(this, 2);
    const int line = metrics.height() + 2;
    const int swatch = gridUnits(this, 2);
    QRectF box(x + pad, chart()->plotArea().top(), labelWidth + valueWidth + swatch + 4 * pad,
               line * (static_cast<int>(rows.size()) + 1) + 2 * pad);
    if (box.right() > width())
        box.moveRight(x - pad);
    painter.setPen(QPen(m_theme.colours().line, 1));
    painter.setBrush(m_theme.colours().background);
    painter.drawRoundedRect(box, 6, 6);
    const QRectF inner = box.adjusted(pad, pad, -pad, -pad);
    painter.setPen(m_theme.colours().text);
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter, time);
    double y = inner.top() + line;
    for (const Row &row : rows) {
        const QRectF rowArea(inner.left(), y, inner.width(), line);
        painter.fillRect(
            QRectF(rowArea.left(), rowArea.center().y() - swatch / 2.0, swatch, swatch),
            row.colour);
        painter.setPen(m_theme.colours().text);
        painter.drawText(rowArea.adjusted(swatch + pad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         row.label);
        painter.drawText(rowArea, Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += line;
    }
}

void ChartPlot::moveCursor(qint64 timeMs)
{
    m_cursorMs = std::clamp(timeMs, m_fromMs, m_toMs);
    viewport()->update();
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = chart()->plotArea();
    const double share = (event->position().x() - area.left()) / std::max(1.0, area.width());
    if (share < 0 || share > 1)
        return leaveEvent(nullptr);
    moveCursor(m_fromMs + static_cast<qint64>(share * static_cast<double>(m_toMs - m_fromMs)));
}

void ChartPlot::leaveEvent(QEvent *)
{
    m_cursorMs.reset();
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
