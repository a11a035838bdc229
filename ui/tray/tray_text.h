// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"

#include <QString>

namespace bnm {

/// Text that no desktop parses as markup: some desktops do, and parts of the text may be untrusted.
QString withoutMarkup(const QString &text);

/// Height, peers, feerate and the state, in lines. Unknown values are a dash, and figures that are
/// out of date have their time.
QString trayToolTip(const NodeView &view, const QString &node);

} // namespace bnm
