// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/without_secrets.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype most = 60;
const QUrl url(u"http://h:1/api/aToken0123456789/x?key=another0123&n=1"_s);
const QByteArray login = "Basic " + QByteArray("me:p@ss w0rd").toBase64();

} // namespace

class TestWithoutSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsRepeated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const QString header = QString::fromLatin1(login);
        QTest::newRow("nothing") << u"Work queue depth exceeded"_s
                                 << u"Work queue depth exceeded"_s;
        QTest::newRow("header") << u"got "_s + header << u"got Basic \u2026"_s;
        QTest::newRow("login") << u"user me:p@ss w0rd is unknown"_s << u"user \u2026 is unknown"_s;
        QTest::newRow("password") << u"not p@ss w0rd."_s << u"not \u2026."_s;
        QTest::newRow("path") << u"no /api/aToken0123456789/x here"_s << u"no /api/\u2026/x here"_s;
        QTest::newRow("query") << u"?key=another0123&n=1"_s << u"?key=\u2026&n=1"_s;
        QTest::newRow("often") << u"p@ss w0rd "_s.repeated(3) << u"\u2026 \u2026 \u2026 "_s;
    }
    void whatIsRepeated()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(withoutSecrets(text, secretsOf(url, login), most), shown);
    }

    /// Neither the end of the sentence nor that of what is read of the answer leaves a part.
    void aCutLeavesNoPart()
    {
        const QStringList secrets = secretsOf(url, login);
        for (qsizetype before = 0; before < 8 * most; ++before)
            for (const QString &text : {QString(before, u'-') + u"p@ss w0rd"_s.repeated(40),
                                        QString(before, u'-') + u" p@ss w0rd"_s.repeated(100)}) {
                const QString shown = withoutSecrets(text, secrets, most);
                QVERIFY(shown.size() <= most);
                QVERIFY2(!shown.contains(u'p') && !shown.contains(u's'), qPrintable(shown));
            }
    }

    void anAddressWithoutSecretsHasNone()
    {
        QCOMPARE(secretsOf(QUrl(u"http://h:8332/"_s), {}), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestWithoutSecrets)
#include "test_without_secrets.moc"
