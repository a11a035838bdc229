// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <vector>

class QSqlError;

namespace bnm {

/// Why a store cannot save data, for display.
struct StoreTrouble {
    enum class Kind { None, Full, ReadOnly, Locked, Corrupted, TooNew, Other };
    Kind kind = Kind::None;
    QString sentence; ///< what, where and what to do; empty: no problem

    explicit operator bool() const { return kind != Kind::None; }
};

struct SqliteOptions {
    QString path;
    /// One step per schema version, each a list of statements; existing files are migrated.
    std::vector<QStringList> schema;
    QStringList pragmas; ///< in addition to WAL, set at each opening
    bool exclusive = false;
    bool readOnly = false; ///< while another program writes
};

/// One SQLite file in WAL mode, used by the thread that opens it. A file that is damaged, lacks
/// tables, violates its own rules or is of a newer version is renamed with a date, never deleted,
/// and a new one is started; at most one every ten minutes. Damage found later is handled by the
/// next open(). Nothing throws: a failing call returns false, and trouble() has the reason.
class SqliteFile {
public:
    explicit SqliteFile(SqliteOptions options);
    ~SqliteFile();
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    bool open();
    bool isOpen() const { return m_isOpen; }
    /// Sets a damaged file aside and starts a new one.
    bool beginAnew();
    /// Deletes the file, whose contents are not needed any more, and starts a new one: the only way
    /// to free space on a file system too full for a DELETE.
    bool beginEmpty();
    void close();
    const StoreTrouble &trouble() const { return m_trouble; }
    /// The new path of a damaged file since the last call; empty: none.
    QString takeSetAside();

    /// All or nothing; false, and rolled back, if the work returns false or fails.
    bool transaction(const std::function<bool()> &work);
    /// Runs one statement; the query is at its first row if there is one.
    bool run(QSqlQuery &query, const QVariantList &values = {});
    bool run(const QString &statement);
    QSqlQuery prepared(const QString &statement);
    qint64 number(const QString &statement, qint64 otherwise = 0);
    /// Size of the file and its log, in bytes.
    qint64 sizeOnDisk() const;

private:
    bool openOnce();
    bool prepare();
    bool checkVersion();
    bool migrate();
    static QStringList columns(QSqlDatabase &database);
    bool hasOurTables();
    bool fail(const QSqlError &error);
    bool fail(StoreTrouble::Kind kind);
    bool setAside();
    void takeBack(const QString &aside);

    SqliteOptions m_options;
    QString m_connection;
    QSqlDatabase m_database;
    StoreTrouble m_trouble;
    QString m_setAside;
    QElapsedTimer m_setAsideAt;
    bool m_isOpen = false;
};

} // namespace bnm
