// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/ipv6_text.h"

#include <QtEndian>

#include <array>
#include <cstring>

#include <arpa/inet.h>

namespace bnm {

namespace {

constexpr std::size_t groupCount = 8;
constexpr std::uint32_t noHexDigit = 16;

constexpr std::uint32_t digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint32_t>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint32_t>(c - 'A') + 10;
    return noHexDigit;
}

/// Groups of hexadecimal digits, and the position of "::" among them.
class Groups {
public:
    bool read(std::string_view text)
    {
        const char *at = text.data();
        const char *const end = at + text.size();
        if (text.starts_with("::")) {
            m_gap = 0;
            at += 2;
        }
        while (at != end) {
            if (!readGroup(at, end))
                return false;
            if (at == end)
                break;
            if (*at++ != ':' || at == end) // a trailing ':'
                return false;
            if (*at != ':')
                continue;
            if (m_gap <= groupCount)
                return false;
            m_gap = m_count;
            ++at;
        }
        return m_gap <= groupCount ? m_count < groupCount : m_count == groupCount;
    }

    Ipv6Number number() const
    {
        std::array<std::uint64_t, 2> halves{};
        for (std::size_t i = 0; i < m_count; ++i) {
            const std::size_t at = i < m_gap ? i : i + groupCount - m_count;
            halves[at / 4] |= std::uint64_t{m_groups[i]} << (48 - 16 * (at % 4));
        }
        return {halves[0], halves[1]};
    }

private:
    bool readGroup(const char *&at, const char *end)
    {
        std::uint32_t group = 0;
        const char *const first = at;
        for (std::uint32_t digit = 0; at != end && (digit = digitOf(*at)) != noHexDigit; ++at)
            group = group << 4 | digit;
        const auto digits = at - first;
        if (digits < 1 || digits > 4 || m_count == groupCount)
            return false;
        m_groups[m_count++] = static_cast<std::uint16_t>(group);
        return true;
    }

    std::array<std::uint16_t, groupCount> m_groups{};
    std::size_t m_count = 0;
    std::size_t m_gap = groupCount + 1; ///< none
};

/// The form that ends in an IPv4 address.
std::optional<Ipv6Number> readMixed(std::string_view text)
{
    std::array<char, INET6_ADDRSTRLEN> word{};
    if (text.size() >= word.size())
        return std::nullopt;
    std::memcpy(word.data(), text.data(), text.size());
    std::array<std::uint8_t, 16> bytes;
    if (::inet_pton(AF_INET6, word.data(), bytes.data()) != 1)
        return std::nullopt;
    return Ipv6Number{qFromBigEndian<std::uint64_t>(bytes.data()),
                      qFromBigEndian<std::uint64_t>(bytes.data() + 8)};
}

} // namespace

std::optional<Ipv6Number> readIpv6(std::string_view text)
{
    Groups groups;
    if (groups.read(text))
        return groups.number();
    return text.find('.') == text.npos ? std::nullopt : readMixed(text);
}

} // namespace bnm
