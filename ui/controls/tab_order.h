// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bnm {

/// Lets Tab go through what is in a widget as one reads: each part as a whole, from the top and in
/// a row from the left, however and whenever the parts were made.
void orderTabsAsRead(const QWidget &root);

} // namespace bnm
