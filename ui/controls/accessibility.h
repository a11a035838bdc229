// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// Describes the program's own widgets to screen readers: tiles and the health line as buttons,
/// charts and the map as graphics with their figures as description. Call once, before the first of
/// these widgets is created, because a reader keeps the first interface it gets.
void offerAccessibility();

} // namespace bnm
