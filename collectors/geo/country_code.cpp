// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_code.h"

#include <algorithm>
#include <array>

namespace bnm {

namespace {

constexpr auto noCountries =
    std::to_array<std::string_view>({"AB", "AN", "AP", "CS", "EU", "OS", "SU", "UN", "XX", "ZZ"});

} // namespace

bool isCountryCode(std::string_view code)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return code.size() == 2 && isCapital(code[0]) && isCapital(code[1]) &&
           std::find(noCountries.begin(), noCountries.end(), code) == noCountries.end();
}

} // namespace bnm
