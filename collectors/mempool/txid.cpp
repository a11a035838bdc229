// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/txid.h"

namespace bnm {

namespace {

constexpr quint8 noDigit = 0xff;

constexpr auto digitValues = [] {
    std::array<quint8, 256> values{};
    values.fill(noDigit);
    for (quint8 i = 0; i < 10; ++i)
        values['0' + i] = i;
    for (quint8 i = 0; i < 6; ++i)
        values['a' + i] = values['A' + i] = static_cast<quint8>(10 + i);
    return values;
}();

} // namespace

std::optional<Txid> txidFromHex(std::string_view hex)
{
    Txid txid;
    if (hex.size() != 2 * txid.size())
        return std::nullopt;
    unsigned wrong = 0;
    for (std::size_t i = 0; i < txid.size(); ++i) {
        const unsigned high = digitValues[static_cast<quint8>(hex[2 * i])];
        const unsigned low = digitValues[static_cast<quint8>(hex[2 * i + 1])];
        wrong |= high | low;
        txid[i] = static_cast<quint8>(high << 4 | (low & 0xf));
    }
    if (wrong > 0xf)
        return std::nullopt;
    return txid;
}

void appendHex(const Txid &txid, QByteArray &text)
{
    constexpr char digits[] = "0123456789abcdef";
    for (const quint8 byte : txid) {
        text.append(digits[byte >> 4]);
        text.append(digits[byte & 0xf]);
    }
}

} // namespace bnm
