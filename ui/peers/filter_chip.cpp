// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/filter_chip.h"

#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QPainter>

namespace bnm {

FilterChip::FilterChip(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSubject({});
}

void FilterChip::setSubject(const QString &subject)
{
    const QString line = plainLine(subject);
    // An ampersand would be taken for a key's mark.
    setText(tr("Filter: %1").arg(QString(line).replace(QLatin1Char('&'), QLatin1String("&&"))));
    setAccessibleName(tr("Remove the filter: %1").arg(line));
    setToolTip(plainToolTip(tr("Only %1 is shown. Click to show all peers.").arg(line)));
    setVisible(!subject.isEmpty());
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const int widest = gridUnits(this, 70);
    return {std::min(widest, fontMetrics().horizontalAdvance(text()) + gridUnits(this, 9)),
            gridUnits(this, 6.5)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    const Colours &colours = Theme::colours();
    const QRectF area = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(mixed(colours.panel, colours.accent, underMouse() ? 0.3 : 0.16));
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    Theme::paintFocus(painter, this, area.height() / 2);
    painter.setPen(colours.text);
    const QRect inside = rect().adjusted(gridUnits(this, 3), 0, -gridUnits(this, 2.5), 0);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("×"));
    const QRect label = inside.adjusted(0, 0, -gridUnits(this, 3), 0);
    QString shown = text();
    shown.replace(QLatin1String("&&"), QLatin1String("&"));
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(shown, Qt::ElideRight, label.width()));
}

} // namespace bnm
