// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace bnm {

/// A transaction's id, in display order.
using Txid = std::array<quint8, 32>;
using Txids = std::vector<Txid>;

/// Requires exactly 64 hexadecimal digits.
std::optional<Txid> txidFromHex(std::string_view hex);
/// Writes 64 digits; returns the position after them.
char *writeHex(const Txid &txid, char *to);

} // namespace bnm
