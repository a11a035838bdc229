// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_ip.h"

#include "collectors/geo/country_name.h"
#include "collectors/geo/geo_record.h"
#include "collectors/peers/address.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace bnm {

namespace {

constexpr int mostCached = 20'000;
constexpr qsizetype mostFiles = 32;
constexpr int settleMs = 500;

} // namespace

GeoIp::GeoIp(QStringList folders, CountryFiles countries, QObject *parent)
    : QObject(parent),
      m_folders(std::move(folders)),
      m_countries(std::move(countries)),
      m_cache(mostCached),
      m_watcher(this),
      m_settle(this)
{
    m_folders.removeAll(QString());
    m_folders.removeDuplicates();
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &GeoIp::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle,
            qOverload<>(&QTimer::start));
    refresh();
}

GeoIp::~GeoIp() = default;

QStringList GeoIp::paths() const
{
    QStringList paths;
    for (const QString &folder : m_folders)
        for (const QFileInfo &file :
             QDir(folder).entryInfoList({QStringLiteral("*.mmdb")}, QDir::Files, QDir::Name))
            if (paths.size() < mostFiles)
                paths << file.filePath();
    return paths;
}

/// A folder may appear after the program's start.
void GeoIp::watchFolders()
{
    for (const QString &folder : std::as_const(m_folders))
        if (!m_watcher.directories().contains(folder) && QFileInfo(folder).isDir())
            m_watcher.addPath(folder);
}

bool GeoIp::forgetVanished(const QStringList &paths)
{
    return std::erase_if(m_files, [this, &paths](const auto &file) {
               const bool isGone = !paths.contains(file.first);
               if (isGone)
                   m_told.erase(file.first);
               return isGone;
           }) > 0;
}

void GeoIp::refresh()
{
    watchFolders();
    const QStringList found = paths();
    bool isChanged = forgetVanished(found);
    isChanged = m_countries.refresh() || isChanged;
    for (const QString &path : found) {
        const auto signature = FileSignature::of(path);
        const auto [it, isNew] = m_files.try_emplace(path);
        if (!isNew && it->second.signature == signature)
            continue;
        it->second.signature = signature;
        open(path, it->second);
        isChanged = true;
    }
    if (isChanged || m_status.folders.isEmpty()) {
        m_cache.clear();
        order(found);
        if (databasesKnowCountries())
            m_countries.release();
        tellStatus();
    }
}

void GeoIp::open(const QString &path, File &file)
{
    QString why;
    file.database = GeoDatabase::open(path, &why);
    if (!file.database) {
        setTrouble(
            path, file,
            tr("%1 cannot be used as a GeoIP database (%2). Replace or remove it.").arg(path, why));
        return;
    }
    file.trouble.clear();
    m_told.erase(path);
    qInfo("GeoIP: %s is open (%s).", qUtf8Printable(path),
          qUtf8Printable(file.database->info().type));
}

/// Reported once until the file is usable again: a file being written changes many times.
void GeoIp::setTrouble(const QString &path, File &file, const QString &trouble)
{
    file.trouble = trouble;
    if (m_told.insert(path).second)
        qWarning("GeoIP: %s", qUtf8Printable(trouble));
}

/// Those with cities first, for they know most of a place; else as the folders are given.
void GeoIp::order(const QStringList &paths)
{
    m_order.clear();
    for (const QString &path : paths)
        if (m_files.at(path).database)
            m_order.push_back(path);
    std::stable_sort(m_order.begin(), m_order.end(), [this](const QString &a, const QString &b) {
        const auto rank = [this](const QString &path) {
            return m_files.at(path).database->info().hasCity ? 0 : 1;
        };
        return rank(a) < rank(b);
    });
}

void GeoIp::tellStatus()
{
    GeoStatus status;
    status.folders = m_folders;
    for (const QString &path : m_order)
        status.databases.push_back(m_files.at(path).database->info());
    if (const auto table = m_countries.info(); table && !databasesKnowCountries())
        status.databases.push_back(*table);
    for (const auto &[path, file] : m_files)
        if (!file.trouble.isEmpty())
            status.troubles << file.trouble;
    status.troubles << m_countries.troubles();
    if (status == m_status)
        return;
    m_status = std::move(status);
    Q_EMIT statusChanged(m_status);
}

/// The node itself may know the provider's number of a peer (-asmap).
void GeoIp::locate(Peers &peers)
{
    refresh();
    for (Peer &peer : peers) {
        peer.place = lookUp(peer.address);
        if (!peer.place.asn)
            peer.place.asn = peer.mappedAs;
    }
}

Place GeoIp::lookUp(const QString &address)
{
    const PeerAddress parsed = readAddress(address);
    if (!isPublicIp(parsed))
        return {};
    if (const Place *known = m_cache.object(parsed.host))
        return *known;
    const Place place = search(parsed.ip);
    m_cache.insert(parsed.host, new Place(place));
    return place;
}

bool GeoIp::databasesKnowCountries() const
{
    return std::any_of(m_order.begin(), m_order.end(), [this](const QString &path) {
        return m_files.at(path).database->info().hasCountry;
    });
}

Place GeoIp::search(const QHostAddress &address)
{
    Place place = searchDatabases(address);
    if (databasesKnowCountries())
        return place;
    place.countryCode = m_countries.countryOf(address);
    place.country = countryName(place.countryCode);
    if (m_countries.takeStatusChange())
        tellStatus();
    return place;
}

/// A place is all from one database: the city of one and the country of another may differ.
Place GeoIp::searchDatabases(const QHostAddress &address)
{
    Place result;
    bool isDamaged = false;
    for (const QString &path : m_order) {
        Place found;
        File &file = m_files.at(path);
        const auto answer = file.database->lookUp(address, found);
        if (answer == GeoDatabase::Answer::Damaged && file.trouble.isEmpty()) {
            setTrouble(
                path, file,
                tr("%1 is damaged: some of what it says is left out. Replace it.").arg(path));
            isDamaged = true;
        }
        if (answer != GeoDatabase::Answer::Found)
            continue;
        if (result.countryCode.isEmpty() && !result.latitude) {
            const auto asn = result.asn;
            const QString organization = result.organization;
            result = found;
            result.asn = asn ? asn : found.asn;
            result.organization = asn ? organization : found.organization;
        } else if (!result.asn) {
            result.asn = found.asn;
            result.organization = found.organization;
        }
    }
    if (isDamaged)
        tellStatus();
    return result;
}

} // namespace bnm
