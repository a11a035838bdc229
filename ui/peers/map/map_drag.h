// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>

namespace bnm {

/// Distinguishes a drag from a click: it is a drag once the pointer has moved.
class MapDrag {
public:
    void press(QPointF position);
    /// The map's movement; nothing while it may still be a click.
    std::optional<QPointF> moveTo(QPointF position);
    bool release(); ///< true: it was a click
    void cancel();

    bool isPressed() const { return m_pressedAt.has_value(); }
    bool isDragging() const { return m_isDragging; }

private:
    std::optional<QPointF> m_pressedAt;
    QPointF m_draggedTo;
    bool m_isDragging = false;
};

} // namespace bnm
