// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/sqlite_file.h"

#include "collectors/private_place.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

using TroubleKind = StoreTrouble::Kind;

// Primary result codes, https://sqlite.org/rescode.html
enum SqliteCode {
    sqliteError = 1, // missing table or column, because our statements are correct
    sqliteBusy = 5,
    sqliteLocked = 6,
    sqliteReadOnly = 8,
    sqliteIoError = 10,
    sqliteCorrupt = 11,
    sqliteFull = 13,
    sqliteCannotOpen = 14,
    sqliteSchema = 17,
    sqliteConstraint = 19,
    sqliteMismatch = 20,
    sqliteNotADatabase = 26,
};

constexpr qint64 hardlyAnySpace = 64 * 1024;
constexpr int leastMsBetween = 10 * 60'000; // two files that are set aside

const std::array<const char *, 3> companions = {"", "-wal", "-shm"};

TroubleKind kindOf(int code, const QString &path)
{
    switch (code & 0xff) {
    case sqliteFull: return TroubleKind::Full;
    case sqliteReadOnly: return TroubleKind::ReadOnly;
    case sqliteError: // what we write suits our tables, so these are not ours any more
    case sqliteSchema:
    case sqliteConstraint:
    case sqliteMismatch:
    case sqliteCorrupt:
    case sqliteNotADatabase: return TroubleKind::Corrupted;
    case sqliteBusy:
    case sqliteLocked: return TroubleKind::Locked;
    case sqliteIoError:
    case sqliteCannotOpen: {
        const QFileInfo folder(QFileInfo(path).path());
        const QStorageInfo storage(folder.filePath());
        if (storage.isValid() && storage.bytesAvailable() < hardlyAnySpace)
            return TroubleKind::Full;
        const QFileInfo file(path);
        const bool isReadOnly =
            storage.isReadOnly() || !folder.isWritable() || (file.exists() && !file.isWritable());
        return isReadOnly ? TroubleKind::ReadOnly : TroubleKind::Other;
    }
    default: return TroubleKind::Other;
    }
}

QString sentenceFor(TroubleKind kind, const QString &path, const QString &detail)
{
    switch (kind) {
    case TroubleKind::None: return {};
    case TroubleKind::Full:
        return Words::tr("The disk that holds %1 is full. Free some space.").arg(path);
    case TroubleKind::ReadOnly:
        return Words::tr("%1 cannot be written. Check the folder's permissions, or set DATA_DIR to "
                         "another one.")
            .arg(path);
    case TroubleKind::Locked:
        return Words::tr(
                   "%1 is in use by another program. Give this one its own folder (DATA_DIR).")
            .arg(path);
    case TroubleKind::Corrupted: return Words::tr("%1 is damaged.").arg(path);
    case TroubleKind::TooNew:
        return Words::tr(
                   "%1 was written by a newer version of this program. Use that version, or set "
                   "DATA_DIR to another folder.")
            .arg(path);
    case TroubleKind::Other: return Words::tr("%1 cannot be used: %2.").arg(path, detail);
    }
    return {};
}

} // namespace

SqliteFile::SqliteFile(SqliteOptions options)
    : m_options(std::move(options)),
      m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteFile::~SqliteFile()
{
    close();
}

void SqliteFile::close()
{
    m_isOpen = false;
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

bool SqliteFile::open()
{
    const bool wasDamaged = m_trouble.kind == TroubleKind::Corrupted; // detected in use
    if (!wasDamaged && openOnce())
        return true;
    const bool isDamaged =
        m_trouble.kind == TroubleKind::Corrupted || m_trouble.kind == TroubleKind::TooNew;
    if (!isDamaged || m_options.readOnly)
        return false;
    return beginAnew();
}

/// Limited, because a disk that damages each new file, or a bug, would fill the folder with
/// set-aside files.
bool SqliteFile::beginAnew()
{
    const StoreTrouble trouble = m_trouble;
    const bool isAgain = m_setAsideAt.isValid() && !m_setAsideAt.hasExpired(leastMsBetween);
    if (isAgain || !setAside()) {
        close();
        m_trouble = trouble;
        return false;
    }
    m_setAsideAt.start();
    if (openOnce())
        return true;
    // The fault was not the file's.
    if (m_trouble.kind == TroubleKind::Corrupted)
        takeBack(std::exchange(m_setAside, {}));
    close();
    return false;
}

bool SqliteFile::beginEmpty()
{
    close();
    for (const char *companion : companions)
        QFile::remove(m_options.path + QLatin1String(companion));
    return openOnce();
}

bool SqliteFile::openOnce()
{
    close();
    m_trouble = {};
    if (!m_options.readOnly) {
        makePrivateFolder(QFileInfo(m_options.path).path());
        createPrivately(m_options.path);
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_options.path);
    // A process with an exclusive lock keeps it: waiting is useless.
    m_database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.exclusive ? 100 : 2'000) +
        (m_options.readOnly ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString()));
    if (!m_database.open())
        fail(m_database.lastError());
    else
        m_isOpen = m_options.readOnly ? checkVersion() : prepare();
    if (!m_isOpen) // half a set-up is none; it is tried from the start the next time
        close();
    return m_isOpen;
}

bool SqliteFile::prepare()
{
    // Of a file that was there before.
    if (isOpenToOthers(m_options.path))
        QFile::setPermissions(m_options.path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QStringList pragmas = m_options.pragmas;
    if (m_options.exclusive)
        pragmas.prepend(QStringLiteral("locking_mode=EXCLUSIVE"));
    pragmas << QStringLiteral("journal_mode=WAL");
    for (const QString &pragma : pragmas)
        if (!run(QStringLiteral("PRAGMA ") + pragma))
            return false;
    return migrate();
}

bool SqliteFile::checkVersion()
{
    const qint64 version = number(QStringLiteral("PRAGMA user_version"), -1);
    if (m_trouble)
        return false;
    if (version > static_cast<qint64>(m_options.schema.size()))
        return fail(TroubleKind::TooNew);
    return version >= 0 || fail(TroubleKind::Corrupted);
}

bool SqliteFile::migrate()
{
    if (!checkVersion())
        return false;
    const qint64 version = number(QStringLiteral("PRAGMA user_version"), -1);
    const qint64 newest = static_cast<qint64>(m_options.schema.size());
    if (version == newest)
        return hasOurTables();
    return transaction([&] {
        for (qint64 step = version; step < newest; ++step)
            for (const QString &statement : m_options.schema[static_cast<std::size_t>(step)])
                if (!run(statement))
                    return false;
        return run(QStringLiteral("PRAGMA user_version=%1").arg(newest));
    });
}

/// "table.column" of each.
QStringList SqliteFile::columns(QSqlDatabase &database)
{
    QStringList names;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.exec(QStringLiteral("SELECT t.name || '.' || c.name FROM sqlite_master t, "
                              "pragma_table_info(t.name) c WHERE t.type = 'table'"));
    while (query.next())
        names << query.value(0).toString();
    return names;
}

/// Compared with those that the schema makes in memory: a file may have lost some.
bool SqliteFile::hasOurTables()
{
    const QString connection = m_connection + QStringLiteral("-schema");
    QStringList wanted;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        memory.setDatabaseName(QStringLiteral(":memory:"));
        if (memory.open())
            for (const QStringList &step : m_options.schema)
                for (const QString &statement : step)
                    QSqlQuery(memory).exec(statement);
        wanted = columns(memory);
    }
    QSqlDatabase::removeDatabase(connection);
    const QStringList here = columns(m_database);
    const bool areAllHere =
        std::all_of(wanted.begin(), wanted.end(),
                    [&here](const QString &column) { return here.contains(column); });
    return areAllHere || fail(TroubleKind::Corrupted);
}

bool SqliteFile::fail(StoreTrouble::Kind kind)
{
    m_trouble = {kind, sentenceFor(kind, m_options.path, {})};
    return false;
}

bool SqliteFile::fail(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    if (!isNumber && m_trouble) // of a statement that could not be prepared: that is known
        return false;
    const TroubleKind kind = isNumber ? kindOf(code, m_options.path) : TroubleKind::Other;
    m_trouble = {kind, sentenceFor(kind, m_options.path, error.databaseText().simplified())};
    if (kind == TroubleKind::Corrupted || !m_database.isOpen())
        m_isOpen = false;
    return false;
}

/// False: it cannot be moved, for instance on a read-only file system.
bool SqliteFile::setAside()
{
    const char *why = m_trouble.kind == TroubleKind::TooNew ? ".newer-" : ".damaged-";
    close();
    const QString date =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = m_options.path + QLatin1String(why) + date;
    if (!QFile::exists(m_options.path)) // another process was faster
        return true;
    if (!QFile::rename(m_options.path, aside))
        return false;
    for (const char *companion : {"-wal", "-shm"})
        QFile::rename(m_options.path + QLatin1String(companion), aside + QLatin1String(companion));
    m_setAside = aside;
    return true;
}

void SqliteFile::takeBack(const QString &aside)
{
    for (const char *companion : companions) {
        QFile::remove(m_options.path + QLatin1String(companion));
        QFile::rename(aside + QLatin1String(companion), m_options.path + QLatin1String(companion));
    }
}

QString SqliteFile::takeSetAside()
{
    return std::exchange(m_setAside, {});
}

bool SqliteFile::transaction(const std::function<bool()> &work)
{
    if (!run(QStringLiteral("BEGIN IMMEDIATE")))
        return false;
    if (work() && run(QStringLiteral("COMMIT")))
        return true;
    QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK")); // may be rolled back already
    return false;
}

bool SqliteFile::run(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec())
        return fail(query.lastError());
    if (query.isSelect())
        query.next();
    return true;
}

bool SqliteFile::run(const QString &statement)
{
    if (!m_database.isOpen())
        return false;
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return fail(query.lastError());
    m_trouble = {};
    return true;
}

QSqlQuery SqliteFile::prepared(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        fail(query.lastError());
    return query;
}

qint64 SqliteFile::number(const QString &statement, qint64 otherwise)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement)) {
        fail(query.lastError());
        return otherwise;
    }
    if (query.next())
        return query.value(0).toLongLong();
    if (query.lastError().isValid())
        fail(query.lastError());
    return otherwise;
}

qint64 SqliteFile::sizeOnDisk() const
{
    return QFileInfo(m_options.path).size() +
           QFileInfo(m_options.path + QStringLiteral("-wal")).size();
}

} // namespace bnm
