// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_source.h"
#include "collectors/geo/file_signature.h"
#include "collectors/geo/geo_database.h"
#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer.h"

#include <QCache>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace bnm {

/// Looks up place and provider of public IP addresses in the GeoIP databases (*.mmdb) of some
/// folders, from any publisher. If none of them contains countries, a table of countries is used.
/// New, replaced or removed files are noticed without a restart; an unusable one is reported once
/// and ignored. Nothing is requested from any server.
///
/// Blocking: a look-up may wait for the disk. Not for the UI thread.
class GeoIp : public QObject {
    Q_OBJECT
public:
    explicit GeoIp(QStringList folders, CountryFiles countries = {}, QObject *parent = nullptr);
    ~GeoIp() override;

    /// Checks whether files have changed; later look-ups use the current ones.
    void refresh();
    /// Empty unless it is a public IP address, with or without a port.
    Place lookUp(const QString &address);
    /// Refreshes, then fills in the places.
    void locate(Peers &peers);
    const GeoStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const bnm::GeoStatus &status);

private:
    struct File {
        FileSignature signature;
        std::unique_ptr<GeoDatabase> database; ///< nothing: unusable
        QString trouble;
    };

    QStringList paths() const;
    void watchFolders();
    bool forgetVanished(const QStringList &paths);
    void open(const QString &path, File &file);
    void setTrouble(const QString &path, File &file, const QString &trouble);
    void order(const QStringList &paths);
    void tellStatus();
    bool databasesKnowCountries() const;
    Place search(const QHostAddress &address);
    Place searchDatabases(const QHostAddress &address);

    QStringList m_folders;
    std::map<QString, File> m_files; ///< by path
    std::vector<QString> m_order;    ///< paths of open databases, the best for places first
    std::set<QString> m_told;        ///< paths that were reported
    CountrySource m_countries;
    QCache<QString, Place> m_cache;
    GeoStatus m_status;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< combines several changes into one
};

} // namespace bnm
