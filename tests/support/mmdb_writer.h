// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariantMap>

#include <array>
#include <map>
#include <vector>

namespace bnm {

/// Writes small GeoIP databases in MaxMind's format, for tests: a search tree for IPv6 (IPv4 at
/// ::/96, as usual) or only IPv4, 24-bit records, MaxMind-DB-Format 2.0.
class MmdbWriter {
public:
    enum class Addresses { Ipv4, Ipv6 };

    explicit MmdbWriter(QString type, Addresses addresses = Addresses::Ipv6)
        : m_type(std::move(type)), m_addresses(addresses)
    {
    }

    /// Networks as 81.2.69.0/24; a later one must not lie within an earlier one.
    MmdbWriter &add(const QString &network, const QVariantMap &record);
    MmdbWriter &setBuilt(qint64 seconds)
    {
        m_built = seconds;
        return *this;
    }
    QByteArray toBytes() const;
    bool write(const QString &path) const;

private:
    struct Node {
        std::array<int, 2> next = {none, none}; ///< a node, or a record as -2 - its number
    };
    static constexpr int none = -1;

    QString m_type;
    Addresses m_addresses;
    qint64 m_built = 1'700'000'000;
    std::vector<Node> m_nodes{1};
    std::vector<QVariantMap> m_records;
};

} // namespace bnm
