// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/tor_geoip.h"

#include "collectors/geo/ipv6_text.h"
#include "collectors/geo/part_bytes.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTimeZone>

#include <charconv>
#include <string_view>

namespace bnm {

namespace {

constexpr qint64 mostTextBytes = 64LL * 1024 * 1024;
constexpr qint64 textHeadBytes = 4096;
constexpr std::size_t longestLine = 256;
/// Typical length of a line, to estimate the number of ranges.
constexpr qint64 ipv4LineBytes = 24;
constexpr qint64 ipv6LineBytes = 56;

struct RangeLine {
    std::string_view first;
    std::string_view last;
    std::string_view country;
};

std::optional<RangeLine> rangeOf(std::string_view line)
{
    const std::size_t one = line.find(',');
    const std::size_t two = one == line.npos ? one : line.find(',', one + 1);
    if (two == line.npos || line.size() != two + 3)
        return std::nullopt;
    return RangeLine{line.substr(0, one), line.substr(one + 1, two - one - 1),
                     line.substr(two + 1)};
}

bool parse(std::string_view text, std::uint32_t &address)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), address);
    return error == std::errc() && end == text.data() + text.size();
}

bool parse(std::string_view text, Ipv6Number &address)
{
    const auto read = readIpv6(text);
    address = read.value_or(Ipv6Number{});
    return read.has_value();
}

template <typename Address>
bool takeLine(std::string_view line, CountryTable &table)
{
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    if (line.empty() || line.front() == '#')
        return true;
    const auto range = rangeOf(line);
    Address first{};
    Address last{};
    return range && parse(range->first, first) && parse(range->last, last) &&
           table.add(first, last, range->country);
}

/// Reads the file in chunks, so that it takes no memory itself.
template <typename Address>
bool takeFile(QFile &file, CountryTable &table)
{
    QByteArray rest;
    for (qint64 taken = 0; !file.atEnd();) {
        const QByteArray part = file.read(partBytes);
        taken += part.size();
        if (part.isEmpty() || taken > mostTextBytes)
            return false;
        rest += part;
        const std::string_view all(rest.constData(), static_cast<std::size_t>(rest.size()));
        std::size_t from = 0;
        for (std::size_t end; (end = all.find('\n', from)) != all.npos; from = end + 1)
            if (end - from > longestLine || !takeLine<Address>(all.substr(from, end - from), table))
                return false;
        if (all.size() - from > longestLine)
            return false;
        rest.remove(0, static_cast<qsizetype>(from));
    }
    return takeLine<Address>({rest.constData(), static_cast<std::size_t>(rest.size())}, table);
}

/// "# Generated: Thu, 25 Jun 2026 04:33:59 GMT"
std::optional<qint64> generatedIn(QFile &file)
{
    const QString head = QString::fromLatin1(file.read(textHeadBytes));
    file.seek(0);
    const QString mark = QStringLiteral("# Generated: ");
    const qsizetype from = head.indexOf(mark);
    if (from < 0)
        return std::nullopt;
    const QString line = head.mid(from + mark.size()).section(QLatin1Char('\n'), 0, 0).trimmed();
    QDateTime time =
        QLocale::c().toDateTime(line, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time.toSecsSinceEpoch()) : std::nullopt;
}

std::optional<qint64> olderBuilt(QFile &ipv4, QFile &ipv6)
{
    const auto one = generatedIn(ipv4);
    const auto other = generatedIn(ipv6);
    return one && other ? std::optional(std::min(*one, *other)) : std::nullopt;
}

struct Files {
    QFile ipv4;
    QFile ipv6;

    explicit Files(const QString &folder)
        : ipv4(QDir(folder).filePath(QStringLiteral("geoip"))),
          ipv6(QDir(folder).filePath(QStringLiteral("geoip6")))
    {
    }
    bool open() { return ipv4.open(QIODevice::ReadOnly) && ipv6.open(QIODevice::ReadOnly); }
};

} // namespace

std::optional<CountryTable> readTorGeoip(const QString &folder, QString *why)
{
    Files files(folder);
    if (!files.open()) {
        *why = Words::tr("geoip and geoip6 cannot be read");
        return std::nullopt;
    }
    CountryTable table;
    table.setBuiltSeconds(olderBuilt(files.ipv4, files.ipv6).value_or(0));
    table.reserve(
        static_cast<std::size_t>(std::min(files.ipv4.size(), mostTextBytes) / ipv4LineBytes),
        static_cast<std::size_t>(std::min(files.ipv6.size(), mostTextBytes) / ipv6LineBytes));
    if (!takeFile<std::uint32_t>(files.ipv4, table) || !takeFile<Ipv6Number>(files.ipv6, table)) {
        *why = Words::tr("geoip or geoip6 has a line that is no range behind the one before");
        return std::nullopt;
    }
    table.close();
    return table;
}

std::optional<qint64> torGeoipBuilt(const QString &folder)
{
    Files files(folder);
    return files.open() ? olderBuilt(files.ipv4, files.ipv6) : std::nullopt;
}

} // namespace bnm
