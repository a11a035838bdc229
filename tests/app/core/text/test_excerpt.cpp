// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/excerpt.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestExcerpt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("as it is") << u"küche 1"_s << u"küche 1"_s;
        QTest::newRow("just fits") << u"12345678"_s << u"12345678"_s;
        QTest::newRow("cut") << u"123456789"_s << u"12345678\u2026"_s;
        QTest::newRow("two units each")
            << u"\U0001F600"_s.repeated(8) << u"\U0001F600"_s.repeated(8);
        QTest::newRow("cut between them")
            << u"\U0001F600"_s.repeated(9) << u"\U0001F600"_s.repeated(8) + u'\u2026';
        QTest::newRow("control") << u"a\n\r\t\x1b"_s << u"a\\n\\r\\t\\u{1b}"_s;
        QTest::newRow("direction and line") << u"\u202e\u2028"_s << u"\\u{202e}\\u{2028}"_s;
        QTest::newRow("long") << u"x"_s.repeated(1'000'000) << u"xxxxxxxx\u2026"_s;
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(excerpt(text, 8), shown);
    }
};

QTEST_APPLESS_MAIN(TestExcerpt)
#include "test_excerpt.moc"
