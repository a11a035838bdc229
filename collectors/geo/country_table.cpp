// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_table.h"

#include "collectors/geo/country_code.h"

#include <QtEndian>

#include <algorithm>

namespace bnm {

namespace {

std::optional<std::uint32_t> after(std::uint32_t address)
{
    return address == UINT32_MAX ? std::nullopt : std::optional(address + 1);
}

std::optional<Ipv6Number> after(Ipv6Number address)
{
    if (address.low != UINT64_MAX)
        return Ipv6Number{address.high, address.low + 1};
    return address.high == UINT64_MAX ? std::nullopt : std::optional(Ipv6Number{address.high + 1});
}

/// What lies between two ranges has no country.
template <typename Address>
bool addRange(CountryTable &table, std::optional<Address> &next, Address first, Address last,
              std::size_t country)
{
    if (!next || first < *next || last < first)
        return false;
    if (first > *next && !table.start(*next, 0))
        return false;
    if (!table.start(first, country))
        return false;
    next = after(last);
    return true;
}

} // namespace

std::size_t CountryTable::numberOf(std::string_view country)
{
    if (country == "UK")
        country = "GB";
    if (!isCountryCode(country))
        return 0;
    constexpr std::size_t letters = 26;
    const std::size_t place = static_cast<std::size_t>(country[0] - 'A') * letters +
                              static_cast<std::size_t>(country[1] - 'A');
    std::uint8_t &number = m_numbers[place];
    if (number == 0 && m_codes.size() < mostCountries) {
        m_codes.push_back({country[0], country[1]});
        number = static_cast<std::uint8_t>(m_codes.size());
    }
    return number;
}

bool CountryTable::add(std::uint32_t first, std::uint32_t last, std::string_view country)
{
    return addRange(*this, m_next4, first, last, numberOf(country));
}

bool CountryTable::add(Ipv6Number first, Ipv6Number last, std::string_view country)
{
    return addRange(*this, m_next6, first, last, numberOf(country));
}

bool CountryTable::start(std::uint32_t first, std::size_t country)
{
    if (country > m_codes.size() || (!m_starts4.empty() && first <= m_starts4.back()))
        return false;
    if (country == (m_countries4.empty() ? 0 : m_countries4.back()))
        return true; // nothing changes here
    if (m_starts4.size() >= mostStarts)
        return false;
    m_starts4.push_back(first);
    m_countries4.push_back(static_cast<std::uint8_t>(country));
    return true;
}

bool CountryTable::start(Ipv6Number first, std::size_t country)
{
    const bool isFirst = m_highs6.empty();
    if (country > m_codes.size() || (!isFirst && first <= Ipv6Number{m_highs6.back(), lastLow()}))
        return false;
    if (country == (isFirst ? 0 : m_countries6.back()))
        return true;
    if (m_highs6.size() >= mostStarts)
        return false;
    if (first.low != 0)
        m_fine6.push_back({static_cast<std::uint32_t>(m_highs6.size()), first.low});
    m_highs6.push_back(first.high);
    m_countries6.push_back(static_cast<std::uint8_t>(country));
    return true;
}

std::uint64_t CountryTable::lastLow() const
{
    const bool hasLow = !m_fine6.empty() && m_fine6.back().index + 1 == m_highs6.size();
    return hasLow ? m_fine6.back().low : 0;
}

std::uint64_t CountryTable::lowOf(std::size_t index) const
{
    const auto it =
        std::lower_bound(m_fine6.begin(), m_fine6.end(), index,
                         [](const Fine &fine, std::size_t wanted) { return fine.index < wanted; });
    return it != m_fine6.end() && it->index == index ? it->low : 0;
}

std::uint8_t CountryTable::number4(std::uint32_t address) const
{
    const auto behind = std::upper_bound(m_starts4.begin(), m_starts4.end(), address);
    if (behind == m_starts4.begin())
        return 0;
    return m_countries4[static_cast<std::size_t>(behind - m_starts4.begin()) - 1];
}

std::uint8_t CountryTable::number6(Ipv6Number address) const
{
    const auto [begin, end] = std::equal_range(m_highs6.begin(), m_highs6.end(), address.high);
    auto low = static_cast<std::size_t>(begin - m_highs6.begin());
    auto high = static_cast<std::size_t>(end - m_highs6.begin());
    while (low < high) { // the first start after the address
        const std::size_t middle = low + (high - low) / 2;
        if (lowOf(middle) <= address.low)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? std::uint8_t{0} : m_countries6[low - 1];
}

QString CountryTable::countryOf(const QHostAddress &address) const
{
    std::uint8_t number = 0;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        number = number4(address.toIPv4Address());
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        number = number6(
            {qFromBigEndian<std::uint64_t>(bytes.c), qFromBigEndian<std::uint64_t>(bytes.c + 8)});
    }
    return number == 0 ? QString() : QString::fromLatin1(m_codes[number - 1U].data(), 2);
}

std::size_t CountryTable::bytes() const
{
    return m_codes.capacity() * sizeof(Code) + m_starts4.capacity() * sizeof(std::uint32_t) +
           m_countries4.capacity() + m_highs6.capacity() * sizeof(std::uint64_t) +
           m_countries6.capacity() + m_fine6.capacity() * sizeof(Fine);
}

void CountryTable::reserve(std::size_t ipv4, std::size_t ipv6)
{
    ipv4 = std::min(ipv4, mostStarts);
    ipv6 = std::min(ipv6, mostStarts);
    m_starts4.reserve(ipv4);
    m_countries4.reserve(ipv4);
    m_highs6.reserve(ipv6);
    m_countries6.reserve(ipv6);
}

void CountryTable::close()
{
    m_next4.reset();
    m_next6.reset();
    m_starts4.shrink_to_fit();
    m_countries4.shrink_to_fit();
    m_highs6.shrink_to_fit();
    m_countries6.shrink_to_fit();
    m_fine6.shrink_to_fit();
}

} // namespace bnm
