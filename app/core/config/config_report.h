// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// The effective configuration as text (--check-config); secrets are masked.
QString configReport(const LoadedConfig &loaded);
/// Its errors, a line each, as the program prints them before it ends.
/// What was found and cannot be used, as comments behind the settings.
QString noteReport(const LoadedConfig &loaded);
QString errorReport(const LoadedConfig &loaded);

} // namespace bnm
