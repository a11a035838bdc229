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

/// Tells the place and the provider of public IP addresses from the GeoIP databases (*.mmdb)
/// in some folders, of any publisher. While none of them knows countries a table of countries
/// serves. A file that is new, replaced or gone is noticed without a restart; one that cannot be
/// used is said once and leaves its answers unknown. Nothing is asked of any server.
///
/// Blocking: a look-up may wait for the disk. Not for the UI thread.
class GeoIp : public QObject {
    Q_OBJECT
public:
    explicit GeoIp(QStringList folders, CountryFiles countries = {}, QObject *parent = nullptr);
    ~GeoIp() override;

    /// Looks whether files have changed; look-ups after it are from what is there now.
    void refresh();
    /// Nothing is known of what is no public IP address. With or without a port.
    Place lookUp(const QString &address);
    /// Refreshes, then fills in the places.
    void locate(Peers &peers);
    const GeoStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const bnm::GeoStatus &status);

private:
    struct File {
        FileSignature signature;
        std::unique_ptr<GeoDatabase> database; ///< nothing: it cannot be used
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
    std::set<QString> m_told;        ///< paths of which something was said
    CountrySource m_countries;
    QCache<QString, Place> m_cache;
    GeoStatus m_status;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< several changes at once are one
};

} // namespace bnm
