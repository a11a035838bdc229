// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/chart_rows.h"

namespace bnm {

/// The pages that only have charts; a new one is a row here and a line in the window.
namespace pages {

extern const PageRow chain;
extern const PageRow peerCharts; ///< part of the peers page
extern const PageRow system;

} // namespace pages

} // namespace bnm
