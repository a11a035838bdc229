// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << u"The node answers."_s << QByteArray("The node answers.");
        QTest::newRow("a forged line")
            << u"ok\n2026 error forged"_s << QByteArray("ok\\n2026 error forged");
        QTest::newRow("terminal escapes")
            << u"\x1b[31mred\a\r"_s << QByteArray("\xef\xbf\xbd[31mred\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("letters") << u"Küche ₿"_s
                                 << QByteArray("K\xc3\xbc"
                                               "che \xe2\x82\xbf");
    }
    void lines()
    {
        QFETCH(QString, message);
        QFETCH(QByteArray, text);
        QCOMPARE(logLine(u"2026-01-01T00:00:00.000Z"_s, "info", message),
                 "2026-01-01T00:00:00.000Z info " + text + '\n');
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "test_log.moc"
