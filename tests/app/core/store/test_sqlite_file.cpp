// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/sqlite_file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

namespace {

int modeChanges = 0;

} // namespace

/// In front of the system's own, which Qt calls for setPermissions().
extern "C" int chmod(const char *path, ::mode_t mode) noexcept
{
    ++modeChanges;
    return ::fchmodat(AT_FDCWD, path, mode, 0);
}

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

    void anOlderFileIsMigratedWithItsContents()
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

    /// Whatever is wrong with the file, it is kept, and a new one is used.
    void aFileThatIsNotOursIsSetAside_data()
    {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<QString>("aside");
        QTest::newRow("negative version") << u"PRAGMA user_version=-1"_s << u".damaged-"_s;
        QTest::newRow("least version") << u"PRAGMA user_version=-2147483648"_s << u".damaged-"_s;
        QTest::newRow("newer version") << u"PRAGMA user_version=7"_s << u".newer-"_s;
        QTest::newRow("no version, though tables") << u"PRAGMA user_version=0"_s << u".damaged-"_s;
        QTest::newRow("no table") << u"DROP TABLE note"_s << u".damaged-"_s;
        QTest::newRow("another table")
            << u"ALTER TABLE note RENAME COLUMN text TO words"_s << u".damaged-"_s;
    }
    void aFileThatIsNotOursIsSetAside()
    {
        QFETCH(QString, spoil);
        QFETCH(QString, aside);
        writeNote();
        {
            SqliteFile file({path(), {first}, {}});
            QVERIFY(file.open() && file.run(spoil));
        }
        SqliteFile file({path(), {first}, {}});
        QVERIFY2(file.open(), qPrintable(file.trouble().sentence));
        QVERIFY(!file.trouble());
        const QString kept = file.takeSetAside();
        QVERIFY2(kept.startsWith(path() + aside) && QFileInfo::exists(kept), qPrintable(kept));
        QVERIFY(file.run(u"INSERT INTO note VALUES('new')"_s));
        QCOMPARE(file.number(u"SELECT COUNT(*) FROM note"_s), 1);
    }

    /// A row that violates a constraint although our statements are correct; the next open repairs
    /// it.
    void aFileThatFailsInUseIsSetAside()
    {
        writeNote();
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QVERIFY(file.run(u"CREATE UNIQUE INDEX none ON note(text)"_s));
        QVERIFY(!file.run(u"INSERT INTO note VALUES('kept')"_s));
        QCOMPARE(file.trouble().kind, StoreTrouble::Kind::Corrupted);
        QVERIFY(!file.isOpen());
        QVERIFY(file.open());
        QVERIFY(!file.takeSetAside().isEmpty());
        QVERIFY(file.run(u"INSERT INTO note VALUES('kept')"_s));
    }

    void aStatementThatCannotBePreparedIsDamage()
    {
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QVERIFY(file.run(u"DROP TABLE note"_s));
        QSqlQuery query = file.prepared(u"INSERT INTO note VALUES('a')"_s);
        QVERIFY(!file.run(query));
        QCOMPARE(file.trouble().kind, StoreTrouble::Kind::Corrupted);
    }

    /// A disk that spoils each new file must not be filled with them.
    void settingAsideIsLimited()
    {
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        for (int i = 0; i < 5; ++i) {
            file.run(u"DROP TABLE note"_s);
            file.run(u"INSERT INTO note VALUES('a')"_s);
            file.open();
        }
        QCOMPARE(QDir(m_directory->path()).entryList({u"*.damaged-*"_s}).size(), 1);
        QCOMPARE(file.trouble().kind, StoreTrouble::Kind::Corrupted); // and reported
    }

    /// Never with another mode, not even briefly.
    void filesAreMadeWithTheirMode()
    {
        const ::mode_t before = ::umask(0);
        modeChanges = 0;
        SqliteFile file({m_directory->filePath(u"made/deep/notes.sqlite"_s), {first}, {}});
        const bool isOpen = file.open() && file.run(u"INSERT INTO note VALUES('a')"_s);
        ::umask(before);
        QVERIFY(isOpen);
        QCOMPARE(modeChanges, 0);
        const QDir folder(m_directory->filePath(u"made/deep"_s));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(folder.path()).permissions() & others));
        for (const QFileInfo &info : folder.entryInfoList(QDir::Files))
            QVERIFY2(!(info.permissions() & others), qPrintable(info.fileName()));
    }

    void aFileOpenToOthersIsClosed()
    {
        writeNote();
        QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x6644)));
        modeChanges = 0;
        SqliteFile file({path(), {first}, {}});
        QVERIFY(file.open());
        QCOMPARE(modeChanges, 1); // by the way that is watched above
        QCOMPARE(QFile::permissions(path()) & 0x0077, QFile::Permissions());
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
