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

/// Why a store cannot keep what it is given, in words for a person.
struct StoreTrouble {
    enum class Kind { None, Full, ReadOnly, Locked, Corrupted, TooNew, Other };
    Kind kind = Kind::None;
    QString sentence; ///< what, where and what to do; empty when there is none

    explicit operator bool() const { return kind != Kind::None; }
};

struct SqliteOptions {
    QString path;
    /// One step a schema version, each a list of statements; what is there is migrated.
    std::vector<QStringList> schema;
    QStringList pragmas; ///< beside WAL, set at each opening
    bool exclusive = false;
    bool readOnly = false; ///< beside a program that writes
};

/// One SQLite file in WAL mode, used by the thread that opens it. A file that is damaged, lacks
/// tables, breaks its own rules or is of a newer version is set aside under a dated name, never
/// deleted, and a new one begun; at most one every ten minutes. When the damage shows in use, the
/// next open() does it. Nothing throws: a call that fails returns false, and trouble() tells why.
class SqliteFile {
public:
    explicit SqliteFile(SqliteOptions options);
    ~SqliteFile();
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    bool open();
    bool isOpen() const { return m_isOpen; }
    /// Sets the file aside and begins a new one, when it turned out to be damaged in use.
    bool beginAnew();
    /// Deletes the file, whose contents nobody needs any more, and begins a new one: the way to
    /// get space back on a file system too full for a DELETE.
    bool beginEmpty();
    void close();
    const StoreTrouble &trouble() const { return m_trouble; }
    /// Where a corrupted file was moved to since the last call; empty: none was.
    QString takeSetAside();

    /// All or nothing; false, and rolled back, when the work returns false or fails.
    bool transaction(const std::function<bool()> &work);
    /// Runs one statement; the query is at its first row when there is one.
    bool run(QSqlQuery &query, const QVariantList &values = {});
    bool run(const QString &statement);
    QSqlQuery prepared(const QString &statement);
    qint64 number(const QString &statement, qint64 otherwise = 0);
    /// The space that the file and its log take, in bytes.
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
