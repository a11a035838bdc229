// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_places.h"

#include "app/demo/simulated_addresses.h"

#include <QHostAddress>
#include <QtEndian>

#include <array>
#include <bit>
#include <vector>

namespace bnm {

namespace {

// The types of the format that are needed here.
enum Type { Text = 2, Double = 3, Short = 5, Number = 6, Map = 7, Long = 9, Array = 11 };

QByteArray head(Type type, qsizetype size)
{
    constexpr int shortest = 29; // longer ones have an extra size byte
    QByteArray bytes;
    const int low = size < shortest ? static_cast<int>(size) : shortest;
    bytes += static_cast<char>((type > 7 ? 0 : type << 5) | low);
    if (type > 7)
        bytes += static_cast<char>(type - 7);
    if (low == shortest)
        bytes += static_cast<char>(size - shortest);
    return bytes;
}

QByteArray text(const QByteArray &value)
{
    return head(Text, value.size()) + value;
}

template <typename Unsigned>
QByteArray number(Type type, Unsigned value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return head(type, bytes.size()) + bytes;
}

QByteArray map(std::initializer_list<std::pair<const char *, QByteArray>> members)
{
    QByteArray bytes = head(Map, static_cast<qsizetype>(members.size()));
    for (const auto &[key, value] : members)
        bytes += text(key) + value;
    return bytes;
}

QByteArray recordOf(const SimulatedRange &range)
{
    return map({{"city", map({{"names", map({{"en", text(range.city)}})}})},
                {"country", map({{"iso_code", text(range.country)}})},
                {"location",
                 map({{"latitude", number(Double, std::bit_cast<quint64>(range.latitude))},
                      {"longitude", number(Double, std::bit_cast<quint64>(range.longitude))}})},
                {"autonomous_system_number", number(Number, range.asn)},
                {"autonomous_system_organization", text(range.provider)}});
}

struct Prefix {
    std::array<quint8, 16> address;
    int bits;
};

/// IPv4 is at ::/96.
Prefix prefixOf(const QString &text)
{
    Prefix prefix{};
    if (text.contains(QLatin1Char(':'))) {
        const Q_IPV6ADDR address = QHostAddress(text + QStringLiteral("::")).toIPv6Address();
        std::copy(std::begin(address.c), std::end(address.c), prefix.address.begin());
        prefix.bits = 16 * static_cast<int>(text.count(QLatin1Char(':')) + 1);
        return prefix;
    }
    const QStringList numbers = text.split(QLatin1Char('.'));
    for (qsizetype i = 0; i < numbers.size(); ++i)
        prefix.address[static_cast<std::size_t>(12 + i)] = static_cast<quint8>(numbers[i].toUInt());
    prefix.bits = 96 + 8 * static_cast<int>(numbers.size());
    return prefix;
}

/// Two entries a node: 0 is nothing, a positive number a node, a negative one the record before
/// its opposite.
class SearchTree {
public:
    void insert(const Prefix &prefix, int record)
    {
        std::size_t node = 0;
        for (int bit = 0;; ++bit) {
            const auto byte = static_cast<std::size_t>(bit / 8);
            const std::size_t at = 2 * node + ((prefix.address[byte] >> (7 - bit % 8)) & 1U);
            if (m_entries[at] < 0)
                return; // within a longer one
            if (bit + 1 == prefix.bits) {
                if (m_entries[at] == 0)
                    m_entries[at] = -record - 1;
                return;
            }
            if (m_entries[at] == 0) {
                m_entries[at] = static_cast<int>(m_entries.size() / 2);
                m_entries.resize(m_entries.size() + 2);
            }
            node = static_cast<std::size_t>(m_entries[at]);
        }
    }
    quint32 nodes() const { return static_cast<quint32>(m_entries.size() / 2); }
    QByteArray bytes(const std::vector<quint32> &offsets) const
    {
        constexpr quint32 separator = 16;
        QByteArray bytes;
        for (const int entry : m_entries) {
            const quint32 next =
                entry == 0  ? nodes()
                : entry > 0 ? static_cast<quint32>(entry)
                            : nodes() + separator + offsets[static_cast<std::size_t>(-entry - 1)];
            std::array<char, 4> word{};
            qToBigEndian(next, word.data());
            bytes.append(word.data(), word.size());
        }
        return bytes + QByteArray(separator, '\0');
    }

private:
    std::vector<int> m_entries = {0, 0};
};

} // namespace

QByteArray simulatedPlaces(qint64 builtSeconds)
{
    SearchTree tree;
    std::vector<quint32> offsets;
    QByteArray records;
    for (const SimulatedRange &range : simulatedRanges()) { // the longest prefixes are first
        tree.insert(prefixOf(QString::fromLatin1(range.prefix)), static_cast<int>(offsets.size()));
        offsets.push_back(static_cast<quint32>(records.size()));
        records += recordOf(range);
    }
    const QByteArray metadata =
        map({{"binary_format_major_version", number<quint16>(Short, 2)},
             {"binary_format_minor_version", number<quint16>(Short, 0)},
             {"build_epoch", number(Long, static_cast<quint64>(builtSeconds))},
             {"database_type", text("Demo-City-ASN")},
             {"description", map({{"en", text("Places of the demo's simulated peers")}})},
             {"ip_version", number<quint16>(Short, 6)},
             {"languages", head(Array, 1) + text("en")},
             {"node_count", number(Number, tree.nodes())},
             {"record_size", number<quint16>(Short, 32)}});
    return tree.bytes(offsets) + records + "\xab\xcd\xefMaxMind.com" + metadata;
}

} // namespace bnm
