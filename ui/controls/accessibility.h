// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// Makes what the program draws itself known to screen readers by its role: tiles and the health
/// line as buttons, charts and the map as graphics with their figures as description. Once is
/// enough; it has to be before the first of these widgets, for what a reader has once been given
/// of one stays.
void offerAccessibility();

} // namespace bnm
