// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_drag.h"

#include <QApplication>

#include <utility>

namespace bnm {

void MapDrag::press(QPointF position)
{
    m_pressedAt = position;
    m_draggedTo = position;
    m_isDragging = false;
}

std::optional<QPointF> MapDrag::moveTo(QPointF position)
{
    if (!m_pressedAt)
        return std::nullopt;
    if ((position - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_isDragging = true;
    if (!m_isDragging)
        return std::nullopt;
    return position - std::exchange(m_draggedTo, position);
}

bool MapDrag::release()
{
    const bool wasClick = !m_isDragging;
    cancel();
    return wasClick;
}

void MapDrag::cancel()
{
    m_pressedAt.reset();
    m_isDragging = false;
}

} // namespace bnm
