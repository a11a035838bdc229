// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_source.h"

#include "collectors/geo/geo_publisher.h"
#include "collectors/geo/tor_geoip.h"
#include "collectors/words.h"

#include <QDir>

#include <algorithm>

namespace bnm {

std::vector<FileSignature> CountrySource::signatures() const
{
    const QDir tor(m_files.torFolder);
    const bool hasTor = !m_files.torFolder.isEmpty();
    return {FileSignature::of(m_files.shipped),
            hasTor ? FileSignature::of(tor.filePath(QStringLiteral("geoip"))) : FileSignature(),
            hasTor ? FileSignature::of(tor.filePath(QStringLiteral("geoip6"))) : FileSignature()};
}

bool CountrySource::refresh()
{
    std::vector<FileSignature> now = signatures();
    if (now == m_signatures)
        return false;
    m_signatures = std::move(now);
    m_table.reset();
    m_troubles.clear();
    m_candidates.clear();
    if (m_signatures[0] != FileSignature())
        consider(Kind::Shipped, m_files.shipped, countryTableBuilt(m_files.shipped));
    if (m_signatures[1] != FileSignature())
        consider(Kind::Tor, m_files.torFolder, torGeoipBuilt(m_files.torFolder));
    std::stable_sort(
        m_candidates.begin(), m_candidates.end(),
        [](const Candidate &a, const Candidate &b) { return a.builtSeconds > b.builtSeconds; });
    return true;
}

void CountrySource::consider(Kind kind, const QString &path, std::optional<qint64> built)
{
    if (built)
        m_candidates.push_back({kind, path, *built});
    else
        refuse(path, Words::tr("it does not say when it was made"));
}

void CountrySource::refuse(const QString &path, const QString &why)
{
    const QString trouble =
        Words::tr("%1 cannot be used as a table of countries (%2). Replace or remove it.")
            .arg(path, why);
    qWarning("GeoIP: %s", qUtf8Printable(trouble));
    m_troubles << trouble;
}

void CountrySource::load()
{
    while (!m_table && !m_candidates.empty()) {
        const Candidate &newest = m_candidates.front();
        QString why;
        m_table = newest.kind == Kind::Shipped ? readCountryTable(newest.path, &why)
                                               : readTorGeoip(newest.path, &why);
        if (m_table) {
            qInfo("GeoIP: countries are read from %s.", qUtf8Printable(newest.path));
            return;
        }
        refuse(newest.path, why);
        m_candidates.erase(m_candidates.begin());
        m_statusChanged = true;
    }
}

QString CountrySource::countryOf(const QHostAddress &address)
{
    load();
    return m_table ? m_table->countryOf(address) : QString();
}

bool CountrySource::takeStatusChange()
{
    return std::exchange(m_statusChanged, false);
}

std::optional<GeoDatabaseInfo> CountrySource::info() const
{
    if (m_candidates.empty())
        return std::nullopt;
    const Candidate &newest = m_candidates.front();
    GeoDatabaseInfo info;
    info.path = newest.path;
    info.type = QStringLiteral("IPFire Location");
    info.builtSeconds = newest.builtSeconds;
    const GeoPublisher publisher = geoPublisher(info.type, {}, {});
    info.publisher = publisher.name;
    info.attribution = publisher.attribution;
    info.link = publisher.link;
    info.hasCountry = true;
    info.isCountryTable = true;
    return info;
}

} // namespace bnm
