// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/chart_data.h"
#include "app/core/format.h"
#include "collectors/point/catalogue.h"
#include "ui/chart/ticks.h"
#include "ui/theme.h"

#include <QChartView>

#include <optional>
#include <vector>

class QLineSeries;
class QValueAxis;

namespace bnm {

/// One line of a chart: which series, what it is called, which of the theme's colours.
struct Curve {
    SeriesId id;
    QString label;
    std::size_t colour = 0;
};

/// The plotting area of a time chart: Qt Charts draws the lines; grid, labels, the values at
/// the lines' ends and the reading cursor are drawn here. A gap in the data stays a gap.
class ChartPlot : public QChartView {
    Q_OBJECT
public:
    ChartPlot(const Theme &theme, std::vector<Curve> curves, Unit unit, bool fromZero,
              QWidget *parent = nullptr);

    void refresh(ChartData &charts, qint64 fromMs, qint64 toMs);
    void setCurveVisible(std::size_t index, bool visible);
    void setEmptyText(const QString &text) { m_emptyText = text; }
    /// Draws samples as dots, for what happens now and then (blocks) and is not sampled.
    void setEvents(bool events) { m_events = events; }
    const std::vector<Curve> &curves() const { return m_curves; }
    const std::vector<Trace> &traces() const { return m_traces; }
    qint64 fromMs() const { return m_fromMs; }
    qint64 toMs() const { return m_toMs; }
    std::optional<qint64> cursorMs() const { return m_cursorMs; }
    QSize sizeHint() const override;

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct EndLabel {
        double y;
        std::size_t curve;
    };
    void layOut();
    QString axisLabel(double value) const;
    void fill();
    void fillCurve(std::size_t index);
    void fitValueAxis();
    bool isEmpty() const;
    QPointF place(const Sample &sample) const;
    void moveCursor(qint64 timeMs);
    void paintGrid(QPainter &painter) const;
    void paintSpreads(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintDots(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintReading(QPainter &painter, double x) const;
    struct Reading {
        Sample sample;
        std::optional<Spread> spread; ///< where samples were taken together
    };
    std::optional<Reading> nearest(std::size_t curve, qint64 timeMs) const;
    QString textOf(const Reading &reading) const;

    const Theme &m_theme;
    std::vector<Curve> m_curves;
    Unit m_unit;
    bool m_fromZero;
    std::vector<bool> m_visible;
    std::vector<Trace> m_traces;
    std::vector<std::vector<QLineSeries *>> m_lines; // owned by the chart
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    Ticks m_ticks; ///< values in the field's own unit, the step in the scaled one
    format::AxisScale m_scale;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 1;
    std::optional<qint64> m_cursorMs;
    QString m_emptyText;
    bool m_events = false;
    bool m_isWaiting = false; ///< for the past, out of the store
};

} // namespace bnm
