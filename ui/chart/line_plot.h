// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"

namespace bnm {

/// Curves over time: the lines, what lies between the least and the greatest sample, and the
/// figures at the lines' ends. A gap in the data stays a gap. How a line goes from sample to sample
/// follows from its field (curve_shape.h).
class LinePlot : public ChartPlot {
    Q_OBJECT
public:
    LinePlot(std::vector<Curve> curves, bool fromZero, QWidget *parent = nullptr);

    /// A run of a curve, as it is drawn.
    struct Line {
        std::size_t curve;
        double width;
        QPolygonF corners; ///< in shares of the plot, from its lower left corner
    };
    const std::vector<Line> &lines() const { return m_lines; }
    /// Draws samples as dots, for what happens now and then (blocks) and is not sampled.
    void setEvents(bool events) { m_events = events; }
    /// The axis ends there if the newest values are below; 0: it has no such end.
    void setMostOfPast(double value) { m_mostOfPast = value; }
    /// Of the curves whose newest figure is written at their end, for there is room at its height.
    std::vector<std::size_t> labelledEnds() const;

protected:
    void read(ChartData &charts, int steps) override;
    void fillCurves() override;
    void eachShown(std::size_t scale, const std::function<void(double value)> &take) const override;
    int roomForEnds(const QFontMetrics &metrics) const override;
    void markReading(QPainter &painter, std::size_t curve, const Sample &sample) const override;
    void paintBehind(QPainter &painter) const override;
    void paintInFront(QPainter &painter) const override;

private:
    void addLines(std::size_t curve);
    void paintLines(QPainter &painter) const;
    std::optional<double> endOfAxis() const;
    bool hasEnd(std::size_t curve) const;
    double endOf(std::size_t curve) const;
    bool isHidden(std::size_t curve) const;
    void paintDots(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;
    QColor endInk(std::size_t curve) const;

    std::vector<Line> m_lines;                   ///< what is drawn last is on top
    std::vector<std::optional<Sample>> m_newest; ///< where it is in view
    bool m_events = false;
    double m_mostOfPast = 0;
};

} // namespace bnm
