// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"

#include <QString>

namespace bnm {

/// Text that no desktop takes for markup, whether it reads any or not: some do, and parts of
/// the text may come from strangers.
QString withoutMarkup(const QString &text);

/// Height, peers, feerate and the state in words, in lines. What is not known is a dash, and what
/// is out of date has its time.
QString trayToolTip(const NodeView &view, const QString &node);

} // namespace bnm
