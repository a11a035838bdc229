// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serve/served.h"

namespace bnm {

/// The health and a few figures of the overview as one small page of plain HTML, for a phone in the
/// same network. Without scripts, and nothing is fetched from elsewhere.
QByteArray healthPage(const Served *served, qint64 steadyMs);

} // namespace bnm
