// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_table.h"

#include <QCoreApplication>
#include <QFile>

#include <numeric>
#include <span>

namespace bnm {

namespace {

/// The file: this magic; Unix time in s of the data, countries, starts of IPv4 and of IPv6;
/// two letters for each country; for each start of IPv4 the distance to the one before and the
/// country; for each of IPv6 the distance of the upper half, a byte 255 and the lower half where
/// it is not 0, and the country. Numbers are LEB128 varints, countries one byte.
/// At its end stands the sum of all bytes before, 32 bits, little endian.
constexpr std::string_view magic = "BNMCTRY1";
constexpr std::uint8_t hasLow = 255;
constexpr qsizetype sumBytes = 4;
constexpr qint64 mostFileBytes = 16LL * 1024 * 1024;
constexpr qint64 headBytes = 64;

class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    bool isWhole() const { return m_isWhole; }
    bool isAtEnd() const { return m_position == m_bytes.size(); }

    std::uint8_t byte()
    {
        if (isAtEnd())
            return fail();
        return m_bytes[m_position++];
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
    std::uint8_t fail()
    {
        m_isWhole = false;
        m_position = m_bytes.size();
        return 0;
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_position = 0;
    bool m_isWhole = true;
};

struct Head {
    qint64 builtSeconds = 0;
    std::size_t countries = 0;
    std::size_t starts4 = 0;
    std::size_t starts6 = 0;
};

std::span<const std::uint8_t> bytesOf(const QByteArray &data)
{
    return {reinterpret_cast<const std::uint8_t *>(data.constData()),
            static_cast<std::size_t>(data.size())};
}

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

bool readIpv4(Reader &reader, const Head &head, CountryTable &table)
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

bool readIpv6(Reader &reader, const Head &head, CountryTable &table)
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

QString text(const char *words)
{
    return QCoreApplication::translate("GeoIp", words);
}

} // namespace

std::optional<CountryTable> readCountryTable(const QString &path, QString *why)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *why = text("it cannot be read");
        return std::nullopt;
    }
    const QByteArray data = file.read(mostFileBytes + 1);
    *why = text("it is not a whole table of countries");
    if (data.size() > mostFileBytes || data.size() < sumBytes)
        return std::nullopt;
    const auto bytes = bytesOf(data);
    const auto body = bytes.first(bytes.size() - sumBytes);
    Reader end(bytes.last(sumBytes));
    std::uint32_t sum = 0;
    for (int shift = 0; shift < 32; shift += 8)
        sum |= std::uint32_t{end.byte()} << shift;
    if (sum != std::accumulate(body.begin(), body.end(), std::uint32_t{0}))
        return std::nullopt;

    Reader reader(body);
    CountryTable table;
    const auto head = readHead(reader);
    if (!head)
        return std::nullopt;
    table.setBuiltSeconds(head->builtSeconds);
    // Each start takes two bytes at least: a short file reserves little.
    table.reserve(std::min(head->starts4, body.size() / 2),
                  std::min(head->starts6, body.size() / 2));
    if (!readCountries(reader, *head, table) || !readIpv4(reader, *head, table) ||
        !readIpv6(reader, *head, table) || !reader.isWhole() || !reader.isAtEnd())
        return std::nullopt;
    why->clear();
    table.close();
    return table;
}

std::optional<qint64> countryTableBuilt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray data = file.read(headBytes);
    Reader reader(bytesOf(data));
    const auto head = readHead(reader);
    return head ? std::optional(head->builtSeconds) : std::nullopt;
}

} // namespace bnm
