// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// One GeoIP database that is open, by what its metadata says.
struct GeoDatabaseInfo {
    QString path;
    QString type;            ///< database_type, as DBIP-City-Lite
    qint64 builtSeconds = 0; ///< Unix time in s
    QString publisher;       ///< MaxMind, DB-IP, IPinfo, …; empty: not known
    QString attribution;     ///< the sentence its licence asks for, plain text
    QString link;            ///< to the publisher; may be empty
    bool hasCountry = false;
    bool hasCity = false;
    bool hasAsn = false;
    bool isCountryTable = false; ///< the one that the program brings, or the system

    friend bool operator==(const GeoDatabaseInfo &, const GeoDatabaseInfo &) = default;
};

/// Which GeoIP databases are in use, and what is wrong with those that are not.
struct GeoStatus {
    QStringList folders; ///< where databases are looked for, first one first
    std::vector<GeoDatabaseInfo> databases;
    QStringList troubles; ///< a sentence for each file that cannot be used

    bool knowsCountries() const;
    bool knowsCities() const;
    bool knowsProviders() const;
    /// When the oldest database in use was built, the table of countries aside; Unix time in s.
    std::optional<qint64> oldestBuiltSeconds() const;
    /// When the table of countries in use was built; Unix time in s.
    std::optional<qint64> countryTableBuiltSeconds() const;
    /// The sentences of all databases in use, each once.
    QStringList attributions() const;

    friend bool operator==(const GeoStatus &, const GeoStatus &) = default;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::GeoStatus)
