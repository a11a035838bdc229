// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"

#include <QWidget>

namespace bnm {

struct ChartSpec {
    QString title; ///< for screen readers; the card shows it
    std::vector<Curve> curves;
    bool fromZero = true;
    QString emptyText = {}; ///< why there may be nothing to draw, and what to do
    bool events = false;    ///< dots in place of lines
};

/// A time chart with its legend: the plot, and below it a chip for each curve that hides
/// and shows it. The unit comes from the catalogue, by the first curve's field.
class TimeChart : public QWidget {
    Q_OBJECT
public:
    TimeChart(const Theme &theme, ChartSpec spec, QWidget *parent = nullptr);

    void refresh(const LiveSeries &series, qint64 fromMs, qint64 toMs)
    {
        m_plot->refresh(series, fromMs, toMs);
    }
    ChartPlot &plot() { return *m_plot; }

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copyAsCsv() const;
    void saveAsPng();

    ChartSpec m_spec;
    ChartPlot *m_plot;
};

} // namespace bnm
