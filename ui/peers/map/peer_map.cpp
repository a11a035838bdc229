// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/peer_map.h"

#include "ui/fonts.h"
#include "ui/peers/map/equal_earth.h"
#include "ui/plain_text.h"
#include "ui/small_button.h"
#include "ui/table_look.h"

#include <QApplication>
#include <QGestureEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double keyZoom = 1.5;
constexpr double keyPan = 0.15; // of the width
constexpr double wheelStep = 120;
constexpr double wheelZoom = 1.25;
constexpr double textSize = 0.92;
constexpr double smallSize = 0.78;

} // namespace

PeerMap::PeerMap(const Theme &theme, std::shared_ptr<const MapOutlines> outlines, Mode mode,
                 QWidget *parent)
    : QWidget(parent), m_theme(theme), m_outlines(std::move(outlines)), m_mode(mode)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map of the peers"));
    if (mode == Mode::Full) {
        grabGesture(Qt::PinchGesture);
        addButtons();
    } else {
        setCursor(Qt::PointingHandCursor);
    }
    m_camera.home();
    describe();
}

QSize PeerMap::sizeHint() const
{
    return {gridUnits(this, 160), gridUnits(this, m_mode == Mode::Full ? 84 : 50)};
}

QSize PeerMap::minimumSizeHint() const
{
    return {gridUnits(this, 60), gridUnits(this, m_mode == Mode::Full ? 50 : 30)};
}

void PeerMap::addButtons()
{
    const auto add = [this](const QString &sign, const QString &tip, auto action) {
        auto *button = new SmallButton(m_theme, sign, this);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QAbstractButton::clicked, this, action);
        m_buttons.push_back(button);
    };
    add(QStringLiteral("+"), tr("Zoom in (+)"), [this] { zoomBy(keyZoom); });
    add(QStringLiteral("−"), tr("Zoom out (-)"), [this] { zoomBy(1 / keyZoom); });
    add(QStringLiteral("⤢"), tr("Whole world (0)"), [this] { goHome(); });
}

void PeerMap::placeButtons()
{
    const int side = gridUnits(this, 6.5);
    const int gap = gridUnits(this, 1);
    const int margin = gridUnits(this, 2.5);
    const auto count = static_cast<int>(m_buttons.size());
    int y = height() - gridUnits(this, 9) - count * (side + gap);
    for (QAbstractButton *button : m_buttons) {
        button->setGeometry(width() - margin - side, y, side, side);
        y += side + gap;
    }
}

void PeerMap::setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers)
{
    m_peers = mapPeersOf(peers, *m_outlines);
    m_snapshot = snapshot;
    m_clusteredScale = 0;
    m_pointedAt = -1;
    if (underMouse() && !m_dragging)
        m_pointedAt = clusterAt(mapFromGlobal(QPointF(QCursor::pos())));
    describe();
    update();
}

void PeerMap::setOwnPlace(const std::optional<Place> &place)
{
    m_ownPlane.reset();
    if (place && place->latitude && place->longitude)
        m_ownPlane = equalEarth::project(*place->longitude, *place->latitude);
    m_clusteredScale = 0;
    m_pointedAt = -1;
    update();
}

void PeerMap::setSelected(const QList<qint64> &ids)
{
    m_selected = QSet<qint64>(ids.begin(), ids.end());
    update();
}

void PeerMap::setHint(const QString &hint)
{
    m_hint = hint;
    describe();
    update();
}

void PeerMap::setAttribution(const QStringList &sentences)
{
    m_attribution = sentences;
    update();
}

ClusterSizes PeerMap::sizes() const
{
    const double unit = QFontMetricsF(font()).height() / 4;
    const double size = m_mode == Mode::Full ? unit : unit * 0.9;
    return {size * 1.45, size * 2, size * 0.36, size * 6, size * 1.9, size};
}

/// Where clusters are depends on the scale alone, so that moving the map joins nothing anew.
const std::vector<MapCluster> &PeerMap::clusters() const
{
    if (m_clusteredScale == m_camera.scale())
        return m_clusters;
    m_clusteredScale = m_camera.scale();
    const auto pixels = [this](QPointF plane) {
        return QPointF(plane.x(), -plane.y()) * m_clusteredScale;
    };
    std::vector<QPointF> positions;
    positions.reserve(m_peers.placed.size());
    for (const MapPeer &peer : m_peers.placed)
        positions.push_back(pixels(peer.plane));
    m_clusters = clustered(positions,
                           m_ownPlane ? std::optional(pixels(*m_ownPlane)) : std::nullopt, sizes());
    return m_clusters;
}

QPointF PeerMap::screenOf(const MapCluster &cluster) const
{
    return m_camera.toScreen(QPointF(cluster.centre.x(), -cluster.centre.y()) / m_clusteredScale);
}

int PeerMap::clusterAt(QPointF position) const
{
    const double slack = gridUnits(this, 1);
    const auto &all = clusters();
    int nearest = -1;
    double least = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QPointF away = screenOf(all[i]) - position;
        const double room = std::hypot(away.x(), away.y()) - all[i].radius - slack;
        if (room < least) {
            least = room;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

QStringList PeerMap::cardText() const
{
    if (m_pointedAt < 0)
        return {};
    const MapCluster &cluster = clusters()[static_cast<std::size_t>(m_pointedAt)];
    std::vector<const MapPeer *> members;
    for (const std::size_t member : cluster.members)
        members.push_back(&m_peers.placed[member]);
    return mapCardText(members, cluster.holdsOwnNode);
}

void PeerMap::pointAt(int cluster)
{
    if (cluster == m_pointedAt)
        return;
    m_pointedAt = cluster;
    describe();
    if (m_mode == Mode::Full)
        setCursor(cluster >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void PeerMap::describe()
{
    QStringList parts = cardText();
    if (parts.isEmpty()) {
        const auto total = static_cast<int>(m_peers.placed.size()) + m_peers.placelessCount();
        parts << tr("%1 peers, %2 of them on the map").arg(total).arg(m_peers.placed.size());
        parts << strip();
        if (m_peers.placed.empty())
            parts << m_hint;
        parts << (m_mode == Mode::Full
                      ? tr("The arrow keys move the map, + and - zoom, 0 shows the whole world, N "
                           "and P go from marker to marker, Enter selects its peers")
                      : tr("Enter opens the peers"));
    }
    parts.removeAll(QString());
    setAccessibleDescription(parts.join(QStringLiteral(". ")));
}

void PeerMap::moved()
{
    m_pointedAt = -1; // the clusters may be others now
    describe();
    update();
}

void PeerMap::zoomAt(QPointF position, double factor)
{
    m_camera.zoomAt(position, factor);
    moved();
}

void PeerMap::zoomBy(double factor)
{
    zoomAt(m_camera.area().center(), factor);
}

void PeerMap::goHome()
{
    m_camera.home();
    moved();
}

void PeerMap::choose(int cluster)
{
    QList<qint64> ids;
    if (cluster >= 0)
        for (const std::size_t member : clusters()[static_cast<std::size_t>(cluster)].members)
            ids << m_peers.placed[member].id;
    Q_EMIT peersChosen(ids);
}

/// From west to east, so that the way is the same each time.
void PeerMap::stepMarker(int step)
{
    const auto &all = clusters();
    if (all.empty())
        return;
    std::vector<int> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&all](int a, int b) {
        return all[static_cast<std::size_t>(a)].centre.x() <
               all[static_cast<std::size_t>(b)].centre.x();
    });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto here = std::find(order.begin(), order.end(), m_pointedAt);
    std::ptrdiff_t at = step > 0 ? 0 : count - 1;
    if (here != order.end())
        at = (here - order.begin() + step + count) % count;
    const int next = order[static_cast<std::size_t>(at)];
    const QPointF screen = screenOf(all[static_cast<std::size_t>(next)]);
    if (!m_camera.area().contains(screen))
        m_camera.panBy(m_camera.area().center() - screen);
    pointAt(next);
}

void PeerMap::resizeEvent(QResizeEvent *)
{
    const double side = gridUnits(this, 2);
    const double top = gridUnits(this, m_mode == Mode::Full ? 6 : 6.5);
    const double bottom = gridUnits(this, m_mode == Mode::Full ? 8 : 2);
    m_camera.setArea(QRectF(rect()).adjusted(side, top, -side, -bottom));
    placeButtons();
    moved();
}

void PeerMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_clusteredScale = 0;
        placeButtons();
    }
    QWidget::changeEvent(event);
}

bool PeerMap::event(QEvent *event)
{
    if (event->type() == QEvent::Gesture)
        return pinch(static_cast<QGestureEvent *>(event));
    return QWidget::event(event);
}

bool PeerMap::pinch(QGestureEvent *event)
{
    auto *gesture = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    m_pressedAt.reset(); // no drag with the first finger
    m_dragging = false;
    const QPointF centre = mapFromGlobal(gesture->centerPoint());
    if (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged)
        m_camera.zoomAt(centre, gesture->scaleFactor());
    if (gesture->changeFlags() & QPinchGesture::CenterPointChanged)
        m_camera.panBy(gesture->centerPoint() - gesture->lastCenterPoint());
    moved();
    event->accept(gesture);
    return true;
}

void PeerMap::wheelEvent(QWheelEvent *event)
{
    if (m_mode == Mode::Glance || event->angleDelta().y() == 0)
        return event->ignore();
    zoomAt(event->position(), std::pow(wheelZoom, event->angleDelta().y() / wheelStep));
    event->accept();
}

void PeerMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressedAt = event->position();
    m_draggedTo = event->position();
    m_dragging = false;
}

void PeerMap::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressedAt)
        return pointAt(clusterAt(event->position()));
    const QPointF away = event->position() - *m_pressedAt;
    if (m_mode == Mode::Full && !m_dragging &&
        away.manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (!m_dragging)
        return;
    m_camera.panBy(event->position() - m_draggedTo);
    m_draggedTo = event->position();
    moved();
}

void PeerMap::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressedAt || event->button() != Qt::LeftButton)
        return;
    const bool clicked = !m_dragging;
    m_pressedAt.reset();
    m_dragging = false;
    if (m_mode == Mode::Full)
        unsetCursor();
    if (!clicked)
        return pointAt(clusterAt(event->position()));
    if (m_mode == Mode::Glance)
        Q_EMIT opened();
    else
        choose(clusterAt(event->position()));
}

void PeerMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_mode == Mode::Glance || event->button() != Qt::LeftButton)
        return;
    zoomAt(event->position(), event->modifiers() & Qt::ShiftModifier ? 0.5 : 2);
}

void PeerMap::leaveEvent(QEvent *event)
{
    pointAt(-1);
    QWidget::leaveEvent(event);
}

void PeerMap::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                       event->key() == Qt::Key_Space;
    if (m_mode == Mode::Glance) {
        if (!enter)
            return QWidget::keyPressEvent(event);
        Q_EMIT opened();
        return;
    }
    const double step = width() * keyPan;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(keyZoom);
    case Qt::Key_Minus: return zoomBy(1 / keyZoom);
    case Qt::Key_0:
    case Qt::Key_Home: return goHome();
    case Qt::Key_Left: m_camera.panBy({step, 0}); return moved();
    case Qt::Key_Right: m_camera.panBy({-step, 0}); return moved();
    case Qt::Key_Up: m_camera.panBy({0, step}); return moved();
    case Qt::Key_Down: m_camera.panBy({0, -step}); return moved();
    case Qt::Key_N: return stepMarker(1);
    case Qt::Key_P: return stepMarker(-1);
    default: break;
    }
    if (enter && m_pointedAt >= 0)
        return choose(m_pointedAt);
    if (event->key() == Qt::Key_Escape && (m_pointedAt >= 0 || !m_selected.isEmpty())) {
        pointAt(-1);
        return choose(-1);
    }
    QWidget::keyPressEvent(event);
}

void PeerMap::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PeerMap::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    pointAt(-1);
    update();
}

/// Land and sea are drawn anew only when something about them has changed.
void PeerMap::updateWorld()
{
    const MapColours colours = MapColours::of(m_theme);
    const QString key = QStringLiteral("%1x%2@%3 %4 %5,%6 %7")
                            .arg(width())
                            .arg(height())
                            .arg(devicePixelRatioF())
                            .arg(m_camera.scale(), 0, 'g', 12)
                            .arg(m_camera.centre().x(), 0, 'g', 12)
                            .arg(m_camera.centre().y(), 0, 'g', 12)
                            .arg(colours.land.name());
    if (key == m_worldKey)
        return;
    m_worldKey = key;
    m_world = QPixmap(size() * devicePixelRatioF());
    m_world.setDevicePixelRatio(devicePixelRatioF());
    m_world.fill(Qt::transparent);
    QPainter painter(&m_world);
    paintWorld(painter, *m_outlines, m_camera, rect(), colours);
    // Only what lies within the rounded frame stays.
    QPixmap frame(m_world.size());
    frame.setDevicePixelRatio(devicePixelRatioF());
    frame.fill(Qt::transparent);
    {
        QPainter inside(&frame);
        inside.setRenderHint(QPainter::Antialiasing);
        inside.setPen(Qt::NoPen);
        inside.setBrush(Qt::black);
        const double radius = gridUnits(this, 2);
        inside.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawPixmap(0, 0, frame);
}

void PeerMap::paintEvent(QPaintEvent *)
{
    updateWorld();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(0, 0, m_world);
    const double radius = gridUnits(this, 2);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    paintMarkers(painter);
    paintTexts(painter);
    if (m_peers.placed.empty())
        paintHint(painter);
    paintCard(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(m_theme.colours().accent, 1.5)
                              : QPen(m_theme.colours().line, 1));
    painter.drawRoundedRect(frame, radius, radius);
}

MarkerLook PeerMap::lookOf(const MapCluster &cluster, bool pointedAt) const
{
    MarkerLook look;
    look.diamond = look.vague = !cluster.members.empty();
    look.pointedAt = pointedAt;
    look.numbered = cluster.holdsOwnNode;
    for (const std::size_t member : cluster.members) {
        const MapPeer &peer = m_peers.placed[member];
        ++(peer.peer->inbound ? look.inbound : look.outbound);
        look.diamond = look.diamond && peer.peer->network == PeerNetwork::Ipv6;
        look.vague = look.vague && peer.onlyCountry;
        look.selected = look.selected || m_selected.contains(peer.id);
    }
    return look;
}

void PeerMap::paintMarkers(QPainter &painter)
{
    const Colours &colours = m_theme.colours();
    const QColor sea = MapColours::of(m_theme).sea;
    const QRectF seen = QRectF(rect()).adjusted(-40, -40, 40, 40);
    painter.setFont(scaledFont(tabularFont(font()), 0.85, QFont::DemiBold));
    const auto &all = clusters();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const MapCluster &cluster = all[i];
        const QPointF centre = screenOf(cluster);
        if (!seen.contains(centre))
            continue;
        if (!cluster.members.empty())
            paintMarker(painter, centre, cluster.radius,
                        lookOf(cluster, static_cast<int>(i) == m_pointedAt), colours, sea);
        if (cluster.holdsOwnNode) {
            const double star = sizes().star;
            const double out = cluster.members.empty() ? 0 : cluster.radius * 0.62;
            paintStar(painter, centre + QPointF(out, -out),
                      cluster.members.empty() ? star : star * 0.9, colours, sea);
        }
    }
}

void PeerMap::paintTexts(QPainter &painter) const
{
    const Colours &colours = m_theme.colours();
    const double side = gridUnits(this, 3.5);
    const double line = gridUnits(this, 4.5);
    painter.setFont(scaledFont(font(), textSize));
    painter.setPen(colours.dim);
    if (m_mode == Mode::Glance) {
        painter.drawText(QRectF(side, gridUnits(this, 2), width() - 2 * side, line),
                         Qt::AlignRight | Qt::AlignVCenter, strip());
        painter.setFont(scaledFont(font(), 1, QFont::DemiBold));
        painter.setPen(colours.text);
        painter.drawText(QRectF(side, gridUnits(this, 2), width() - 2 * side, line),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("Peers"));
        return;
    }
    const QRectF bottom(side, height() - gridUnits(this, 2) - line, width() - 2 * side, line);
    const double legendEnd = paintLegend(painter, bottom);
    const bool beside =
        legendEnd + painter.fontMetrics().horizontalAdvance(strip()) < bottom.right();
    painter.setPen(colours.text);
    painter.drawText(beside ? bottom : bottom.translated(0, -line),
                     (beside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, strip());
    painter.setFont(scaledFont(font(), smallSize));
    painter.setPen(colours.dim);
    QStringList credits = {tr("Made with Natural Earth")};
    for (const QString &sentence : m_attribution)
        credits << plainLine(sentence);
    const QRectF top(side, gridUnits(this, 1.5), width() - 2 * side, line);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(credits.join(QStringLiteral(" · ")),
                                                      Qt::ElideRight,
                                                      static_cast<int>(top.width())));
}

double PeerMap::paintLegend(QPainter &painter, const QRectF &line) const
{
    const Colours &colours = m_theme.colours();
    const QColor sea = MapColours::of(m_theme).sea;
    const double radius = sizes().single;
    double x = line.left() + radius;
    const auto add = [&](const QString &label, auto paint) {
        paint(QPointF(x, line.center().y()));
        x += radius + gridUnits(this, 1.5);
        painter.setPen(colours.dim);
        painter.drawText(QRectF(x, line.top(), line.width(), line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, label);
        x += painter.fontMetrics().horizontalAdvance(label) + gridUnits(this, 3) + radius;
    };
    const auto marker = [&](int outbound, int inbound, bool diamond) {
        return [&painter, &colours, radius, sea, outbound, inbound, diamond](QPointF at) {
            paintMarker(painter, at, radius,
                        {outbound, inbound, diamond, false, false, false, false}, colours, sea);
        };
    };
    add(tr("outbound"), marker(1, 0, false));
    add(tr("inbound"), marker(0, 1, false));
    add(tr("IPv6"), marker(1, 0, true));
    if (std::any_of(m_peers.placed.begin(), m_peers.placed.end(),
                    [](const MapPeer &peer) { return peer.onlyCountry; }))
        add(tr("country only"), [&](QPointF at) {
            paintMarker(painter, at, radius, {1, 0, false, true, false, false, false}, colours,
                        sea);
        });
    if (m_ownPlane)
        add(tr("this node"),
            [&](QPointF at) { paintStar(painter, at, sizes().star * 0.9, colours, sea); });
    return x;
}

void PeerMap::paintHint(QPainter &painter) const
{
    if (m_hint.isEmpty())
        return;
    const Colours &colours = m_theme.colours();
    painter.setFont(font());
    const double widest = std::min<double>(width() * 0.8, gridUnits(this, 110));
    QRectF text =
        painter.fontMetrics().boundingRect(QRect(0, 0, static_cast<int>(widest), height()),
                                           Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    text.moveCenter(rect().center());
    const double padding = gridUnits(this, 3);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(text.adjusted(-padding, -padding, padding, padding), padding, padding);
    painter.setPen(colours.text);
    painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

void PeerMap::paintCard(QPainter &painter) const
{
    const QStringList lines = cardText();
    if (lines.isEmpty())
        return;
    const Colours &colours = m_theme.colours();
    const QFont heading = scaledFont(font(), 1, QFont::DemiBold);
    const QFont body = scaledFont(font(), textSize);
    const double padding = gridUnits(this, 2.5);
    const double row = gridUnits(this, 4.5);
    const double widest = std::min<double>(gridUnits(this, 90), width() - 4 * padding);
    double wide = QFontMetricsF(heading).horizontalAdvance(lines.front());
    for (qsizetype i = 1; i < lines.size(); ++i)
        wide = std::max(wide, QFontMetricsF(body).horizontalAdvance(lines[i]));
    QRectF card(0, 0, std::min(wide, widest) + 2 * padding,
                row * static_cast<double>(lines.size()) + 2 * padding);
    const MapCluster &cluster = clusters()[static_cast<std::size_t>(m_pointedAt)];
    const QPointF centre = screenOf(cluster);
    const double away = cluster.radius + gridUnits(this, 2);
    card.moveTopLeft(centre + QPointF(away, -card.height() / 2));
    if (card.right() > width() - padding)
        card.moveRight(centre.x() - away);
    card.moveTop(
        std::clamp(card.top(), padding, std::max(padding, height() - padding - card.height())));
    card.moveLeft(std::max(card.left(), padding));
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(card, padding, padding);
    painter.setLayoutDirection(Qt::LeftToRight);
    QRectF line(card.left() + padding, card.top() + padding, card.width() - 2 * padding, row);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? heading : body);
        painter.setPen(i == 0 ? colours.text : colours.dim);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(lines[i], Qt::ElideMiddle,
                                                          static_cast<int>(line.width())));
        line.translate(0, row);
    }
}

} // namespace bnm
