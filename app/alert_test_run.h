// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

namespace bnm {

/// --test-alert: sends one test message by every way out that is configured and prints a line for
/// each to standard output. Notifications count where the program has a window and there is a
/// desktop session. 0: each was delivered; 1: one was not, or there is none. Runs the event loop.
int runAlertTest(const Config &config, bool hasWindow);

} // namespace bnm
