// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mmdb_writer.h"

#include <QFile>
#include <QHostAddress>
#include <QtEndian>

#include <bit>

namespace bnm {

namespace {

enum Type {
    Utf8 = 2,
    Double = 3,
    Uint16 = 5,
    Uint32 = 6,
    Map = 7,
    Uint64 = 9,
    Array = 11,
    Float = 15
};

void appendControl(QByteArray &out, Type type, qsizetype size)
{
    const bool isExtended = type > Map;
    const int lowBits = static_cast<int>(std::min<qsizetype>(size, size < 29 ? size : 29));
    out += static_cast<char>((isExtended ? 0 : type << 5) | lowBits);
    if (isExtended)
        out += static_cast<char>(type - 7);
    if (size >= 29)
        out += static_cast<char>(size - 29); // up to 284, enough for tests
}

template <typename Number>
void appendBigEndian(QByteArray &out, Number number)
{
    const Number swapped = qToBigEndian(number);
    out.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

void appendText(QByteArray &out, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    appendControl(out, Utf8, utf8.size());
    out += utf8;
}

void appendValue(QByteArray &out, const QVariant &value);

void appendMap(QByteArray &out, const QVariantMap &map)
{
    appendControl(out, Map, map.size());
    for (auto it = map.begin(); it != map.end(); ++it) {
        appendText(out, it.key());
        appendValue(out, it.value());
    }
}

void appendValue(QByteArray &out, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QVariantMap: return appendMap(out, value.toMap());
    case QMetaType::QStringList:
        appendControl(out, Array, value.toStringList().size());
        for (const QString &text : value.toStringList())
            appendText(out, text);
        return;
    case QMetaType::Double:
        appendControl(out, Double, 8);
        return appendBigEndian(out, std::bit_cast<quint64>(value.toDouble()));
    case QMetaType::Float:
        appendControl(out, Float, 4);
        return appendBigEndian(out, std::bit_cast<quint32>(value.toFloat()));
    case QMetaType::UShort:
        appendControl(out, Uint16, 2);
        return appendBigEndian(out, value.value<quint16>());
    case QMetaType::Int:
    case QMetaType::UInt:
        appendControl(out, Uint32, 4);
        return appendBigEndian(out, value.toUInt());
    case QMetaType::LongLong:
        appendControl(out, Uint64, 8);
        return appendBigEndian(out, value.toULongLong());
    default: return appendText(out, value.toString());
    }
}

bool bitAt(const Q_IPV6ADDR &address, int index)
{
    return address.c[index / 8] >> (7 - index % 8) & 1;
}

void append24(QByteArray &out, quint32 number)
{
    out += static_cast<char>(number >> 16);
    out += static_cast<char>(number >> 8);
    out += static_cast<char>(number);
}

} // namespace

MmdbWriter &MmdbWriter::add(const QString &network, const QVariantMap &record)
{
    const auto [address, length] = QHostAddress::parseSubnet(network);
    const bool isIpv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    Q_IPV6ADDR bits{};
    if (isIpv4)
        qToBigEndian(address.toIPv4Address(), bits.c + 12);
    else
        bits = address.toIPv6Address();
    const int first = m_addresses == Addresses::Ipv4 ? 96 : 0;
    const int end = isIpv4 ? 96 + length : length;
    std::size_t node = 0;
    for (int i = first; i < end - 1; ++i) {
        const std::size_t side = bitAt(bits, i) ? 1 : 0;
        if (m_nodes[node].next[side] < 0) {
            m_nodes[node].next[side] = static_cast<int>(m_nodes.size());
            m_nodes.emplace_back();
        }
        node = static_cast<std::size_t>(m_nodes[node].next[side]);
    }
    m_nodes[node].next[bitAt(bits, end - 1) ? 1 : 0] = -2 - static_cast<int>(m_records.size());
    m_records.push_back(record);
    return *this;
}

QByteArray MmdbWriter::toBytes() const
{
    QByteArray data;
    std::vector<quint32> offsets;
    for (const QVariantMap &record : m_records) {
        offsets.push_back(static_cast<quint32>(data.size()));
        appendMap(data, record);
    }
    const auto count = static_cast<quint32>(m_nodes.size());
    constexpr quint32 separator = 16;
    QByteArray bytes;
    for (const Node &node : m_nodes)
        for (const int next : node.next)
            append24(bytes, next == none ? count
                            : next >= 0
                                ? static_cast<quint32>(next)
                                : count + separator + offsets[static_cast<std::size_t>(-2 - next)]);
    bytes += QByteArray(separator, '\0') + data + "\xab\xcd\xefMaxMind.com";
    appendMap(bytes,
              {{QStringLiteral("binary_format_major_version"), QVariant::fromValue<quint16>(2)},
               {QStringLiteral("binary_format_minor_version"), QVariant::fromValue<quint16>(0)},
               {QStringLiteral("build_epoch"), QVariant::fromValue<qlonglong>(m_built)},
               {QStringLiteral("database_type"), m_type},
               {QStringLiteral("description"), QVariantMap()},
               {QStringLiteral("languages"), QStringList()},
               {QStringLiteral("ip_version"),
                QVariant::fromValue<quint16>(m_addresses == Addresses::Ipv4 ? 4 : 6)},
               {QStringLiteral("node_count"), count},
               {QStringLiteral("record_size"), QVariant::fromValue<quint16>(24)}});
    return bytes;
}

bool MmdbWriter::write(const QString &path) const
{
    QFile file(path);
    const QByteArray bytes = toBytes();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace bnm
