// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "collectors/geo/geo_download.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/threads.h"

#include <QObject>

#include <memory>

namespace bnm {

GeoDownloadOptions geoDownloadOptions(const Config &config);

/// Runs a GeoDownload on its own thread, for callers that must not block.
class GeoFetch : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~GeoFetch() override;

    void start(const GeoDownloadOptions &options); ///< does nothing during a download
    void cancel();
    bool isRunning() const { return m_download != nullptr; }

Q_SIGNALS:
    void progress(const bnm::GeoDownloadProgress &progress);
    void finished(const bnm::GeoDownloadResult &result);

private:
    Threads m_threads;
    std::unique_ptr<OnThread<GeoDownload>> m_download;
};

} // namespace bnm
