// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_overlay.h"

#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double textSize = 0.92;
constexpr double attributionSize = 0.78;
constexpr double sideMargin = 3.5; // in units, as the two below
constexpr double lineHeight = 4.5;
constexpr double cardPadding = 2.5;
constexpr double mostCardWidth = 85;
constexpr int groundAlpha = 237; // of 255

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
            const double star = m_scene.sizes().star * (cluster.members.empty() ? 1 : 0.9);
            paintStar(m_painter,
                      cluster.members.empty() ? centre : starBeside(centre, cluster.radius, star),
                      star, m_colours, m_sea);
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

void MapOverlay::paintGround(const QRectF &words)
{
    QColor ground = m_colours.panel;
    ground.setAlpha(groundAlpha);
    const double padding = units(1);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(words.adjusted(-padding, 0, padding, 0), padding, padding);
}

void MapOverlay::paintLegendAndStrip()
{
    m_painter.setFont(scaledFont(m_widget.font(), textSize));
    const QRectF bottom = lineAt(m_widget.height() - units(2) - units(lineHeight));
    const QString strip = placelessText(m_scene.peers());
    const std::vector<LegendEntry> entries = legend();
    const double stripWidth = m_painter.fontMetrics().horizontalAdvance(strip);
    QRectF line = bottom;
    line.setWidth(legendWidth(entries));
    paintGround(line);
    paintLegend(entries, line);
    if (strip.isEmpty())
        return;
    const bool beside = line.right() + units(3) + stripWidth < bottom.right();
    QRectF words(beside ? bottom.right() - stripWidth : bottom.left(),
                 bottom.top() - (beside ? 0 : bottom.height() + units(0.5)), stripWidth,
                 bottom.height());
    paintGround(words);
    m_painter.setPen(m_colours.text);
    m_painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, strip);
}

/// The data's attributions first, as their licences require.
void MapOverlay::paintCredits(const QStringList &attribution, Qt::Edge edge)
{
    QStringList credits;
    for (const QString &sentence : attribution)
        credits << plainLine(sentence);
    credits << tr("Made with Natural Earth");
    m_painter.setFont(scaledFont(m_widget.font(), attributionSize));
    m_painter.setPen(m_colours.dim);
    const QRectF line =
        lineAt(edge == Qt::TopEdge ? units(1.5) : m_widget.height() - units(1) - units(lineHeight));
    const QFontMetricsF metrics(m_painter.font());
    const QString words =
        metrics.elidedText(credits.join(QStringLiteral(" · ")), Qt::ElideRight, line.width());
    const double width = metrics.horizontalAdvance(words);
    const QRectF area(line.right() - width, line.top(), width, line.height());
    paintGround(area);
    m_painter.setPen(m_colours.dim);
    m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, words);
}

std::vector<MapOverlay::LegendEntry> MapOverlay::legend()
{
    const double radius = m_scene.sizes().single;
    const auto marker = [=, this](const MarkerLook &look) {
        return
            [=, this](QPointF at) { paintMarker(m_painter, at, radius, look, m_colours, m_sea); };
    };
    std::vector<LegendEntry> entries = {{tr("outbound"), marker({.outbound = 1})},
                                        {tr("inbound"), marker({.inbound = 1})},
                                        {tr("IPv6"), marker({.outbound = 1, .diamond = true})}};
    const auto &placed = m_scene.peers().placed;
    if (std::any_of(placed.begin(), placed.end(),
                    [](const MapPeer &peer) { return peer.onlyCountry; }))
        entries.push_back({tr("country only"), marker({.outbound = 1, .vague = true})});
    if (m_scene.hasOwnPlace())
        entries.push_back({tr("this node"), [this](QPointF at) {
                               paintStar(m_painter, at, m_scene.sizes().star * 0.9, m_colours,
                                         m_sea);
                           }});
    return entries;
}

double MapOverlay::legendWidth(const std::vector<LegendEntry> &entries) const
{
    double width = 0;
    for (const LegendEntry &entry : entries)
        width += 2 * m_scene.sizes().single + units(1.5) +
                 m_painter.fontMetrics().horizontalAdvance(entry.label) + units(3);
    return width - units(3);
}

void MapOverlay::paintLegend(const std::vector<LegendEntry> &entries, const QRectF &line)
{
    const double radius = m_scene.sizes().single;
    double x = line.left() + radius;
    for (const LegendEntry &entry : entries) {
        entry.paint(QPointF(x, line.center().y()));
        x += radius + units(1.5);
        m_painter.setPen(m_colours.dim);
        m_painter.drawText(QRectF(x, line.top(), line.width(), line.height()),
                           Qt::AlignLeft | Qt::AlignVCenter, entry.label);
        x += m_painter.fontMetrics().horizontalAdvance(entry.label) + units(3) + radius;
    }
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

/// Beside the marker, and completely on the map.
QRectF MapOverlay::cardOver(const MapCluster &cluster, QSizeF text) const
{
    const double padding = units(cardPadding);
    const double width = m_widget.width();
    const double height = m_widget.height();
    QRectF card(0, 0, text.width() + 2 * padding, text.height() + 2 * padding);
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
    const QStringList texts = m_scene.cardText();
    if (texts.isEmpty())
        return;
    const QFont heading = scaledFont(m_widget.font(), 1, QFont::DemiBold);
    const QFont body = scaledFont(m_widget.font(), textSize);
    const double padding = units(cardPadding);
    const double row = units(lineHeight);
    const double widest = std::min(units(mostCardWidth), m_widget.width() - 6 * padding);
    QStringList lines = brokenLines(texts.front(), QFontMetricsF(heading), widest);
    const qsizetype headings = lines.size();
    for (qsizetype i = 1; i < texts.size(); ++i)
        lines << brokenLines(texts[i], QFontMetricsF(body), widest);
    double wide = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        wide = std::max(wide,
                        QFontMetricsF(i < headings ? heading : body).horizontalAdvance(lines[i]));
    const QRectF card = cardOver(m_scene.cluster(m_scene.pointedAt()),
                                 {std::ceil(wide), row * static_cast<double>(lines.size())});
    m_painter.setPen(QPen(m_colours.line, 1));
    m_painter.setBrush(m_colours.panel);
    m_painter.drawRoundedRect(card, padding, padding);
    m_painter.setLayoutDirection(Qt::LeftToRight);
    QRectF line(card.left() + padding, card.top() + padding, card.width() - 2 * padding, row);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_painter.setFont(i < headings ? heading : body);
        m_painter.setPen(i < headings ? m_colours.text : m_colours.dim);
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetricsF(m_painter.font())
                               .elidedText(lines[i], Qt::ElideMiddle, line.width() + 1));
        line.translate(0, row);
    }
}

namespace {

/// Fills each line with as many parts as fit.
QStringList filledLines(const QStringList &parts, const QString &separator,
                        const QFontMetricsF &metrics, double widest)
{
    QStringList lines;
    for (const QString &part : parts) {
        const QString longer = lines.isEmpty() ? part : lines.back() + separator + part;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= widest)
            lines.back() = longer;
        else
            lines << part;
    }
    return lines;
}

} // namespace

QStringList brokenLines(const QString &line, const QFontMetricsF &metrics, double widest)
{
    QStringList lines;
    for (const QString &names :
         filledLines(line.split(cardSeparator()), cardSeparator(), metrics, widest)) {
        if (metrics.horizontalAdvance(names) <= widest)
            lines << names;
        else
            lines << filledLines(names.split(QLatin1Char(' ')), QStringLiteral(" "), metrics,
                                 widest);
    }
    return lines;
}

} // namespace bnm
