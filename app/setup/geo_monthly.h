// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/setup/geo_fetch.h"

#include <QTimer>

namespace bnm {

/// GEOIP_MONTHLY: downloads the databases once those of a new month may be available. Sends no
/// request while this month's are installed.
class GeoMonthly : public QObject {
    Q_OBJECT
public:
    GeoMonthly(GeoDownloadOptions options, int firstMs, QObject *parent = nullptr);

Q_SIGNALS:
    void checked(const bnm::GeoDownloadResult &result);

private:
    void check();

    const GeoDownloadOptions m_options;
    GeoFetch m_fetch;
    QTimer m_timer;
};

} // namespace bnm
