// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reorg_log.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

Reorganisation reorganisation(int depth, qint64 timeMs = 1'780'000'000'000)
{
    return {timeMs, depth, 900'000, QString(64, u'a'), QString(64, u'b'), 900'001 + depth};
}

void write(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
}

} // namespace

class TestReorgLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"reorganisations"_s);
        ReorgLog log;
        log.setFile(path);
        QVERIFY(log.list().empty());
        log.add(reorganisation(1));
        log.add(reorganisation(2));
        write(path, log.contents());
        ReorgLog again;
        again.setFile(path);
        QCOMPARE(again.list().size(), std::size_t(2));
        QCOMPARE(again.list().front().depth, 2);
        QCOMPARE(again.list().back().replacedTip, QString(64, u'a'));
        QCOMPARE(again.list().back().tipHeight, 900'002);
        QCOMPARE(again.contents(), log.contents());
    }

    void limitsItsLength()
    {
        ReorgLog log;
        for (int i = 1; i <= 300; ++i)
            log.add(reorganisation(i));
        QCOMPARE(log.list().size(), ReorgLog::most);
        QCOMPARE(log.list().front().depth, 300);
    }

    void wrongLinesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray a(64, 'a');
        const QByteArray b(64, 'b');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no hash") << QByteArray("1 1 1 x ") + b + " 2";
        QTest::newRow("no number") << "x 1 1 " + a + ' ' + b + " 2";
        QTest::newRow("no depth") << "1 0 1 " + a + ' ' + b + " 2";
        QTest::newRow("negative height") << "1 1 -5 " + a + ' ' + b + " 2";
        QTest::newRow("enormous height") << "1 1 1 " + a + ' ' + b + " 99999999999999999999";
        QTest::newRow("too long") << "1 1 1 " + a + ' ' + b + " 2 3";
        QTest::newRow("bytes") << QByteArray("\xff\x00\x01", 3);
    }
    void wrongLinesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"reorganisations"_s);
        ReorgLog good;
        good.add(reorganisation(3));
        write(path, line + '\n' + good.contents());
        ReorgLog log;
        log.setFile(path);
        QCOMPARE(log.list().size(), std::size_t(1));
        QCOMPARE(log.list().front().depth, 3);
    }
};

QTEST_GUILESS_MAIN(TestReorgLog)
#include "test_reorg_log.moc"
