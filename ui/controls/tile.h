// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/freshness.h"
#include "app/core/text/format.h"
#include "ui/controls/theme.h"

#include <QWidget>

namespace bnm {

/// One big figure with a small unit, a caption, and a small trend below. A figure that is out of
/// date is dimmed and shows its time.
class Tile : public QWidget {
    Q_OBJECT
public:
    Tile(const QString &title, std::size_t colour, QWidget *parent = nullptr);

    void setFigure(const format::Figure &figure, const AsOf &asOf = {});
    void setCaption(const QString &caption);
    /// A trend that spans less than leastSpan is not scaled to the full height.
    void setTrend(const Trace &trace, qint64 fromMs, qint64 toMs, double leastSpan = 0);
    void setTip(const QString &plainText);
    void tick(qint64 nowMs);
    /// Enlarges the figure, for viewing from a distance; the text grows less.
    void setScale(double scale);
    double scale() const { return m_scale; }
    /// A click, or Enter, opens a page.
    void setClickable(bool clickable);

    QString title() const { return m_title; }
    const format::Figure &figure() const { return m_figure; }
    const QString &caption() const { return m_caption; }
    /// Whether title and figure fit its width at their smallest size.
    bool hasRoom() const;
    bool isOld() const { return !m_age.isEmpty(); }
    const QString &age() const { return m_age; } ///< "as of 14:02, 2 min ago"; empty: it is fresh
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintHeading(QPainter &painter, QRect &area) const;
    void paintFigure(QPainter &painter, QRect &area) const;
    void paintTrend(QPainter &painter, const QRectF &area) const;
    void describe();
    double wordSize() const;
    QFont titleFont(int room) const;
    QFont figureFont(int room) const;
    int figureWidth(const QFont &large) const;

    QString m_title;
    std::size_t m_colour;
    format::Figure m_figure{format::dash(), {}};
    AsOf m_asOf;
    QString m_age;
    QString m_caption;
    QString m_tip;
    double m_scale = 1;
    Trace m_trend;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 0;
    double m_leastSpan = 0;
    bool m_isClickable = false;
};

} // namespace bnm
