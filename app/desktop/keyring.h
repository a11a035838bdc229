// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_keeper.h"

namespace bnm {

/// The desktop's keyring (Secret Service, KWallet, and others supported by QtKeychain), under this
/// program's name; null if the program was built without it.
std::unique_ptr<SecretStore>
makeKeyring(const QString &service = QStringLiteral("bitcoin-node-monitor"));

} // namespace bnm
