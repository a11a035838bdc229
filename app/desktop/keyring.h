// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/secret_keeper.h"

namespace bnm {

/// The keyring of the desktop (Secret Service, KWallet, and what QtKeychain knows elsewhere),
/// under this program's name; nothing where the program was built without it.
std::unique_ptr<SecretStore>
makeKeyring(const QString &service = QStringLiteral("bitcoin-node-monitor"));

} // namespace bnm
