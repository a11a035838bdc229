// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_download.h"

#include "collectors/geo/geo_database.h"
#include "collectors/geo/gunzip.h"
#include "collectors/http/url_parts.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

#include <algorithm>
#include <array>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace bnm {

namespace {

struct Wanted {
    const char *name;
    bool isOfCities; ///< else of providers
};
constexpr auto wantedFiles =
    std::to_array<Wanted>({{"dbip-asn-lite", false}, {"dbip-city-lite", true}});

/// Addresses that every database of the whole internet knows; some of them will do.
constexpr auto knownAddresses =
    std::to_array<const char *>({"8.8.8.8", "1.1.1.1", "9.9.9.9", "193.0.6.139", "208.67.222.222"});

constexpr int longestPauseMs = 60'000;
constexpr int tellEveryMs = 200;
constexpr int partialContent = 206;
/// Upper limit for the unpacked size relative to the packed size.
constexpr int unpackedFactor = 4;

bool reachDisk(QFile &file)
{
#ifdef Q_OS_UNIX
    return file.flush() && ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

/// "bytes 100-199/200" -> 100
std::optional<qint64> firstByteOf(const QByteArray &contentRange)
{
    if (!contentRange.startsWith("bytes "))
        return std::nullopt;
    bool isNumber = false;
    const qint64 first = contentRange.mid(6, contentRange.indexOf('-') - 6).toLongLong(&isNumber);
    return isNumber ? std::optional(first) : std::nullopt;
}

} // namespace

QString geoDownloadFolder(const QString &geoipDir, const QString &dataDir)
{
    return geoipDir.isEmpty() ? dataDir : geoipDir;
}

QString geoDownloadOffer(const QUrl &url)
{
    return GeoDownload::tr(
               "Cities and providers come from DB-IP's free databases City Lite and ASN Lite "
               "(db-ip.com, licence CC BY 4.0). About 70 MB are downloaded from %1, for 150 MB on "
               "disk. That server learns this machine's address; no address of a peer is sent.")
        .arg(url.host());
}

GeoDownload::GeoDownload(GeoDownloadOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_backoff(m_options.firstPauseMs, longestPauseMs),
      m_stall(this),
      m_pause(this),
      m_deadline(this)
{
    for (QTimer *timer : {&m_stall, &m_pause, &m_deadline})
        timer->setSingleShot(true);
    m_stall.setInterval(m_options.stallMs);
    m_deadline.setInterval(m_options.deadlineMs);
    connect(&m_stall, &QTimer::timeout, this, &GeoDownload::stalled);
    connect(&m_pause, &QTimer::timeout, this, &GeoDownload::request);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(tr("The download took too long. What has come is kept: start it again to go on."));
    });
}

GeoDownload::~GeoDownload() = default;

void GeoDownload::start()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_file = 0;
    m_replaced = 0;
    m_month = {};
    m_deadline.start();
    if (!m_http)
        m_http = makeHttpClient({m_options.proxy});
    if (!QDir().mkpath(m_options.folder) || !QFileInfo(m_options.folder).isWritable())
        return fail(tr("%1 cannot be written. Choose another folder of databases (GEOIP_DIR), or "
                       "run this as its owner.")
                        .arg(m_options.folder));
    m_lock = std::make_unique<QLockFile>(
        QDir(m_options.folder).filePath(QStringLiteral(".geoip-download.lock")));
    m_lock->setStaleLockTime(0); // only one whose process is gone is stale
    if (!m_lock->tryLock(0))
        return fail(tr("Another download to %1 is under way.").arg(m_options.folder));
    nextFile();
}

void GeoDownload::cancel()
{
    if (m_isRunning)
        fail(tr("Cancelled. What has come is kept: start it again to go on."));
}

QString GeoDownload::fileName() const
{
    return QStringLiteral("%1-%2.mmdb.gz")
        .arg(QLatin1String(wantedFiles[m_file].name), m_month.toString(QStringLiteral("yyyy-MM")));
}

QString GeoDownload::partPath() const
{
    return QDir(m_options.folder).filePath(fileName() + QStringLiteral(".part"));
}

QString GeoDownload::targetPath() const
{
    return QDir(m_options.folder)
        .filePath(QLatin1String(wantedFiles[m_file].name) + QStringLiteral(".mmdb"));
}

void GeoDownload::nextFile()
{
    if (m_file == wantedFiles.size())
        return finish(
            true,
            m_replaced == 0
                ? tr("The databases here are the newest.")
                : tr("The databases of cities and providers are in %1.").arg(m_options.folder));
    const QDate today =
        m_options.today.isValid() ? m_options.today : QDateTime::currentDateTimeUtc().date();
    if (!m_month.isValid())
        m_month = QDate(today.year(), today.month(), 1);
    m_startedOver = false;
    m_furthest = 0;
    m_backoff.reset();
    if (hasNewest()) {
        ++m_file;
        m_month = {};
        return nextFile();
    }
    request();
}

/// Some are built on the last days of the month before.
bool GeoDownload::hasNewest() const
{
    constexpr int daysBefore = 4;
    QString why;
    const auto database = GeoDatabase::open(targetPath(), &why);
    if (!database)
        return false;
    const QDate built = QDateTime::fromSecsSinceEpoch(database->info().builtSeconds).date();
    return built >= m_month.addDays(-daysBefore);
}

HttpRequest GeoDownload::httpRequest()
{
    HttpRequest request;
    request.url = withPath(m_options.url, QLatin1Char('/') + fileName());
    request.headers.emplace_back("Accept-Encoding", "identity");
    if (m_offset > 0)
        request.headers.emplace_back("Range", "bytes=" + QByteArray::number(m_offset) + '-');
    request.mostBytes = std::max<qint64>(0, m_options.mostPackedBytes - m_offset);
    request.deadlineMs = m_options.deadlineMs;
    request.followsRedirects = true;
    request.takePart = [this](const HttpAnswer &head, const char *data, qint64 size) {
        takePart(head, data, size);
    };
    return request;
}

void GeoDownload::request()
{
    m_part.setFileName(partPath());
    // Unbuffered, so that data survives if a signal ends the program.
    if (!m_part.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fail(tr("%1 cannot be written.").arg(partPath()));
    m_offset = m_part.size();
    m_total = -1;
    m_hasHead = false;
    m_told.invalidate(); // the first part of each is reported
    m_stall.start();
    m_http->send(httpRequest(), this, [this](HttpAnswer &answer) { takeAnswer(answer); });
}

/// Whether the answer continues the data already here.
bool GeoDownload::takeHead(const HttpAnswer &head)
{
    m_hasHead = true;
    if (head.status == partialContent) {
        if (firstByteOf(head.header("Content-Range")) != m_offset) {
            startOver(tr("the server sent another part than it was asked for"));
            return false;
        }
    } else { // all of it, from the beginning
        m_part.resize(0);
        m_offset = 0;
    }
    bool isNumber = false;
    const qint64 length = head.header("Content-Length").toLongLong(&isNumber);
    m_total = isNumber ? m_offset + length : -1;
    return hasRoom(isNumber ? length + unpackedFactor * m_total : 0);
}

bool GeoDownload::hasRoom(qint64 bytes)
{
    const qint64 available = QStorageInfo(m_options.folder).bytesAvailable();
    if (available < 0 || available >= bytes)
        return true;
    constexpr qint64 megabyte = 1'000'000;
    fail(tr("There is not enough room in %1: up to %2 MB are needed, %3 MB are free.")
             .arg(m_options.folder, QString::number(bytes / megabyte),
                  QString::number(available / megabyte)));
    return false;
}

void GeoDownload::takePart(const HttpAnswer &head, const char *data, qint64 size)
{
    m_stall.start();
    if (!m_hasHead && !takeHead(head))
        return;
    if (m_part.write(data, size) != size)
        return fail(tr("%1 cannot be written. Is the disk full?").arg(partPath()));
    // otherwise a server that always closes early would be retried forever
    if (m_part.pos() > m_furthest) {
        m_furthest = m_part.pos();
        m_backoff.reset();
    }
    if (m_told.isValid() && m_told.elapsed() < tellEveryMs)
        return;
    m_told.start();
    Q_EMIT progress({fileName(), m_part.pos(), m_total});
}

void GeoDownload::takeAnswer(const HttpAnswer &answer)
{
    m_stall.stop();
    const bool isKept = m_part.flush();
    m_part.close();
    if (!isKept)
        return fail(tr("%1 cannot be written. Is the disk full?").arg(partPath()));
    if (answer.failure == HttpAnswer::Failure::TooLarge) {
        QFile::remove(partPath());
        return fail(tr("The server's file is larger than it can be: %1 MB are allowed. What was "
                       "there stays.")
                        .arg(m_options.mostPackedBytes / 1024 / 1024));
    }
    if (answer.failure != HttpAnswer::Failure::None)
        return tryAgain(httpFailureText(answer));
    takeStatus(answer.status);
}

void GeoDownload::takeStatus(int status)
{
    constexpr int notFound = 404;
    constexpr int rangeNotThere = 416; // the part is all of it, or of another file
    const QDate today =
        m_options.today.isValid() ? m_options.today : QDateTime::currentDateTimeUtc().date();
    if (status == 200 || status == partialContent || (status == rangeNotThere && m_offset > 0)) {
        if (status == 200 && !m_hasHead) // an empty body
            QFile::resize(partPath(), 0);
        return unpack();
    }
    if (QFileInfo(partPath()).size() == 0)
        QFile::remove(partPath());
    if (status == notFound && m_month == QDate(today.year(), today.month(), 1)) {
        m_month = m_month.addMonths(-1); // the new one is not out yet
        return nextFile();
    }
    const QString text = tr("the server answered with HTTP %1").arg(status);
    if (status >= 500 || status == 429)
        return tryAgain(text);
    fail(tr("%1 cannot be downloaded: %2. What was there stays.").arg(fileName(), text));
}

void GeoDownload::stalled()
{
    m_http->cancel(this);
    m_part.close();
    tryAgain(tr("nothing came for %1 s").arg(m_options.stallMs / 1'000.0));
}

void GeoDownload::tryAgain(const QString &why)
{
    if (m_backoff.failures() >= m_options.mostFailures)
        return fail(tr("%1 cannot be downloaded: %2. What has come is kept: start it again to go "
                       "on.")
                        .arg(fileName(), why));
    m_pause.start(m_backoff.next());
}

/// Once per file: the local part does not match the server's file.
void GeoDownload::startOver(const QString &why)
{
    m_stall.stop();
    m_http->cancel(this);
    m_part.close();
    QFile::remove(partPath());
    if (m_startedOver)
        return fail(tr("%1 cannot be used: %2. What was there stays.").arg(fileName(), why));
    m_startedOver = true;
    m_pause.start(m_backoff.next());
}

void GeoDownload::unpack()
{
    const QString path = targetPath() + QStringLiteral(".new");
    QFile packed(partPath());
    QFile unpacked(path);
    const bool isOpen = packed.open(QIODevice::ReadOnly) &&
                        unpacked.open(QIODevice::WriteOnly | QIODevice::Truncate);
    const GunzipResult result =
        isOpen ? gunzip(packed, unpacked, m_options.mostUnpackedBytes,
                        [] { return QThread::currentThread()->isInterruptionRequested(); })
               : GunzipResult::CannotWrite;
    const bool isWhole = result == GunzipResult::Done && reachDisk(unpacked);
    unpacked.close();
    if (isWhole)
        return replace(path);
    QFile::remove(path);
    switch (result) {
    case GunzipResult::Damaged:
        if (m_offset > 0)
            return startOver(tr("it is damaged"));
        QFile::remove(partPath());
        return fail(tr("%1 cannot be used: it is damaged, or no gzip file. What was there stays.")
                        .arg(fileName()));
    case GunzipResult::TooLarge:
        QFile::remove(partPath());
        return fail(tr("%1 cannot be used: unpacked, it is larger than it can be. What was there "
                       "stays.")
                        .arg(fileName()));
    case GunzipResult::Stopped: return cancel();
    case GunzipResult::Done:
    case GunzipResult::CannotWrite: break;
    }
    fail(tr("%1 cannot be written. Is the disk full?").arg(path));
}

/// A sentence; empty: the database opens and its content is known.
QString GeoDownload::troubleIn(const QString &path) const
{
    QString why;
    const auto database = GeoDatabase::open(path, &why);
    if (!database)
        return why;
    const bool isOfCities = wantedFiles[m_file].isOfCities;
    const bool knows = std::any_of(
        knownAddresses.begin(), knownAddresses.end(), [&database, isOfCities](const char *address) {
            Place place;
            database->lookUp(QHostAddress(QLatin1String(address)), place);
            return isOfCities ? place.latitude && !place.countryCode.isEmpty()
                              : place.asn.has_value();
        });
    if (knows)
        return {};
    return isOfCities ? tr("it knows no places") : tr("it knows no providers");
}

void GeoDownload::replace(const QString &path)
{
    const QString trouble = troubleIn(path);
    QFile::remove(partPath());
    if (!trouble.isEmpty()) {
        QFile::remove(path);
        return fail(tr("%1 cannot be used: %2. What was there stays.").arg(fileName(), trouble));
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                    QFile::ReadOther);
    if (std::rename(QFile::encodeName(path).constData(),
                    QFile::encodeName(targetPath()).constData()) != 0) {
        QFile::remove(path);
        return fail(tr("%1 cannot be written.").arg(targetPath()));
    }
    removeParts();
    ++m_replaced;
    ++m_file;
    m_month = {};
    nextFile();
}

/// A partial download of an earlier month is useless.
void GeoDownload::removeParts()
{
    QDir folder(m_options.folder);
    const QString mark =
        QLatin1String(wantedFiles[m_file].name) + QStringLiteral("-*.mmdb.gz.part");
    for (const QString &name : folder.entryList({mark}, QDir::Files))
        folder.remove(name);
}

void GeoDownload::fail(const QString &text)
{
    finish(false, text);
}

void GeoDownload::finish(bool good, const QString &text)
{
    for (QTimer *timer : {&m_stall, &m_pause, &m_deadline})
        timer->stop();
    if (m_http)
        m_http->cancel(this);
    m_part.close();
    m_lock.reset();
    m_isRunning = false;
    Q_EMIT finished({good, m_replaced > 0, text});
}

} // namespace bnm
