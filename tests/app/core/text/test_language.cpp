// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/language.h"
#include "collectors/words.h"

#include <QLocale>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_texts = textsFor(QLocale::c());
        QVERIFY(QCoreApplication::installTranslator(m_texts.get()));
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(m_texts.get()); }

    void oneAndMany_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 peers"_s;
        QTest::newRow("one") << qint64(1) << u"1 peer"_s;
        QTest::newRow("two") << qint64(2) << u"2 peers"_s;
        QTest::newRow("more than an int has") << (qint64(1) << 40) << u"1099511627776 peers"_s;
    }
    void oneAndMany()
    {
        QFETCH(qint64, count);
        QTEST(Words::tr("%1 peers", nullptr, plural(count)).arg(count), "text");
    }

    void textsOfTables()
    {
        constexpr TableText blocks = counting("%1 blocks to go");
        QCOMPARE(blocks.translated(1), u"%1 block to go"_s);
        QCOMPARE(blocks.translated(2), u"%1 blocks to go"_s);
        QCOMPARE(TableText("Node unreachable").translated(2), u"Node unreachable"_s);
    }

    /// A language without a translation is English, with its plurals.
    void aMissingLanguage()
    {
        const auto texts = textsFor(QLocale(QLocale::Icelandic));
        QCOMPARE(texts->translate("bnm", "%1 peers", nullptr, 1), u"%1 peer"_s);
    }

private:
    std::unique_ptr<QTranslator> m_texts;
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
