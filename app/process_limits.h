// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// For the start of main: disables core dumps, which would contain passwords and tokens, and
/// returns free memory to the system.
void limitProcess();

/// For services: only root may read the process's memory. Not for the desktop, whose portals
/// inspect the processes of windows.
void hideMemory();

} // namespace bnm
