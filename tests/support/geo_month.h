// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_download.h"
#include "collectors/geo/geo_ip.h"
#include "tests/support/geo_server.h"

#include <QTemporaryDir>

namespace bnm {

/// The month of GeoMonth, and its files.
namespace month {
inline const QDate today(2026, 11, 12);
inline const QString asnFile = geoAsnPath(today);
inline const QString cityFile = geoCityPath(today);
} // namespace month

/// A server with the databases of one month, an empty folder for them, and what a download says.
struct GeoMonth {
    GeoServer server;
    QTemporaryDir directory;
    GeoDownloadOptions options;
    std::vector<GeoDownloadResult> results;
    std::vector<GeoDownloadProgress> steps;

    GeoMonth()
    {
        server.putMonth(month::today);
        options.url = server.url();
        options.folder = directory.path();
        options.firstPauseMs = 10;
        options.today = month::today;
    }
    /// To a GeoDownload or a GeoFetch.
    void listen(auto &download)
    {
        using Download = std::remove_reference_t<decltype(download)>;
        QObject::connect(&download, &Download::progress, &download,
                         [this](const GeoDownloadProgress &step) { steps.push_back(step); });
        QObject::connect(&download, &Download::finished, &download,
                         [this](const GeoDownloadResult &result) { results.push_back(result); });
    }
    QString cityKnown() const
    {
        return GeoIp({directory.path()}).lookUp(QStringLiteral("8.8.8.8:8333")).city;
    }
};

} // namespace bnm
