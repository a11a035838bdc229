// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/accessibility.h"

#include <QAccessibleWidget>
#include <QWidget>

#include <array>
#include <utility>

namespace bnm {

namespace {

using Role = QAccessible::Role;

constexpr std::array<std::pair<const char *, Role>, 9> roles = {
    {{"bnm::Tile", QAccessible::Button},
     {"bnm::HealthBar", QAccessible::Button},
     {"bnm::StatusStrip", QAccessible::StatusBar},
     {"bnm::PeerMap", QAccessible::Graphic},
     {"bnm::LinePlot", QAccessible::Chart},
     {"bnm::StackPlot", QAccessible::Chart},
     {"bnm::BlockBars", QAccessible::Chart},
     {"bnm::NowHistogram", QAccessible::Chart},
     {"bnm::NextBlocks", QAccessible::Chart}}};

/// For classes below those of the table, too.
QAccessibleInterface *interfaceOf(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    for (const auto &[name, role] : roles)
        if (className == QLatin1String(name))
            return new QAccessibleWidget(widget, role);
    return nullptr;
}

} // namespace

void offerAccessibility()
{
    QAccessible::installFactory(interfaceOf); // a second time it is ignored
}

} // namespace bnm
