// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bnm {

/// Whether these letters are the code of a country in ISO 3166-1 alpha-2. Registries and databases
/// also use EU, AP, ZZ and others, which are not (or no longer) countries.
bool isCountryCode(std::string_view code);

} // namespace bnm
