// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/txid.h"

namespace bnm {

namespace {

constexpr quint8 noDigit = 0xff;

/// Without branches and tables, so that the compiler vectorises it for 16 digits.
constexpr quint8 digitValue(char digit)
{
    const auto number = static_cast<quint8>(digit - '0');
    const auto letter = static_cast<quint8>((digit | 0x20) - 'a');
    const auto ofLetter = static_cast<quint8>(letter < 6 ? letter + 10 : noDigit);
    return number < 10 ? number : ofLetter;
}

} // namespace

std::optional<Txid> txidFromHex(std::string_view hex)
{
    Txid txid;
    if (hex.size() != 2 * txid.size())
        return std::nullopt;
    std::array<quint8, 64> values{};
    quint8 all = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = digitValue(hex[i]);
        all |= values[i];
    }
    if (all > 0xf)
        return std::nullopt;
    for (std::size_t i = 0; i < txid.size(); ++i)
        txid[i] = static_cast<quint8>(values[2 * i] << 4 | values[2 * i + 1]);
    return txid;
}

/// Without a table, for the same reason.
char *writeHex(const Txid &txid, char *to)
{
    std::array<quint8, 64> values{};
    for (std::size_t i = 0; i < txid.size(); ++i) {
        values[2 * i] = txid[i] >> 4;
        values[2 * i + 1] = txid[i] & 0xf;
    }
    for (const quint8 value : values)
        *to++ = static_cast<char>(value + (value < 10 ? '0' : 'a' - 10));
    return to;
}

} // namespace bnm
