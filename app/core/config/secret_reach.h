// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_layers.h"

namespace bnm {

/// Takes the secrets out of the layers that would go to an address of less trust: each row of the
/// table that is sent somewhere names the settings that decide where. An address may come from the
/// secret's own layer or from a lower one; a file named by --env-file and the environment are one
/// layer. A .env that was found in the working folder, and a
/// bitcoin.conf in a folder that it names, decide of what they hold themselves and of nothing else.
/// An address that is the same without them decides nothing. Each secret taken out is a warning.
void withholdSecrets(ConfigLayers &layers, FewLines &warnings);

} // namespace bnm
