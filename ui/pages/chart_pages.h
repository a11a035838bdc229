// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/chart_rows.h"

namespace bnm {

/// The charts of pages: all of a page, or one of its views.
namespace pages {

extern const PageRow chain;      ///< part of the chain page
extern const PageRow peerCharts; ///< part of the peers page
extern const PageRow system;     ///< the whole page

} // namespace pages

} // namespace bnm
