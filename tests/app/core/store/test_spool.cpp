// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/spool.h"
#include "tests/support/small_file_system.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 all = std::numeric_limits<qint64>::max();

QByteArrayList dataIn(Spool &spool, qint64 after = 0, qint64 before = all, qint64 most = all)
{
    QByteArrayList data;
    for (const Spool::Block &block : spool.read(after, before, most))
        data << block.data;
    return data;
}

std::vector<qint64> idsIn(Spool &spool, qint64 most = all)
{
    std::vector<qint64> ids;
    for (const Spool::Block &block : spool.read(0, all, most))
        ids.push_back(block.id);
    return ids;
}

/// By a limit of the process, as long as this lives.
class NothingCanBeWritten {
public:
    NothingCanBeWritten()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NothingCanBeWritten() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    NothingCanBeWritten(const NothingCanBeWritten &) = delete;
    NothingCanBeWritten &operator=(const NothingCanBeWritten &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestSpool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void oldestFirstAndOverRestarts()
    {
        {
            Spool spool = opened();
            spool.append("a", 1'000, 2);
            spool.append("b", 2'000, 3);
            spool.append("c", 3'000, 4);
            QCOMPARE(dataIn(spool), QByteArrayList({"a", "b", "c"}));
            QCOMPARE(dataIn(spool, 0, all, 3), QByteArrayList({"a", "b"})); // whole blocks
            spool.remove(idsIn(spool, 1));
            QCOMPARE(dataIn(spool), QByteArrayList({"b", "c"}));
            QCOMPARE(spool.items(), 7);
            QCOMPARE(spool.oldestMs(), std::optional<qint64>(2'000));
            spool.append("d", 4'000, 1); // writes the removal to disk
        }
        Spool again = opened();
        QCOMPARE(dataIn(again), QByteArrayList({"b", "c", "d"}));
        QCOMPARE(again.items(), 8);
        QCOMPARE(again.bytes(), 3);
        again.append("e", 5'000, 1);
        QCOMPARE(dataIn(again).last(), QByteArray("e"));
    }

    void removalWaitsForTheNextAppendOrSync()
    {
        {
            Spool spool = opened();
            spool.append("a", 1, 1);
            spool.remove(idsIn(spool));
            QCOMPARE(spool.items(), 0);
        }
        {
            Spool spool = opened();
            QCOMPARE(dataIn(spool), QByteArrayList({"a"})); // sent again, which is harmless
            spool.remove(idsIn(spool));
            spool.sync();
        }
        Spool spool = opened();
        QCOMPARE(spool.items(), 0);
    }

    void theOldestAreDroppedFirst()
    {
        SpoolOptions options = optionsHere();
        options.mostBytes = 1'000;
        Spool spool(options);
        for (char letter = 'a'; letter < 'a' + 15; ++letter)
            spool.append(QByteArray(100, letter), 1, 2);
        QCOMPARE(spool.bytes(), 1'000);
        QCOMPARE(spool.dropped(), 10);
        QCOMPARE(dataIn(spool).first(), QByteArray(100, 'f'));
        QCOMPARE(spool.items(), 20);
    }

    void droppingABlockInTransitCountsOnce()
    {
        SpoolOptions options = optionsHere();
        options.mostBytes = 300;
        Spool spool(options);
        for (int i = 0; i < 3; ++i)
            spool.append(QByteArray(100, 'x'), 1, 1);
        const std::vector<qint64> sent = idsIn(spool, 2);
        spool.append(QByteArray(100, 'y'), 1, 1); // drops the first of them
        spool.remove(sent);
        QCOMPARE(spool.items(), 2);
        QCOMPARE(spool.bytes(), 200);
        QCOMPARE(dataIn(spool).size(), 2);
    }

    void aDamagedFileIsSetAside()
    {
        {
            Spool spool = opened();
            spool.append("a", 1, 1);
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(file.size(), 'x'));
        file.close();
        Spool spool = opened();
        QVERIFY(!spool.trouble());
        const QString aside = spool.takeSetAside();
        QVERIFY2(aside.startsWith(path() + u".damaged-2"_s), qPrintable(aside));
        QVERIFY(QFile::exists(aside));
        spool.append("b", 1, 1);
        QCOMPARE(dataIn(spool), QByteArrayList({"b"}));
    }

    void aFileThatIsInUse()
    {
        Spool first = opened();
        first.append("a", 1, 1);
        Spool second = opened();
        QCOMPARE(second.trouble().kind, StoreTrouble::Kind::Locked);
        second.append("b", 1, 1);
        QCOMPARE(dataIn(second), QByteArrayList({"b"})); // in memory
        QCOMPARE(dataIn(first), QByteArrayList({"a"}));
    }

    void anImpossibleFolder()
    {
        SpoolOptions options = optionsHere();
        options.path = u"/proc/no/such/queue.sqlite"_s;
        options.mostBytesInMemory = 30;
        Spool spool(options);
        QVERIFY(spool.trouble());
        QVERIFY(spool.trouble().sentence.contains(options.path));
        for (int i = 0; i < 5; ++i)
            spool.append(QByteArray(10, 'x'), 1, 1);
        QCOMPARE(spool.items(), 3);
        QCOMPARE(spool.dropped(), 2);
    }

    void aNewerFileIsSetAside()
    {
        {
            SqliteFile file({path(), {{u"CREATE TABLE x(y)"_s}, {}, {}}, {}, false});
            QVERIFY(file.open());
        }
        Spool spool = opened();
        QVERIFY(!spool.trouble());
        QVERIFY(spool.takeSetAside().contains(u".newer-"_s));
        spool.append("a", 1, 1);
        QCOMPARE(dataIn(spool), QByteArrayList{"a"});
    }

    /// The numbers beside the data have no checksum; the contents are kept in any case.
    void wrongNumbersInRows_data()
    {
        QTest::addColumn<QString>("spoil");
        QTest::newRow("too many bytes") << u"bytes = bytes + 1099511627776 WHERE id = 2"_s;
        QTest::newRow("negative bytes") << u"bytes = bytes - 1099511627776 WHERE id = 2"_s;
        QTest::newRow("negative items") << u"items = -380 WHERE id = 1"_s;
        QTest::newRow("too many items") << u"items = 1099511627776 WHERE id = 3"_s;
        QTest::newRow("items are text") << u"items = 'x' WHERE id = 3"_s;
        QTest::newRow("greatest id") << u"id = 9223372036854775807 WHERE id = 3"_s;
        QTest::newRow("negative id") << u"id = -5 WHERE id = 1"_s;
        QTest::newRow("least id") << u"id = -9223372036854775807 - 1 WHERE id = 1"_s;
        QTest::newRow("id 0") << u"id = 0 WHERE id = 1"_s;
        QTest::newRow("time") << u"time_ms = -9223372036854775807 - 1 WHERE id = 1"_s;
        QTest::newRow("all of them") << u"id = -id, items = -1, bytes = -1, time_ms = -1"_s;
    }
    void wrongNumbersInRows()
    {
        QFETCH(QString, spoil);
        {
            Spool spool = opened();
            for (const char *data : {"a", "b", "c"})
                spool.append(data, 1'000, 1);
        }
        {
            SqliteFile file({path(), {{}}, {}});
            QVERIFY(file.open() && file.run(u"UPDATE block SET "_s + spoil));
        }
        SpoolOptions options = optionsHere();
        options.mostBytes = 1'000;
        Spool spool(options);
        QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        QCOMPARE(spool.items(), 3);
        QCOMPARE(spool.bytes(), 3);
        QByteArrayList data = dataIn(spool);
        std::sort(data.begin(), data.end());
        QCOMPARE(data, QByteArrayList({"a", "b", "c"}));
        QVERIFY(*spool.oldestMs() > 0);
        for (int i = 0; i < 10; ++i)
            spool.append("new", 2'000, 1);
        QCOMPARE(spool.dropped(), 0); // there is room
        QCOMPARE(dataIn(spool).size(), 13);
        QCOMPARE(dataIn(spool).last(), QByteArray("new"));
        spool.remove(idsIn(spool));
        spool.sync();
        QCOMPARE(spool.items(), 0);
        QCOMPARE(spool.bytes(), 0);
        QVERIFY(dataIn(spool).isEmpty());
    }

    /// The contents of a closed file take no memory: new blocks wait up to their own limit.
    void aFullQueueWhoseFileIsClosedUsesItsMemory()
    {
        const QString folder = m_directory->filePath(u"own"_s);
        const QString elsewhere = m_directory->filePath(u"elsewhere"_s);
        SpoolOptions options{folder + u"/queue.sqlite"_s};
        options.mostBytes = 1'000;
        options.mostBytesInMemory = 500;
        Spool spool(options);
        for (int i = 0; i < 10; ++i)
            spool.append(QByteArray(100, 'x'), 1, 1);
        QCOMPARE(spool.dropped(), 0);
        QVERIFY(QFile::rename(folder, elsewhere));
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        {
            const NothingCanBeWritten now;
            spool.append(QByteArray(100, 'a'), 1, 1);
            QVERIFY(spool.trouble());
        }
        const qint64 before = spool.dropped(); // while the file was open still
        for (int i = 1; i < 8; ++i)
            spool.append(QByteArray(100, static_cast<char>('a' + i)), 1, 1);
        QVERIFY(spool.trouble());
        QCOMPARE(spool.bytes(), 1'500 - 100 * before);
        QCOMPARE(spool.dropped(), before + 3); // the oldest of those in memory
        QVERIFY(inTheWay.remove() && QFile::rename(elsewhere, folder));
        spool.append(QByteArray(100, 'z'), 1, 1);
        QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        QCOMPARE(spool.bytes(), 1'000);
        QCOMPARE(dataIn(spool).last(), QByteArray(100, 'z'));
    }

    void aFullFileSystemIsSurvived()
    {
        const SmallFileSystem small(m_directory->filePath(u"small"_s));
        if (!small.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        const SpoolOptions options{small.path(u"queue.sqlite"_s)};
        int count = 0;
        {
            Spool spool(options);
            QVERIFY(small.fill(1'200'000));
            while (!spool.trouble() && count < 1'000)
                spool.append(QByteArray(20'000, char('a' + count++ % 26)), 1, 1);
            QCOMPARE(spool.trouble().kind, StoreTrouble::Kind::Full);
            QVERIFY(spool.trouble().sentence.contains(u"full"_s));
            for (int i = 0; i < 20; ++i)
                spool.append(QByteArray(20'000, char('a' + count++ % 26)), 1, 1);
            QCOMPARE(spool.items(), count);
            QCOMPARE(dataIn(spool).size(), count); // on disk and in memory, in order
            QVERIFY(small.free());
            spool.append(QByteArray(20'000, char('a' + count++ % 26)), 1, 1);
            QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
            QCOMPARE(spool.dropped(), 0);
        }
        Spool again(options);
        const QByteArrayList data = dataIn(again);
        QCOMPARE(data.size(), count);
        for (int i = 0; i < count; ++i)
            QCOMPARE(data[i].front(), char('a' + i % 26));
    }

    void aFileSystemThatIsFullFromTheStart()
    {
        const SmallFileSystem small(m_directory->filePath(u"small"_s));
        if (!small.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        const SpoolOptions options{small.path(u"queue.sqlite"_s)};
        QVERIFY(small.fill(0));
        {
            Spool spool(options);
            QCOMPARE(spool.trouble().kind, StoreTrouble::Kind::Full);
            spool.append("a", 1, 1);
            QCOMPARE(dataIn(spool), QByteArrayList({"a"}));
            QVERIFY(small.free());
            spool.append("b", 2, 1);
            QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        }
        Spool again(options);
        QCOMPARE(dataIn(again), QByteArrayList({"a", "b"}));
    }

    void sentBlocksFreeAFullFileSystem()
    {
        const SmallFileSystem small(m_directory->filePath(u"small"_s));
        if (!small.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        Spool spool({small.path(u"queue.sqlite"_s)});
        QVERIFY(small.fill(600'000));
        while (!spool.trouble() && spool.items() < 1'000)
            spool.append(QByteArray(20'000, 'x'), 1, 1);
        QCOMPARE(spool.trouble().kind, StoreTrouble::Kind::Full);
        spool.remove(idsIn(spool));
        spool.append("y", 2, 1);
        QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        QCOMPARE(dataIn(spool), QByteArrayList({"y"}));
    }

    void aFileSystemThatIsReadOnlyForAWhile()
    {
        const SmallFileSystem small(m_directory->filePath(u"small"_s));
        if (!small.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        const SpoolOptions options{small.path(u"queue.sqlite"_s)};
        {
            Spool spool(options);
            spool.append("a", 1, 1);
        }
        QVERIFY(small.setReadOnly(true));
        {
            Spool spool(options);
            spool.append("b", 2, 1);
            QCOMPARE(spool.trouble().kind, StoreTrouble::Kind::ReadOnly);
            QVERIFY(spool.takeSetAside().isEmpty());
            const QByteArrayList data = dataIn(spool);
            QVERIFY(data.contains("b"));
            const std::vector<qint64> inHand = idsIn(spool, 1);
            QVERIFY(small.setReadOnly(false));
            spool.append("c", 3, 1);
            QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
            QCOMPARE(dataIn(spool), QByteArrayList({"a", "b", "c"}));
            spool.remove(inHand); // nothing else is removed
            QVERIFY(spool.items() >= 2);
            QVERIFY(dataIn(spool).contains("c"));
        }
        Spool again(options);
        QCOMPARE(again.items(), 3); // the removal had not been written
    }

    void aDamagedFileThatCannotBeMoved()
    {
        const SmallFileSystem small(m_directory->filePath(u"small"_s));
        if (!small.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        const SpoolOptions options{small.path(u"queue.sqlite"_s)};
        QFile file(options.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        QVERIFY(small.setReadOnly(true));
        Spool spool(options);
        QVERIFY(spool.trouble());
        QCOMPARE(spool.takeSetAside(), QString()); // and claims nothing wrong
        spool.append("a", 1, 1);
        QCOMPARE(dataIn(spool), QByteArrayList({"a"}));
        QVERIFY(small.setReadOnly(false));
        spool.append("b", 1, 1);
        QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        QVERIFY(QFile::exists(spool.takeSetAside()));
        QCOMPARE(dataIn(spool), QByteArrayList({"a", "b"}));
    }

    void blocksFromMemoryFollowThoseOfTheFile()
    {
        auto other = std::make_unique<Spool>(optionsHere());
        for (const char *data : {"a", "b", "c"})
            other->append(data, 1, 1);
        Spool spool = opened();
        QCOMPARE(spool.trouble().kind, StoreTrouble::Kind::Locked);
        spool.append("d", 2, 1);
        spool.append("e", 2, 1);
        const std::vector<qint64> inHand = idsIn(spool, 1); // "d", in transit
        other.reset();
        spool.append("f", 3, 1);
        QVERIFY2(!spool.trouble(), qPrintable(spool.trouble().sentence));
        QCOMPARE(dataIn(spool), QByteArrayList({"a", "b", "c", "d", "e", "f"}));
        spool.remove(inHand); // "d" may be sent once more, but nothing else is lost
        for (const char *data : {"a", "b", "c", "e", "f"})
            QVERIFY(dataIn(spool).contains(data));
    }

    void theOldestTimeSkipsRemovedBlocks()
    {
        Spool spool = opened();
        QCOMPARE(spool.oldestMs(), std::nullopt);
        for (int i = 1; i <= 6; ++i)
            spool.append("x", i * 1'000, 1);
        const std::vector<qint64> ids = idsIn(spool);
        spool.remove({ids[1], ids[3]});
        QCOMPARE(spool.oldestMs(), std::optional<qint64>(1'000));
        spool.remove({ids[0]});
        QCOMPARE(spool.oldestMs(), std::optional<qint64>(3'000));
        spool.remove({ids[2]});
        QCOMPARE(spool.oldestMs(), std::optional<qint64>(5'000));
        spool.remove({ids[4], ids[5]});
        QCOMPARE(spool.oldestMs(), std::nullopt);
    }

    void spaceIsGivenBack()
    {
        Spool spool = opened();
        for (int i = 0; i < 300; ++i)
            spool.append(QByteArray(45'000, char(i)), 1, 1);
        const qint64 full = QFileInfo(path()).size();
        for (int i = 0; i < 40; ++i) {
            spool.remove(idsIn(spool, 30));
            spool.append("x", 1, 1);
        }
        const qint64 after = QFileInfo(path()).size();
        qInfo("queue file: %lld bytes full, %lld after", static_cast<long long>(full),
              static_cast<long long>(after));
        QVERIFY(after < full / 2);
    }

private:
    QString path() const { return m_directory->filePath(u"queue.sqlite"_s); }
    SpoolOptions optionsHere() const { return {path()}; }
    Spool opened() const { return Spool(optionsHere()); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestSpool)
#include "test_spool.moc"
