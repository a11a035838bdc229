// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// in some folders, of any publisher. A file that is new, replaced or gone is noticed without
/// a restart; one that cannot be used is said once and leaves its answers unknown. Nothing is
/// asked of any server.
///
/// Blocking: a look-up may wait for the disk. Not for the UI thread.
class GeoIp : public QObject {
    Q_OBJECT
public:
    explicit GeoIp(QStringList folders, QObject *parent = nullptr);
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
    /// What tells one state of a file from another, also when it was replaced within a second.
    struct Signature {
        quint64 device = 0;
        quint64 inode = 0;
        qint64 size = 0;
        qint64 modifiedNs = 0;

        friend bool operator==(const Signature &, const Signature &) = default;
    };
    struct File {
        Signature signature;
        std::unique_ptr<GeoDatabase> database; ///< nothing: it cannot be used
        QString trouble;
    };

    static Signature signatureOf(const QString &path);
    QStringList paths() const;
    void watchFolders();
    bool forgetVanished(const QStringList &paths);
    void open(const QString &path, File &file);
    void setTrouble(const QString &path, File &file, const QString &trouble);
    void order(const QStringList &paths);
    void tellStatus();
    Place search(const QHostAddress &address);

    QStringList m_folders;
    std::map<QString, File> m_files; ///< by path
    std::vector<QString> m_order;    ///< paths of open databases, the best for places first
    std::set<QString> m_told;        ///< paths of which something was said
    QCache<QString, Place> m_cache;
    GeoStatus m_status;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< several changes at once are one
};

} // namespace bnm
