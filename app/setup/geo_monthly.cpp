// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/geo_monthly.h"

namespace bnm {

namespace {

constexpr int checkMs = 12 * 60 * 60 * 1'000;

} // namespace

GeoMonthly::GeoMonthly(GeoDownloadOptions options, int firstMs, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_fetch(this), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GeoMonthly::check);
    connect(&m_fetch, &GeoFetch::finished, this, [this](const GeoDownloadResult &result) {
        if (!result.good)
            qWarning("GeoIP: %s", qUtf8Printable(result.text));
        else if (result.isNew)
            qInfo("GeoIP: %s", qUtf8Printable(result.text));
        m_timer.start(checkMs);
        Q_EMIT checked(result);
    });
    m_timer.start(firstMs);
}

void GeoMonthly::check()
{
    m_fetch.start(m_options);
}

} // namespace bnm
