// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"

#include <QImage>
#include <QWidget>

#include <functional>

class QAbstractButton;
class QMenu;

namespace bnm {

class LegendChip;

enum class ChartKind {
    Lines,
    Events, ///< dots, for what happens now and then
    Bands,  ///< one upon the other
};

struct ChartSpec {
    QString title; ///< for screen readers and pictures; the card shows it
    std::vector<Curve> curves;
    bool fromZero = true;
    QString emptyText = {}; ///< why there may be nothing to draw, and what to do
    ChartKind kind = ChartKind::Lines;
    double mostOfPast = 0; ///< see ChartRow
};

/// A time chart with its legend: the plot, and below it a chip for each curve that hides
/// and shows it. The units come from the catalogue. Its menu, behind a button for the card's
/// corner and by right click, gives the data as CSV and the chart as a picture, and shows it large.
class TimeChart : public QWidget {
    Q_OBJECT
public:
    explicit TimeChart(ChartSpec spec, QWidget *parent = nullptr);

    void refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness = {});
    ChartPlot &plot() { return *m_plot; }
    const QString &title() const { return m_spec.title; }
    QAbstractButton *menuButton() { return m_button; }
    /// Whose data they are, as pictures and files say.
    void setNode(const Identity &node) { m_node = node; }
    /// "cupboard (mainnet) · 24 Nov 2026 09:12 – 11:40, UTC+01:00"
    QString origin() const;
    void setLarge(bool large) { m_isLarge = large; } ///< the menu offers the way back
    QImage picture();
    bool hasData() const; ///< in the range that is shown
    /// What is drawn now, thinned as it is.
    QByteArray shownAsCsv() const;
    /// All that is known of the curves in the range; done gets what went wrong, or nothing.
    void saveCsv(const QString &path, std::function<void(const QString &error)> done);

Q_SIGNALS:
    void largeWanted(bool large);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void openMenu(const QPoint &at);
    void addFiles(QMenu &menu);
    QString fileName() const; ///< without a suffix
    ChartPlot *makePlot();
    void addLegend();
    void pick(std::size_t curve);
    void askForFile(const QString &caption, const QString &filter, const QString &suffix,
                    std::function<void(const QString &path)> save);
    void complain(const QString &path, const QString &error);

    ChartSpec m_spec;
    ChartPlot *m_plot;
    QAbstractButton *m_button;
    Identity m_node;
    bool m_isLarge = false;
    QWidget *m_legend = nullptr;
    std::vector<LegendChip *> m_chips; ///< one a curve; none where there is only one
    ChartData *m_charts = nullptr;
};

} // namespace bnm
