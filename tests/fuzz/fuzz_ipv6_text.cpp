// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/ipv6_text.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

#include <arpa/inet.h>

/// As inet_pton reads it.
void bnm::fuzz_ipv6_text(const QByteArray &input)
{
    if (input.contains('\0')) // which ends a text for inet_pton
        return;
    const auto read = readIpv6({input.constData(), static_cast<std::size_t>(input.size())});
    std::array<quint8, 16> bytes{};
    const bool isAddress = ::inet_pton(AF_INET6, input.constData(), bytes.data()) == 1;
    fuzz::expect(isAddress == read.has_value(), "as the system judges it");
    if (read)
        fuzz::expect(read->high == qFromBigEndian<quint64>(bytes.data()) &&
                         read->low == qFromBigEndian<quint64>(bytes.data() + 8),
                     "the same address");
}
