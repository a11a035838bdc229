// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace bnm {

/// Whether these letters are a country's, as ISO 3166-1 alpha-2 has them: registries and databases
/// also write EU, AP, ZZ and others for what is no country, or none any more.
bool isCountryCode(std::string_view code);

} // namespace bnm
