// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/health_bar.h"

#include "ui/controls/fonts.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace bnm {

namespace {

constexpr double headlineSize = 1.35;
constexpr int mostLines = 3;

/// Broken between words into as many lines as there is room for; the last one is elided.
QStringList inLines(const QString &text, const QFontMetrics &metrics, int width, int most)
{
    QStringList lines;
    QTextLayout layout(text);
    layout.beginLayout();
    qsizetype begin = 0;
    for (QTextLine line = layout.createLine(); line.isValid() && lines.size() + 1 < most;
         line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(begin, line.textLength()).trimmed();
        begin = line.textStart() + line.textLength();
    }
    layout.endLayout();
    if (begin < text.size())
        lines << metrics.elidedText(text.mid(begin).trimmed(), Qt::ElideRight, width);
    return lines;
}

} // namespace

HealthBar::HealthBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setHealth({Health::Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")});
}

QSize HealthBar::sizeHint() const
{
    return {gridUnits(this, 120), gridUnits(this, 15)};
}

void HealthBar::setHealth(const Health &health)
{
    if (health == m_health)
        return;
    m_health = health;
    setAccessibleName(health.headline);
    setAccessibleDescription(health.sentence);
    offerTip();
    update();
}

void HealthBar::setNode(const QString &text)
{
    m_node = text;
    offerTip();
    update();
}

/// The full text of elided parts.
void HealthBar::offerTip()
{
    setToolTip(QStringLiteral("<p>%1</p><p>%2</p>")
                   .arg(m_health.sentence.toHtmlEscaped(), m_node.toHtmlEscaped()));
}

void HealthBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void HealthBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space)
        return Q_EMIT clicked();
    QWidget::keyPressEvent(event);
}

void HealthBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    Theme::paintFocus(painter, this);
    const double icon = gridUnits(this, 5.5);
    paintStatus(painter, {gridUnits(this, 4) * 1.0, (height() - icon) / 2, icon, icon},
                statusIconOf(m_health.level, colours), colours);

    int left = gridUnits(this, 13);
    painter.setFont(scaledFont(font(), headlineSize, QFont::DemiBold));
    painter.setPen(colours.text);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter, m_health.headline);
    left += painter.fontMetrics().horizontalAdvance(m_health.headline) + gridUnits(this, 4);

    painter.setFont(font());
    const QFontMetrics metrics = painter.fontMetrics();
    int right = width() - gridUnits(this, 3);
    // Problems take precedence over the node's name. Lines break between words, so they are not
    // full.
    const int pad = gridUnits(this, 2.5);
    const int sentence = metrics.horizontalAdvance(m_health.sentence) * 4 / 3 / mostLines;
    const int nodeRoom = std::min(width() / 3, right - left - sentence - 3 * pad);
    if (!m_node.isEmpty() && nodeRoom > gridUnits(this, 14)) {
        const QString node = metrics.elidedText(m_node, Qt::ElideMiddle, nodeRoom);
        const int wide = metrics.horizontalAdvance(node) + 2 * pad;
        const QRectF chip(right - wide, (height() - gridUnits(this, 6.5)) / 2.0, wide,
                          gridUnits(this, 6.5));
        painter.setPen(QPen(colours.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(chip, 6, 6);
        painter.setPen(colours.dim);
        painter.drawText(chip, Qt::AlignCenter, node);
        right -= wide + pad;
    }
    painter.setPen(colours.dim);
    const QStringList lines = inLines(m_health.sentence, metrics, std::max(0, right - left),
                                      std::min(mostLines, height() / metrics.lineSpacing()));
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter,
                     lines.join(QLatin1Char('\n')));
}

} // namespace bnm
