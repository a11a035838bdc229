// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/peer_map.h"

#include "collectors/words.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/theme.h"
#include "ui/peers/map/map_overlay.h"
#include "ui/peers/map/zoom_buttons.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace bnm {

namespace {

constexpr double keyPan = 0.15; // of the width
constexpr double wheelStep = 120;
constexpr double wheelZoom = 1.25;

} // namespace

PeerMap::PeerMap(std::shared_ptr<const MapOutlines> outlines, Mode mode, QWidget *parent)
    : QWidget(parent), m_mode(mode), m_scene(std::move(outlines))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map of the peers"));
    if (mode == Mode::Full) {
        grabGesture(Qt::PinchGesture);
        m_selection = new NoticeLine(this);
        connect(m_selection, &NoticeLine::chosen, this, &PeerMap::onlySelectedWanted);
        m_buttons = new ZoomButtons(this);
        connect(m_buttons, &ZoomButtons::zoomWanted, this, &PeerMap::zoomBy);
        connect(m_buttons, &ZoomButtons::homeWanted, this, &PeerMap::goHome);
    } else {
        setCursor(Qt::PointingHandCursor);
    }
    m_scene.setSizes(sizes());
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

void PeerMap::setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers)
{
    m_isWaiting = !snapshot;
    m_isEmpty = peers.empty();
    m_scene.setPeers(snapshot, peers);
    if (underMouse() && !m_drag.isDragging())
        m_scene.pointAt(clusterAt(mapFromGlobal(QPointF(QCursor::pos()))));
    describe();
    update();
}

void PeerMap::setOwnPlace(const std::optional<Place> &place)
{
    m_scene.setOwnPlace(place);
    update();
}

void PeerMap::setSelected(const QList<qint64> &ids)
{
    m_scene.setSelected(ids);
    update();
}

void PeerMap::offerOnly(int selected)
{
    m_selection->setNotice(selected > 0 ? tr("%1 selected").arg(selected) : QString(),
                           {{tr("Show only these"), {}, tr("Filters the table and the map")}});
    m_selection->move(gridUnits(this, 2), gridUnits(this, 2));
    m_selection->adjustSize();
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
    describe();
    update();
}

ClusterSizes PeerMap::sizes() const
{
    const double unit = QFontMetricsF(font()).height() / 4;
    const double size = m_mode == Mode::Full ? unit : unit * 0.9;
    return {size * 1.45, size * 2, size * 0.36, size * 6, size * 1.9, size};
}

int PeerMap::clusterAt(QPointF position) const
{
    return m_scene.clusterAt(position, gridUnits(this, 1));
}

void PeerMap::pointAt(int cluster)
{
    if (cluster == m_scene.pointedAt())
        return;
    m_scene.pointAt(cluster);
    describe();
    if (m_mode == Mode::Full)
        setCursor(cluster >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

/// Why it shows no peers.
QString PeerMap::hint() const
{
    return m_isWaiting ? tr("Waiting for the node's peers")
           : m_isEmpty ? tr("No peers to show")
                       : m_hint;
}

void PeerMap::describe()
{
    QStringList parts = cardText();
    if (parts.isEmpty()) {
        const auto placed = static_cast<int>(peers().placed.size());
        const int total = placed + peers().placelessCount();
        parts
            << tr("%1 peers, %2 of them on the map", nullptr, plural(total)).arg(total).arg(placed);
        parts << strip();
        if (placed == 0)
            parts << hint();
        parts << m_attribution;
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
    m_scene.pointAt(-1); // the clusters may be others now
    describe();
    update();
}

void PeerMap::zoomAt(QPointF position, double factor)
{
    m_scene.camera().zoomAt(position, factor);
    moved();
}

void PeerMap::zoomBy(double factor)
{
    zoomAt(m_scene.camera().area().center(), factor);
}

void PeerMap::goHome()
{
    m_scene.camera().home();
    moved();
}

void PeerMap::choose(int cluster)
{
    Q_EMIT peersChosen(cluster >= 0 ? m_scene.idsOf(cluster) : QList<qint64>());
}

/// The next one may be off screen: the map moves there.
void PeerMap::stepMarker(int step)
{
    const int next = m_scene.clusterAfterPointedAt(step);
    if (next < 0)
        return;
    MapCamera &camera = m_scene.camera();
    const QPointF screen = m_scene.screenOf(m_scene.cluster(next));
    if (!camera.area().contains(screen))
        camera.panBy(camera.area().center() - screen);
    pointAt(next);
}

void PeerMap::resizeEvent(QResizeEvent *)
{
    const double side = gridUnits(this, 2);
    const double top = gridUnits(this, m_mode == Mode::Full ? 6 : 6.5);
    const double bottom = gridUnits(this, m_mode == Mode::Full ? 8 : 2);
    m_scene.camera().setArea(QRectF(rect()).adjusted(side, top, -side, -bottom));
    if (m_buttons)
        m_buttons->place();
    moved();
}

void PeerMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_scene.setSizes(sizes());
        if (m_buttons)
            m_buttons->place();
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
    m_drag.cancel(); // no drag with the first finger
    const QPointF centre = mapFromGlobal(gesture->centerPoint());
    if (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged)
        m_scene.camera().zoomAt(centre, gesture->scaleFactor());
    if (gesture->changeFlags() & QPinchGesture::CenterPointChanged)
        m_scene.camera().panBy(gesture->centerPoint() - gesture->lastCenterPoint());
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
    m_drag.press(event->position());
}

void PeerMap::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag.isPressed())
        return pointAt(clusterAt(event->position()));
    if (m_mode == Mode::Glance)
        return;
    const auto by = m_drag.moveTo(event->position());
    if (!by)
        return;
    setCursor(Qt::ClosedHandCursor);
    m_scene.camera().panBy(*by);
    moved();
}

void PeerMap::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_drag.isPressed() || event->button() != Qt::LeftButton)
        return;
    const bool clicked = m_drag.release();
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
    case Qt::Key_Equal: return zoomBy(ZoomButtons::step);
    case Qt::Key_Minus: return zoomBy(1 / ZoomButtons::step);
    case Qt::Key_0:
    case Qt::Key_Home: return goHome();
    case Qt::Key_Left: m_scene.camera().panBy({step, 0}); return moved();
    case Qt::Key_Right: m_scene.camera().panBy({-step, 0}); return moved();
    case Qt::Key_Up: m_scene.camera().panBy({0, step}); return moved();
    case Qt::Key_Down: m_scene.camera().panBy({0, -step}); return moved();
    case Qt::Key_N: return stepMarker(1);
    case Qt::Key_P: return stepMarker(-1);
    default: break;
    }
    if (enter && m_scene.pointedAt() >= 0)
        return choose(m_scene.pointedAt());
    if (event->key() == Qt::Key_Escape && (m_scene.pointedAt() >= 0 || m_scene.hasSelected())) {
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

void PeerMap::paintEvent(QPaintEvent *)
{
    const double radius = gridUnits(this, 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(
        0, 0, m_world.look(*this, m_scene.outlines(), m_scene.camera(), MapColours::of(), radius));
    MapOverlay overlay(painter, m_scene, *this);
    overlay.paintMarkers();
    if (m_mode == Mode::Glance)
        overlay.paintHeading();
    else
        overlay.paintLegendAndStrip();
    overlay.paintCredits(m_attribution, m_mode == Mode::Glance ? Qt::BottomEdge : Qt::TopEdge);
    if (peers().placed.empty())
        overlay.paintHint(hint());
    overlay.paintCard();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    Theme::paintFocus(painter, this, radius);
}

} // namespace bnm
