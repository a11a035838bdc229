// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/refused_lines.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const QByteArrayList lines = {"a x=1i 1", "b x= 2", "c,t=it's x=3i 3", "d x=4i 4"};

} // namespace

class TestRefusedLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QList<int>>("indexes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("InfluxDB 2, quoted")
            << QByteArray(R"({"code":"invalid","message":"unable to parse 'b x= 2': missing field)"
                          R"( value\nunable to parse 'c,t=it's x=3i 3': bad tag"})")
            << QList<int>{1, 2} << u"missing field value"_s;
        QTest::newRow("InfluxDB 2, by number")
            << QByteArray(R"({"code":"invalid","message":"bad","line":4})") << QList<int>{3}
            << u"bad"_s;
        QTest::newRow("InfluxDB 3")
            << QByteArray(R"({"error":"partial write of line protocol occurred","data":[)"
                          R"({"original_line":"c","line_number":3,"error_message":"type"},)"
                          R"({"original_line":"a","line_number":1,"error_message":"time"}]})")
            << QList<int>{0, 2} << u"time"_s;
        QTest::newRow("plain text")
            << QByteArray("unable to parse 'd x=4i 4': why") << QList<int>{3} << u"why"_s;
        QTest::newRow("a line that was not sent")
            << QByteArray(R"({"message":"unable to parse 'z': why"})") << QList<int>{} << QString();
        QTest::newRow("numbers out of range")
            << QByteArray(
                   R"({"message":"m","line":5,"data":[{"line_number":0},{"line_number":-1}]})")
            << QList<int>{} << QString();
        QTest::newRow("no number")
            << QByteArray(R"({"code":"unprocessable entity","message":"field type conflict"})")
            << QList<int>{} << QString();
        QTest::newRow("nothing") << QByteArray() << QList<int>{} << QString();
        QTest::newRow("open quote")
            << QByteArray("unable to parse 'unable to parse '") << QList<int>{} << QString();
    }
    void answers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QList<int>, indexes);
        QFETCH(QString, reason);
        const auto refused = refusedLines(answer, lines);
        QList<int> found;
        for (const RefusedLine &line : refused)
            found << int(line.index);
        QCOMPARE(found, indexes);
        if (!refused.empty())
            QCOMPARE(refused.front().reason, reason);
    }

    void refusedLinesAreStoredWithTheirReason()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"refused.lp"_s);
        DeadLetters letters(path);
        letters.add({{"b x= 2", u"missing\nfield"_s}, {"c x=3i 3", u"type"_s}});
        letters.add({{"d x=4i 4", u"type"_s}});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList kept = file.readAll().split('\n');
        QCOMPARE(kept.size(), 7);
        QVERIFY(kept[0].startsWith("# 2") && kept[0].endsWith("Z missing field"));
        QCOMPARE(kept[1], QByteArray("b x= 2"));
        QCOMPARE(kept[3], QByteArray("c x=3i 3"));
        QCOMPARE(kept[5], QByteArray("d x=4i 4"));
        QCOMPARE(file.permissions() & 0x0077, QFileDevice::Permissions());
    }

    void aLongFileIsReplaced()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"refused.lp"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9 * 1024 * 1024, '\n'));
        file.close();
        DeadLetters(path).add({{"a", u"b"_s}});
        QVERIFY(QFile(path).size() < 100);
        QVERIFY(QFile::exists(path + u".1"_s));
    }
};

QTEST_APPLESS_MAIN(TestRefusedLines)
#include "test_refused_lines.moc"
