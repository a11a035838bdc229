// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

namespace bnm {

/// --test-alert: sends one test message through each configured delivery channel and prints one
/// line per channel to standard output. Notifications are included if the program has a window and
/// a desktop session exists. 0: all were delivered; 1: one was not, or none is configured. Runs the
/// event loop.
int runAlertTest(const Config &config, bool hasWindow);

} // namespace bnm
