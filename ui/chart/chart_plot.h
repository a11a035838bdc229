// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/chart_data.h"
#include "app/core/series/freshness.h"
#include "collectors/point/catalogue.h"
#include "ui/chart/chart_mark.h"
#include "ui/chart/value_scale.h"
#include "ui/controls/theme.h"

#include <QChartView>
#include <QElapsedTimer>

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

    Unit unit() const { return id.spec().unit; }
};

/// The plotting area of a time chart: grid, labels, marks and the reading cursor; how the data are
/// drawn is the matter of its kinds. Curves of two units have an axis each, on either side.
class ChartPlot : public QChartView {
    Q_OBJECT
public:
    void refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness = {});
    void setMarks(const ChartMarksPtr &marks); ///< null: none are shown
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
    void setEmptyText(const QString &text);
    const std::vector<Curve> &curves() const { return m_curves; }
    const std::vector<Trace> &traces() const { return m_traces; }
    const std::vector<ValueScale> &scales() const { return m_scales; }
    /// Drawn quickly, with thin and jagged lines: while a hand moves the time.
    void setDraft(bool draft);
    /// What changes while it is patient is drawn by drawOn(); until then the former picture is
    /// shown. Otherwise, and in a draft, the whole is drawn when it is next shown.
    void setPatient(bool patient) { m_isPatient = patient; }
    bool isBehind() const { return m_isBehind; }
    /// Draws for some milliseconds, if it is behind.
    void drawOn();
    bool isDraft() const { return m_isDraft; }
    const ChartMarksPtr &marks() const { return m_marks; }
    qint64 fromMs() const { return m_fromMs; }
    qint64 toMs() const { return m_toMs; }
    std::optional<qint64> cursorMs() const { return m_cursorMs; }
    /// The line of another chart's cursor, without its figures; none: it left.
    void showCursor(std::optional<qint64> timeMs);
    /// For a picture each line is drawn by itself; on the screen a copy of the whole is shown.
    void setVector(bool vector);
    QSize sizeHint() const override;

Q_SIGNALS:
    void curvePicked(std::size_t index); ///< somebody clicked it
    void cursorMoved(std::optional<qint64> timeMs);
    void moveWanted(const bnm::TimeMove &move); ///< of the time that is shown
    void largeWanted();

protected:
    /// Of thinned data. Finer steps would not be seen, and take twice the time to draw.
    static constexpr int pixelsPerStep = 2;

    ChartPlot(std::vector<Curve> curves, bool fromZero, QWidget *parent);

    /// Calls setTrace(), with that many samples at most.
    virtual void read(ChartData &charts, int steps) = 0;
    virtual void fillCurves() {} ///< the axes fit already
    /// Every value that is to be within the axis of that scale.
    virtual void eachShown(std::size_t scale,
                           const std::function<void(double value)> &take) const = 0;
    virtual int roomForEnds(const QFontMetrics &) const { return 0; } ///< right of the plot
    virtual void paintBehind(QPainter &) const {}
    virtual void paintInFront(QPainter &) const {}
    virtual void markReading(QPainter &, std::size_t, const Sample &) const {}
    virtual std::vector<std::size_t> readingOrder() const; ///< of the curves
    virtual QString sumAt(qint64 /*timeMs*/) const
    {
        return {};
    } ///< of all, where it means something
    virtual void click(const QPointF &) {}

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    void setTrace(std::size_t curve, Trace trace) { m_traces[curve] = std::move(trace); }
    std::size_t scaleOf(std::size_t curve) const { return m_scaleOf[curve]; }
    QFont labelFont() const;
    QColor colourOf(std::size_t curve) const;
    /// Where a sample of a curve is in the view.
    QPointF place(std::size_t curve, const Sample &sample) const;
    /// The same in shares of the plot, from its lower left corner.
    QPointF shareOf(std::size_t curve, const Sample &sample) const;
    std::optional<qint64> timeAt(double x) const;
    /// The plot with so much around it, in whole pixels: a clip of others would cost much time.
    QRect plotClip(double margin = 0) const;

private:
    int steps() const;
    void findScales();
    int plotHeight() const;
    void layOut();
    void fill();
    void fitScales();
    void redraw();
    QSize blankSize() const;
    QPixmap blankPicture() const;
    void drawStrip(QPixmap &picture, const QRect &strip);
    bool isEmpty() const;
    double xOf(qint64 timeMs) const;
    double yOf(std::size_t scale, double value) const;
    void moveCursor(qint64 timeMs);
    void leaveCursor();
    void paintGrid(QPainter &painter) const;
    void paintTitles(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    QString timeAtCursor() const;
    QRectF readingBox(double x, const QFontMetrics &metrics, int lines, int inside) const;
    void paintReading(QPainter &painter, double x) const;
    void paintZoom(QPainter &painter) const;
    bool scrollsOn();
    struct ReadingRow {
        QString label;
        QString value;
        QColor colour;
    };
    std::vector<ReadingRow> readingRows() const;
    std::vector<const ChartMark *> marksAtCursor() const;
    struct Reading {
        Sample sample;
        std::optional<Spread> spread; ///< where samples were taken together
    };
    std::optional<Reading> nearest(std::size_t curve, qint64 timeMs) const;
    QString textOf(std::size_t curve, const Reading &reading) const;
    QString cursorText() const;

    std::vector<Curve> m_curves;
    bool m_fromZero;
    std::vector<bool> m_visible;
    std::vector<Trace> m_traces;
    std::vector<ValueScale> m_scales; ///< one or two
    std::vector<std::size_t> m_scaleOf;
    QValueAxis *m_timeAxis; ///< both from 0 to 1, so that Qt Charts has no axis to work out
    QValueAxis *m_valueAxis;
    QPixmap m_picture; ///< everything but the cursor; null: must be redrawn
    QPixmap m_next;    ///< that takes its place once it is drawn
    int m_nextTo = 0;  ///< how far it is drawn
    bool m_isPatient = false;
    bool m_isBehind = false;
    bool m_isVector = false;
    bool m_isDraft = false;
    ChartMarksPtr m_marks;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 1;
    Freshness m_freshness;
    std::optional<qint64> m_cursorMs;
    bool m_isCursorOwn = true; ///< else another chart's
    bool m_isCursorOfKeys = false;
    std::optional<QPointF> m_pressed;
    std::optional<qint64> m_zoomToMs; ///< where the mouse is that drags since m_pressed
    QPointF m_enteredAt;              ///< of the screen
    QElapsedTimer m_sinceScrolled;    ///< the page moved it under the mouse
    QString m_about;
    QString m_emptyText;
    bool m_isWaiting = false; ///< for the past, out of the store
};

} // namespace bnm
