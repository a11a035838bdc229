// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_access.h"

namespace bnm {

/// The login of the rpcauth line on the first-run page: the same at each start until it is used,
/// because users may copy the line today and connect tomorrow. In a private file (mode 0600) of the
/// data folder; if that is not writable, it is only valid in this run.
NodeAccess pendingLogin(const QString &dataDirectory);

/// Called when it is used and stored with the settings' secrets.
void forgetPendingLogin(const QString &dataDirectory);

} // namespace bnm
