// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace bnm {

/// A whole IPv6 address; networks may be finer than /64.
struct Ipv6Number {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend auto operator<=>(const Ipv6Number &, const Ipv6Number &) = default;
};

/// The country of each IP address: sorted range starts with one byte for the country each. About 6
/// MB for the whole internet. Filled range by range, in ascending order.
class CountryTable {
public:
    /// Limit on the starts of a family. The data of 2026 has about 400,000.
    static constexpr std::size_t mostStarts = 1'500'000;
    static constexpr std::size_t mostCountries = 254;

    /// ISO 3166-1 alpha-2; empty: not known.
    QString countryOf(const QHostAddress &address) const;
    qint64 builtSeconds() const { return m_builtSeconds; } ///< Unix time in s
    void setBuiltSeconds(qint64 seconds) { m_builtSeconds = seconds; }
    std::size_t bytes() const; ///< memory that it takes
    std::size_t starts() const { return m_starts4.size() + m_highs6.size(); }

    /// From first to last, both included. False: out of order, or too many.
    bool add(std::uint32_t first, std::uint32_t last, std::string_view country);
    bool add(Ipv6Number first, Ipv6Number last, std::string_view country);
    /// From here to the next start. False: as above, or no such country.
    bool start(std::uint32_t first, std::size_t country);
    bool start(Ipv6Number first, std::size_t country);
    /// The number of a country; 0: not known, as ??, EU and AP are.
    std::size_t numberOf(std::string_view country);
    void reserve(std::size_t ipv4, std::size_t ipv6);
    void close(); ///< call after the last range: frees spare memory

    friend bool operator==(const CountryTable &, const CountryTable &) = default;

private:
    /// The lower half of a start, if it has one.
    struct Fine {
        std::uint32_t index = 0;
        std::uint64_t low = 0;
        friend bool operator==(const Fine &, const Fine &) = default;
    };
    using Code = std::array<char, 2>;

    std::uint64_t lowOf(std::size_t index) const;
    std::uint64_t lastLow() const;
    std::uint8_t number4(std::uint32_t address) const;
    std::uint8_t number6(Ipv6Number address) const;

    qint64 m_builtSeconds = 0;
    std::vector<Code> m_codes;                     ///< by number, from 1 on
    std::array<std::uint8_t, 26 * 26> m_numbers{}; ///< by code: AA, AB, …
    std::vector<std::uint32_t> m_starts4;
    std::vector<std::uint8_t> m_countries4;
    std::vector<std::uint64_t> m_highs6; ///< upper halves of the starts
    std::vector<std::uint8_t> m_countries6;
    std::vector<Fine> m_fine6;
    /// The first address after the last range; nothing: all addresses are covered.
    std::optional<std::uint32_t> m_next4 = 0;
    std::optional<Ipv6Number> m_next6 = Ipv6Number{};
};

/// Reads a table written by packaging/country-table.pl. Nothing, with the reason, if the file is
/// not one or is incomplete. Blocking.
std::optional<CountryTable> readCountryTable(const QString &path, QString *why);
/// When such a file was built, from its head; nothing: not such a file.
std::optional<qint64> countryTableBuilt(const QString &path);

} // namespace bnm
