// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include <algorithm>

namespace bnm {

FlowLayout::FlowLayout(int gap) : m_gap(gap)
{
    setContentsMargins({});
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return layOut({0, 0, width, 0}, false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    layOut(rect, true);
}

/// All on one line.
QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto &item : m_items) {
        const QSize one = item->sizeHint();
        size = {size.width() + (size.width() > 0 ? m_gap : 0) + one.width(),
                std::max(size.height(), one.height())};
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize()).expandedTo(item->sizeHint());
    return size;
}

int FlowLayout::layOut(const QRect &rect, bool isMeant) const
{
    int left = rect.left();
    int top = rect.top();
    int line = 0;
    for (const auto &item : m_items) {
        const QSize size = item->sizeHint();
        if (left > rect.left() && left + size.width() > rect.left() + rect.width()) {
            left = rect.left();
            top += line + m_gap / 2;
            line = 0;
        }
        if (isMeant)
            item->setGeometry({QPoint(left, top), size});
        left += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    return top + line - rect.top();
}

} // namespace bnm
