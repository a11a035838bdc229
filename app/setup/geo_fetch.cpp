// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/geo_fetch.h"

namespace bnm {

GeoDownloadOptions geoDownloadOptions(const Config &config)
{
    GeoDownloadOptions options;
    options.url = config.geoipUrl;
    options.folder = geoDownloadFolder(config.geoipDir, config.dataDir);
    options.proxy = config.geoipProxy;
    return options;
}

GeoFetch::~GeoFetch()
{
    m_threads.interrupt();
    m_download.reset();
    m_threads.end();
}

void GeoFetch::start(const GeoDownloadOptions &options)
{
    if (m_download)
        return;
    m_download = std::make_unique<OnThread<GeoDownload>>(m_threads.named(QStringLiteral("geoip")),
                                                         std::make_unique<GeoDownload>(options));
    GeoDownload *download = m_download->object();
    connect(download, &GeoDownload::progress, this, &GeoFetch::progress);
    connect(download, &GeoDownload::finished, this, [this](const GeoDownloadResult &result) {
        m_download.reset();
        Q_EMIT finished(result);
    });
    m_download->post([](GeoDownload &object) { object.start(); });
}

void GeoFetch::cancel()
{
    if (m_download)
        m_download->post([](GeoDownload &object) { object.cancel(); });
}

} // namespace bnm
