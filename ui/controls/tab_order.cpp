// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tab_order.h"

#include <QWidget>

#include <algorithm>
#include <vector>

namespace bnm {

namespace {

/// A part belongs to a row if it begins above the middle of the row's tallest part.
void sortAsRead(std::vector<QWidget *> &parts)
{
    const auto top = [](const QWidget *part) { return part->y(); };
    std::stable_sort(parts.begin(), parts.end(),
                     [&top](const QWidget *a, const QWidget *b) { return top(a) < top(b); });
    for (auto row = parts.begin(); row != parts.end();) {
        const int middle = (*row)->geometry().center().y();
        const auto next = std::find_if(row + 1, parts.end(),
                                       [&](const QWidget *part) { return top(part) >= middle; });
        std::stable_sort(row, next,
                         [](const QWidget *a, const QWidget *b) { return a->x() < b->x(); });
        row = next;
    }
}

void collect(const QWidget &part, std::vector<QWidget *> &stops)
{
    std::vector<QWidget *> children;
    for (QObject *object : part.children())
        if (auto *child = qobject_cast<QWidget *>(object))
            if (!child->isWindow() && !child->isHidden())
                children.push_back(child);
    sortAsRead(children);
    for (QWidget *child : children) {
        if ((child->focusPolicy() & Qt::TabFocus) && !child->focusProxy())
            stops.push_back(child);
        collect(*child, stops);
    }
}

} // namespace

void orderTabsAsRead(const QWidget &root)
{
    std::vector<QWidget *> stops;
    collect(root, stops);
    for (std::size_t i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace bnm
