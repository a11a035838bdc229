// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bnm {

/// Sets the tab order in a widget to reading order: each part as a whole, from top to bottom and
/// left to right, independent of the order of creation.
void orderTabsAsRead(const QWidget &root);

} // namespace bnm
