// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/csv.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const QString &text, const QByteArray &cell) {
            QTest::addRow("%s", qPrintable(text)) << text << cell;
        };
        row(u"plain"_s, "plain");
        row(u"a,b"_s, "\"a,b\"");
        row(u"say \"x\""_s, "\"say \"\"x\"\"\"");
        row(u"two\nlines"_s, "\"two\nlines\"");
        row(u"=1+2"_s, "'=1+2");
        row(u"@SUM(A1)"_s, "'@SUM(A1)");
        row(u"-1"_s, "'-1");
        row(u"+1,2"_s, "\"'+1,2\"");
        row(u"\tx"_s, "'\tx");
        row(u""_s, "");
        row(u"₿"_s, "₿");
    }
    void cells()
    {
        QFETCH(QString, text);
        QTEST(csv::cell(text), "cell");
    }

    void numbersKeepTheirExactValue()
    {
        for (const double value : {0.1, 1.0 / 3, 875'010.0, -2.5e-7, 1e21})
            QCOMPARE(csv::number(value).toDouble(), value);
        QCOMPARE(csv::number(875'010), QByteArray("875010"));
        QCOMPARE(csv::number(1e6), QByteArray("1000000"));
        QCOMPARE(csv::number(-2e15), QByteArray("-2000000000000000"));
        QCOMPARE(csv::number(std::nullopt), QByteArray());
    }

    void momentsAreJoined()
    {
        const csv::Column samples{u"a"_s, {Bucket::of(1'000, 1), Bucket::of(3'000, 2)}};
        const csv::Column sums{u"=b"_s, {{1'000, 1, 2, 3, 4}}};
        QCOMPARE(csv::table({u"signet"_s, u"a,b"_s}, {samples, sums}),
                 QByteArray("time,network,node,a,'=b,\"'=b, least\",\"'=b, greatest\"\n"
                            "1970-01-01T00:00:01.000Z,signet,\"a,b\",1,2,1,3\n"
                            "1970-01-01T00:00:03.000Z,signet,\"a,b\",2,,,\n"));
        QCOMPARE(csv::table({}, {}), QByteArray("time,network,node\n"));
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
