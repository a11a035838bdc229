// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_overlay.h"

#include "ui/controls/fonts.h"
#include "ui/controls/table_look.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QWidget>

#include <algorithm>

namespace bnm {

namespace {

constexpr double textSize = 0.92;
constexpr double smallSize = 0.78;
constexpr double sideMargin = 3.5; // in units, as the two below
constexpr double lineHeight = 4.5;
constexpr double cardPadding = 2.5;

} // namespace

MapOverlay::MapOverlay(QPainter &painter, const MapScene &scene, const QWidget &widget)
    : m_painter(painter),
      m_scene(scene),
      m_widget(widget),
      m_colours(Theme::colours()),
      m_sea(MapColours::of().sea)
{
}

double MapOverlay::units(double count) const
{
    return gridUnits(&m_widget, count);
}

QRectF MapOverlay::lineAt(double top) const
{
    const double side = units(sideMargin);
    return {side, top, m_widget.width() - 2 * side, units(lineHeight)};
}

void MapOverlay::paintMarkers()
{
    const QRectF seen = QRectF(m_widget.rect()).adjusted(-40, -40, 40, 40);
    m_painter.setFont(scaledFont(tabularFont(m_widget.font()), 0.85, QFont::DemiBold));
    const auto count = static_cast<int>(m_scene.clusters().size());
    for (int number = 0; number < count; ++number) {
        const MapCluster &cluster = m_scene.cluster(number);
        const QPointF centre = m_scene.screenOf(cluster);
        if (!seen.contains(centre))
            continue;
        if (!cluster.members.empty())
            paintMarker(m_painter, centre, cluster.radius, m_scene.lookOf(number), m_colours,
                        m_sea);
        if (cluster.holdsOwnNode) {
            const double star = m_scene.sizes().star;
            const double out = cluster.members.empty() ? 0 : cluster.radius * 0.62;
            paintStar(m_painter, centre + QPointF(out, -out),
                      cluster.members.empty() ? star : star * 0.9, m_colours, m_sea);
        }
    }
}

void MapOverlay::paintHeading()
{
    const QRectF line = lineAt(units(2));
    m_painter.setFont(scaledFont(m_widget.font(), textSize));
    m_painter.setPen(m_colours.dim);
    m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, placelessText(m_scene.peers()));
    m_painter.setFont(scaledFont(m_widget.font(), 1, QFont::DemiBold));
    m_painter.setPen(m_colours.text);
    m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Peers"));
}

void MapOverlay::paintLegendAndStrip()
{
    m_painter.setFont(scaledFont(m_widget.font(), textSize));
    const QRectF bottom = lineAt(m_widget.height() - units(2) - units(lineHeight));
    const QString strip = placelessText(m_scene.peers());
    const double legendEnd = paintLegend(bottom);
    const bool beside =
        legendEnd + m_painter.fontMetrics().horizontalAdvance(strip) < bottom.right();
    m_painter.setPen(m_colours.text);
    m_painter.drawText(beside ? bottom : bottom.translated(0, -bottom.height()),
                       (beside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, strip);
}

/// Those of the data first: their licences ask for it.
void MapOverlay::paintCredits(const QStringList &attribution, Qt::Edge edge)
{
    QStringList credits;
    for (const QString &sentence : attribution)
        credits << plainLine(sentence);
    credits << tr("Made with Natural Earth");
    m_painter.setFont(scaledFont(m_widget.font(), smallSize));
    m_painter.setPen(m_colours.dim);
    const QRectF line =
        lineAt(edge == Qt::TopEdge ? units(1.5) : m_widget.height() - units(1) - units(lineHeight));
    m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(credits.join(QStringLiteral(" · ")),
                                                          Qt::ElideRight,
                                                          static_cast<int>(line.width())));
}

double MapOverlay::paintLegend(const QRectF &line)
{
    const double radius = m_scene.sizes().single;
    double x = line.left() + radius;
    const auto add = [&](const QString &label, auto paint) {
        paint(QPointF(x, line.center().y()));
        x += radius + units(1.5);
        m_painter.setPen(m_colours.dim);
        m_painter.drawText(QRectF(x, line.top(), line.width(), line.height()),
                           Qt::AlignLeft | Qt::AlignVCenter, label);
        x += m_painter.fontMetrics().horizontalAdvance(label) + units(3) + radius;
    };
    const auto marker = [&](const MarkerLook &look) {
        return
            [=, this](QPointF at) { paintMarker(m_painter, at, radius, look, m_colours, m_sea); };
    };
    add(tr("outbound"), marker({.outbound = 1}));
    add(tr("inbound"), marker({.inbound = 1}));
    add(tr("IPv6"), marker({.outbound = 1, .diamond = true}));
    const auto &placed = m_scene.peers().placed;
    if (std::any_of(placed.begin(), placed.end(),
                    [](const MapPeer &peer) { return peer.onlyCountry; }))
        add(tr("country only"), marker({.outbound = 1, .vague = true}));
    if (m_scene.hasOwnPlace())
        add(tr("this node"), [&](QPointF at) {
            paintStar(m_painter, at, m_scene.sizes().star * 0.9, m_colours, m_sea);
        });
    return x;
}

void MapOverlay::paintHint(const QString &hint)
{
    if (hint.isEmpty())
        return;
    m_painter.setFont(m_widget.font());
    const double widest = std::min<double>(m_widget.width() * 0.8, units(110));
    QRectF text = m_painter.fontMetrics().boundingRect(
        QRect(0, 0, static_cast<int>(widest), m_widget.height()),
        Qt::AlignCenter | Qt::TextWordWrap, hint);
    text.moveCenter(m_widget.rect().center());
    const double padding = units(3);
    m_painter.setPen(QPen(m_colours.line, 1));
    m_painter.setBrush(m_colours.panel);
    m_painter.drawRoundedRect(text.adjusted(-padding, -padding, padding, padding), padding,
                              padding);
    m_painter.setPen(m_colours.text);
    m_painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, hint);
}

/// Beside the marker, and wholly on the map.
QRectF MapOverlay::cardOver(const MapCluster &cluster, QSizeF text) const
{
    const double padding = units(cardPadding);
    const double width = m_widget.width();
    const double height = m_widget.height();
    const double widest = std::min(units(90), width - 4 * padding);
    QRectF card(0, 0, std::min(text.width(), widest) + 2 * padding, text.height() + 2 * padding);
    const QPointF centre = m_scene.screenOf(cluster);
    const double away = cluster.radius + units(2);
    card.moveTopLeft(centre + QPointF(away, -card.height() / 2));
    if (card.right() > width - padding)
        card.moveRight(centre.x() - away);
    card.moveTop(
        std::clamp(card.top(), padding, std::max(padding, height - padding - card.height())));
    card.moveLeft(std::max(card.left(), padding));
    return card;
}

void MapOverlay::paintCard()
{
    const QStringList lines = m_scene.cardText();
    if (lines.isEmpty())
        return;
    const QFont heading = scaledFont(m_widget.font(), 1, QFont::DemiBold);
    const QFont body = scaledFont(m_widget.font(), textSize);
    const double padding = units(cardPadding);
    const double row = units(lineHeight);
    double wide = QFontMetricsF(heading).horizontalAdvance(lines.front());
    for (qsizetype i = 1; i < lines.size(); ++i)
        wide = std::max(wide, QFontMetricsF(body).horizontalAdvance(lines[i]));
    const QRectF card = cardOver(m_scene.cluster(m_scene.pointedAt()),
                                 {wide, row * static_cast<double>(lines.size())});
    m_painter.setPen(QPen(m_colours.line, 1));
    m_painter.setBrush(m_colours.panel);
    m_painter.drawRoundedRect(card, padding, padding);
    m_painter.setLayoutDirection(Qt::LeftToRight);
    QRectF line(card.left() + padding, card.top() + padding, card.width() - 2 * padding, row);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_painter.setFont(i == 0 ? heading : body);
        m_painter.setPen(i == 0 ? m_colours.text : m_colours.dim);
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           m_painter.fontMetrics().elidedText(lines[i], Qt::ElideMiddle,
                                                              static_cast<int>(line.width())));
        line.translate(0, row);
    }
}

} // namespace bnm
