// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo_run.h"

#include "app/setup/geo_fetch.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace bnm {

namespace {

/// One line per tenth of a file; if its size is unknown, per 10 MB.
class Steps {
public:
    void take(const GeoDownloadProgress &progress)
    {
        constexpr qint64 megabyte = 1'000'000;
        if (progress.file != m_file) {
            m_file = progress.file;
            m_step = -1;
        }
        const qint64 step = progress.totalBytes > 0
                                ? 10 * progress.receivedBytes / progress.totalBytes
                                : progress.receivedBytes / (10 * megabyte);
        if (step <= m_step)
            return;
        m_step = step;
        const QString of = progress.totalBytes > 0
                               ? QStringLiteral(" of %1").arg(progress.totalBytes / megabyte)
                               : QString();
        std::fprintf(stderr, "%s: %lld%s MB\n", qUtf8Printable(m_file),
                     static_cast<long long>(progress.receivedBytes / megabyte), qUtf8Printable(of));
    }

private:
    QString m_file;
    qint64 m_step = -1;
};

} // namespace

int runGetGeoip(const Config &config)
{
    const GeoDownloadOptions options = geoDownloadOptions(config);
    std::puts(geoDownloadOffer(options.url).toUtf8().constData());
    std::fflush(stdout);
    GeoDownload download(options); // this thread has no other work
    Steps steps;
    QObject::connect(&download, &GeoDownload::progress, &download,
                     [&steps](const GeoDownloadProgress &progress) { steps.take(progress); });
    QObject::connect(&download, &GeoDownload::finished, &download,
                     [](const GeoDownloadResult &result) {
                         std::fputs(qUtf8Printable(result.text + QLatin1Char('\n')),
                                    result.good ? stdout : stderr);
                         std::fflush(stdout);
                         QCoreApplication::exit(result.good ? 0 : 1);
                     });
    QTimer::singleShot(0, &download, &GeoDownload::start);
    return QCoreApplication::exec();
}

} // namespace bnm
