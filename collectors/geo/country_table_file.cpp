// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_table.h"

#include "collectors/geo/part_bytes.h"
#include "collectors/words.h"

#include <QFile>

#include <algorithm>
#include <numeric>

namespace bnm {

namespace {

/// File format: this magic; Unix time in s of the data, number of countries, of IPv4 starts and of
/// IPv6 starts; two letters per country; per IPv4 start the distance to the previous one and the
/// country; per IPv6 start the distance of the upper half, a byte 255 and the lower half unless it
/// is 0, and the country. Numbers are LEB128 varints, countries one byte. The last 32 bits are the
/// sum of all previous bytes, little endian.
constexpr std::string_view magic = "BNMCTRY1";
constexpr std::uint8_t hasLow = 255;
constexpr qint64 sumBytes = 4;
constexpr qint64 mostTableBytes = 16LL * 1024 * 1024;
constexpr qint64 tableHeadBytes = 64;

/// Reads a device in chunks, so that a file takes no memory besides the table.
class Reader {
public:
    Reader(QIODevice &device, qint64 size) : m_device(device), m_left(size) {}

    bool isWhole() const { return m_isWhole; }
    bool isAtEnd() const { return m_position == m_part.size() && m_left == 0; }
    std::uint32_t sum() const { return m_sum; } ///< of all parts so far

    std::uint8_t byte()
    {
        if (m_position == m_part.size() && !readPart())
            return fail();
        return static_cast<std::uint8_t>(m_part[m_position++]);
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            const std::uint64_t bits = part & 0x7fU;
            if (shift == 63 && bits > 1)
                return fail();
            value |= bits << shift;
            if ((part & 0x80U) == 0)
                return value;
        }
        return fail();
    }

private:
    bool readPart()
    {
        m_position = 0;
        m_part = m_left > 0 ? m_device.read(std::min(m_left, partBytes)) : QByteArray();
        m_left -= m_part.size();
        m_sum =
            std::accumulate(m_part.begin(), m_part.end(), m_sum, [](std::uint32_t sum, char byte) {
                return sum + static_cast<std::uint8_t>(byte);
            });
        return !m_part.isEmpty();
    }

    std::uint8_t fail()
    {
        m_isWhole = false;
        m_left = 0;
        m_part.clear();
        m_position = 0;
        return 0;
    }

    QIODevice &m_device;
    qint64 m_left;
    QByteArray m_part;
    qsizetype m_position = 0;
    std::uint32_t m_sum = 0;
    bool m_isWhole = true;
};

struct Head {
    qint64 builtSeconds = 0;
    std::size_t countries = 0;
    std::size_t starts4 = 0;
    std::size_t starts6 = 0;
};

std::optional<Head> readHead(Reader &reader)
{
    for (const char c : magic)
        if (reader.byte() != static_cast<std::uint8_t>(c))
            return std::nullopt;
    constexpr std::uint64_t endOfTime = 253'402'300'800; // the year 10000
    const std::uint64_t built = reader.number();
    Head head{static_cast<qint64>(std::min(built, endOfTime)), reader.number(), reader.number(),
              reader.number()};
    const bool isGood =
        reader.isWhole() && built < endOfTime && head.countries <= CountryTable::mostCountries &&
        head.starts4 <= CountryTable::mostStarts && head.starts6 <= CountryTable::mostStarts;
    return isGood ? std::optional(head) : std::nullopt;
}

bool readCountries(Reader &reader, const Head &head, CountryTable &table)
{
    for (std::size_t i = 1; i <= head.countries; ++i) {
        const std::array code = {static_cast<char>(reader.byte()),
                                 static_cast<char>(reader.byte())};
        if (table.numberOf({code.data(), code.size()}) != i)
            return false;
    }
    return true;
}

bool readIpv4Ranges(Reader &reader, const Head &head, CountryTable &table)
{
    std::uint64_t start = 0;
    for (std::size_t i = 0; i < head.starts4; ++i) {
        const std::uint64_t distance = reader.number();
        if (distance > UINT32_MAX - start)
            return false;
        start += distance;
        if (!table.start(static_cast<std::uint32_t>(start), reader.byte()))
            return false;
    }
    return true;
}

bool readIpv6Ranges(Reader &reader, const Head &head, CountryTable &table)
{
    std::uint64_t high = 0;
    for (std::size_t i = 0; i < head.starts6; ++i) {
        const std::uint64_t distance = reader.number();
        if (distance > UINT64_MAX - high)
            return false;
        high += distance;
        std::uint8_t country = reader.byte();
        std::uint64_t low = 0;
        if (country == hasLow) {
            low = reader.number();
            country = reader.byte();
        }
        if (!table.start(Ipv6Number{high, low}, country))
            return false;
    }
    return true;
}

/// Each start takes two bytes at least: a short file reserves little.
void reserve(CountryTable &table, const Head &head, qint64 fileBytes)
{
    const auto most = static_cast<std::size_t>(fileBytes / 2);
    table.reserve(std::min(head.starts4, most), std::min(head.starts6, most));
}

bool readAll(QFile &file, CountryTable &table)
{
    const qint64 size = file.size();
    if (size < sumBytes || size > mostTableBytes)
        return false;
    Reader reader(file, size - sumBytes);
    const auto head = readHead(reader);
    if (!head)
        return false;
    table.setBuiltSeconds(head->builtSeconds);
    reserve(table, *head, size);
    if (!readCountries(reader, *head, table) || !readIpv4Ranges(reader, *head, table) ||
        !readIpv6Ranges(reader, *head, table) || !reader.isWhole() || !reader.isAtEnd())
        return false;
    Reader end(file, sumBytes);
    std::uint32_t sum = 0;
    for (int shift = 0; shift < 32; shift += 8)
        sum |= std::uint32_t{end.byte()} << shift;
    return end.isWhole() && sum == reader.sum();
}

} // namespace

std::optional<CountryTable> readCountryTable(const QString &path, QString *why)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        *why = Words::tr("it cannot be read");
        return std::nullopt;
    }
    CountryTable table;
    if (!readAll(file, table)) {
        *why = Words::tr("it is not a whole table of countries");
        return std::nullopt;
    }
    why->clear();
    table.close();
    return table;
}

std::optional<qint64> countryTableBuilt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    Reader reader(file, tableHeadBytes);
    const auto head = readHead(reader);
    return head ? std::optional(head->builtSeconds) : std::nullopt;
}

} // namespace bnm
