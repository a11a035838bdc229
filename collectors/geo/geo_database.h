// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer.h"

#include <QHostAddress>

#include <memory>

namespace bnm {

/// One open GeoIP database in MaxMind's format (https://maxmind.github.io/MaxMind-DB/), copied into
/// memory when it is opened, so that look-ups stay safe if the file changes.
class GeoDatabase {
public:
    /// Nothing, with the reason, if the file holds no usable database.
    static std::unique_ptr<GeoDatabase> open(const QString &path, QString *why);
    ~GeoDatabase();
    GeoDatabase(const GeoDatabase &) = delete;
    GeoDatabase &operator=(const GeoDatabase &) = delete;

    const GeoDatabaseInfo &info() const { return m_info; }

    enum class Answer { Found, Unknown, Damaged };
    Answer lookUp(const QHostAddress &address, Place &place) const;

private:
    struct Handle;

    explicit GeoDatabase(std::unique_ptr<Handle> handle);
    void describe(const QString &path);
    void probe();

    std::unique_ptr<Handle> m_handle;
    GeoDatabaseInfo m_info;
};

} // namespace bnm
