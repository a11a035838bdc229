// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// An open GeoIP database, from its metadata.
struct GeoDatabaseInfo {
    QString path;
    QString type;            ///< database_type, as DBIP-City-Lite
    qint64 builtSeconds = 0; ///< Unix time in s
    QString publisher;       ///< MaxMind, DB-IP, IPinfo, …; empty: not known
    QString attribution;     ///< the sentence its licence requires, plain text
    QString link;            ///< to the publisher; may be empty
    bool hasCountry = false;
    bool hasCity = false;
    bool hasAsn = false;
    bool isCountryTable = false; ///< the one included with the program or the system

    friend bool operator==(const GeoDatabaseInfo &, const GeoDatabaseInfo &) = default;
};

/// The GeoIP databases in use, and the problems of unusable ones.
struct GeoStatus {
    QStringList folders; ///< searched for databases, in this order
    std::vector<GeoDatabaseInfo> databases;
    QStringList troubles; ///< one sentence per unusable file

    bool knowsCountries() const;
    bool knowsCities() const;
    bool knowsProviders() const;
    /// When the oldest database in use was built, without the table of countries; Unix time in s.
    std::optional<qint64> oldestBuiltSeconds() const;
    /// When the table of countries in use was built; Unix time in s.
    std::optional<qint64> countryTableBuiltSeconds() const;
    /// The attributions of all databases in use, without duplicates.
    QStringList attributions() const;

    friend bool operator==(const GeoStatus &, const GeoStatus &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::GeoStatus)
