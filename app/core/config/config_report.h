// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// The effective configuration as text (--check-config); secrets are masked.
QString configReport(const LoadedConfig &loaded);
/// Its errors, a line each, as the program prints them before it ends.
QString errorReport(const LoadedConfig &loaded);
/// Likewise of what stops nothing.
QString warningReport(const LoadedConfig &loaded);

} // namespace bnm
