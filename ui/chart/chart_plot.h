// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/chart_data.h"
#include "app/core/series/freshness.h"
#include "app/core/text/format.h"
#include "collectors/point/catalogue.h"
#include "ui/chart/ticks.h"
#include "ui/controls/theme.h"

#include <QChartView>

#include <functional>
#include <optional>
#include <vector>

class QValueAxis;

namespace bnm {

/// One line or band of a chart: which series, what it is called, with which ink it is drawn.
struct Curve {
    SeriesId id;
    QString label;
    Ink ink;
    std::vector<SeriesId> added = {}; ///< further series of a band, summed up with the first
};

/// The plotting area of a time chart: grid, labels and the reading cursor; how the data are
/// drawn is the matter of its kinds.
class ChartPlot : public QChartView {
    Q_OBJECT
public:
    void refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness = {});
    /// Whether the newest sample of a curve says nothing of now.
    bool isOld(std::size_t curve) const;
    void setCurveVisible(std::size_t index, bool visible);
    bool isCurveVisible(std::size_t index) const { return m_visible[index]; }
    /// What it is, where no figures are read.
    void setAbout(const QString &text)
    {
        m_about = text;
        setAccessibleDescription(text);
    }
    void setEmptyText(const QString &text) { m_emptyText = text; }
    const std::vector<Curve> &curves() const { return m_curves; }
    const std::vector<Trace> &traces() const { return m_traces; }
    qint64 fromMs() const { return m_fromMs; }
    qint64 toMs() const { return m_toMs; }
    std::optional<qint64> cursorMs() const { return m_cursorMs; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void curvePicked(std::size_t index); ///< somebody clicked it

protected:
    ChartPlot(std::vector<Curve> curves, Unit unit, bool fromZero, QWidget *parent);

    virtual void read(ChartData &charts, int pixels) = 0; ///< calls setTrace()
    virtual void fillCurves() {}                          ///< the axes fit already
    /// Every value that is to be within the axis.
    virtual void eachShown(const std::function<void(double value)> &take) const = 0;
    virtual int roomForEnds(const QFontMetrics &) const { return 0; } ///< right of the plot
    virtual void paintBehind(QPainter &) const {}
    virtual void paintInFront(QPainter &) const {}
    virtual void markReading(QPainter &, std::size_t, const Sample &) const {}
    virtual std::vector<std::size_t> readingOrder() const; ///< of the curves
    virtual QString sumAt(qint64 /*timeMs*/) const
    {
        return {};
    } ///< of all, where it means something

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    void setTrace(std::size_t curve, Trace trace) { m_traces[curve] = std::move(trace); }
    Unit unit() const { return m_unit; }
    QColor colourOf(std::size_t curve) const;
    QPointF place(const Sample &sample) const;
    std::optional<qint64> timeAt(double x) const;
    QValueAxis *timeAxis() const { return m_timeAxis; }
    QValueAxis *valueAxis() const { return m_valueAxis; }

private:
    void layOut();
    QString axisLabel(double value) const;
    void fill();
    void fitValueAxis();
    bool isEmpty() const;
    void moveCursor(qint64 timeMs);
    void paintGrid(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    QString timeAtCursor() const;
    void paintReading(QPainter &painter, double x) const;
    struct Reading {
        Sample sample;
        std::optional<Spread> spread; ///< where samples were taken together
    };
    std::optional<Reading> nearest(std::size_t curve, qint64 timeMs) const;
    QString textOf(const Reading &reading) const;
    QString cursorText() const;

    std::vector<Curve> m_curves;
    Unit m_unit;
    bool m_fromZero;
    std::vector<bool> m_visible;
    std::vector<Trace> m_traces;
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    Ticks m_ticks; ///< values in the field's own unit, the step in the scaled one
    format::AxisScale m_scale;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 1;
    Freshness m_freshness;
    std::optional<qint64> m_cursorMs;
    QString m_about;
    QString m_emptyText;
    bool m_isWaiting = false; ///< for the past, out of the store
};

} // namespace bnm
