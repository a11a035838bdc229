// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_files.h"
#include "collectors/geo/country_table.h"
#include "collectors/geo/file_signature.h"
#include "collectors/geo/geo_status.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// Looks up the country of an address in the newest table on this machine. The first look-up reads
/// the table; an unreadable table is reported once, and the other one is used instead.
///
/// Blocking: it reads up to 25 MB of text. Not for the UI thread.
class CountrySource {
public:
    explicit CountrySource(CountryFiles files) : m_files(std::move(files)) {}

    /// Checks whether files have changed. True: the status differs.
    bool refresh();
    QString countryOf(const QHostAddress &address);
    /// True once after a table turned out to be unreadable.
    bool takeStatusChange();
    void release() { m_table.reset(); } ///< frees memory until the next look-up

    /// The table in use; nothing: there is none.
    std::optional<GeoDatabaseInfo> info() const;
    const QStringList &troubles() const { return m_troubles; }
    std::size_t bytes() const { return m_table ? m_table->bytes() : 0; }

private:
    enum class Kind { Shipped, Tor };
    struct Candidate {
        Kind kind = Kind::Shipped;
        QString path;
        qint64 builtSeconds = 0;
    };

    std::vector<FileSignature> signatures() const;
    void consider(Kind kind, const QString &path, std::optional<qint64> built);
    void refuse(const QString &path, const QString &why); ///< reports it once
    void load();

    CountryFiles m_files;
    std::vector<FileSignature> m_signatures;
    std::vector<Candidate> m_candidates; ///< newest first; unreadable ones are removed
    std::optional<CountryTable> m_table;
    QStringList m_troubles;
    bool m_statusChanged = false;
};

} // namespace bnm
