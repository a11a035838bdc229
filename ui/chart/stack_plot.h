// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"

namespace bnm {

/// Bands over time, one upon the other, the first at the bottom. A band that is hidden is left
/// out of the stack. Where nothing was measured there is nothing; where only some bands were,
/// the others are empty then.
class StackPlot : public ChartPlot {
    Q_OBJECT
public:
    explicit StackPlot(std::vector<Curve> curves, QWidget *parent = nullptr);

    /// The upper edges of the bands at that moment, from the bottom; hidden ones add nothing.
    std::vector<double> edgesAt(qint64 timeMs) const;

protected:
    void read(ChartData &charts, int steps) override;
    void fillCurves() override;
    void eachShown(std::size_t scale, const std::function<void(double value)> &take) const override;
    void paintBehind(QPainter &painter) const override;
    std::vector<std::size_t> readingOrder() const override;
    QString sumAt(qint64 timeMs) const override;
    void click(const QPointF &at) override;

private:
    /// All bands at the same times.
    struct Run {
        std::vector<qint64> times;
        std::vector<std::vector<double>> edges; ///< of each band, upwards
    };
    struct Spot {
        const Run *run;
        std::size_t index;
    };
    std::optional<Spot> nearest(qint64 timeMs) const;
    QPolygonF edgeOf(const Run &run, std::size_t band) const;
    void paintRun(QPainter &painter, const Run &run) const;

    std::vector<Run> m_runs;
};

} // namespace bnm
