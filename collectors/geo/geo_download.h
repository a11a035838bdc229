// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/backoff.h"
#include "collectors/http/http_client.h"

#include <QDate>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QMetaType>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace bnm {

struct GeoDownloadOptions {
    QUrl url; ///< the folder with dbip-city-lite-2026-11.mmdb.gz and similar files
    QString folder;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int stallMs = 30'000;                 ///< without data for this long: retry
    int deadlineMs = 2 * 60 * 60 * 1'000; ///< for all files together
    int firstPauseMs = 1'000;
    int mostFailures = 5; ///< in a row, without progress
    qint64 mostPackedBytes = 512LL * 1024 * 1024;
    qint64 mostUnpackedBytes = 2LL * 1024 * 1024 * 1024;
    QDate today = {}; ///< invalid: the system's date
};

struct GeoDownloadProgress {
    QString file;
    qint64 receivedBytes = 0;
    qint64 totalBytes = -1; ///< of this file; -1: not known
};

struct GeoDownloadResult {
    bool good = false;
    bool isNew = false; ///< a database was replaced
    QString text;       ///< one or more sentences
};

/// Destination of the files: the configured folder, else the program's own.
QString geoDownloadFolder(const QString &geoipDir, const QString &dataDir);
/// Server, size and licence, shown before the download.
QString geoDownloadOffer(const QUrl &url);

/// Downloads DB-IP's free databases of cities and of providers (monthly files, CC BY 4.0), only on
/// request. An interrupted download resumes where it stopped (Range). A file is unpacked and
/// checked before it atomically replaces the previous one; on failure the previous one stays.
///
/// Blocking for a second or two while it unpacks. Not for the UI thread.
class GeoDownload : public QObject {
    Q_OBJECT
public:
    explicit GeoDownload(GeoDownloadOptions options, QObject *parent = nullptr);
    ~GeoDownload() override;

    void start();  ///< finished() follows
    void cancel(); ///< finished() follows; received data is kept
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progress(const bnm::GeoDownloadProgress &progress);
    void finished(const bnm::GeoDownloadResult &result);

private:
    void nextFile();
    bool hasNewest() const;
    void request();
    HttpRequest httpRequest();
    void takePart(const HttpAnswer &head, const char *data, qint64 size);
    bool takeHead(const HttpAnswer &head);
    bool hasRoom(qint64 bytes);
    void takeAnswer(const HttpAnswer &answer);
    void takeStatus(int status);
    void stalled();
    void tryAgain(const QString &why);
    void startOver(const QString &why);
    void unpack();
    QString troubleIn(const QString &path) const;
    void replace(const QString &path);
    void removeParts();
    void fail(const QString &text);
    void finish(bool good, const QString &text);

    QString fileName() const;
    QString partPath() const;
    QString targetPath() const;

    GeoDownloadOptions m_options;
    std::unique_ptr<HttpClient> m_http;
    Backoff m_backoff;
    QTimer m_stall;
    QTimer m_pause;
    QTimer m_deadline;
    QElapsedTimer m_told; ///< since the last progress()
    QFile m_part;
    std::unique_ptr<QLockFile> m_lock; ///< while it runs
    QDate m_month;
    std::size_t m_file = 0;
    qint64 m_offset = 0; ///< of the first requested byte
    qint64 m_total = -1;
    qint64 m_furthest = 0; ///< highest number of bytes of this file so far
    bool m_hasHead = false;
    bool m_startedOver = false;
    bool m_isRunning = false;
    int m_replaced = 0;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::GeoDownloadProgress)
Q_DECLARE_METATYPE(bnm::GeoDownloadResult)
