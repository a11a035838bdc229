// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/listen_address.h"

namespace bnm {

/// Binds and listens. The descriptor is the caller's to close; -1: `error` says why and what to do,
/// in a sentence. An address for all of IPv6 takes IPv4 too.
int listeningSocket(const ListenAddress &address, QString *error);

} // namespace bnm
