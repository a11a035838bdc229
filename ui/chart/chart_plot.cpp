// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_plot.h"

#include "app/core/text/format.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QApplication>
#include <QChart>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bnm {

namespace {

constexpr double labelSize = 0.88;
constexpr double zoomOfNotch = 0.8;
constexpr double panOfNotch = 0.1; // of what is shown
constexpr double notch = 120;      // of a wheel, as Qt counts
constexpr double zoomOfKey = 0.5;
constexpr int stepsOfKeys = 60; // of the cursor, through what is shown
constexpr int nearMark = 4;     // pixels
constexpr qint64 scrollPauseMs = 350;
constexpr float zoomOpacity = 0.18F;

QString cursorTime(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("dd MMM HH:mm:ss"));
}

} // namespace

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

void ChartPlot::setMarks(const ChartMarksPtr &marks)
{
    const bool isSame = m_marks == marks || (m_marks && marks && *m_marks == *marks);
    m_marks = marks;
    if (!isSame)
        redraw();
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

void ChartPlot::setVector(bool vector)
{
    m_isVector = vector;
}

/// The whole is drawn once for new data; a cursor that moves is drawn over a copy.
void ChartPlot::paintEvent(QPaintEvent *event)
{
    if (m_isVector)
        return QChartView::paintEvent(event);
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_picture.isNull() || m_picture.size() != size) {
        m_picture = QPixmap(size);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter there(&m_picture);
        there.setRenderHint(QPainter::Antialiasing);
        render(&there, viewport()->rect(), viewport()->rect());
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(labelFont());
    Theme::paintFocus(painter, this);
    paintZoom(painter);
    paintCursor(painter);
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
    painter->save(); // Qt Charts fills its lines with the brush it finds
    painter->setFont(labelFont());
    paintGrid(*painter);
    paintTitles(*painter);
    paintBehind(*painter);
    paintTimes(*painter);
    paintMarks(*painter);
    painter->restore();
}

void ChartPlot::paintGrid(QPainter &painter) const
{
    const Colours &colours = Theme::colours();
    const QRectF area = chart()->plotArea();
    const int line = painter.fontMetrics().height();
    const double gap = gridUnits(this, 1.5);
    for (std::size_t i = 0; i < m_scales.size(); ++i)
        for (const double mark : m_scales[i].marks()) {
            const double y = yOf(i, mark);
            if (i == 0) { // the other one has no lines of its own
                painter.setPen(QPen(colours.line, 1));
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
            }
            painter.setPen(colours.dim);
            const QRectF left(0, y - line / 2.0, area.left() - gap, line);
            const QRectF right(area.right() + gap, y - line / 2.0, width(), line);
            painter.drawText(i == 0 ? left : right,
                             (i == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             m_scales[i].label(mark));
        }
}

void ChartPlot::paintTitles(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(Theme::colours().dim);
    painter.drawText(QPointF(area.left(), metrics.ascent()), m_scales.front().title());
    if (m_scales.size() > 1)
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(m_scales[1].title()),
                                 metrics.ascent()),
                         m_scales[1].title());
}

void ChartPlot::paintTimes(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    const int most = static_cast<int>(area.width()) /
                     (metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 3 / 2);
    painter.setPen(Theme::colours().dim);
    for (const TimeTick &tick : timeTicks(m_fromMs, m_toMs, most)) {
        const double x = xOf(tick.timeMs);
        const int wide = metrics.horizontalAdvance(tick.label);
        if (x - wide / 2.0 < area.left() - gridUnits(this, 1))
            continue; // it would stand below the value axis
        const double left = std::min(x - wide / 2.0, area.right() + gridUnits(this, 1) - wide);
        painter.drawText(QPointF(left, area.bottom() + gridUnits(this, 1) + metrics.ascent()),
                         tick.label);
    }
}

/// Blocks as strokes at the foot; what is rarer as a line with its sign above.
void ChartPlot::paintMarks(QPainter &painter) const
{
    if (!m_marks)
        return;
    const Colours &colours = Theme::colours();
    const QRectF area = chart()->plotArea();
    const double stroke = gridUnits(this, 1.5);
    const double side = painter.fontMetrics().height() * 0.8;
    for (const ChartMark &mark : *m_marks) {
        const double x = xOf(mark.timeMs);
        if (x < area.left() || x > area.right())
            continue;
        if (mark.kind == ChartMark::Kind::Block) {
            paintMark(painter, mark, {x - 1, area.bottom() - stroke, 2, stroke}, colours);
            continue;
        }
        painter.setPen(QPen(colours.field, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        paintMark(painter, mark, {x - side / 2, area.top() - side - 1, side, side}, colours);
    }
}

void ChartPlot::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(labelFont());
    paintInFront(*painter);
}

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

void ChartPlot::paintReading(QPainter &painter, double x) const
{
    const std::vector<ReadingRow> rows = readingRows();
    const std::vector<const ChartMark *> marks = marksAtCursor();
    const QFontMetrics metrics = painter.fontMetrics();
    const QString time = cursorTime(*m_cursorMs);
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
    inside = std::min(inside, width() - 3 * pad);
    const int lines = static_cast<int>(rows.size() + marks.size()) + 1;
    const int line = std::min(metrics.height() + 2, (height() - 2 * pad) / lines);
    QRectF box(x + pad, chart()->plotArea().top(), inside + 2 * pad, line * lines + 2 * pad);
    box.moveTop(std::max(0.0, std::min(box.top(), height() - box.height() - 1)));
    if (box.right() > width())
        box.moveRight(std::max(x - pad, box.width()));
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.setBrush(Theme::colours().background);
    painter.drawRoundedRect(box, 6, 6);
    QRectF row = box.adjusted(pad, pad, -pad, -pad);
    row.setHeight(line);
    painter.setPen(Theme::colours().text);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, time);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, sum);
    const auto next = [&row, line, swatch] {
        row.translate(0, line);
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

void ChartPlot::paintZoom(QPainter &painter) const
{
    if (!m_pressed || !m_zoomToMs)
        return;
    const QRectF area = chart()->plotArea();
    const double from = std::clamp(m_pressed->x(), area.left(), area.right());
    QColor colour = Theme::colours().accent;
    painter.setPen(QPen(colour, 1));
    colour.setAlphaF(zoomOpacity);
    painter.setBrush(colour);
    painter.drawRect(
        QRectF(QPointF(from, area.top()), QPointF(xOf(*m_zoomToMs), area.bottom())).normalized());
}

/// The figures at the cursor, for who does not see them.
QString ChartPlot::cursorText() const
{
    QStringList parts = {cursorTime(*m_cursorMs)};
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

std::optional<qint64> ChartPlot::timeAt(double x) const
{
    const QRectF area = chart()->plotArea();
    const double share = (x - area.left()) / std::max(1.0, area.width());
    if (share < 0 || share > 1)
        return std::nullopt;
    return m_fromMs + static_cast<qint64>(share * static_cast<double>(m_toMs - m_fromMs));
}

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
