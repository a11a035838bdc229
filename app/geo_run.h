// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

namespace bnm {

/// --get-geoip: prints the source of the download, downloads, and prints the progress to standard
/// error. 0: the databases are up to date; 1: they are not. The next run resumes an interrupted
/// download. Runs the event loop.
int runGetGeoip(const Config &config);

} // namespace bnm
