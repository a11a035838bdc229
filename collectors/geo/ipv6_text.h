// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_table.h"

#include <optional>
#include <string_view>

namespace bnm {

/// Reads an IPv6 address (RFC 4291), several times faster than inet_pton does, for files that hold
/// half a million of them. Nothing: it is none.
std::optional<Ipv6Number> readIpv6(std::string_view text);

} // namespace bnm
