// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/sqlite_file.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const QStringList first = {u"CREATE TABLE note(text TEXT)"_s};
const QStringList second = {u"ALTER TABLE note ADD COLUMN stars INTEGER DEFAULT 3"_s,
                            u"CREATE INDEX note_stars ON note(stars)"_s};
const QStringList wrong = {u"CREATE TABLE other(x)"_s, u"ALTER TABLE nothing ADD COLUMN y"_s};

} // namespace

class TestSqliteFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void anOlderFileIsMigratedWithWhatItHolds()
    {
        writeNote();
        SqliteFile file({path(), {first, second}, {}});
        QVERIFY2(file.open(), qPrintable(file.trouble().sentence));
        QCOMPARE(file.number(u"SELECT stars FROM note WHERE text = 'kept'"_s), 3);
        QCOMPARE(file.number(u"PRAGMA user_version"_s), 2);
    }

    void aNewFileGetsTheNewestSchema()
    {
        SqliteFile file({path(), {first, second}, {}});
        QVERIFY(file.open());
        QCOMPARE(file.number(u"SELECT COUNT(stars) FROM note"_s, -1), 0);
        const auto permissions = QFileInfo(path()).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aMigrationThatFailsChangesNothing()
    {
        writeNote();
        {
            SqliteFile file({path(), {first, wrong}, {}});
            QVERIFY(!file.open());
            QVERIFY(file.trouble());
        }
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QCOMPARE(file.number(u"SELECT COUNT(*) FROM note"_s), 1);
        QCOMPARE(file.number(u"SELECT COUNT(*) FROM sqlite_master WHERE name = 'other'"_s), 0);
    }

    void aTransactionIsAllOrNothing()
    {
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QVERIFY(!file.transaction([&] {
            return file.run(u"INSERT INTO note VALUES('a')"_s) &&
                   file.run(u"INSERT INTO nothing VALUES(1)"_s);
        }));
        QCOMPARE(file.number(u"SELECT COUNT(*) FROM note"_s), 0);
        QVERIFY(file.transaction([&] { return file.run(u"INSERT INTO note VALUES('a')"_s); }));
        QCOMPARE(file.number(u"SELECT COUNT(*) FROM note"_s), 1);
    }

private:
    QString path() const { return m_directory->filePath(u"notes.sqlite"_s); }
    void writeNote()
    {
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QVERIFY(file.run(u"INSERT INTO note VALUES('kept')"_s));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestSqliteFile)
#include "test_sqlite_file.moc"
