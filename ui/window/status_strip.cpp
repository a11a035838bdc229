// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_strip.h"

#include "app/core/format.h"
#include "ui/fonts.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bnm {

namespace {

QString nameOf(LinkStatus::Party party)
{
    switch (party) {
    case LinkStatus::Party::Node: return StatusStrip::tr("Node");
    case LinkStatus::Party::Zmq: return QStringLiteral("ZMQ");
    case LinkStatus::Party::Mirror: return QStringLiteral("InfluxDB");
    case LinkStatus::Party::Electrum: return QStringLiteral("Electrum");
    case LinkStatus::Party::History: return StatusStrip::tr("History");
    }
    return {};
}

/// A disc is good, a ring waits, a triangle asks for a look, a square for action.
void paintDot(QPainter &painter, const QRectF &area, LinkStatus::Level level,
              const Colours &colours)
{
    painter.setPen(Qt::NoPen);
    switch (level) {
    case LinkStatus::Level::Good:
        painter.setBrush(colours.good);
        painter.drawEllipse(area);
        break;
    case LinkStatus::Level::Watch:
        painter.setBrush(colours.warning);
        painter.drawPolygon(
            QPolygonF{{area.center().x(), area.top()}, area.bottomRight(), area.bottomLeft()});
        break;
    case LinkStatus::Level::Bad:
        painter.setBrush(colours.critical);
        painter.drawRect(area);
        break;
    case LinkStatus::Level::Off:
    case LinkStatus::Level::Waiting:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.dim, 1.5));
        painter.drawEllipse(area.adjusted(1, 1, -1, -1));
        break;
    }
}

} // namespace

StatusStrip::StatusStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFont(scaledFont(font(), 0.95));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Connections"));
}

QSize StatusStrip::sizeHint() const
{
    return {gridUnits(this, 120), gridUnits(this, 7)};
}

void StatusStrip::setLinks(const std::vector<LinkStatus> &links)
{
    m_links = links;
    std::sort(m_links.begin(), m_links.end(),
              [](const LinkStatus &a, const LinkStatus &b) { return a.party < b.party; });
    QStringList texts;
    for (const LinkStatus &link : m_links)
        texts << textOf(link.party);
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

void StatusStrip::setNodeAnswer(std::optional<qint64> answeredMs, qint64 nowMs)
{
    const QString text = answeredMs ? format::ago(*answeredMs, nowMs) : QString();
    if (text == m_nodeAnswer)
        return;
    m_nodeAnswer = text;
    update();
}

QString StatusStrip::textOf(LinkStatus::Party party) const
{
    const auto it = std::find_if(m_links.begin(), m_links.end(),
                                 [party](const LinkStatus &link) { return link.party == party; });
    if (it == m_links.end())
        return {};
    const bool answers = party == LinkStatus::Party::Node && it->level == LinkStatus::Level::Good;
    return nameOf(party) + QStringLiteral(": ") +
           (answers && !m_nodeAnswer.isEmpty() ? m_nodeAnswer : it->summary);
}

int StatusStrip::widthOf(const LinkStatus &link) const
{
    return fontMetrics().horizontalAdvance(textOf(link.party)) + gridUnits(this, 10);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    painter.fillRect(rect(), colours.panel);
    painter.fillRect(QRect(0, 0, width(), 1), colours.line);
    const double dot = gridUnits(this, 2.2);
    for (const auto &[link, left] : placed()) {
        paintDot(painter, {left * 1.0, (height() - dot) / 2, dot, dot}, link->level, colours);
        painter.setPen(colours.text);
        painter.drawText(QRect(left + gridUnits(this, 4), 0, width(), height()), Qt::AlignVCenter,
                         textOf(link->party));
    }
}

/// The connections from the left, our own history at the right where there is room.
std::vector<StatusStrip::Placed> StatusStrip::placed() const
{
    std::vector<Placed> places;
    int left = gridUnits(this, 4);
    for (const LinkStatus &link : m_links) {
        const bool atTheEnd = link.party == LinkStatus::Party::History;
        places.push_back({&link, atTheEnd
                                     ? std::max(left, width() - widthOf(link) + gridUnits(this, 2))
                                     : left});
        left += widthOf(link);
    }
    return places;
}

bool StatusStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const auto &[link, left] : placed())
        if (help->pos().x() >= left && help->pos().x() < left + widthOf(*link)) {
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<p>%1</p>").arg(link->sentence.toHtmlEscaped()),
                               this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

} // namespace bnm
