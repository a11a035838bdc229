// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// For the first lines of main: no core dump, which would hold passwords and tokens, and memory
/// that goes back to the system once it is free.
void limitProcess();

/// For what runs as a service: nobody but root reads the memory either. A desktop's portals need
/// to look at the processes of its windows.
void hideMemory();

} // namespace bnm
