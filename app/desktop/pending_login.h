// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/node_access.h"

namespace bnm {

/// The login whose rpcauth line the page of the first run shows: the same at each start until it is
/// used, for people copy the line today and connect tomorrow. In a private file (mode 0600) of the
/// data folder; where that cannot be written, it is of this run only.
NodeAccess pendingLogin(const QString &dataDirectory);

/// It is used now, and kept as the settings keep secrets.
void forgetPendingLogin(const QString &dataDirectory);

} // namespace bnm
