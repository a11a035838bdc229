// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// The effective configuration as text (--check-config); secrets are masked.
QString configReport(const LoadedConfig &loaded);
/// Its errors, one line each, as printed before exit.
QString errorReport(const LoadedConfig &loaded);
/// The same for its warnings.
QString warningReport(const LoadedConfig &loaded);

} // namespace bnm
