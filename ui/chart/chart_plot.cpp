// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_plot.h"

#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QValueAxis>

#include <algorithm>
#include <limits>
#include <utility>

namespace bnm {

ChartPlot::ChartPlot(std::vector<Curve> curves, bool fromZero, QWidget *parent)
    : QChartView(parent),
      m_curves(std::move(curves)),
      m_fromZero(fromZero),
      m_visible(m_curves.size(), true),
      m_traces(m_curves.size()),
      m_timeAxis(new QValueAxis(this)),
      m_valueAxis(new QValueAxis(this)),
      m_emptyText(tr("No data in this range yet"))
{
    findScales();
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
    for (QValueAxis *axis : {m_timeAxis, m_valueAxis}) {
        axis->setRange(0, 1);
        axis->setVisible(false);
    }
    connect(&Theme::current(), &Theme::changed, this, &ChartPlot::fill);
}

/// The first curve's unit is on the left. There is room for two.
void ChartPlot::findScales()
{
    for (const Curve &curve : m_curves) {
        const auto known =
            std::find_if(m_scales.begin(), m_scales.end(), [&curve](const ValueScale &scale) {
                return scale.unit() == curve.unit();
            });
        m_scaleOf.push_back(static_cast<std::size_t>(known - m_scales.begin()));
        Q_ASSERT(m_scaleOf.back() < 2);
        if (known == m_scales.end())
            m_scales.emplace_back(curve.unit());
    }
}

QSize ChartPlot::sizeHint() const
{
    return {gridUnits(this, 80), gridUnits(this, 40)};
}

int ChartPlot::steps() const
{
    return std::max(100, static_cast<int>(chart()->plotArea().width())) / pixelsPerStep;
}

/// A step of a long range stands for more than a cycle.
bool ChartPlot::isOld(std::size_t curve) const
{
    if (m_traces[curve].isEmpty())
        return false;
    AsOf asOf =
        m_freshness.asOf(m_curves[curve].id.measurement, m_traces[curve].runs.back().back().timeMs);
    if (asOf.freshMs > 0)
        asOf.freshMs += 2 * (m_toMs - m_fromMs) / steps();
    return asOf.isOld(m_toMs);
}

void ChartPlot::refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness)
{
    m_freshness = freshness;
    m_fromMs = fromMs;
    m_toMs = std::max(toMs, fromMs + 1);
    read(charts, steps());
    m_isWaiting = charts.isWaiting();
    if (m_cursorMs && (*m_cursorMs < m_fromMs || *m_cursorMs > m_toMs))
        m_cursorMs.reset();
    fill();
}

void ChartPlot::setMarks(const ChartMarksPtr &marks)
{
    const bool isSame = m_marks == marks || (m_marks && marks && *m_marks == *marks);
    m_marks = marks;
    if (!isSame)
        redraw();
}

/// A change to a draft shows with the next data.
void ChartPlot::setDraft(bool draft)
{
    if (std::exchange(m_isDraft, draft) && !draft)
        redraw();
    if (draft)
        m_isBehind = false; // no picture of both kinds
}

void ChartPlot::setEmptyText(const QString &text)
{
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    redraw();
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
    fitScales();
    fillCurves();
    layOut();
    redraw();
}

void ChartPlot::redraw()
{
    m_next = {};
    m_isBehind =
        m_isPatient && !m_isDraft && !m_picture.isNull() && !viewport()->visibleRegion().isEmpty();
    if (m_isBehind)
        return;
    m_picture = {};
    viewport()->update();
}

QFont ChartPlot::labelFont() const
{
    return scaledFont(font(), labelSize);
}

QColor ChartPlot::colourOf(std::size_t curve) const
{
    return inkOf(m_curves[curve].ink);
}

void ChartPlot::fitScales()
{
    const int wanted = std::clamp(plotHeight() / gridUnits(this, 11), 2, 6);
    for (std::size_t i = 0; i < m_scales.size(); ++i) {
        double least = m_fromZero ? 0 : std::numeric_limits<double>::max();
        double greatest = std::numeric_limits<double>::lowest();
        eachShown(i, [&least, &greatest](double value) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        });
        if (greatest < least) {
            least = 0;
            greatest = 1;
        }
        m_scales[i].fit(least, greatest, wanted);
    }
}

/// Between the line of titles and that of times.
int ChartPlot::plotHeight() const
{
    return height() - 2 * QFontMetrics(labelFont()).height() - gridUnits(this, 3);
}

/// Leaves as much room as the labels need.
void ChartPlot::layOut()
{
    const QFontMetrics metrics(labelFont());
    const auto widthOf = [&metrics, this](const ValueScale &scale) {
        int widest = 0;
        for (const double mark : scale.marks())
            widest = std::max(widest, metrics.horizontalAdvance(scale.label(mark)));
        return widest + gridUnits(this, 2);
    };
    const int left = widthOf(m_scales.front());
    const int right =
        m_scales.size() > 1
            ? widthOf(m_scales[1])
            : std::min(std::max(gridUnits(this, 2), roomForEnds(metrics)), width() / 5);
    const QRectF area(left, metrics.height() + gridUnits(this, 1.5), width() - left - right,
                      plotHeight());
    if (area != chart()->plotArea())
        chart()->setPlotArea(area);
}

void ChartPlot::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    fill();
}

bool ChartPlot::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        m_picture = {};
    return QChartView::event(event);
}

double ChartPlot::xOf(qint64 timeMs) const
{
    const QRectF area = chart()->plotArea();
    return area.left() + static_cast<double>(timeMs - m_fromMs) /
                             static_cast<double>(m_toMs - m_fromMs) * area.width();
}

double ChartPlot::yOf(std::size_t scale, double value) const
{
    const QRectF area = chart()->plotArea();
    return area.bottom() - m_scales[scale].share(value) * area.height();
}

QPointF ChartPlot::place(std::size_t curve, const Sample &sample) const
{
    return {xOf(sample.timeMs), yOf(m_scaleOf[curve], sample.value)};
}

QPointF ChartPlot::shareOf(std::size_t curve, const Sample &sample) const
{
    return {static_cast<double>(sample.timeMs - m_fromMs) / static_cast<double>(m_toMs - m_fromMs),
            m_scales[m_scaleOf[curve]].share(sample.value)};
}

QRect ChartPlot::plotClip(double margin) const
{
    return chart()->plotArea().adjusted(-margin, -margin, margin, margin).toAlignedRect();
}

std::optional<qint64> ChartPlot::timeAt(double x) const
{
    const QRectF area = chart()->plotArea();
    const double share = (x - area.left()) / std::max(1.0, area.width());
    if (share < 0 || share > 1)
        return std::nullopt;
    return m_fromMs + static_cast<qint64>(share * static_cast<double>(m_toMs - m_fromMs));
}

} // namespace bnm
