// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/live_series.h"
#include "app/core/text/format.h"
#include "ui/controls/theme.h"

#include <QWidget>

namespace bnm {

/// One big figure with its unit small beside it, a line of words, and a small trend below.
class Tile : public QWidget {
    Q_OBJECT
public:
    Tile(const Theme &theme, const QString &title, std::size_t colour, QWidget *parent = nullptr);

    void setFigure(const format::Figure &figure);
    void setCaption(const QString &caption);
    /// A trend that spans less than leastSpan is not blown up to the full height.
    void setTrend(const Trace &trace, qint64 fromMs, qint64 toMs, double leastSpan = 0);
    void setTip(const QString &plainText);

    QString title() const { return m_title; }
    const format::Figure &figure() const { return m_figure; }
    const QString &caption() const { return m_caption; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintFigure(QPainter &painter, QRect &area) const;
    void paintTrend(QPainter &painter, const QRectF &area) const;
    void describe();

    const Theme &m_theme;
    QString m_title;
    std::size_t m_colour;
    format::Figure m_figure{format::dash(), {}};
    QString m_caption;
    Trace m_trend;
    qint64 m_fromMs = 0;
    qint64 m_toMs = 0;
    double m_leastSpan = 0;
};

} // namespace bnm
