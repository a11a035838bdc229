// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_database.h"

#include "collectors/geo/geo_publisher.h"
#include "collectors/geo/geo_record.h"
#include "collectors/geo/memory_copy.h"
#include "collectors/geo/mmdb_metadata.h"
#include "collectors/tamed.h"
#include "collectors/words.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <maxminddb.h>

#include <vector>

namespace bnm {

namespace {

constexpr std::size_t mostProbedNodes = 4'000;
constexpr int mostProbedRecords = 50;
constexpr qsizetype longestType = 128;

bool contains(const QString &type, std::initializer_list<const char *> marks)
{
    return std::any_of(marks.begin(), marks.end(), [&type](const char *mark) {
        return type.contains(QLatin1String(mark), Qt::CaseInsensitive);
    });
}

/// A record's neighbours in the search tree, those that lead to data.
void visit(const MMDB_s &mmdb, uint32_t node, const auto &takeNode, const auto &takeEntry)
{
    MMDB_search_node_s found{};
    if (MMDB_read_node(&mmdb, node, &found) != MMDB_SUCCESS)
        return;
    const auto take = [&](uint64_t record, uint8_t type, const MMDB_entry_s &entry) {
        if (type == MMDB_RECORD_TYPE_SEARCH_NODE)
            takeNode(static_cast<uint32_t>(record));
        else if (type == MMDB_RECORD_TYPE_DATA)
            takeEntry(entry);
    };
    take(found.left_record, found.left_record_type, found.left_record_entry);
    take(found.right_record, found.right_record_type, found.right_record_entry);
}

} // namespace

struct GeoDatabase::Handle {
    MemoryCopy copy; // destroyed last
    MMDB_s mmdb{};
    bool isOpen = false;

    ~Handle()
    {
        if (isOpen)
            MMDB_close(&mmdb);
    }
};

GeoDatabase::GeoDatabase(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
GeoDatabase::~GeoDatabase() = default;

std::unique_ptr<GeoDatabase> GeoDatabase::open(const QString &path, QString *why)
{
    auto handle = std::make_unique<Handle>();
    if (!handle->copy.take(path, why))
        return nullptr;
    const QByteArray copy = handle->copy.path();
    const int status = hasSoundMetadata(copy)
                           ? MMDB_open(copy.constData(), MMDB_MODE_MMAP, &handle->mmdb)
                           : MMDB_INVALID_METADATA_ERROR;
    handle->isOpen = status == MMDB_SUCCESS;
    if (!handle->isOpen) {
        *why = QString::fromUtf8(MMDB_strerror(status));
        return nullptr;
    }
    std::unique_ptr<GeoDatabase> database(new GeoDatabase(std::move(handle)));
    database->describe(path);
    const GeoDatabaseInfo &info = database->m_info;
    if (!info.hasCountry && !info.hasCity && !info.hasAsn) {
        *why = Words::tr("it knows neither places nor providers: %1").arg(info.type);
        return nullptr;
    }
    return database;
}

void GeoDatabase::describe(const QString &path)
{
    const MMDB_metadata_s &metadata = m_handle->mmdb.metadata;
    m_info.path = path;
    m_info.type = tamed(QString::fromUtf8(metadata.database_type), longestType);
    m_info.builtSeconds = static_cast<qint64>(metadata.build_epoch);
    QString description;
    for (std::size_t i = 0; i < metadata.description.count; ++i)
        description += QString::fromUtf8(metadata.description.descriptions[i]->description);
    const GeoPublisher publisher =
        geoPublisher(m_info.type, description, QFileInfo(path).fileName());
    m_info.publisher = publisher.name;
    m_info.attribution = publisher.attribution;
    m_info.link = publisher.link;

    m_info.hasAsn = contains(m_info.type, {"asn", "isp", "enterprise"});
    m_info.hasCity = contains(m_info.type, {"city", "location", "enterprise"});
    m_info.hasCountry = m_info.hasCity || contains(m_info.type, {"country"});
    if (!m_info.hasAsn && !m_info.hasCountry)
        probe();
}

/// The type is not conclusive: inspects some of the records.
void GeoDatabase::probe()
{
    std::vector<uint32_t> nodes{0};
    int records = 0;
    for (std::size_t i = 0; i < nodes.size() && i < mostProbedNodes && records < mostProbedRecords;
         ++i)
        visit(
            m_handle->mmdb, nodes[i], [&nodes](uint32_t node) { nodes.push_back(node); },
            [this, &records](const MMDB_entry_s &entry) {
                Place place;
                ++records;
                if (!readGeoRecord(entry, place))
                    return;
                m_info.hasCountry = m_info.hasCountry || !place.countryCode.isEmpty();
                m_info.hasCity = m_info.hasCity || place.latitude || !place.city.isEmpty();
                m_info.hasAsn = m_info.hasAsn || place.asn;
            });
}

GeoDatabase::Answer GeoDatabase::lookUp(const QHostAddress &address, Place &place) const
{
    constexpr int ipv4Only = 4;
    const MMDB_s &mmdb = m_handle->mmdb;
    sockaddr_storage storage{};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto &ipv4 = reinterpret_cast<sockaddr_in &>(storage);
        ipv4.sin_family = AF_INET;
        ipv4.sin_addr.s_addr = qToBigEndian(address.toIPv4Address());
    } else {
        if (mmdb.metadata.ip_version == ipv4Only)
            return Answer::Unknown;
        auto &ipv6 = reinterpret_cast<sockaddr_in6 &>(storage);
        ipv6.sin6_family = AF_INET6;
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::copy_n(bytes.c, sizeof bytes.c, ipv6.sin6_addr.s6_addr);
    }
    int status = MMDB_SUCCESS;
    const MMDB_lookup_result_s result =
        MMDB_lookup_sockaddr(&mmdb, reinterpret_cast<const sockaddr *>(&storage), &status);
    if (status != MMDB_SUCCESS)
        return Answer::Damaged;
    if (!result.found_entry)
        return Answer::Unknown;
    return readGeoRecord(result.entry, place) ? Answer::Found : Answer::Damaged;
}

} // namespace bnm
