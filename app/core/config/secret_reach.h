// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_layers.h"

namespace bnm {

/// Removes secrets from the layers that would be sent to a less trusted address: each row of the
/// table with a secret names the settings that decide its destination. An address may come from the
/// secret's own layer or from a lower one; --env-file and the environment count as one layer. A
/// .env that was found in the working folder, and a bitcoin.conf in a folder it names, decide only
/// about their own secrets. An address that would be the same without them is harmless. Each
/// removed secret is a warning.
void withholdSecrets(ConfigLayers &layers, FewLines &warnings);

} // namespace bnm
